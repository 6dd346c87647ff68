import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import Marked, excerpt, mark
from articles.search.folding import fold

SIGNS = "春耕東东ＡaA①。“” \u3000\x00"
LINE = st.text(SIGNS, max_size=60)


@pytest.mark.parametrize(
    ("text", "terms", "ranges"),
    [
        ("春耕备耕", ["春耕"], ((0, 2),)),
        ("東河 春 耕,春耕", ["春耕"], ((3, 6), (7, 9))),
        ("“百千万”工程", ["百千万工程"], ((1, 7),)),
        ("耕耕耕春", ["耕耕", "春"], ((0, 4),)),
        ("ＡＩ①", ["ai", "1"], ((0, 3),)),
        ("防汛", ["春耕"], ()),
    ],
)
def test_mark_finds_every_place(text, terms, ranges):
    assert mark(text, terms) == Marked(text, ranges)


def test_excerpt_is_cut_around_the_first_term():
    line = "甲" * 50 + "春耕" + "乙" * 50
    marked = excerpt(["不相干。", line], ["春耕"], 40)
    assert marked == Marked("……" + "甲" * 18 + "春耕" + "乙" * 20 + "……", ((20, 22),))


def test_excerpt_comes_from_the_line_with_most_terms():
    assert excerpt(["春耕。", "备耕与春耕。"], ["春耕", "备耕"], 40) == Marked("备耕与春耕。", ((0, 2), (3, 5)))


def test_excerpt_without_a_term_is_the_beginning():
    assert excerpt(["第一段。", "第二段。"], ["春耕"], 3) == Marked("第一段……", ())


def test_excerpt_of_nothing_is_empty():
    assert excerpt([], ["春耕"], 40) == Marked("", ())


@given(st.lists(LINE, min_size=1), st.lists(st.text("春耕东a1", min_size=1, max_size=3), min_size=1))
def test_marked_ranges_are_in_order_apart_and_fold_to_terms(lines, terms):
    marked = excerpt(lines, terms, 30)
    edges = [edge for pair in marked.ranges for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(marked.text) for edge in edges)
    whole = mark(lines[0], terms)
    assert all(any(term in fold(whole.text[first:behind]) for term in terms) for first, behind in whole.ranges)
