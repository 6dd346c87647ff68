from typing import Any

import pytest

from articles.editorial.content.merging import ConflictPlace, Merged, merge
from articles.editorial.content.places import Place
from articles.enums import BlockKind
from articles.models import BylineRow, Content, parse_body

ONE = "村口的老槐树下，几位老人正说着今年的收成。"
TWO = "水渠去年冬天修好以后，北坡的旱地也浇上了水。"
THREE = "孩子们放学回来，先到新建的书屋里坐一会儿。"
FOUR = "县里的医生每月来两次，量血压、看牙都不收钱。"

REPORTER = BylineRow(1, "白露", "reporter", "记者")
PHOTOGRAPHER = BylineRow(2, "谷雨", "photographer", "摄影")
CORRESPONDENT = BylineRow(3, "霜降", "correspondent", "通讯员", 5, "文化站")


def test_titles_changed_by_one_each_merge() -> None:
    base = Content(kicker="引题", headline="主题", deck="副题")
    theirs, mine = Content(kicker="新引题", headline="主题", deck="副题"), Content(kicker="引题", headline="新主题")
    assert merge(base, theirs, mine) == Merged(
        Content(kicker="新引题", headline="新主题"), merged=(Place("kicker"),), conflicts=()
    )


def test_title_changed_by_both_is_a_conflict_that_holds_mine() -> None:
    base, theirs, mine = (Content(headline=headline) for headline in ("主题", "他的主题", "我的主题"))
    assert merge(base, theirs, mine) == Merged(
        mine, merged=(), conflicts=(ConflictPlace(Place("headline"), "主题", "他的主题", "我的主题"),)
    )


def test_neighbouring_blocks_changed_by_one_each_merge() -> None:
    assert merged_body(f"{ONE}\n{TWO}", f"{ONE}又一句。\n{TWO}", f"{ONE}\n{TWO}再一句。") == (
        f"{ONE}又一句。\n{TWO}再一句。",
        [],
    )


def test_block_changed_by_both_is_one_conflict() -> None:
    body, conflicts = merged_body(
        f"{ONE}\n{TWO}\n{THREE}", f"{ONE}\n{TWO}甲。\n{THREE}", f"{ONE}\n{TWO}乙。\n{THREE}丙。"
    )
    assert body == f"{ONE}\n{TWO}乙。\n{THREE}丙。"
    assert conflicts == [ConflictPlace(Place("body", 1), TWO, f"{TWO}甲。", f"{TWO}乙。")]


def test_block_made_a_crosshead_by_one_and_reworded_by_the_other_merges() -> None:
    assert merged_body(f"{ONE}\n{TWO}", f"## {ONE}\n{TWO}", f"{ONE}好。\n{TWO}") == (f"## {ONE}好。\n{TWO}", [])


def test_block_deleted_by_one_and_changed_by_the_other_is_a_conflict() -> None:
    assert merged_body(f"{ONE}\n{TWO}", ONE, f"{ONE}\n{TWO}乙。") == (
        f"{ONE}\n{TWO}乙。",
        [ConflictPlace(Place("body", 1), TWO, "", f"{TWO}乙。")],
    )


def test_block_moved_by_one_and_changed_by_the_other_merges() -> None:
    assert merged_body(f"{ONE}\n{TWO}\n{THREE}", f"{THREE}\n{ONE}\n{TWO}", f"{ONE}\n{TWO}\n{THREE}新。") == (
        f"{THREE}新。\n{ONE}\n{TWO}",
        [],
    )


def test_block_moved_by_both_to_different_places_is_a_conflict_of_order() -> None:
    base, theirs, mine = (ONE, TWO, THREE, FOUR), (FOUR, ONE, TWO, THREE), (ONE, FOUR, TWO, THREE)
    assert merged_body("\n".join(base), "\n".join(theirs), "\n".join(mine)) == (
        "\n".join(mine),
        [ConflictPlace(Place("order", 1), f"{THREE}\n\n{FOUR}", FOUR, f"{ONE}\n\n{FOUR}")],
    )


