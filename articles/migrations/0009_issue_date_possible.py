import datetime

from django.db import migrations, models

FIRST_DAY = datetime.date(1900, 1, 1)


def name_what_is_impossible(apps, schema_editor):
    slips = apps.get_model("articles", "Issue").objects.filter(date__lt=FIRST_DAY).order_by("pk")
    if named := "、".join(f"{pk}({day})" for pk, day in slips.values_list("pk", "date")):
        raise ValueError(f"期次的日期早于 1900 年，请先在后台改正再迁移：{named}。")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_title_pairs"),
    ]

    operations = [
        migrations.RunPython(name_what_is_impossible, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("date", None), ("date__gte", FIRST_DAY), _connector="OR"),
                name="issue_date_possible",
                violation_error_message="An issue is of 1900 or later.",
            ),
        ),
    ]
