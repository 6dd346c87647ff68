"""The record of the desk, which takes over what the admin's own log knows.

The rows of that log stay where they are; nothing is written there any more.
"""

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import migrations, models
from django.utils import translation

import articles.enums

AT_ONCE = 1000
ACTIONS = {1: "add", 2: "change", 3: "delete"}
HANGING = ("correction", "importnote")  # what hangs on an article, and has a page of its own at the desk


def take_over_log(apps, schema_editor):
    log, entry = apps.get_model("admin", "LogEntry").objects, apps.get_model("articles", "Entry")
    last = 0
    with translation.override(settings.LANGUAGE_CODE):
        while rows := list(log.filter(pk__gt=last).select_related("user", "content_type").order_by("pk")[:AT_ONCE]):
            pieces = pieces_of(apps, rows)
            entry.objects.bulk_create(entry_of(entry, row, pieces) for row in rows)
            last = rows[-1].pk


def entry_of(entry, row, pieces):
    user, model = row.user, model_of(row)
    return entry(
        actor=user,
        actor_name=f"{user.last_name}{user.first_name}".strip()[:200] or user.username,
        action=ACTIONS[row.action_flag],
        article_id=pieces.get((model, row.object_id)),
        model=model,
        object_id=(row.object_id or "")[:40],
        object_name=row.object_repr,
        message=LogEntry(change_message=row.change_message).get_change_message(),
        at=row.action_time,
    )


def model_of(row):
    kind = row.content_type
    return f"{kind.app_label}.{kind.model}" if kind else ""


def pieces_of(apps, rows):
    """Tell which article a row of the log is about, by the model and the key that it names."""
    keys = {(model_of(row), row.object_id) for row in rows if (row.object_id or "").isdecimal()}
    pieces = {(model, key): int(key) for model, key in keys if model == "articles.article"}
    for name in HANGING:
        model = f"articles.{name}"
        there = apps.get_model("articles", name).objects.filter(pk__in=[key for of, key in keys if of == model])
        pieces |= {(model, str(pk)): article for pk, article in there.values_list("pk", "article")}
    return pieces


class Migration(migrations.Migration):
    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("articles", "0020_names_as_printed"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("actor_name", models.CharField(max_length=200, verbose_name="who")),
                (
                    "action",
                    models.CharField(choices=articles.enums.entry_actions, max_length=20, verbose_name="action"),
                ),
                ("model", models.CharField(max_length=100, verbose_name="kind")),
                ("object_id", models.CharField(max_length=40, verbose_name="key")),
                ("object_name", models.CharField(max_length=200, verbose_name="what")),
                ("message", models.TextField(blank=True, verbose_name="said")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "facts",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="facts",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="moment")),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="entries",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ["-at", "-id"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["article", "-at", "-id"], name="entry_of_article"),
                    models.Index(fields=["model", "object_id", "-at", "-id"], name="entry_of_object"),
                    models.Index(fields=["actor", "-at", "-id"], name="entry_by_actor"),
                ],
            },
        ),
        migrations.RunPython(take_over_log, migrations.RunPython.noop),
    ]
