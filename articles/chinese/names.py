"""Names of people as print sets them: parted by spaces or 、, two-character names spaced to three (李 满)."""

import re
from collections.abc import Sequence

from articles.chinese.grown import grown_together
from articles.chinese.places import is_place, may_be_place
from articles.chinese.tables import rows_of
from articles.chinese.text import HAN

_COMMON, _RARE, _LONG = (part.split() for part in "\n".join(rows_of("surnames.txt")).strip().split("\n\n"))
# surnames that a word may begin with when nothing else says that it is a name, and those that need a label for that
SURNAMES, RARE_SURNAMES = frozenset("".join(_COMMON)), frozenset("".join(_RARE))
COMPOUND_SURNAMES = tuple(_LONG)

# what names are set in: also what a font made of a rare character, and the circle that stands for zero
LETTERS = rf"{HAN}〇\ue000-\uf8ff\ufffd"
LONGEST_NAME = 4
# Anna Lee · José
_LATIN = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.]{1,14}(?:[ ][A-ZÀ-Þ][A-Za-zÀ-ÿ.]{0,14}){0,3}"
# by how many have them
_COMMONEST = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶黎贺毛段郝顾龚邵覃武钱戴严莫孔向常"
)
# words that stand where closing names do, or are set as names are
_NO_NAMES = frozenset(" ".join(rows_of("no_names.txt")).split())
# an office is nobody: 县委书记, 区农业局局长
_OFFICES = (
    *("书记", "主任", "主席", "常委", "委员", "干事", "经理", "代表", "董事长", "秘书长", "总编辑"),
    *(f"{kind}长" for kind in "局镇乡县区市省州校院部科所站处会队厂行馆园社台村组"),
)
# a given name has none of these
_FUNCTION_WORDS = re.compile("[的了是在与及和或被把将对从向也都很不没有这那其之为于等个们吗呢吧啊呀么过着给让]")
# but for those that are made with one
_MADE_WITH_ONE = frozenset(" ".join(rows_of("given.txt")).split())
# 东河日, of which a line end cut off 报
_CUT_PAPER = re.compile("..[日晚]")
_SCHOOL = re.compile("[一二三四五六七八九十]{1,2}[中小]$")
# so many letters run together are names without a space between them
LONGEST_RUN = 15
# and so many a single name under a label, of another people
LONGEST_WHOLE = 8
# how much rarer surnames a parting into one name more must have, by their ranks
ONE_NAME_MORE = 20


def name_of(letter: str, last: str = "", end: str = rf"(?![{LETTERS}])", run: int = 6) -> str:
    """Give the pattern of one name set in such letters, or spaced with another kind of last letter and what ends it.

    So many letters as a `run` has may stand together: several names without a space between them.
    """
    last = last or letter
    # 阿依古丽·买买提 · 李 满 · 林 晓 禾 · 段思远 · 江白段思远, which is two · Ann Lee
    return (
        rf"(?:{letter}{{1,8}}(?:·{letter}{{1,12}}){{1,4}}"
        rf"|(?:{letter}[ \u3000]{{1,3}}){{1,7}}{last}{end}|{letter}{{2,{run}}}"
        rf"|{_LATIN})"
    )


def names_of(name: str) -> str:
    """Give the pattern of one or more such names."""
    # 江白 陶宜、段思远
    return rf"{name}(?:[ \u3000、,]{{1,8}}{name}){{0,40}}"


# what ends so is where somebody works
UNITS = (
    *"局委部办镇村站院社队所处科室司厂会团校馆",
    "小学",
    "中学",
    "大学",
    "中心",
    "幼儿园",
    "政府",
    "街道",
    "银行",
    "公司",
)
NAME = name_of(f"[{LETTERS}]", run=LONGEST_RUN)
NAMES = names_of(NAME)

# what a name of another people does not end on: 东河周刊·人物
_PAPERS = ("报", "刊", "版", "网", "新闻", "专栏", "频道")
_TOKEN = re.compile(rf"{_LATIN}|[^\s、,]+")
_WHOLE = re.compile(NAMES)
_IS_LATIN = re.compile(_LATIN)
_ANY_NAME = re.compile(f"[{LETTERS}]{{1,8}}")


