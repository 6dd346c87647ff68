"""The groups of the desk, each with a permission for each action that is theirs; who could act before, still can."""

from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import Q

VIEW = tuple(
    f"view_{model}"
    for model in (
        "article",
        "issue",
        "page",
        "correspondent",
        "unit",
        "editor",
        "correction",
        "sourcetext",
        "importnote",
    )
)
EDIT = ("change_article", "answer_article")
GROUPS = {
    "通联": ("add_article", *EDIT, "submit_article", "add_correspondent", "change_correspondent", "add_unit"),
    "责编": (
        "add_article",
        *EDIT,
        "submit_article",
        "review_first_article",
        "place_article",
        "add_correspondent",
        "add_unit",
        "change_page",
        "change_importnote",
        "correct_transcription_article",
    ),
    "主任": (
        *EDIT,
        "review_second_article",
        "place_article",
        "hold_article",
        "reopen_article",
        "correct_article",
        "waive_finding_article",
        "change_page",
        "change_issue",
        "add_page",
        "add_issue",
        "change_importnote",
    ),
    "总编": (
        *EDIT,
        "review_final_article",
        "sign_off_article",
        "release_article",
        "hold_article",
        "withdraw_article",
        "reopen_article",
        "place_article",
        "correct_article",
        "retract_article",
        "waive_finding_article",
        "correct_transcription_article",
        "purge_article",
        "delete_article",
        "pass_page",
        "change_page",
        "change_issue",
        "add_page",
        "add_issue",
    ),
    "校对": (*EDIT, "proof_page"),
}
# Who had the first permission in the version before gets the others, into which it is parted.
PARTED = {
    "sign_off_article": (
        "release_article",
        "withdraw_article",
        "hold_article",
        "reopen_article",
        "correct_article",
        "retract_article",
    ),
    "change_article": ("submit_article", "answer_article", "place_article"),
}


def make_groups(apps, schema_editor):
    """Make the groups that are not there; the permissions themselves come after all migrations, so they are made here."""
    application = apps.get_app_config("articles")
    application.models_module = True  # as in an application that is there whole
    create_permissions(application, apps=apps, verbosity=0)
    application.models_module = None
    permission, group = (apps.get_model("auth", name).objects for name in ("Permission", "Group"))
    known = {row.codename: row for row in permission.filter(content_type__app_label="articles")}
    for name, codenames in GROUPS.items():
        row, _is_new = group.get_or_create(name=name)
        row.permissions.add(*(known[codename] for codename in (*VIEW, *codenames)))
    for before, parts in PARTED.items():
        for holders in (
            group.filter(permissions=known[before]).exclude(name__in=GROUPS),
            users_with(apps, known[before]),
        ):
            for holder in holders:
                given = getattr(holder, "user_permissions", None) or holder.permissions
                given.add(*(known[part] for part in parts))


def users_with(apps, permission):
    return apps.get_model(settings.AUTH_USER_MODEL).objects.filter(Q(user_permissions=permission))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0036_stages"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