def test_block_moved_by_both_to_one_place_stands_there() -> None:
    moved = "\n".join((FOUR, ONE, TWO, THREE))
    assert merged_body("\n".join((ONE, TWO, THREE, FOUR)), moved, f"{moved}新。") == (f"{moved}新。", [])


def test_block_parted_by_one_beside_a_change_of_the_other_merges() -> None:
    head, tail = TWO[:11], TWO[11:]
    assert merged_body(f"{ONE}\n{TWO}", f"{ONE}\n{head}\n{tail}", f"{ONE}新。\n{TWO}") == (
        f"{ONE}新。\n{head}\n{tail}",
        [],
    )


def test_block_parted_by_one_and_changed_by_the_other_is_one_conflict() -> None:
    head, tail = TWO[:11], TWO[11:]
    body, conflicts = merged_body(TWO, f"{TWO}新。", f"{head}\n{tail}")
    assert body == f"{head}\n{tail}"
    assert conflicts == [ConflictPlace(Place("body", 0), TWO, f"{TWO}新。", f"{head}\n\n{tail}")]


def test_blocks_joined_by_one_and_changed_by_the_other_are_one_conflict() -> None:
    body, conflicts = merged_body(f"{ONE}\n{TWO}\n{THREE}", f"{ONE}\n{TWO}新。\n{THREE}", f"{ONE}{TWO}\n{THREE}")
    assert body == f"{ONE}{TWO}\n{THREE}"
    assert conflicts == [ConflictPlace(Place("body", 0), f"{ONE}\n\n{TWO}", f"{ONE}\n\n{TWO}新。", f"{ONE}{TWO}")]


def test_blocks_joined_by_one_between_which_the_other_added_are_one_conflict() -> None:
    body, conflicts = merged_body(f"{ONE}\n{TWO}", f"{ONE}\n{FOUR}\n{TWO}", f"{ONE}{TWO}")
    assert body == f"{ONE}{TWO}"
    assert [conflict.theirs for conflict in conflicts] == [f"{ONE}\n\n{FOUR}\n\n{TWO}"]


def test_blocks_added_by_both_at_one_place_stand_one_after_the_other() -> None:
    assert merged_body(f"{ONE}\n{TWO}", f"{ONE}\n{THREE}\n{TWO}", f"{ONE}\n{FOUR}\n{TWO}") == (
        "\n".join((ONE, THREE, FOUR, TWO)),
        [],
    )


def test_block_added_by_both_stands_once() -> None:
    both = f"{ONE}\n{THREE}\n{TWO}"
    assert merged_body(f"{ONE}\n{TWO}", both, f"{ONE}\n{THREE}\n{TWO}新。") == (f"{ONE}\n{THREE}\n{TWO}新。", [])


def test_what_came_from_theirs_is_told() -> None:
    base, theirs = f"{ONE}\n{TWO}\n{THREE}", f"{ONE}新。\n{THREE}\n{FOUR}"
    merged = merge(content(base), content(theirs), content(base))
    assert merged.merged == (Place("body", 0), Place("body"), Place("body", 2))


def test_bylines_exchanged_by_one_and_removed_by_the_other_merge() -> None:
    assert merged_bylines([REPORTER, PHOTOGRAPHER], [REPORTER], [PHOTOGRAPHER, REPORTER]) == ([REPORTER], [])


def test_bylines_exchanged_by_one_and_relabelled_by_the_other_merge() -> None:
    relabelled = changed(REPORTER, label="本报记者")
    assert merged_bylines([REPORTER, PHOTOGRAPHER], [PHOTOGRAPHER, REPORTER], [relabelled, PHOTOGRAPHER]) == (
        [PHOTOGRAPHER, relabelled],
        [],
    )


def test_byline_label_and_unit_changed_by_one_each_merge() -> None:
    theirs, mine = changed(CORRESPONDENT, unit=6, unit_name="农科所"), changed(CORRESPONDENT, label="本报通讯员")
    assert merged_bylines([CORRESPONDENT], [theirs], [mine]) == (
        [changed(CORRESPONDENT, unit=6, unit_name="农科所", label="本报通讯员")],
        [],
    )


