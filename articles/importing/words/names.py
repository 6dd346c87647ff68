"""Names of people as print sets them: parted by spaces or 、, two-character names spaced to three (李 满)."""

import re

from articles.importing.words.text import HAN

# The hundred surnames and what has joined them; enough to tell a list of names from a phrase.
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉"
    "岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝"
    "闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴"
    "陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄"
    "印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习"
    "宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆"
    "红游竺权逯盖益桓公岳帅缑亢况有琴海墨哈谯笪年爱阳佟言福付代闫仝覃岩冼邝佘揭麦区丘涂揣练揣占邸么苑粟敬"
)
COMPOUND_SURNAMES = (
    *("欧阳", "司徒", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟"),
    *("公孙", "令狐", "慕容", "夏侯", "端木", "百里", "南宫", "独孤"),
)


def name_of(letter: str, last: str = "") -> str:
    """Give the pattern of one name set in such letters, or spaced with another kind of last letter."""
    # 关伊桐 · 阿依古丽·买买提 · 李 满 · 江白段思远, which is two
    return rf"(?:{letter}{{2,6}}(?:·{letter}{{1,8}}){{0,3}}|{letter}[ \u3000]{{1,3}}{last or letter}(?![{HAN}]))"


def names_of(name: str) -> str:
    """Give the pattern of one or more such names."""
    # 黄林明 邱秋梅、黄鸿钺
    return rf"{name}(?:[ \u3000、,]{{1,8}}{name}){{0,40}}"


LONGEST_NAME = 4
# what ends so is where somebody works
UNITS = (
    *"局委部办镇村站院社队所处科室司厂会团校",
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
NAME = name_of(f"[{HAN}]")
NAMES = names_of(NAME)

_TOKEN = re.compile(r"[^\s、,]+")
_WHOLE = re.compile(NAMES)


def split_names(text: str) -> tuple[str, ...]:
    """Read names from text that holds nothing else; empty where it holds something else.

    Two single characters in a row are one name spaced out; five or six run together are two, if there is one way only
    to part them where a surname begins.
    """
    if not _WHOLE.fullmatch(text.strip()):
        return ()
    names: list[str] = []
    half = ""
    for token in _TOKEN.findall(text):
        if len(token) > LONGEST_NAME and "·" not in token:
            parted = _part(token)
            if not parted:
                return ()
            names += parted
        elif len(token) > 1:
            names.append(token)
        elif half:
            names.append(half + token)
            half = ""
        else:
            half = token
    return tuple(names)


def _part(token: str) -> tuple[str, ...]:
    """Part two names that run together; nothing where that is not plain."""
    if token.endswith(UNITS):
        return ()
    ways = [(token[:at], token[at:]) for at in (2, 3) if len(token) - at <= 3]
    plain = [way for way in ways if all(name[0] in SURNAMES for name in way)]
    return plain[0] if len(plain) == 1 else ()


def looks_like_name(text: str) -> bool:
    """Tell whether a word of two to four characters begins with a surname."""
    return (
        text.startswith(COMPOUND_SURNAMES) or (text[0] in SURNAMES and (len(text) <= 3 or "·" in text)) or "·" in text
    )
