"""Furniture that its box broke over several lines: `责编:刘生` with `杰` under it."""

from collections.abc import Sequence
from dataclasses import replace

from articles.chinese.text import length
from articles.importing.records import Line
from articles.importing.words.furniture import read_furniture

LONGEST_NAME = 4


def join_broken(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join lines of furniture that stand right under one another where the whole is known better than its parts."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and line.gap == 0 and line.number == last.numbers[-1] + 1:
            whole = last.text + line.text
            if _names_are_short(whole) and _unknown(whole) < _unknown(last.text) + _unknown(line.text):
                joined[-1] = replace(last, text=whole, more=(*last.more, *line.numbers))
                continue
        joined.append(line)
    return tuple(joined)


def _names_are_short(text: str) -> bool:
    """Tell whether staff have names of print: joined to what is none of them, a name would be too long."""
    names = [name for piece in read_furniture(text).pieces for name in piece.names]
    return all(len(name) <= LONGEST_NAME or "·" in name for name in names)


def _unknown(text: str) -> int:
    """Count the characters of a text that no form of furniture knows."""
    furniture = read_furniture(text)
    if not furniture.pieces:
        return length(text)
    return sum(length(text[piece.start : piece.end]) for piece in furniture.others)
