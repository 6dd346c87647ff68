"""Keep what search knows in step with the articles, in the transaction that changes them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.db.models.signals import post_save

from articles.models import Article, SearchText, parse_body
from articles.models.article import WORDS, words_written
from articles.search.folding import fold
from articles.search.pairs import lend_to_sqlite

BATCH = 200


def follow() -> None:
    """Follow every way in which words are written; called once, when the application starts."""
    connection_created.connect(lend_to_sqlite, dispatch_uid="articles.search")
    post_save.connect(_on_save, sender=Article, dispatch_uid="articles.search")
    words_written.connect(_on_words_written, sender=Article, dispatch_uid="articles.search")


def index(pks: Collection[int]) -> None:
    """Learn articles as they stand now."""
    rows = Article.objects.filter(pk__in=pks).only(*WORDS)
    SearchText.objects.bulk_create(
        [SearchText(**search_text_of(row)) for row in rows],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["titles", "text"],
    )


def rebuild() -> Iterator[int]:
    """Learn all articles anew, a batch a transaction; gives the size of each batch when it is done.

    What was known of an article is found until the moment it is replaced; who edits meanwhile waits for one batch.
    """
    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        with transaction.atomic():
            batch = Article.objects.filter(pk__in=pks[start : start + BATCH])
            index(batch.select_for_update(of=("self",)).values_list("pk", flat=True))
        yield len(pks[start : start + BATCH])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_searchpairs (articles_searchpairs) VALUES ('optimize')")


def search_text_of(article: Any) -> dict[str, Any]:
    """Give the fields of an article's `SearchText`; takes the model as migrations know it, too."""
    titles = (article.kicker, article.headline, article.deck)
    text = (article.byline_raw, article.dateline, *(block.text for block in parse_body(article.body)))
    return {"article_id": article.pk, "titles": _folded(titles), "text": _folded(text)}


def _folded(lines: tuple[str, ...]) -> str:
    return "\n".join(filter(None, map(fold, lines)))


def _on_save(instance: Article, update_fields: Collection[str] | None, **kwargs: Any) -> None:
    if update_fields is None or not WORDS.isdisjoint(update_fields):
        index([instance.pk])


def _on_words_written(pks: Collection[int], **kwargs: Any) -> None:
    index(pks)
