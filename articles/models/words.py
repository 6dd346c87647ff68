"""Telling who follows the words of articles (search) that some were written, in the transaction that writes them.

Words are those of the article itself, and who wrote it by its bylines' records: names, units, labels.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models, transaction
from django.dispatch import Signal

from articles.models.people.mergeable import StandingRows

AnyModel = TypeVar("AnyModel", bound=models.Model, covariant=True)
NAME = frozenset({"name", "distinction"})

# Sent with the `pks` of articles.
words_written = Signal()
_held: ContextVar[set[int] | None] = ContextVar("held", default=None)


def tell_written(pks: Iterable[int]) -> None:
    """Tell that words of these articles were written."""
    held = _held.get()
    if held is not None:
        held.update(pks)
    elif found := set(pks):
        words_written.send(None, pks=found)


@contextmanager
def told_once() -> Iterator[None]:
    """Tell of all that is written while the block lasts when it ends, and of each article once.

    For who writes an article and its bylines one after the other; to be used inside a transaction.
    """
    if _held.get() is not None:
        yield
        return
    written: set[int] = set()
    token = _held.set(written)
    try:
        yield
    finally:
        _held.reset(token)
    tell_written(written)


class Followed(models.Model):
    """What holds words: who follows them by Django's signals is part of the transaction that writes them."""

    class Meta:
        abstract = True

    @transaction.atomic(savepoint=False)
    def save(self, *args: Any, **options: Any) -> None:
        """Save in one transaction with those who follow the words (`post_save`)."""
        super().save(*args, **options)

    @transaction.atomic(savepoint=False)
    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete in one transaction with those who follow the words (`post_delete`)."""
        return super().delete(*args, **options)


class NamedInBylines(StandingRows[AnyModel]):
    """A QuerySet of who or what is named in bylines."""

    @transaction.atomic(savepoint=False)
    def update(self, **values: Any) -> int:
        """Change rows, and tell who follows the words of articles where names change."""
        named = self.order_by().exclude(bylines=None).values_list("bylines__article", flat=True)
        articles = [] if NAME.isdisjoint(values) else list(named)
        changed = super().update(**values)
        tell_written(articles)
        return changed

    update.alters_data = True  # type: ignore[attr-defined]
