"""Runs that two sequences have in common, found in nearly linear time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

# Lengths of two stretches, multiplied, up to which each element of one is looked for in all of the other
SMALL = 60_000

Key = TypeVar("Key", bound=Hashable)
Run = tuple[int, int, int]  # where it begins in the one and in the other, and its length


def match(one: Sequence[Hashable], other: Sequence[Hashable], sizes: Sequence[int]) -> list[Run]:
    """Give the runs that two sequences have in common, in order, none crossing another.

    Short stretches go to difflib, which is quadratic. Long ones are parted first, at runs of `sizes` elements (the
    longest first) that stand once in each; where there is none, nothing is taken to be the same.
    """
    return [run for run in _joined(_match(one, other, 0, len(one), 0, len(other), sizes)) if run[2]]


def increasing(values: Sequence[int]) -> list[int]:
    """Give the places of a longest increasing subsequence of distinct values."""
    tails: list[int] = []  # the place at which an increasing subsequence of each length ends lowest
    before: list[int | None] = []
    for at, value in enumerate(values):
        length = bisect_left(tails, value, key=lambda place: values[place])
        before.append(tails[length - 1] if length else None)
        tails[length : length + 1] = [at]
    found: list[int] = []
    place = tails[-1] if tails else None
    while place is not None:
        found.append(place)
        place = before[place]
    return found[::-1]


def with_lost(base: Sequence[Key], keys: Sequence[Key]) -> list[Key]:
    """Put each key that a list has lost behind the one that stood before it."""
    whole, known = list(keys), set(keys)
    for at, key in enumerate(base):
        if key not in known:
            whole.insert(whole.index(base[at - 1]) + 1 if at else 0, key)
    return whole


def _match(
    one: Sequence[Hashable], other: Sequence[Hashable], low: int, high: int, left: int, right: int, sizes: Sequence[int]
) -> Iterator[Run]:
    """Match `one[low:high]` with `other[left:right]`."""
    head = 0
    while low + head < high and left + head < right and one[low + head] == other[left + head]:
        head += 1
    yield low, left, head
    low, left = low + head, left + head
    tail = 0
    while low < high - tail and left < right - tail and one[high - tail - 1] == other[right - tail - 1]:
        tail += 1
    high, right = high - tail, right - tail
    if (high - low) * (right - left) <= SMALL:
        matcher = SequenceMatcher(None, one[low:high], other[left:right], autojunk=False)
        yield from ((low + run.a, left + run.b, run.size) for run in matcher.get_matching_blocks())
    else:
        yield from _match_between(one, other, low, high, left, right, sizes)
    yield high, right, tail


def _match_between(
    one: Sequence[Hashable], other: Sequence[Hashable], low: int, high: int, left: int, right: int, sizes: Sequence[int]
) -> Iterator[Run]:
    """Match what lies between the runs that stand once in each of two long stretches."""
    for size in sizes:
        anchors = _anchors(one, other, low, high, left, right, size)
        if anchors:
            for at, there in anchors:
                if at >= low and there >= left:  # not within the run before
                    yield from _match(one, other, low, at, left, there, sizes)
                    yield at, there, size
                    low, left = at + size, there + size
            yield from _match(one, other, low, high, left, right, sizes)
            return


def _anchors(
    one: Sequence[Hashable], other: Sequence[Hashable], low: int, high: int, left: int, right: int, size: int
) -> list[tuple[int, int]]:
    """Give where runs of a size begin that stand once in each stretch, as many as do not cross."""
    here, there = _single(one, low, high, size), _single(other, left, right, size)
    shared = [(at, there[run]) for run, at in here.items() if run in there]
    return [shared[place] for place in increasing([at for _, at in shared])]


def _single(sequence: Sequence[Hashable], start: int, end: int, size: int) -> dict[Hashable, int]:
    """Give the runs of a size that stand once in a stretch, each with where it begins."""
    runs = [tuple(sequence[at : at + size]) for at in range(start, end - size + 1)]
    times = Counter(runs)
    return {run: start + at for at, run in enumerate(runs) if times[run] == 1}


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join runs that follow upon each other in both sequences."""
    last = (0, 0, 0)
    for at, there, size in runs:
        if (at, there) == (last[0] + last[2], last[1] + last[2]):
            last = (last[0], last[1], last[2] + size)
        elif size:
            yield last
            last = (at, there, size)
    yield last
