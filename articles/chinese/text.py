"""Small questions about printed Chinese text, asked by several stages."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
# what is set upright, upside down, small or vertical, by what it is in a line: ﹐ ︵ ｡
_SET = (
    *(*range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE45), *range(0xFE50, 0xFE6C)),
    *(*range(0xFF01, 0xFF5F), *range(0xFF61, 0xFF65)),
)
# • ‧ ・ between the parts of a name, ─ ― for a dash, 丨 │ for a bar, 〔…〕 and 〖…〗 for brackets, ∶ for a colon
_ALIKE = dict(zip("•‧∙⋅・･", "······", strict=True)) | dict(
    zip("─―–⸺丨│┃¦〔〕〖〗∶〜∼", "————||||()【】:~~", strict=True)
)
# the traditional characters of what print calls people, pages and news: 記者 本報訊 責任編輯
_TRADITIONAL = (
    dict(zip("記訊員報導攝圖視頻實習編輯責評論見專", "记讯员报导摄图视频实习编辑责评论见专", strict=True))
    | dict(
        zip("電綜網號總頁聞審發來讀資國標題聯繫採寫譯繪畫", "电综网号总页闻审发来读资国标题联系采写译绘画", strict=True)
    )
    | dict(zip("術設計製組執終錄畫熱線電話郵箱", "术设计制组执终录画热线电话邮箱", strict=True))
)
_FOLD = {
    0x3000: " ",
    **{code: form for code in _SET if len(form := unicodedata.normalize("NFKC", chr(code))) == 1},
    **{ord(character): form for character, form in (_ALIKE | _TRADITIONAL).items()},
}
_FOLDED = re.compile("[" + "".join(map(re.escape, map(chr, _FOLD))) + "]")
# …在林带上。 / …吗?” / …方便农田排灌. / …的关键。) / …已经停止。(1月17日《东河晚报》) / …已经停止。 (林晓禾)
_SENTENCE_END = re.compile(
    rf"(?:[。!?…;]|(?<=[{HAN}”’)》%])[.])[”’」』】》)]{{0,6}}[①-⑳]{{0,2}}(?:[ ]{{0,4}}[(][^()]{{0,120}}[)])?$"
)
# 一位“网格管家
_PAIRS = {"“": "”", "‘": "’", "《": "》", "(": ")", "「": "」", "『": "』", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_MARK = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_CLOSERS)) + "]")


@lru_cache(512)  # many forms are asked of one line, and each folds it
def half_width(text: str) -> str:
    """Fold what looks alike, one character for one: for comparing, never for storing.

    Full-width ASCII, vertical and small forms become plain; interpuncts, dashes, bars and brackets of every kind the
    common one; the traditional characters of labels (記者, 本報訊) simplified.
    """
    return text.translate(_FOLD) if _FOLDED.search(text) else text


def behind(pattern: re.Pattern[str], text: str, at: int = 0) -> int:
    """Give the place behind what a pattern takes from `at` on; `at` itself where it takes nothing."""
    match = pattern.match(text, at)
    return match.end() if match else at


@lru_cache(512)
def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a paragraph ends."""
    return bool(_SENTENCE_END.search(half_width(text)))


def open_marks(text: str) -> tuple[str, str]:
    """Give the quotes and brackets that are closed in the text but not opened, and opened but not closed."""
    folded = half_width(text)
    if not _MARK.search(folded):
        return "", ""
    stray: list[str] = []
    waiting: list[str] = []
    held: Counter[str] = Counter()  # what waits, counted: asking the list would take long in a hostile text
    for mark in folded:
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
