"""The date of publication of each article, apart from the moment since when it is public; undated issues come last.

From here on triggers keep the date (articles/models/triggers.py); they are laid after `migrate`.
"""

import datetime
from zoneinfo import ZoneInfo

from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate

from articles.models import triggers

NEVER = Value(datetime.date.min)


def date_what_is_there(apps, schema_editor):
    article, issue = (apps.get_model("articles", name).objects for name in ("Article", "Issue"))
    of_issue = issue.filter(pages=OuterRef("page")).values("date")
    article.exclude(page=None).update(publication_date=Subquery(of_issue))
    of_web = article.filter(page=None).exclude(stage="printed")
    of_web.update(publication_date=TruncDate("published_at", tzinfo=ZoneInfo("Asia/Shanghai")))


def drop_triggers(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_clean_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="publication_date",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="date of publication"),
        ),
        migrations.RunPython(date_what_is_there, migrations.RunPython.noop),
        migrations.AddField(
            model_name="article",
            name="sorts_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=Coalesce("publication_date", NEVER),
                output_field=models.DateField(),
                verbose_name="sorted as of",
            ),
        ),
        migrations.RemoveIndex(model_name="article", name="article_newest_first"),
        migrations.RemoveIndex(model_name="article", name="article_public_by_key"),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["visibility", "-sorts_on", "-published_at", "id"], name="article_newest_first"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["visibility", "published_at"], name="article_public_since"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["id", "visibility", "published_at", "sorts_on"], name="article_public_by_key"),
        ),
        migrations.RemoveIndex(model_name="issue", name="issue_newest_first"),
        migrations.RemoveField(model_name="issue", name="sorts_on"),
        migrations.AddField(
            model_name="issue",
            name="sorts_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=Coalesce("date", NEVER),
                output_field=models.DateField(),
                verbose_name="sorted as of",
            ),
        ),
        migrations.AddIndex(
            model_name="issue",
            index=models.Index(fields=["-sorts_on", "-id"], name="issue_newest_first"),
        ),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
    ]
