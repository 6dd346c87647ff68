"""Small questions about printed Chinese text, asked by several stages."""

import re
from collections import Counter

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
# 第０２版　要闻: full-width ASCII and the ideographic space, one character for one
_FOLD = {0x3000: " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}
_WIDE = re.compile("[\u3000\uff01-\uff5e]")
# …在林带上。 / …吗?” / …的关键。) / …已经停止。(1月17日《东河晚报》) / …已经停止。 (林晓禾)
_SENTENCE_END = re.compile(r"[。!?…;][”’」』】》)]{0,6}(?:[ ]{0,4}[(][^()]{0,120}[)])?$")
# 一位“网格管家
_PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")", "「": "」", "『": "』", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}


def half_width(text: str) -> str:
    """Fold full-width ASCII to half width, one character for one: for comparing, never for storing."""
    return text.translate(_FOLD) if _WIDE.search(text) else text


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a paragraph ends."""
    return bool(_SENTENCE_END.search(half_width(text)))


def open_marks(text: str) -> tuple[str, str]:
    """Give the quotes and brackets that are closed in the text but not opened, and opened but not closed."""
    stray: list[str] = []
    waiting: list[str] = []
    held: Counter[str] = Counter()  # what waits, counted: asking the list would take long in a hostile text
    for mark in half_width(text):
        if mark in _PAIRS:
            waiting.append(mark)
            held[mark] += 1
        elif mark in _CLOSERS:
            if held[_CLOSERS[mark]]:
                while (opener := waiting.pop()) != _CLOSERS[mark]:
                    held[opener] -= 1
                held[opener] -= 1
            else:
                stray.append(mark)
    return "".join(stray), "".join(waiting)


def length(text: str) -> int:
    """Count the characters of a text without white space."""
    return len("".join(text.split()))