def split_names(text: str, *, sure: bool = False) -> tuple[str, ...]:
    """Read names from folded text that holds nothing else; empty where it holds something else.

    Two or three single characters in a row are one name spaced out; five or six run together are two, if there is one
    way only to part them where a surname begins. `sure` says that only names can stand here, under a label: then more
    run together are parted as is likeliest, and one that cannot be parted, or is a single character, is a name too.
    """
    text = text.strip()
    if not (_WHOLE.fullmatch(text) or (sure and _ANY_NAME.fullmatch(text))):
        return ()
    names: list[str] = []
    single: list[str] = []
    for token in [*_TOKEN.findall(text), ""]:
        if len(token) == 1:
            single.append(token)
            continue
        names += _from_single(single)
        single = []
        if len(token) <= LONGEST_NAME or "·" in token or _IS_LATIN.fullmatch(token):
            names += [token] if token else []
        elif parted := _part(token, sure=sure):
            names += parted
        elif sure and len(token) <= LONGEST_WHOLE and not token.endswith(UNITS):
            names.append(token)
        else:
            return ()
    return tuple(names)


def _from_single(letters: list[str]) -> list[str]:
    """Make names of letters set apart: up to three are one, more are parted where most surnames begin names."""
    if len(letters) < 4:
        return ["".join(letters)] if letters else []
    ways = [["".join(letters[at : at + size]) for at in range(0, len(letters), size)] for size in (2, 3)]
    return max(ways, key=lambda names: sum(name[0] in SURNAMES and len(name) > 1 for name in names) / len(names))


def _part(token: str, *, sure: bool) -> tuple[str, ...]:
    """Part names that run together; where there are several ways, the likeliest only if they are names for sure."""
    if token.endswith(UNITS) or len(token) > (LONGEST_RUN if sure else 6):
        return ()
    ways = [way for way in _ways(token) if len(way) > 1]
    if sure and ways:
        return min(ways, key=_rarity)
    return ways[0] if len(ways) == 1 and len(ways[0]) == 2 else ()


def _ways(token: str) -> list[tuple[str, ...]]:
    """Give all ways to part letters into names of two or three that begin with a surname."""
    ways: list[list[tuple[str, ...]]] = [[()]]  # those of the first letters, by how many these are
    for end in range(1, len(token) + 1):
        found = [(at, token[at:end]) for at in (end - 2, end - 3) if at >= 0 and token[at] in SURNAMES]
        ways.append([(*way, name) for at, name in found for way in ways[at]])
    return ways[-1]


def _rarity(names: Sequence[str]) -> float:
    """Say how rare the surnames of names are, but for the first, which any parting begins with; low is likely."""
    ranks = [(_COMMONEST + name[0]).index(name[0]) for name in names[1:]]
    return sum(ranks) / len(ranks) + ONE_NAME_MORE * len(names)


def _is_never_given(given: str) -> bool:
    """Tell whether characters are no given name: they hold a function word (高不高, 江上的)."""
    return bool(_FUNCTION_WORDS.search(given)) and given not in _MADE_WITH_ONE


def is_no_name(text: str) -> bool:
    """Tell whether a word stands where names do, and is none: (全文), 记者 手记, 记者 县委书记."""
    return text in _NO_NAMES or text.endswith(_OFFICES) or _is_school(text)


def _is_school(text: str) -> bool:
    """Tell whether a word is the short form of a school: 县一中, 东河镇三小; 李一中 is somebody."""
    return bool(_SCHOOL.search(text)) and (len(text) > 3 or text[0] not in SURNAMES)


def may_be_name(text: str) -> bool:
    """Tell whether a word may be a name, or a pen name, where nothing but a name is due; a rubric (短评) is none."""
    if "·" in text or _IS_LATIN.fullmatch(text):
        return True
    if is_no_name(text) or is_place(text) or _is_never_given(text[1:]) or len(text) > LONGEST_NAME:
        return False
    return looks_like_name(text) or not any(grown_together(*text[at : at + 2]) for at in range(len(text) - 1))


def looks_like_name(text: str) -> bool:
    """Tell whether a word is likely a name where one may stand: it begins with a surname and is no other word.

    For words without a label, where a person must not be invented: a word of two characters that grow together (全文),
    a place (广东) and a rubric (短评) are nobody.
    """
    if "·" in text:
        parts = text.split("·")
        return len(parts[0]) > 1 and not any(part in _NO_NAMES or part.endswith(_PAPERS) for part in parts)
    if is_no_name(text) or len(text) < 2 or is_place(text) or (text[0] == "于" and is_place(text[1:])):
        return False
    if text.startswith(COMPOUND_SURNAMES):
        given = [text[len(name) :] for name in COMPOUND_SURNAMES if text.startswith(name)]
        if any(1 <= len(name) <= 2 and not _is_never_given(name) for name in given):
            return True
    if len(text) > 3 or _is_never_given(text[1:]) or _CUT_PAPER.fullmatch(text):
        return False
    if len(text) == 2 and may_be_place(text) and text[0] not in _COMMONEST:
        return False
    if text[0] in SURNAMES:
        return len(text) == 3 or not grown_together(text[0], text[1])
    return text[0] in RARE_SURNAMES and len(text) == 3 and not grown_together(text[0], text[1])
