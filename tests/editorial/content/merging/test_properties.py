"""What must hold of every merge."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.content.merging import Merged, merge
from articles.enums import BlockKind
from articles.models import Block, BylineRow, Content, parse_body

WORDS = "村里修路了水渠通到田头孩子们在新学校上课老人说日子好"
texts = st.text(st.sampled_from(WORDS), min_size=1, max_size=12)
blocks = st.builds(Block, st.sampled_from(BlockKind), texts)
bodies = st.lists(blocks, max_size=7).map(tuple)
rows = st.builds(
    BylineRow,
    person=st.integers(1, 4),
    name=st.sampled_from(["白露", "谷雨"]),
    role=st.sampled_from(["reporter", "photographer"]),
    label=st.sampled_from(["", "记者"]),
)
bylines = st.lists(rows, max_size=4, unique_by=lambda row: (row.person, row.role)).map(tuple)
tags = st.lists(st.sampled_from(["春耕", "读书", "修路", "夜校"]), unique=True).map(tuple)
places = st.sampled_from([(None, None), (1, 1), (1, 2), (2, 1)])
contents = st.builds(
    lambda place, **fields: Content(**fields, page=place[0], position=place[1]),
    places,
    kicker=st.sampled_from(["", "引题", "别的引题"]),
    headline=st.sampled_from(["", "主题", "别的主题"]),
    body=bodies,
    bylines=bylines,
    tags=tags,
)


@st.composite
def edited(draw: st.DrawFn, base: Content) -> Content:
    """Edit a content as a person would: some blocks changed, moved, parted, joined, added, deleted."""
    body = list(base.body)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, max(0, len(body) - 1)))
        action = draw(st.sampled_from(["add", "change", "delete", "move", "part", "join"]))
        if action == "add" or not body:
            body.insert(at, draw(blocks))
        elif action == "change":
            body[at] = replace(body[at], text=body[at].text[1:] + draw(texts))
        elif action == "delete":
            del body[at]
        elif action == "move":
            body.insert(draw(st.integers(0, len(body) - 1)), body.pop(at))
        elif action == "part" and len(body[at].text) > 1:
            cut = len(body[at].text) // 2
            text = body[at].text
            body[at : at + 1] = [replace(body[at], text=text[:cut]), replace(body[at], text=text[cut:])]
        elif action == "join" and at + 1 < len(body):
            body[at : at + 2] = [replace(body[at], text=body[at].text + body[at + 1].text)]
    other = draw(contents)
    kept = draw(st.sets(st.sampled_from(["kicker", "headline", "bylines", "tags", "place"])))
    fields = {
        name: getattr(base if name in kept else other, name) for name in ("kicker", "headline", "bylines", "tags")
    }
    arranged = base if "place" in kept else other
    return replace(base, body=tuple(body), **fields, page=arranged.page, position=arranged.position)


@st.composite
def threes(draw: st.DrawFn) -> tuple[Content, Content, Content]:
    base = draw(contents)
    return base, draw(edited(base)), draw(edited(base))


@given(contents, contents)
def test_merge_of_the_same_change_is_that_change(base: Content, same: Content) -> None:
    assert merge(base, same, same) == Merged(same, (), ())


@given(contents, contents)
def test_merge_where_theirs_is_unchanged_is_mine(base: Content, mine: Content) -> None:
    assert merge(base, base, mine) == Merged(mine, (), ())


@given(contents, contents)
def test_merge_where_mine_is_unchanged_is_theirs(base: Content, theirs: Content) -> None:
    merged = merge(base, theirs, base)
    assert (merged.content, merged.conflicts) == (theirs, ())


@given(threes())
def test_merge_of_edits_of_one_side_is_that_side(three: tuple[Content, Content, Content]) -> None:
    base, edited_, _ = three
    assert merge(base, base, edited_).content == edited_
    assert merge(base, edited_, base).content == edited_


@given(threes())
def test_merge_loses_no_typed_text(three: tuple[Content, Content, Content]) -> None:
    base, theirs, mine = three
    merged = merge(*three)
    held = {block.text for block in merged.content.body}
    for conflict in merged.conflicts:
        if conflict.place.field in ("body", "order"):
            held |= {block.text for text in (conflict.theirs, conflict.mine) for block in parse_body(text)}
    typed = {block.text for block in (*theirs.body, *mine.body)} - {block.text for block in base.body}
    assert typed <= held


@given(threes())
def test_merge_loses_no_byline(three: tuple[Content, Content, Content]) -> None:
    base, theirs, mine = three
    merged = merge(*three)
    held = set(merged.content.bylines)
    for conflict in merged.conflicts:
        held |= {row for row in (conflict.theirs, conflict.mine) if isinstance(row, BylineRow)}
        if isinstance(conflict.mine, tuple) and conflict.place.field == "bylines":
            held |= {*conflict.theirs, *conflict.mine}
    identities = {(row.person, row.role) for row in (*theirs.bylines, *mine.bylines)}
    assert identities - {(row.person, row.role) for row in base.bylines} <= {(row.person, row.role) for row in held}


@given(threes())
def test_merge_is_the_same_both_ways_but_for_order(three: tuple[Content, Content, Content]) -> None:
    base, theirs, mine = three
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    assert _conflicts(one) == sorted((field, base, mine, theirs) for field, base, theirs, mine in _conflicts(other))
    if not one.conflicts:
        assert Counter(one.content.body) == Counter(other.content.body)
        assert set(one.content.bylines) == set(other.content.bylines)
        assert set(one.content.tags) == set(other.content.tags)


def _conflicts(merged: Merged) -> list[tuple[str, str, str, str]]:
    """Give the conflicts; for order the text alone tells which block it is."""
    return sorted((one.place.field, str(one.base), str(one.theirs), str(one.mine)) for one in merged.conflicts)


@dataclass(frozen=True)
class Change:
    """What somebody did to one block: what stands in its place, and what was added behind it."""

    instead: tuple[str, ...]
    behind: tuple[str, ...]
    whose: str


@st.composite
def disjoint(draw: st.DrawFn) -> tuple[list[str], list[Change]]:
    """Give a body of different paragraphs, and for each what one of the two, or nobody, does to it."""
    base = [f"第{number}段说的是{name}的事情，写得比较长一些。" for number, name in enumerate("甲乙丙丁戊己庚")]
    changes = []
    for number, text in enumerate(base):
        whose = draw(st.sampled_from(["nobody", "theirs", "mine"]))
        new = f"完全另写的一段{number}号文字"
        cut = len(text) // 2
        instead = draw(st.sampled_from([(text,), (text + "补一句。",), (new,), (), (text[:cut], text[cut:])]))
        behind = draw(st.sampled_from([(), (f"加在{number}之后的句子",)]))
        changes.append(Change((text,), (), whose) if whose == "nobody" else Change(instead, behind, whose))
    return base, changes


@given(disjoint())
def test_disjoint_edits_always_merge(given_: tuple[list[str], list[Change]]) -> None:
    base, changes = given_
    merged = merge(_content(base), _applied(base, changes, "theirs"), _applied(base, changes, "mine"))
    both = [text for change in changes for text in (*change.instead, *change.behind)]
    assert (sorted(block.text for block in merged.content.body), merged.conflicts) == (sorted(both), ())


def _applied(base: Sequence[str], changes: Sequence[Change], whose: str) -> Content:
    pairs = zip(base, changes, strict=True)
    return _content(
        [
            text
            for old, change in pairs
            for text in ((*change.instead, *change.behind) if change.whose == whose else (old,))
        ]
    )


def _content(paragraphs: Sequence[str]) -> Content:
    return Content(body=tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))
