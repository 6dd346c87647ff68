"""Refuse titles that are longer than their column, in one sentence: PostgreSQL would in its own, SQLite not at all."""

from articles.codes import RefusalCode
from articles.importing.persist.memory import TITLES
from articles.importing.records import PageRefused, ParsedPage
from articles.models import Article
from articles.models.fields import CleanCharField

SHOWN = 20  # characters of what is too long: enough to find it on the page


def refuse_too_long(parsed: ParsedPage) -> None:
    """Refuse a page of which a title has swallowed its text; what else is one line, the parser has bounded."""
    fields = {name: field for name in TITLES if isinstance(field := Article._meta.get_field(name), CleanCharField)}
    for article in parsed.articles:
        for name, field in fields.items():
            words: str = getattr(article, name)
            if field.max_length and len(words) > field.max_length:
                raise PageRefused(
                    RefusalCode.WORDS_TOO_LONG,
                    field=str(field.verbose_name),
                    words=words[:SHOWN],
                    limit=field.max_length,
                )
