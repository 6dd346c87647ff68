from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.reviewing.pages.changes import PageChange, changes_between
from articles.models import Article, Revision


def pieces(*keys):
    """Make pieces in the order of a page, each with one revision of the key of the piece."""
    return [Article(pk=key, latest_revision=Revision(pk=key, digest=f"{key}")) for key in keys]


def moved(before, now):
    return [change.piece for change in changes_between([(key, key) for key in before], pieces(*now), {})]


def test_who_makes_room_has_not_moved():
    changes = changes_between([(1, 1), (2, 2)], pieces(3, 1, 2), {})
    assert changes == (PageChange("came", 3),)
    assert changes_between([(1, 1), (2, 2), (3, 3)], pieces(2, 3), {}) == (PageChange("gone", 1),)


def test_fewest_pieces_have_moved():
    assert moved([1, 2, 3, 4], [4, 1, 2, 3]) == [4]
    assert moved([1, 2, 3, 4], [2, 3, 4, 1]) == [1]
    assert moved([1, 2], [1, 2]) == []


def test_revision_of_the_same_words_is_no_change():
    (row,) = pieces(1)
    assert changes_between([(1, 7)], [row], {7: "1"}) == ()
    assert changes_between([(1, 7)], [row], {7: "other"}) == (PageChange("changed", 1, 7, 1),)


@given(st.permutations(range(6)))
def test_what_has_not_moved_stands_as_before(now):
    gone = set(moved(range(6), now))
    assert [key for key in now if key not in gone] == sorted(set(range(6)) - gone)


def test_no_smaller_set_of_moves_would_do():
    for now in permutations(range(4)):
        found = len(moved(range(4), now))
        rising = max(
            len(kept)
            for mask in range(16)
            if (kept := [key for place, key in enumerate(now) if mask >> place & 1]) == sorted(kept)
        )
        assert found == 4 - rising
