"""Where a reader pauses: the places at which a text may be cut without cutting a word in two.

Chinese parts no words by spaces, so a text is cut behind its marks; where none is near, between words of Latin letters
and figures; where it has none of these either, anywhere.
"""

import re

# 参加的有一百二十人，“人就轻松了。”　at 10:30, 增长8.6%  (not in 10:30 nor in 1,200)
PAUSE = re.compile(r"(?:[。！？；：，、…!?;]|[,:](?!\d)|(?<!\d)[,:])[”’》〉」』）)…]*\s*|\s+")
# Marks after which something is still to come: an ellipsis stands in their place.
GOES_ON = "，、；：,;: \t\u3000"
# A word of Latin letters, or a figure: AI+, 8.6%, 10:30
WORD = re.compile(r"(?:[\w.%+-]|(?<=\d)[,:](?=\d))+", re.ASCII)
CLOSING = 4  # so many closing marks may follow one


def last_pause(text: str, least: int, most: int) -> int:
    """Give the last place in a range at which a text may be cut off, before any mark that leaves it open.

    That is `most` where nobody pauses in the range.
    """
    ends = [match.end() for match in PAUSE.finditer(text, 0, most + CLOSING)]
    place = next((end for end in reversed(ends) if least <= end <= most), 0)
    if not place:
        word = _word_across(text, most)
        place = word.start() if word and word.start() >= least else most
    return max(least, len(text[:place].rstrip(GOES_ON)))


def first_pause(text: str, least: int, most: int) -> int:
    """Give the first place in a range at which a text may begin; `least` where nobody pauses in it."""
    ends = (match.end() for match in PAUSE.finditer(text, max(0, least - 1), most))
    place = next((end for end in ends if end >= least), None)
    if place is None:
        word = _word_across(text, least)
        place = word.end() if word and word.end() <= most else least
    return place


def cut_off(text: str, most: int, ellipsis: str) -> str:
    """Cut a text to a length, at the last pause of its second half, and end it in an ellipsis."""
    if len(text) <= most:
        return text
    left = most - len(ellipsis)
    return text[: last_pause(text, left // 2, left)] + ellipsis


def _word_across(text: str, place: int) -> re.Match[str] | None:
    """Find the word that a cut at a place would part."""
    return next((word for word in WORD.finditer(text) if word.start() < place < word.end()), None)
