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
import unicodedata
from collections.abc import Iterator

# The supplement's radicals and the ideographs they stand for, after Unicode's EquivalentUnifiedIdeograph.txt; the
# other radicals and the compatibility ideographs have theirs as a decomposition, but for two whose decomposition is a
# form that a paper of the mainland does not print.
_RADICALS = (
    "⾭青⼾户"
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋"
    "⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羋⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝"
    "⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_LOOK_ALIKE = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F)
_LINE_ENDS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
_UNSEEN = (
    *(0xAD, 0x034F, 0x061C, 0x180E, 0xFEFF),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    *(*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
)
_TABLE: dict[int, str] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _LOOK_ALIKE},
    **{ord(radical): ideograph for radical, ideograph in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)},
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_UNSEEN, ""),
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
