"""Search finds who wrote a piece by its bylines' records: their words come behind the text that search knows."""

from collections import defaultdict

from django.db import migrations

from articles.search.folding import fold

BATCH = 500


def add_bylines(apps, schema_editor):
    byline, search_text = (apps.get_model("articles", name).objects for name in ("Byline", "SearchText"))
    pks = sorted(set(byline.order_by().values_list("article", flat=True)))
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        lines = defaultdict(list)
        signed = byline.filter(article__in=batch).select_related("correspondent", "unit")
        for row in signed.order_by("article", "position"):
            lines[row.article_id].append(fold(words_of(row)))
        known = list(search_text.filter(article__in=batch))
        for row in known:
            row.text = "\n".join(filter(None, [row.text, *lines[row.article_id]]))
        search_text.bulk_update(known, ["text"])


def words_of(byline):
    person, unit = byline.correspondent, byline.unit
    name = f"{person.name}({person.distinction})" if person.distinction else person.name
    return " ".join(filter(None, [byline.label, name, unit.name if unit else ""]))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_notes_keep_facts"),
    ]

    operations = [
        migrations.RunPython(add_bylines, migrations.RunPython.noop),
    ]