def test_byline_changed_by_both_is_a_conflict() -> None:
    theirs, mine = changed(REPORTER, label="本报记者"), changed(REPORTER, label="特约记者")
    assert merged_bylines([REPORTER], [theirs], [mine]) == (
        [mine],
        [ConflictPlace(Place("bylines", 0), REPORTER, theirs, mine)],
    )


def test_byline_given_to_different_people_is_a_conflict() -> None:
    assert merged_bylines([REPORTER], [PHOTOGRAPHER], [CORRESPONDENT]) == (
        [CORRESPONDENT],
        [ConflictPlace(Place("bylines", 0), REPORTER, PHOTOGRAPHER, CORRESPONDENT)],
    )


def test_person_added_by_both_comes_once() -> None:
    assert merged_bylines([REPORTER], [REPORTER, CORRESPONDENT], [CORRESPONDENT, REPORTER]) == (
        [CORRESPONDENT, REPORTER],
        [],
    )


def test_person_added_by_both_under_two_labels_is_a_conflict() -> None:
    other = changed(CORRESPONDENT, label="特约通讯员")
    assert merged_bylines([], [CORRESPONDENT], [other]) == (
        [other],
        [ConflictPlace(Place("bylines", 0), None, CORRESPONDENT, other)],
    )


def test_person_added_by_one_and_put_in_a_place_by_the_other_comes_once() -> None:
    assert merged_bylines([REPORTER], [CORRESPONDENT], [REPORTER, CORRESPONDENT]) == ([CORRESPONDENT], [])


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        (["春耕"], ["春耕", "读书", "夜校"], ["春耕", "夜校"]),
        (["春耕", "读书", "修路"], ["读书"], ["读书", "修路"]),
        (["读书", "春耕"], ["春耕", "读书", "修路"], ["读书", "春耕", "修路"]),
    ],
)
def test_tags_added_and_removed_merge(theirs: list[str], mine: list[str], merged: list[str]) -> None:
    base, one, other = (Content(tags=tuple(tags)) for tags in (["春耕", "读书"], theirs, mine))
    assert merge(base, one, other).content.tags == tuple(merged)


def test_page_moved_by_both_is_one_conflict() -> None:
    base, theirs, mine = (Content(page=page, position=position) for page, position in ((1, 2), (2, 2), (1, 3)))
    assert merge(base, theirs, mine) == Merged(mine, (), (ConflictPlace(Place("place"), (1, 2), (2, 2), (1, 3)),))


def test_places_are_named_for_the_desk() -> None:
    base, theirs, mine = content(f"{ONE}\n{TWO}"), content(f"{ONE}新。"), content(f"{ONE}\n{TWO}又。")
    merged = merge(base, theirs, mine)
    assert [place.label for place in (*merged.merged, *(conflict.place for conflict in merged.conflicts))] == [
        "正文“村口的老槐树下，几位老…”",
        "正文“水渠去年冬天修好以后，…”",
    ]


def content(body: str) -> Content:
    return Content(body=tuple(parse_body(body)))


def merged_body(base: str, theirs: str, mine: str) -> tuple[str, list[ConflictPlace]]:
    """Merge bodies of one block a line."""
    merged = merge(content(base), content(theirs), content(mine))
    marks = {BlockKind.CROSSHEAD: "## ", BlockKind.CAPTION: "!! ", BlockKind.PARAGRAPH: ""}
    return "\n".join(marks[block.kind] + block.text for block in merged.content.body), list(merged.conflicts)


def merged_bylines(*three: list[BylineRow]) -> tuple[list[BylineRow], list[ConflictPlace]]:
    merged = merge(*(Content(bylines=tuple(rows)) for rows in three))
    return list(merged.content.bylines), list(merged.conflicts)


def changed(row: BylineRow, **fields: Any) -> BylineRow:
    return BylineRow(**{name: getattr(row, name) for name in BylineRow.__dataclass_fields__} | fields)
