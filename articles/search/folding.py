"""Fold a text so that what a reader takes for the same is the same: the index, the query and the scan all use it.

- Width, case and accents do not count: `ＡＩ` is `ai`, `①` is `1`, `lǜ` is `lu` (Unicode's NFKD, marks dropped).
- Traditional characters are simplified one by one (opencc), never by phrase: a term must fold alone as it folds inside
  a text.
- Quotation marks and title marks set a word off and do not part it: `“百千万”工程` is `百千万工程`. Nor do control
  and format characters count.
- White space counts between Latin words and figures alone, and as one: `李 满` is `李满`, `AI 2025` is not `AI2025`.
- Every other mark is text: `8.6` is not `86`, `春耕。备耕` does not hold `春耕备耕`.

Folded text has letters and figures in half width, marks in full width, and nothing else in ASCII: it needs no quoting
in any query language. A fold of a part of a line is a part of the fold of the line.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import chain

from opencc import OpenCC

SILENT = frozenset("\"'“”‘’‚‛„‟‹›«»「」『』〈〉《》〝〞〟")
# Marks over letters, controls, formats, halves of surrogate pairs
NOT_TEXT = frozenset({"Mn", "Mc", "Me", "Cc", "Cf", "Cs"})
WIDE_MARKS = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F) if not chr(code).isalnum()}
WIDE_SPACE = "\u3000"
# The first of the spaces between two characters of Latin words and figures: 5G AI
GAP = re.compile(r"(?<=[^\W\u2e80-\U0010ffff]) (?= *[^\W\u2e80-\U0010ffff])")
LAST_KEPT = 0xFFFF


class _Folds(dict[int, str]):
    """What each character folds to, for `str.translate`; worked out when first met, kept for all but the rarest."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if code <= LAST_KEPT:
            self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(line: str) -> str:
    """Fold one line of text."""
    return _mark_gaps(line.translate(_FOLDS)).replace(" ", "")


def fold_with_places(line: str) -> tuple[str, Sequence[int]]:
    """Fold one line, and tell of each folded character which character of the line it comes from."""
    pieces = [_FOLDS[ord(character)] for character in line]
    marked = _mark_gaps("".join(pieces))
    if " " not in marked and all(len(piece) == 1 for piece in pieces):  # most lines
        return marked, range(len(line))
    sources = chain.from_iterable([place] * len(piece) for place, piece in enumerate(pieces))
    kept = [(character, place) for character, place in zip(marked, sources, strict=True) if character != " "]
    return "".join(character for character, _ in kept), [place for _, place in kept]


def _mark_gaps(expanded: str) -> str:
    """Write the spaces that count in full width; the length stays."""
    return GAP.sub(WIDE_SPACE, expanded)


def _fold_character(character: str) -> str:
    """Fold one character: to none, one or several; to ASCII's space where it is white space."""
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = (part for part in plain if part not in SILENT and unicodedata.category(part) not in NOT_TEXT)
    simplified: str = _converter().convert("".join(kept))
    return simplified.translate(WIDE_MARKS)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
