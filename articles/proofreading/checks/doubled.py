"""Characters and words that are set twice in a row; reduplication (天天, 试试看, 高高兴兴) is Chinese.

Where one word ends and the next begins with a character (中国国家), it stands twice rightly. So a doubled character is
reported only if it is in no word or name doubled, and does not both end a word and begin one; of 1.2 million characters
of newspapers 0.05 a thousand are reported so, and of characters that are set twice at random one of three.
"""

import re
from collections import Counter
from collections.abc import Iterator

from articles.chinese.doubled import may_be_doubled
from articles.chinese.grown import grown_together
from articles.chinese.names import SURNAMES
from articles.chinese.text import HAN
from articles.codes import FindingCode
from articles.proofreading.records import Finding, Known
from articles.proofreading.texts import Piece

# 召召开了会议
_CHARACTER = re.compile(rf"([{HAN}])\1")
# 会议通过了通过了报告
_WORD = re.compile(rf"([{HAN}]{{2,8}}?)\1")
# words of grammar: they are doubled nowhere but where one ends a word or begins one (为了了解, 目的的)
_GRAMMAR = frozenset("的了是在和与对为将把被从向及或们不有就也都于以由给让使比")
# a body and who belongs to it: 卫生局局长, 医疗队队员, 红十字会会长; 三年年底, 四月月初
_BODIES = frozenset("部局厅司处科院会社队厂县市省州区村镇乡旗组旅团室所场台站校系馆党委盟国军师营连排班行店年月日")
# 一个一个, 很久很久, 说着说着: what is said twice for its own sake
_EMPHASIS = re.compile("[一二三十百千万两几数很好太越再多老又快].{0,7}|.{1,7}[着啊呀吧]")


def check_doubled(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report characters and words that stand twice in a row; the fix leaves one. No facts."""
    often = Counter(match[0] for text in piece.texts for match in _CHARACTER.finditer(text.words))
    for text in piece.prose:
        for match in _CHARACTER.finditer(text.words):
            if often[match[0]] == 1 and _is_slip(text.words, match.start()):
                yield text.finding(FindingCode.CHARACTER_TWICE, *match.span(), match[1])
        for match in _WORD.finditer(text.words):
            if len(set(match[1])) > 1 and not _EMPHASIS.fullmatch(match[1]):
                yield text.finding(FindingCode.WORD_TWICE, *match.span(), match[1])


def _is_slip(words: str, at: int) -> bool:
    """Tell whether a character that stands twice from a place on does so by mistake."""
    character, before, after = words[at], words[at - 1 : at] if at else "", words[at + 2 : at + 3]
    ends, begins = grown_together(before, character), grown_together(character, after)
    if character in (before, after):
        return False
    if character in _GRAMMAR:
        return not ends and not begins
    if may_be_doubled(character) or grown_together(character, character) or character in _BODIES:
        return False
    is_given_name = before in SURNAMES
    beside_another = words[at + 2 : at + 3] == words[at + 3 : at + 4] or words[at - 2 : at - 1] == before
    return not (ends and begins) and not is_given_name and not beside_another and before != "一"
