"""What a line looks like beside its neighbours: how wide it is, and whether it fills its column.

The measure of a column is learnt from the lines: many lines of one width, each with another right under it, are the
lines of a column, whatever is between them. A page of such lines was copied as it is printed; on another page a line
is a whole block, and its width means nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from articles.chinese.text import HAN, ends_sentence
from articles.importing.records import Line

# widths in half characters: a Han character and its punctuation are two, a letter or digit one
NARROWEST, WIDEST = 16, 84
# lines on either side from which the measure at a line is learnt, and how many must agree
NEIGHBOURS, AGREE = 7, 3
# how much less than the measure a full line may hold: punctuation may not begin or end every line
SLACK = 3
# the first line of a paragraph is set in by two characters, which a copy loses
INDENT = 4
# a page of printed lines has at least this share of lines that break off at one width
PRINTED = 0.22

# 驾 驶 人 杜 中 伟: a line that was spread to fill its column
_SPREAD = re.compile(rf"(?<=[{HAN}“”‘’（）《》、。，；：！？\d])[ ](?=[{HAN}“”‘’（）《》、。，；：！？\d])")
_NARROW = re.compile(r"[A-Za-z0-9 ]")


def width(text: str) -> int:
    """Count half characters; folded punctuation is as wide as it was printed."""
    return 2 * len(text) - len(_NARROW.findall(text))


def close_up(text: str) -> str:
    """Take the spaces out of a line that was spread to fill its column; give any other line as it is.

    A spread line is single characters mostly; one of short words (责编 江白 检校 陶宜) is set so.
    """
    spaces = text.count(" ")
    if spaces < 4 or spaces < len(text) / 4:
        return text
    words = text.split()
    return _SPREAD.sub("", text) if 4 * sum(len(word) == 1 for word in words) >= 3 * len(words) else text


def breaks_off(line: Line, following: Line | None) -> bool:
    """Tell whether a line ends within a sentence that the next line goes on with."""
    return following is not None and following.gap == 0 and not ends_sentence(line.text)


def measures(lines: Sequence[Line], widths: Sequence[int]) -> list[int]:
    """Give the measure of the column at each line; 0 where no lines agree on one."""
    found = []
    near: Counter[int] = Counter(filter(_is_columnar, widths[:NEIGHBOURS]))
    for index in range(len(lines)):
        if index + NEIGHBOURS < len(widths):
            near[widths[index + NEIGHBOURS]] += _is_columnar(widths[index + NEIGHBOURS])
        if index > NEIGHBOURS:
            near[widths[index - NEIGHBOURS - 1]] -= _is_columnar(widths[index - NEIGHBOURS - 1])
        agreeing = {size: near[size] + near[size - 1] + near[size - 2] for size, many in near.items() if many > 0}
        best = max(agreeing, key=lambda size: (agreeing[size], size), default=0)
        found.append(best if best and agreeing[best] >= AGREE else 0)
    return found


def _is_columnar(size: int) -> bool:
    return NARROWEST <= size <= WIDEST


def is_printed_by_lines(lines: Sequence[Line], widths: Sequence[int], columns: Sequence[int]) -> bool:
    """Tell whether a page has a line for each printed line, rather than one for each block."""
    broken = sum(
        breaks_off(line, following) and columns[index] - SLACK <= widths[index] <= columns[index]
        for index, (line, following) in enumerate(pairwise(lines))
    )
    return broken >= PRINTED * len(lines)
