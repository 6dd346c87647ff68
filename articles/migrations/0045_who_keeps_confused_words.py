"""The groups of the desk see the list of confused words; who edits, proofs or directs keeps it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

KEEP = ("view_confusedword", "add_confusedword", "change_confusedword")
GROUPS = {
    "通联": ("view_confusedword",),
    "责编": KEEP,
    "主任": (*KEEP, "delete_confusedword"),
    "总编": (*KEEP, "delete_confusedword"),
    "校对": KEEP,
}


def let_groups_keep(apps, schema_editor):
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
    dependencies = [("articles", "0044_waivers")]

    operations = [migrations.RunPython(let_groups_keep, migrations.RunPython.noop)]
