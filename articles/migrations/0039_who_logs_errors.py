"""The groups of the desk see the errors in print; who edits, proofs or directs logs them."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

LOG = ("view_printerror", "add_printerror", "change_printerror")
GROUPS = {
    "通联": ("view_printerror",),
    "责编": LOG,
    "主任": (*LOG, "delete_printerror"),
    "总编": (*LOG, "delete_printerror"),
    "校对": LOG,
}


def let_groups_log(apps, schema_editor):
    """Give the permissions, which Django itself would make after all migrations; a group that was deleted stays away."""
    application = apps.get_app_config("articles")
    application.models_module = True  # as in an application that is there whole
    create_permissions(application, apps=apps, verbosity=0)
    application.models_module = None
    permission, group = (apps.get_model("auth", name).objects for name in ("Permission", "Group"))
    known = {row.codename: row for row in permission.filter(content_type__app_label="articles")}
    for row in group.filter(name__in=GROUPS):
        row.permissions.add(*(known[codename] for codename in GROUPS[row.name]))


class Migration(migrations.Migration):
    dependencies = [("articles", "0038_print_errors")]

    operations = [migrations.RunPython(let_groups_log, migrations.RunPython.noop)]
