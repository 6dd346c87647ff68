"""What extraction does to characters, undone once at the entrance; everything after works on clean text.

| what comes in | what is kept |
|---|---|
| radicals (U+2E80–2FDF), compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F) | the ideograph that was printed |
| no-break, thin, figure, em and other spaces, form feeds | a space; the ideographic space stays |
| vertical tab, NEL, U+2028, U+2029 | a line end |
| zero-width characters, marks of direction, soft hyphens, variation selectors | nothing |
| byte order marks; Ctrl-Z at the end, which old programs wrote | nothing |
| private use and replacement characters | themselves, for nobody knows what was printed |

What nobody can read is noted by line.
"""

import re
from collections.abc import Iterator

from articles.characters import LINE_ENDS, LOOK_ALIKE, SPACES, UNSEEN

_TABLE: dict[int, str] = {
    **LOOK_ALIKE,
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(LINE_ENDS, "\n"),
    **dict.fromkeys(UNSEEN, ""),
}
_END_OF_FILE = "\x1a"
# <p>, </div>, <br />, &nbsp;: left over from a web page
WEB_MARK = (
    r"</?(?:p|div|span|table|t[dr]|li|ul|h[1-6]|a|b|i|em|strong|font|img|body|br)(?:\s[^<>]{0,200})?/?>"
    r"|&(?:nbsp|quot|amp|lt|gt|[lr][ds]quo|[mn]dash|hellip|middot|#x?[0-9a-f]{2,5});"
)
# what nobody can read: U+FFFD, private use; 锟斤拷 is what becomes of two U+FFFD that were saved as GBK
_DAMAGED = re.compile(
    rf"[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]|锟斤拷|烫烫烫|屯屯屯|{WEB_MARK}", re.IGNORECASE
)


def clean(text: str) -> str:
    """Turn what extraction made of characters back into what was printed: see the table above."""
    return text.rstrip(_END_OF_FILE).translate(_TABLE)


def damaged(text: str) -> Iterator[str]:
    """Give the characters of a text that nobody can read, as code points or as they stand."""
    for match in _DAMAGED.finditer(text):
        found = match[0]
        yield found if len(found) > 1 else f"U+{ord(found):04X}"
