"""Notice an article that stands on a page more than once: two copies of a page in one text look so."""

from collections.abc import Sequence
from dataclasses import replace

from articles.codes import NoteCode
from articles.importing.records import Note, ParsedArticle


def note_repeated(articles: Sequence[ParsedArticle]) -> tuple[ParsedArticle, ...]:
    """Note each article whose text is that of one before it, white space aside."""
    first: dict[str, int] = {}
    noted = []
    for article in articles:
        text = "".join("".join(block.text.split()) for block in article.body)
        line = article.body[0].lines[0]
        if (before := first.setdefault(text, line)) != line:
            note = Note(NoteCode.ARTICLE_TWICE, line, {"before": before})
            article = replace(article, notes=(*article.notes, note))
        noted.append(article)
    return tuple(noted)
