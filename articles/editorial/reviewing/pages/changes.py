"""What has changed on a page since somebody signed it, or looked at it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.editorial.editing.working import latest_of
from articles.models import Article, PageSignature, Revision

Shown = Sequence[tuple[int, int]]  # the keys of pieces and of their revisions, in printed order


@dataclass(frozen=True, slots=True)
class PageChange:
    """A piece that has changed on a page: "came", "gone", "moved" among the others, or "changed" in its words.

    `piece` is its key; `then` and `now` are the keys of revisions where the words have changed.
    """

    kind: str
    piece: int
    then: int | None = None
    now: int | None = None


def shown_by(signature: PageSignature) -> Shown:
    """Give a page as somebody signed it."""
    return [(piece, left) for piece, _position, _saw, left in signature.layout]


def replaced(then: Shown, pieces: Iterable[Article]) -> set[int]:
    """Give the revisions that are not the latest any more, of pieces that are still there."""
    latest = {piece.pk: piece.latest_revision_id for piece in pieces}
    return {revision for piece, revision in then if piece in latest and latest[piece] != revision}


def digests_of(revisions: Iterable[int]) -> Mapping[int, str]:
    """Read the digests of revisions by key: in one query, or in none."""
    keys = set(revisions)
    return dict(Revision.objects.filter(pk__in=keys).values_list("pk", "digest")) if keys else {}


def changes_between(then: Shown, pieces: Sequence[Article], digests: Mapping[int, str]) -> tuple[PageChange, ...]:
    """Tell what has changed on a page; `digests` are those of the revisions that were `replaced`.

    Pieces have moved that stand in another order among those that were there; who makes room for another has not.
    """
    before, now = dict(then), {piece.pk: piece for piece in pieces}
    changes = [PageChange("gone", key) for key in before if key not in now]
    moved = _moved([key for key in before if key in now], [key for key in now if key in before])
    for key, piece in now.items():
        latest = latest_of(piece)
        if key not in before:
            changes.append(PageChange("came", key))
        elif before[key] != latest.pk and digests.get(before[key]) != latest.digest:
            changes.append(PageChange("changed", key, before[key], latest.pk))
        elif key in moved:
            changes.append(PageChange("moved", key))
    return tuple(changes)


def _moved(before: Sequence[int], now: Sequence[int]) -> set[int]:
    """Give the fewest pieces by whose moves one order became the other: all but a longest common succession."""
    places = {key: place for place, key in enumerate(before)}
    ends: list[int] = []  # by length of a rising succession: the lowest place on which one ends, and who stands there
    last: list[int] = []
    previous: dict[int, int | None] = {}
    for key in now:
        length = bisect_left(ends, places[key])
        ends[length : length + 1], last[length : length + 1] = [places[key]], [key]
        previous[key] = last[length - 1] if length else None
    stayed, at = set(), last[-1] if last else None
    while at is not None:
        stayed.add(at)
        at = previous[at]
    return set(now) - stayed
