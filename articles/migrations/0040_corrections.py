"""Corrections in two parts, signed, retracted and noted as printed; those of before keep their one text as it is.

Who might add or change corrections may make them from now on, who might delete them may retract them.
"""

from datetime import date, datetime, time

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

from articles.models import triggers

EARLIEST = date(1, 1, 2)  # the day before begins, in UTC, before all days
RIGHTS = {
    "add_correction": "correct_article",
    "change_correction": "correct_article",
    "delete_correction": "retract_article",
}


def keep_days(apps, schema_editor):
    """Let a correction of a day be of the moment at which that day began, by the paper's clock."""
    for row in apps.get_model("articles", "Correction").objects.order_by("pk").iterator():
        row.at = timezone.make_aware(datetime.combine(max(row.date, EARLIEST), time()))
        row.save(update_fields=["at"])


def put_into_one(apps, schema_editor):
    """Put a correction in two parts into one text, and say in it that it was retracted."""
    triggers.drop(schema_editor.connection)
    for row in apps.get_model("articles", "Correction").objects.order_by("pk").iterator():
        row.date = timezone.localdate(row.at)
        row.text = row.text or f"误：{row.wrong}　正：{row.right}"
        if row.retracted_at:
            row.text = f"（此更正已撤回：{row.retraction_reason}）{row.text}"
        row.save(update_fields=["date", "text"])


def hand_on_rights(apps, schema_editor):
    """Give who had the rights of before those that take their place."""
    permissions = apps.get_model("auth", "Permission").objects
    kind = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="articles", model="article").first()
    before = permissions.filter(content_type__app_label="articles", codename__in=RIGHTS)
    for old in before.filter(content_type__model="correction"):
        users, groups = list(old.user_set.all()), list(old.group_set.all())
        if kind and (users or groups):
            new, _made = permissions.get_or_create(
                content_type=kind, codename=RIGHTS[old.codename], defaults={"name": RIGHTS[old.codename]}
            )
            new.user_set.add(*users)
            new.group_set.add(*groups)
        old.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("articles", "0039_who_logs_errors"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="correction",
            options={
                "default_permissions": ("view",),
                "ordering": ["-at", "-id"],
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
            },
        ),
        migrations.RemoveConstraint(
            model_name="correction",
            name="correction_says_something",
        ),
        migrations.AddField(
            model_name="correction",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="moment"),
        ),
        migrations.AddField(
            model_name="correction",
            name="printed_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="articles.page",
                verbose_name="printed on",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="retracted_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="retracted at"),
        ),
        migrations.AddField(
            model_name="correction",
            name="retracted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="retracted_by_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="retracted by"),
        ),
        migrations.AddField(
            model_name="correction",
            name="retraction_reason",
            field=models.TextField(blank=True, verbose_name="why it was retracted"),
        ),
        migrations.AddField(
            model_name="correction",
            name="right",
            field=models.TextField(blank=True, verbose_name="what is right"),
        ),
        migrations.AddField(
            model_name="correction",
            name="signer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="signer_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="signed by"),
        ),
        migrations.AddField(
            model_name="correction",
            name="wrong",
            field=models.TextField(blank=True, verbose_name="what was wrong"),
        ),
        migrations.AlterField(
            model_name="correction",
            name="text",
            field=models.TextField(blank=True, editable=False, verbose_name="text"),
        ),
        migrations.RunPython(keep_days, put_into_one),
        migrations.RemoveField(model_name="correction", name="date"),
        migrations.RunPython(hand_on_rights, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("wrong", ""), _negated=True), models.Q(("right", ""), _negated=True), ("text", "")
                    ),
                    models.Q(("right", ""), ("wrong", ""), models.Q(("text", ""), _negated=True)),
                    _connector="OR",
                ),
                name="correction_says_something",
                violation_error_message="A correction says what was wrong and what is right.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True),
                    models.Q(("signer__isnull", False), models.Q(("signer_name", ""), _negated=True)),
                    _connector="OR",
                ),
                name="correction_is_signed",
                violation_error_message="A correction is signed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("retracted_at", None),
                        ("retracted_by", None),
                        ("retracted_by_name", ""),
                        ("retraction_reason", ""),
                    ),
                    models.Q(
                        ("retracted_at__isnull", False),
                        ("retracted_by__isnull", False),
                        models.Q(("retracted_by_name", ""), _negated=True),
                        models.Q(("retraction_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="correction_retracted_with_reason",
                violation_error_message="A correction is retracted by somebody, with a reason.",
            ),
        ),
    ]
