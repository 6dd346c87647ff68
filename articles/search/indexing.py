"""Keep what search knows in step with the articles, in the transaction that changes them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete, post_save, pre_save

from articles.models import Alias, Article, Byline, Correspondent, SearchText, Unit, parse_body
from articles.models.paper.article_queryset import WORDS
from articles.models.words import tell_written, words_written
from articles.search.folding import fold
from articles.search.pairs import lend_to_sqlite

BATCH = 200
_SIGNED = Prefetch("bylines", Byline.objects.select_related("correspondent", "unit").order_by("position"))


def follow() -> None:
    """Follow every way in which words are written; called once, when the application starts."""
    connection_created.connect(lend_to_sqlite, dispatch_uid="articles.search")
    words_written.connect(_on_words_written, dispatch_uid="articles.search")
    post_save.connect(_on_article_saved, sender=Article, dispatch_uid="articles.search")
    pre_save.connect(_on_byline_moving, sender=Byline, dispatch_uid="articles.search")
    post_save.connect(_on_byline_saved, sender=Byline, dispatch_uid="articles.search")
    post_delete.connect(_on_byline_deleted, sender=Byline, dispatch_uid="articles.search")
    post_save.connect(_on_alias_written, sender=Alias, dispatch_uid="articles.search")
    post_delete.connect(_on_alias_written, sender=Alias, dispatch_uid="articles.search")
    for named in (Correspondent, Unit):
        pre_save.connect(_on_naming, sender=named, dispatch_uid="articles.search")
        post_save.connect(_on_named, sender=named, dispatch_uid="articles.search")


def index(pks: Iterable[int]) -> None:
    """Learn articles as they stand now."""
    keys = sorted(pks)
    for start in range(0, len(keys), BATCH):
        rows = Article.objects.filter(pk__in=keys[start : start + BATCH]).only(*WORDS).prefetch_related(_SIGNED)
        aliases = _aliases({byline.correspondent_id for row in rows for byline in row.bylines.all()})
        SearchText.objects.bulk_create(
            [SearchText(**search_text_of(row, _signed(row, aliases))) for row in rows],
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


def _signed(article: Article, aliases: Mapping[int, Sequence[str]]) -> list[str]:
    """Say who wrote, as print does, as the records do where they are called otherwise, and by what other names."""
    return [
        words
        for byline in article.bylines.all()
        for words in dict.fromkeys((byline.words, *byline.records, *aliases.get(byline.correspondent_id, ())))
    ]


def _aliases(people: Collection[int]) -> dict[int, list[str]]:
    """Give by key the other names of people, of those merged into them too, in one query; in none without people."""
    if not people:
        return {}
    merged = Correspondent.objects.filter(merged_into__in=people).order_by().values_list("merged_into", "name")
    whose = Coalesce("correspondent__merged_into", "correspondent")
    aliases = Alias.objects.annotate(whose=whose).filter(whose__in=people).order_by().values_list("whose", "name")
    names: dict[int, list[str]] = defaultdict(list)
    named: Any = merged.union(aliases)
    for key, name in sorted(named):
        names[key].append(name)
    return names


def search_text_of(article: Any, signed: Iterable[str] = ()) -> dict[str, Any]:
    """Give the fields of an article's `SearchText`; `signed` are the words of its bylines.

    Takes the model as migrations know it, too.
    """
    titles = (article.kicker, article.headline, article.deck)
    text = (article.byline_raw, article.dateline, *(block.text for block in parse_body(article.body)), *signed)
    return {"article_id": article.pk, "titles": _folded(titles), "text": _folded(text)}


def _folded(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, map(fold, lines)))


def _on_words_written(pks: Collection[int], **kwargs: Any) -> None:
    index(pks)


def _on_article_saved(instance: Article, update_fields: Collection[str] | None, **kwargs: Any) -> None:
    if update_fields is None or not WORDS.isdisjoint(update_fields):
        tell_written([instance.pk])


def _on_byline_moving(instance: Byline, **kwargs: Any) -> None:
    vars(instance)["_stood_at"] = list(Byline.objects.filter(pk=instance.pk).values_list("article", flat=True))


def _on_byline_saved(instance: Byline, **kwargs: Any) -> None:
    tell_written({instance.article_id, *vars(instance).pop("_stood_at")})


def _on_byline_deleted(instance: Byline, origin: Any, **kwargs: Any) -> None:
    if isinstance(origin, Byline) or getattr(origin, "model", None) is Byline:  # else its article goes, too
        tell_written([instance.article_id])


def _on_alias_written(instance: Alias, **kwargs: Any) -> None:
    tell_written(instance.articles())


def _on_naming(instance: Correspondent | Unit, **kwargs: Any) -> None:
    stored = type(instance)._default_manager.filter(pk=instance.pk).first()
    vars(instance)["_is_renamed"] = stored is not None and str(stored) != str(instance)


def _on_named(instance: Correspondent | Unit, **kwargs: Any) -> None:
    if vars(instance).pop("_is_renamed"):
        tell_written(instance.bylines.values_list("article", flat=True))
