"""On PostgreSQL, the pairs of the titles apart: whether titles hold a frequent word is then told by few rows.

SQLite's index keeps titles and text apart from the first.
"""

from django.db import migrations

POSTGRESQL = r"""
ALTER TABLE articles_searchtext
  ADD COLUMN title_pairs tsvector GENERATED ALWAYS AS (articles_pairs(titles)) STORED;
ALTER TABLE articles_searchtext ALTER COLUMN title_pairs SET STATISTICS 0;
CREATE INDEX articles_searchtext_title_pairs ON articles_searchtext USING gin (title_pairs);
"""


def make_title_pairs(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)


def drop_title_pairs(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_searchtext DROP COLUMN title_pairs")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_article_public_by_key"),
    ]

    operations = [
        migrations.RunPython(make_title_pairs, drop_title_pairs),
    ]
