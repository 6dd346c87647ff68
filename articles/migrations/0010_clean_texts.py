"""Take control characters out of what was stored before fields did so (`articles.models.fields`)."""

from django.db import IntegrityError, migrations, transaction
from django.db.models import Q

from articles.models.fields import CONTROL, LINE_END, clean_text
from articles.search.indexing import search_text_of

WORDS = {
    "Article": ["kicker", "headline", "deck", "byline_raw", "dateline", "body"],
    "Byline": ["label"],
    "Correction": ["text"],
    "Correspondent": ["name", "distinction"],
    "Credit": ["label"],
    "Editor": ["name", "distinction"],
    "ImportNote": ["text"],
    "Issue": ["number"],
    "Page": ["section", "hotline", "email"],
    "Review": ["reason"],
    "SourceText": ["name"],
    "Unit": ["name"],
}
IN_LINES = {"body", "text", "reason"}
# The same signs for a database: without the halves of surrogate pairs, and without NUL, which PostgreSQL has never held
DIRTY = "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]"
# What stands for a character that cannot be left out, since another row has that name already: a person has to look
REPLACEMENT = "\ufffd"


def clean(apps, schema_editor):
    for name, fields in WORDS.items():
        model = apps.get_model("articles", name)
        # An SQLite text may hold NUL; an expression that begins with it would end there.
        dirty = DIRTY.replace("[", "[\x00") if schema_editor.connection.vendor == "sqlite" else DIRTY
        found = Q()
        for field in fields:
            found |= Q(**{f"{field}__regex": dirty})
        for row in model.objects.filter(found).order_by("pk"):
            before = {field: getattr(row, field) for field in fields}
            store(row, {field: clean_text(text, "\n" if field in IN_LINES else " ") for field, text in before.items()})
            if name == "Article":
                words = search_text_of(row)
                key = words.pop("article_id")
                apps.get_model("articles", "SearchText").objects.update_or_create(article_id=key, defaults=words)


def store(row, values):
    """Store what is clean; where another row is called so, leave a mark in place of each character."""
    before = {field: getattr(row, field) for field in values}
    marked = {field: LINE_END.sub(REPLACEMENT, CONTROL.sub(REPLACEMENT, text)) for field, text in before.items()}
    for attempt in (values, marked):
        try:
            with transaction.atomic():
                type(row).objects.filter(pk=row.pk).update(**attempt)
        except IntegrityError:
            continue
        for field, text in attempt.items():
            setattr(row, field, text)
        return
    raise IntegrityError(f"{type(row).__name__} {row.pk} cannot be cleaned: another row has its name.")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_issue_date_possible"),
    ]

    operations = [
        migrations.RunPython(clean, migrations.RunPython.noop),
    ]
