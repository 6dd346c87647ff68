"""What proof-reading knows beside the piece: people, offices, words, and the day of the issue. Five queries."""

from collections.abc import Iterable
from functools import lru_cache

from taggit.models import Tag

from articles.enums import HolderState
from articles.models import Alias, ConfusedWord, Correspondent, Editor, Issue, OfficeHolder, Unit
from articles.proofreading import Confused, Known, Office

SHORTEST_NAME = 2


def known_for(article: int) -> tuple[Known, frozenset[str]]:
    """Gather what is known for a piece, given by its key; and the forms that the shipped list shall spare."""
    issue_date = Issue.objects.filter(pages__articles=article).values_list("date", flat=True).first()
    confused, spared = _words()
    known = Known(
        issue_date=issue_date,
        names=_same(frozenset(name for name in _names() if len(name) >= SHORTEST_NAME)),
        offices=_offices(),
        confused=confused,
        terms=_same(frozenset(_terms())),
    )
    return known, spared


def _names() -> Iterable[str]:
    """Name everybody on record: who wrote, under each of their names, who edits, who holds an office."""
    sources = (
        Alias.objects.all(),
        Editor.objects.standing(),
        OfficeHolder.objects.exclude(state=HolderState.REJECTED),
    )
    people = Correspondent.objects.standing().order_by().values_list("name", flat=True)
    return people.union(*(rows.order_by().values_list("name", flat=True) for rows in sources))


def _terms() -> Iterable[str]:
    units = Unit.objects.standing().order_by().values_list("name", flat=True)
    return units.union(Tag.objects.order_by().values_list("name", flat=True))


def _offices() -> tuple[Office, ...]:
    rows = OfficeHolder.objects.exclude(state=HolderState.REJECTED).order_by("pk")
    return tuple(
        Office(name, office, since, until, confirmed=state == HolderState.CONFIRMED)
        for name, office, since, until, state in rows.values_list("name", "office", "since", "until", "state")
    )


def _words() -> tuple[tuple[Confused, ...], frozenset[str]]:
    rows = list(ConfusedWord.objects.order_by("pk").values_list("wrong", "right", "is_spared"))
    confused = tuple(Confused(wrong, right) for wrong, right, is_spared in rows if not is_spared)
    return confused, frozenset(wrong for wrong, _right, is_spared in rows if is_spared)


@lru_cache(4)
def _same(words: frozenset[str]) -> frozenset[str]:
    """Give the set that is there already where one says the same: what checks make of it is kept by it."""
    return words
