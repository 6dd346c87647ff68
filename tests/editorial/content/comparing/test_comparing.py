from articles.editorial.content.comparing import Difference, Run, RunKind, compare
from articles.enums import BlockKind
from articles.models import BylineRow, Content, parse_body

ONE = "村口的老槐树下，几位老人正说着今年的收成。"
TWO = "水渠去年冬天修好以后，北坡的旱地也浇上了水。"
THREE = "孩子们放学回来，先到新建的书屋里坐一会儿。"
REPORTER = BylineRow(1, "白露", "reporter", "记者")
PHOTOGRAPHER = BylineRow(2, "谷雨", "photographer", "摄影")


def kept(text: str) -> Run:
    return Run(RunKind.KEPT, text)


def removed(text: str) -> Run:
    return Run(RunKind.REMOVED, text)


def added(text: str) -> Run:
    return Run(RunKind.ADDED, text)


def bodies(before: str, after: str) -> list[tuple[str, bool]]:
    """Compare bodies of one block a line; of each block, what is changed in it, and whether it was moved."""
    marks = {RunKind.KEPT: "{}", RunKind.ADDED: "[+{}]", RunKind.REMOVED: "[-{}]"}
    contents = (Content(body=tuple(parse_body(body))) for body in (before, after))
    return [
        ("".join(marks[run.kind].format(run.text) for run in found.runs), found.is_moved)
        for found in compare(*contents)
    ]


def test_compare_says_every_field_in_the_order_of_reading() -> None:
    before = Content(kicker="引题", headline="主题", dateline="本报讯", tags=("春耕", "读书"), page=1, position=2)
    after = Content(
        headline="主题", body=tuple(parse_body(ONE)), dateline="本报讯", tags=("读书", "修路"), page=1, position=3
    )
    assert compare(before, after, {1: "第1版"}) == (
        Difference("kicker", "引题", (removed("引题"),)),
        Difference("headline", "主题", (kept("主题"),)),
        Difference("dateline", "电头", (kept("本报讯"),)),
        Difference("body", "正文", (added(ONE),), (BlockKind.PARAGRAPH,)),
        Difference("tags", "标签", (removed("春耕"), kept("读书"), added("修路"))),
        Difference("place", "版面和位置", (removed("第1版 第2条"), added("第1版 第3条"))),
    )


def test_compare_finds_changed_blocks_among_added_and_deleted_ones() -> None:
    assert bodies(f"{ONE}\n{TWO}", f"{TWO}新。\n{THREE}") == [
        (f"[-{ONE}]", False),
        (f"{TWO}[+新。]", False),
        (f"[+{THREE}]", False),
    ]


def test_compare_tells_of_a_moved_block() -> None:
    assert bodies(f"{ONE}\n{TWO}\n{THREE}", f"{THREE}\n{ONE}\n{TWO}") == [(THREE, True), (ONE, False), (TWO, False)]


def test_compare_tells_of_a_parted_and_of_a_joined_block() -> None:
    assert bodies(TWO, f"{TWO[:11]}\n{TWO[11:]}") == [(f"{TWO[:11]}[+\n]{TWO[11:]}", False)]
    assert bodies(f"{TWO[:11]}\n{TWO[11:]}", TWO) == [(f"{TWO[:11]}[-\n]{TWO[11:]}", False)]


def test_compare_tells_of_a_changed_kind() -> None:
    (found,) = compare(Content(body=tuple(parse_body(ONE))), Content(body=tuple(parse_body(f"## {ONE}"))))
    assert (found.kinds, found.is_changed) == ((BlockKind.PARAGRAPH, BlockKind.CROSSHEAD), True)


def test_compare_tells_of_bylines_added_removed_and_exchanged() -> None:
    before, after = Content(bylines=(REPORTER, PHOTOGRAPHER)), Content(bylines=(PHOTOGRAPHER, REPORTER))
    assert sorted(found.is_moved for found in compare(before, after)) == [False, True]
    assert compare(Content(bylines=(REPORTER,)), Content(bylines=(PHOTOGRAPHER,))) == (
        Difference("bylines", "署名", (removed("记者 白露"), added("摄影 谷雨"))),
    )


def test_compare_of_equal_contents_changes_nothing() -> None:
    content = Content(headline="主题", body=tuple(parse_body(f"{ONE}\n{TWO}")), bylines=(REPORTER,), tags=("春耕",))
    assert [found.is_changed for found in compare(content, content)] == [False] * 5
