import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.page.parting import part
from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused
from tests.importing.cases import answer, cases, lines_of, say_blocks, say_notes, say_people
from tests.importing.test_properties import bounded, characters, check

ONE = "立冬之后东河镇请来三支工程队把八里渠从头到尾修了一遍。渠底铺了石板两岸栽上柳树。镇里的段思远说往后浇地不用排队。"
OTHER = "南岗村合唱队成立才一年队员都是种田人白天下地晚上练歌。队长陶宜说最难的是把嗓子练得齐整。上个月唱了十场都满座。"

ROWS = (1, 2, 3, 4)


def wrapped(text, width=14):
    return [text[at : at + width] for at in range(0, len(text), width)]


def laid(gaps, left=ONE, right=OTHER):
    """Set two texts side by side with these gaps, one after the other."""
    pairs = zip(wrapped(left), wrapped(right), strict=True)
    return "\n".join(f"{one:<14}{' ' * gaps[at % len(gaps)]}{other}" for at, (one, other) in enumerate(pairs))


@cases("columns")
def test_columns_are_read_one_after_the_other(printed, expected):
    page = parse_page(printed.encode(), "page.txt")
    told = []
    for article in page.articles:
        told += [f"文 {article.headline} | {say_people(article.byline)}", *say_blocks(article.body)]
    notes = [note for note in page.all_notes if note.code != "date-missing"]
    assert answer(told, say_notes(notes)) == expected


def test_columns_stand_one_after_the_other_with_their_lines():
    parted = part(lines_of(laid([4])))
    assert [line.text for line in parted.lines] == wrapped(ONE) + wrapped(OTHER)
    assert [line.number for line in parted.lines] == list(range(1, 9))
    assert parted.numbers == ROWS * 2
    assert [(one.first, one.last, one.count) for one in parted.columns] == [(1, 4, 2)]


@pytest.mark.parametrize("gap", ["  ", "    ", "\u3000", "\u3000\u3000", " \u3000"])
def test_gap_of_any_white_space_parts_columns(gap):
    assert part(lines_of(laid([4]).replace("    ", gap))).numbers == ROWS * 2


def test_wide_characters_count_as_the_program_counted_them():
    first, *others = laid([4]).split("\n")
    by_character = first.replace("立冬之后", "2025")
    by_width = first.replace("立冬之后", "2025").replace("    ", "        ")
    for line in (by_character, by_width):
        assert part(lines_of("\n".join([line, *others]))).numbers == ROWS * 2


@pytest.mark.parametrize(
    "printed",
    [
        laid([2, 9, 16, 23, 30]),
        laid([1]),
        laid([4], *(text.replace("。", "") for text in (ONE, OTHER))),
        "\n".join(f"{one}    {other}" for one, other in [("河湾村水渠修缮工程队", "东河镇人民政府办公室")] * 4),
    ],
    ids=["ragged", "merged", "no sentence", "table"],
)
def test_columns_that_gaps_do_not_part_are_refused(printed):
    with pytest.raises(PageRefused) as refused:
        parse_page(f"东河区举行春灌竞赛\n\n{printed}".encode(), "page.txt")
    assert refused.value.code == "side-by-side"


def test_row_that_runs_across_between_columns_without_a_blank_is_refused():
    rows = laid([4]).split("\n")
    across = "这一行从左边一直排到右边的尽头中间没有留下一点空白让人看出栏来"
    assert part(lines_of("\n".join([*rows, across, *rows]))) is None
    assert part(lines_of("\n".join([*rows, "", across, *rows]))) is not None


def test_title_between_two_bands_of_columns_parts_them():
    parted = part(lines_of(f"{laid([4])}\n\n渠水流进千家万户\n\n{laid([4])}"))
    assert parted.numbers == (*ROWS * 2, 6, *(8, 9, 10, 11) * 2)


def test_wide_blank_ends_columns():
    parted = part(lines_of(f"{laid([4])}\n\n\n{laid([4])}"))
    assert parted.numbers == (*ROWS * 2, *(7, 8, 9, 10) * 2)


SENTENCES = st.lists(
    st.sampled_from(["春耕开始了", "农机下了地。", "3月14日", "“抢农时”,", "的", "A"]), min_size=8, max_size=40
)


@bounded
@given(st.lists(SENTENCES.map("".join), min_size=2, max_size=4), st.integers(6, 16), st.integers(2, 6))
def test_parting_loses_and_adds_nothing(texts, width, gap):
    columns = [wrapped(text, width) for text in texts]
    rows = [[column[at] if at < len(column) else "" for column in columns] for at in range(max(map(len, columns)))]
    printed = "\n".join("".join(f"{piece:<{width + gap}}" for piece in row) for row in rows)
    lines = lines_of(printed)
    if parted := part(lines):
        of_line = {line.number: line.text for line in lines}
        for line, number in zip(parted.lines, parted.numbers, strict=True):
            assert line.text in of_line[number]
        assert characters("".join(line.text for line in parted.lines)) == characters(printed)
        assert [line.number for line in parted.lines] == list(range(1, len(parted.lines) + 1))
    check(f"春耕见闻\n\n■通讯员 江白\n\n{printed}".encode())
