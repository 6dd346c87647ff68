"""`Article.sorts_on` becomes a plain column, which triggers keep: lists then read an index alone on SQLite."""

import datetime

from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Coalesce

from articles.models import triggers

NEVER = Value(datetime.date.min)
NEWEST_FIRST = models.Index(fields=["visibility", "-sorts_on", "-published_at", "id"], name="article_newest_first")
BY_KEY = models.Index(fields=["id", "visibility", "published_at", "sorts_on"], name="article_public_by_key")


def sort_what_is_there(apps, schema_editor):
    apps.get_model("articles", "Article").objects.update(sorts_on=Coalesce("publication_date", NEVER))


def drop_triggers(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_words_of_sources"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="article", name="article_newest_first"),
        migrations.RemoveIndex(model_name="article", name="article_public_by_key"),
        migrations.RemoveField(model_name="article", name="sorts_on"),
        migrations.AddField(
            model_name="article",
            name="sorts_on",
            field=models.DateField(default=datetime.date.min, editable=False, verbose_name="sorted as of"),
        ),
        migrations.RunPython(sort_what_is_there, migrations.RunPython.noop),
        migrations.AddIndex(model_name="article", index=NEWEST_FIRST),
        migrations.AddIndex(model_name="article", index=BY_KEY),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),  # they name the column
    ]
