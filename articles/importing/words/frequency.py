"""How likely a run of characters is Chinese: decoded in a wrong encoding, a text turns to rare characters."""

import re

from articles.chinese.text import HAN

# The commonest characters of Chinese newspapers and books, simplified and then the traditional ones that differ. In a
# text of either kind six characters of ten and more are among them; in one that was decoded wrongly, one of ten.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之"
    "进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与"
    "关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治"
    "北造百规热领七海口东导器压志世金增争济阶油思术极交受联认六共权收证改清己美再转更单风打白教速花带安场身车例真务具万每目至达走积示议声报"
    "斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿际商非验连断深难近千周"
    "委技备半办青省列习响约支般史感便团往市何除消府称太精值号率维划选标写存候亲快效斯院查江型眼王按格养置派层片始却专状育厂京适属包火住调满"
    "县局照参红细引听该价严镇村街路新闻讯者员乡户亩桥河湖春夏秋冬雨花树林果菜田稻麦种植养殖项目推进服务群众基层治理"
    "這個為時來們會國對發動學說產種過後經進點電現實體機當從業還開無與關內數間變條沒結題問軍員長親見區門東車話報聲術應義樣線質氣係灣縣鄉鎮"
    "農務據處隊給導壓爭濟極聯認權證轉單風場華確張馬節況傳許廣記觀織眾書難備辦選標寫歲錢鐵頭讓運遠邊將裡著於並別紅級組紙統續總舊號藝萬葉視設"
    "訊記評詢該詳誰調請論講議護讀費資賽起趙軟較載輕輛輸邁遞適鄰醫釋鑒錄鎖關陽陸隨險際雲離雜雖電靈響項順須預領題願類顧飛飯餐館驗驚體魚鮮黨齊"
)
_RUN = re.compile(f"[{HAN}]+")
# characters that suffice to judge by, and how many of a text are looked at
ENOUGH, LOOKED_AT = 24, 4_000


def likeness(text: str) -> float | None:
    """Give the share of a text's Han characters that are common ones, 0 to 1; nothing where they are too few."""
    han = "".join(_RUN.findall(text[:LOOKED_AT]))
    return sum(character in _COMMON for character in han) / len(han) if len(han) >= ENOUGH else None
