"""Names of places that stand beside names in bylines (广东 林晓禾 · 发自深圳): a place is nobody."""

from articles.chinese.tables import rows_of

_NAMED = frozenset(" ".join(rows_of("places.txt")).split())
_ENDS = ("省", "市", "县", "区", "州", "镇", "乡", "村", "街道", "社区", "旗", "盟", "縣", "區", "鎮", "鄉")
# what given names end on too: 林湾, 段明溪
_MAYBE_ENDS = tuple("岛港湾河江湖岭桥溪塘坪坝关口寨屯庄店铺沟洲埠浦島灣嶺橋關莊")


def is_place(text: str) -> bool:
    """Tell whether a word names a place for sure: a known one, or one that ends as districts do."""
    return text in _NAMED or (len(text) > 1 and text.endswith(_ENDS))


def may_be_place(text: str) -> bool:
    """Tell whether a word that stands where a place does may be one: 东河报道, 发自河湾."""
    return is_place(text) or text.endswith(_MAYBE_ENDS)
