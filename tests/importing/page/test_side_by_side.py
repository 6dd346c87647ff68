import pytest

from articles.importing.page.side_by_side import stand_side_by_side
from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused
from tests.importing.cases import lines_of

ONE = "梅溪镇给老水渠装上新闸门农户\n水渠不必再排队等到半夜渠尾的\n三个村子今年都按时插上了秧田里"
OTHER = "老街菜场的早市提前半个钟头开\n门住在后巷的护士下楼先买菜了\n去上班中午就能吃上新鲜的饭菜"


def laid(gap):
    return "\n".join(f"{one}{gap}{other}" for one, other in zip(ONE.split("\n"), OTHER.split("\n"), strict=True))


@pytest.mark.parametrize("gap", [" ", "          "])
def test_lines_of_two_columns_are_noticed(gap):
    assert stand_side_by_side(lines_of(laid(gap)))
    assert not stand_side_by_side(lines_of(f"{ONE}\n{OTHER}"))


def test_pieces_of_columns_that_stand_alone_are_noticed():
    pieces = [piece for rows in zip(ONE.split("\n"), OTHER.split("\n"), strict=True) for piece in rows] * 2
    assert stand_side_by_side(lines_of("\n\n".join(pieces)))


def test_titles_of_two_phrases_are_none():
    pages = "春风吹绿东河两岸田 农机唱响万亩丰收歌\n\n■通讯员 林晓禾\n\n春耕开始了,农机手天不亮就下了地。\n\n" * 4
    assert not stand_side_by_side(lines_of(pages))


def test_page_of_mixed_columns_is_refused():
    with pytest.raises(PageRefused) as refused:
        parse_page(laid(" ").encode(), "01.txt")
    assert refused.value.code == "side-by-side"


@pytest.mark.parametrize(("spaces", "are_columns"), [(4, False), (24, True)])
def test_lines_of_a_right_hand_column_that_stand_between_those_of_the_left_are_noticed(spaces, are_columns):
    rows = [one + "\n" + " " * spaces + other for one, other in zip(ONE.split(), OTHER.split(), strict=True)]
    assert stand_side_by_side(lines_of("\n".join(rows * 2))) == are_columns


def test_text_that_is_set_in_throughout_is_none():
    rows = [" " * 24 + row for row in (ONE + "\n" + OTHER).split()]
    assert not stand_side_by_side(lines_of("\n".join(["梅溪镇修好水渠", *rows * 2])))
