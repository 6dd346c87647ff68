"""What search knows of each article, and the pairs of neighbouring characters that the databases keep in step with it.

PostgreSQL computes them into a column of its own. SQLite calls the function `articles_pairs` that the application gives
to every connection (articles/search/pairs.py); its index stores no text and so takes the old pairs to forget a row.
"""

import django.db.models.deletion
from django.db import migrations, models

from articles.search.indexing import search_text_of

POSTGRESQL = r"""
CREATE FUNCTION articles_pairs(folded text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_agg(gram))
  FROM (SELECT string_to_array(folded, NULL) AS characters) AS split,
       unnest(characters, characters[2:]) AS neighbours(one, next),
       LATERAL (VALUES (one), (one || next)) AS grams(gram)
  WHERE position(E'\n' IN gram) = 0
$$;
ALTER TABLE articles_searchtext
  ADD COLUMN pairs tsvector GENERATED ALWAYS AS (articles_pairs(titles || E'\n' || text)) STORED;
-- Statistics would talk the planner into reading every text for a frequent pair.
ALTER TABLE articles_searchtext ALTER COLUMN pairs SET STATISTICS 0;
CREATE INDEX articles_searchtext_pairs ON articles_searchtext USING gin (pairs);
"""
FORGET = """INSERT INTO articles_searchpairs (articles_searchpairs, rowid, titles, text)
  VALUES ('delete', OLD.article_id, articles_pairs(OLD.titles), articles_pairs(OLD.text));"""
LEARN = """INSERT INTO articles_searchpairs (rowid, titles, text)
  VALUES (NEW.article_id, articles_pairs(NEW.titles), articles_pairs(NEW.text));"""
SQLITE = [
    "CREATE VIRTUAL TABLE articles_searchpairs USING fts5 (titles, text, content='', tokenize='ascii', prefix='1')",
    f"CREATE TRIGGER articles_searchtext_made AFTER INSERT ON articles_searchtext BEGIN {LEARN} END",
    f"CREATE TRIGGER articles_searchtext_changed AFTER UPDATE ON articles_searchtext BEGIN {FORGET} {LEARN} END",
    f"CREATE TRIGGER articles_searchtext_gone AFTER DELETE ON articles_searchtext BEGIN {FORGET} END",
]
WITHOUT = {
    "postgresql": ["ALTER TABLE articles_searchtext DROP COLUMN pairs", "DROP FUNCTION articles_pairs"],
    "sqlite": [
        "DROP TRIGGER articles_searchtext_made",
        "DROP TRIGGER articles_searchtext_changed",
        "DROP TRIGGER articles_searchtext_gone",
        "DROP TABLE articles_searchpairs",
    ],
}


def make_pairs(apps, schema_editor):
    for statement in [POSTGRESQL] if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop_pairs(apps, schema_editor):
    for statement in WITHOUT[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def index_what_is_there(apps, schema_editor):
    article, search_text = apps.get_model("articles", "Article"), apps.get_model("articles", "SearchText")
    pks = list(article.objects.values_list("pk", flat=True))
    for start in range(0, len(pks), 500):
        rows = article.objects.filter(pk__in=pks[start : start + 500])
        search_text.objects.bulk_create(search_text(**search_text_of(row)) for row in rows)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_join_jump_halves"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_text",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("titles", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
            ],
        ),
        migrations.RunPython(make_pairs, drop_pairs),
        migrations.RunPython(index_what_is_there, migrations.RunPython.noop),
    ]
