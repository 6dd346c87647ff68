from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.words.furniture import Furniture, Piece, read_furniture
from articles.importing.words.furniture.pieces import LONGEST_FURNITURE
from tests.importing.cases import answer, cases
from tests.importing.test_properties import bounded


def say(furniture: Furniture) -> str:
    return answer(say_piece(furniture.text, piece) for piece in furniture.pieces) or "没有"


def say_piece(text: str, piece: Piece) -> str:
    """Say `page 第3版: page=3` or `staff 责编 版式: 江白、陶宜`."""
    if piece.roles:
        return f"{piece.kind} {' '.join(piece.roles)}: {'、'.join(piece.names)}"
    values = " ".join(f"{name}={value}" for name, value in piece.values.items())
    return f"{piece.kind} {text[piece.start : piece.end].strip()}{f': {values}' if values else ''}"


@cases("furniture")
def test_furniture_is_read_piece_by_piece(printed, expected):
    assert say(read_furniture(printed)) == expected


PIECES = [
    "2025年5月6日",
    "星期二",
    "总第120期",
    "第3版",
    "责编:江白",
    "校对:陶宜",
    "电话:2960000",
    "QQ群:12345678",
    "今日4版",
]


@bounded
@given(st.permutations(PIECES), st.sampled_from([" ", "  ", "　", " | ", "｜", "/"]))
def test_pieces_are_read_in_any_order_with_any_separator(pieces, separator):
    furniture = read_furniture(separator.join(pieces))
    assert furniture.is_whole
    assert {name for piece in furniture.pieces for name in piece.names} == {"江白", "陶宜"}
    values = {"date": "2025年5月6日", "number": "120", "page": "3", "hotline": "2960000"}
    assert furniture.values == values


@bounded
@given(st.text(st.sampled_from("责编校对版式江白陶宜第总期日报电话年月0123456789:：|/ ()《》一二三"), max_size=120))
def test_pieces_stand_in_order_and_cover_every_word(text):
    furniture = read_furniture(text)
    spans = [(piece.start, piece.end) for piece in furniture.pieces]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    if furniture.pieces:
        assert not any(character.isalnum() for character in _between(text, spans))


def _between(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from text[start:end]


def test_a_line_longer_than_any_furniture_has_no_pieces():
    assert read_furniture("第3版 " * LONGEST_FURNITURE).pieces == ()
    assert not read_furniture("第3版 " * LONGEST_FURNITURE).is_whole
