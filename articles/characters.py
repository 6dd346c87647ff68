"""Characters that are not what was written: what page texts and word processors bring along.

The import of pages cleans by these tables, and so does the desk what is pasted; each says what it makes of them.
"""

import unicodedata

# The supplement's radicals and the ideographs they stand for, after Unicode's EquivalentUnifiedIdeograph.txt; the
# other radicals and the compatibility ideographs have theirs as a decomposition, but for two whose decomposition is a
# form that a paper of the mainland does not print.
_RADICALS = (
    "⾭青⼾户"
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋"
    "⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羋⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝"
    "⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_FORMS = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
LOOK_ALIKE: dict[int, str] = {
    **{code: plain for code in _FORMS if (plain := unicodedata.normalize("NFKC", chr(code))) != chr(code)},
    **{ord(radical): ideograph for radical, ideograph in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)},
}
# No-break, thin, figure, em and other spaces; the ideographic space is one that people write.
SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F)
# The soft line end of a word processor, the form feed of page texts, NEL, and Unicode's own two
LINE_ENDS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
# Soft hyphens, zero-width characters, marks of direction, byte order marks, variation selectors
UNSEEN = (
    *(0xAD, 0x034F, 0x061C, 0x180E, 0xFEFF),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    *(*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
)
