import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_title_pairs"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("date", None), ("date__gte", datetime.date(1900, 1, 1)), _connector="OR"),
                name="issue_date_possible",
                violation_error_message="An issue is of 1900 or later.",
            ),
        ),
    ]
