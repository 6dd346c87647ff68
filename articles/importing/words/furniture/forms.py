"""How the pieces of furniture look, but for staff: a named pattern for each, with a line of newspaper above it."""

import re
from enum import StrEnum

from articles.chinese.dates import DATE, HAN_COUNT
from articles.chinese.text import HAN


class PieceKind(StrEnum):
    """What a piece of furniture is."""

    PAPER = "paper"
    DATE = "date"
    WEEKDAY = "weekday"
    LUNAR = "lunar"
    WEATHER = "weather"
    NUMBER = "number"
    EDITION = "edition"
    PAGE = "page"
    SECTION = "section"
    STAFF = "staff"
    HOTLINE = "hotline"
    CHAT = "chat"
    EMAIL = "email"
    LICENCE = "licence"
    SPONSOR = "sponsor"
    ADDRESS = "address"
    SITE = "site"
    PRICE = "price"
    NAVIGATION = "navigation"
    OTHER = "other"


SECTIONS = (
    "要闻 时政 综合 本地 民生 社会 经济 产业 乡村 三农 教育 文化 文艺 副刊 文旅 体育 健康 法治 国内 国际 理论 评论 "
    "专题 专版 公益 广告 头版 时事 本地新闻 国内新闻 国际新闻 综合新闻 新闻 城事 都市 政法 科技 财经 卫生 周刊 读书 "
    "文化周刊 生活 校园 党建 纪检 农业 工业 生态 旅游 图片新闻 影像 理论学习 艺术 史志 文学 新闻综合 要闻综合"
)
KNOWN_SECTIONS = frozenset(SECTIONS.split())
_SECTION_WORD = "(?:" + "|".join(sorted(KNOWN_SECTIONS, key=len, reverse=True)) + ")"
# what runs on without a space where a page's text was copied: …七月十九日|星期三|国内统一…
_NEXT = (
    "星期|农历|总第|第[ ]?\\d|今日|本期|国内统一|CN|准印|内部资料|晴|多云|阴|中共|主办|\\d{4}[年.-]"
    "|[〇零○一二三四五六七八九]{4}年|版次|责编|编辑|值班|本版|主编|电话|热线|新闻热线|投稿|邮箱|E-mail"
)
_END = rf"(?=[^\w]|$|{_NEXT})"
_PAGE_NUMBER = rf"(?:\d{{1,2}}|{HAN_COUNT})"

_TEMPERATURE = (
    r"(?:零下|-)?\d{1,2}[ ]?(?:℃|°C?|度|摄氏度)?[ ]?(?:[~至到/—-][ ]?(?:零下|-)?\d{1,2}[ ]?)?(?:℃|°C?|度|摄氏度)"
)
_SKY = (
    "(?:局部|有时|短时|间|转|到|有|伴|晴|多云|阴|阵雨|雷阵雨|雷雨|小雨|中雨|大雨|暴雨|雨夹雪|小雪|中雪|大雪"
    "|雾|霾|浮尘|扬沙)"
)
_TERM = (
    "(?:立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪"
    "|大雪|冬至|小寒|大寒)"
)
_PHONE = r"(?:\d{3,4}-\d{3,4}-\d{3,4}|(?:[(]\d{3,4}[)][ ]?|\d{3,4}[ ]?[-—][ ]?)?\d{5,11}(?:[-—]\d{1,5})?)(?![\d年])"
_OFFICES = "(?:委|部|府|局|社|中心|公司|会|厂|站|院|所|馆|办|校|大学|中学|集团)"
_OF_PAPER = "(?:主管|主办|承办|协办|联办|出版|编印|印刷|承印|编辑出版|合办|支持单位)"

FORMS: tuple[tuple[PieceKind, re.Pattern[str]], ...] = (
    # 投稿邮箱:donghe@example.com · E-mail:… · an address by itself
    (
        PieceKind.EMAIL,
        re.compile(
            r"(?:(?:(?:本报|本版|投稿|新闻|联系|来稿|编辑部){0,3}(?:电子)?(?:邮箱|邮件|信箱|邮址)|投稿|来稿"
            r"|[Ee]-?[Mm]ail)"
            r"(?:地址)?[ ]{0,8}:?[ ]{0,8})?(?P<email>[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,3})",
            re.ASCII,
        ),
    ),
    # 新闻热线:2963667 · 联系电话:0668-2960000 · 电话:(0899)2207718 · 广告部:0668—2960000
    (
        PieceKind.HOTLINE,
        re.compile(
            r"(?:本报|本版|新闻|报料|爆料|联系|热线|编辑部?|采编|采访|值班|广告|发行|订报|征订|投诉|服务|投稿|监督"
            r"|咨询|记者|主编|总编室?"
            r"|办公室|通联|群工|读者|市民|百姓|民生|客服|24小时){0,3}(?:热线|电话|手机|部|室|服务台|Tel|TEL)(?:电话"
            r"|/传真)?"
            rf"[ ]{{0,8}}[:/|]?[ ]{{0,8}}(?P<hotline>{_PHONE}(?:[ ]?[、/, ][ ]?{_PHONE}){{0,3}})"
            rf"|(?:电话)?传真(?:电话|号码)?[ ]{{0,8}}[:/|]?[ ]{{0,8}}{_PHONE}"
        ),
    ),
    # QQ群:12345678 · 微信公众号:donghexinwen
    (PieceKind.CHAT, re.compile(r"QQ(?:群|号|交流群)?(?:号码?)?[ ]{0,8}:?[ ]{0,8}\d{5,12}")),
    (
        PieceKind.CHAT,
        re.compile(
            rf"(?:官方|本报|新闻|扫码关注|关注)?(?:微信(?:公众号?|号|平台)?|微博|抖音(?:号)?|快手(?:号)?|视频号|公众号"
            rf"|头条号|客户端)"
            rf"[ ]{{0,8}}[:][ ]{{0,8}}[\w@{HAN}·-]{{2,40}}"
        ),
    ),
    # 扫码关注东河发布 · 欢迎关注东河发布微信公众号
    (
        PieceKind.CHAT,
        re.compile(
            rf"(?:扫码|扫描二维码|欢迎|敬请)(?:扫码)?(?:关注|下载|订阅)[{HAN}“”]{{2,16}}(?:客户端|公众号|视频号"
            rf"|二维码)?{_END}"
        ),
    ),
    # 出版日期:2025年8月2日 · 二○二五年八月二日出版 · 民国三十六年五月十日 · 2025-08-02 · 2025年1月12日/13日合刊
    (
        PieceKind.DATE,
        re.compile(
            rf"(?:(?:出版|出刊|发行|刊发)?日期[ ]{{0,8}}[:][ ]{{0,8}}|公元)?(?P<date>{DATE})"
            rf"(?:[ ]?[/、—~-][ ]?(?:\d{{1,2}}月)?\d{{1,2}}日)?(?:[ ]?合刊)?(?:[ ]?出[版刊])?"
            rf"(?:(?![\d{HAN}])|(?={_NEXT}|[{HAN}]{{2,8}}(?:日报|周报|晚报|时讯|新报|县报|新闻|报)))"
        ),
    ),
    # 2025年1月, of a monthly · March 20, 2026
    (
        PieceKind.DATE,
        re.compile(r"\d{4}年\d{1,2}月[号刊]?(?![\d日])|[A-Z][A-Za-z]{2,8}\.?[ ]?\d{1,2},?[ ]?\d{4}(?!\d)"),
    ),
    # 星期六 · (周六) · 礼拜天
    (PieceKind.WEEKDAY, re.compile(r"(?:星期|周|礼拜)[ ]?[一二三四五六日天](?![上下中]午|[早晚前起至到、])")),
    # 乙巳年闰六月初九 · 农历二月二十 · 农历四月初一 · 今日谷雨
    (
        PieceKind.LUNAR,
        re.compile(
            r"(?:农历|夏历|阴历"
            r"|旧历)?[ ]{0,3}(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
            r"(?:[(][鼠牛虎兔龙蛇马羊猴鸡狗猪][)])?年)?[ ]{0,8}"
            r"闰?(?:正|冬|腊|十?[一二三四五六七八九十])月[大小]?[ ]{0,3}(?:初[一二三四五六七八九十]"
            r"|[廿卅][一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)(?!日)"
            rf"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年(?![\w])|(?:今日|今天|明日)?{_TERM}(?:节气)?{_END}"
        ),
    ),
    # 晴到多云 24℃~31℃ · 今日天气:多云转晴,东南风2级 · 气温12~18℃
    (
        PieceKind.WEATHER,
        re.compile(
            rf"(?:(?:[今明][日天晚]|本地|城区|未来24小时)?[ ]?(?:天气|气象)?(?:预报)?[ ]{{0,3}}:?[ ]{{0,3}})?"
            rf"(?:{_SKY}{{1,6}}(?:[ ,]{{0,4}}(?:气温|温度)?[: ]{{0,2}}{_TEMPERATURE})|{_SKY}{{1,6}}(?![{HAN}])|(?:气温"
            rf"|温度)[: ]{{0,2}}{_TEMPERATURE}|{_TEMPERATURE})"
            rf"(?:[ ,]{{0,4}}(?:偏?[东南西北]{{1,2}}风)?(?:微风)?[ ]?(?:\d(?:[-~至到—]\d)?级)?)?(?![{HAN}])"
        ),
    ),
    # 第12期(总第1580期) · 总第1580期 · 总期号:1580 · 总 第 1580 号
    (
        PieceKind.NUMBER,
        re.compile(r"总[ ]?(?:第|期号|期)?[ ]{0,8}:?[ ]{0,3}(?P<number>\d{1,10})[ ]{0,8}(?:[期号]|(?=[ )]|$))"),
    ),
    (
        PieceKind.NUMBER,
        re.compile(
            r"第[ ]{0,8}(?P<count>\d{1,10})[ ]{0,8}[期号](?![线])|(?:[Nn][Oo]\.?|期号"
            r"|期数)[ ]?:?[ ]?(?P<no>\d{1,10})(?!\d)"
        ),
    ),
    # 今日4版 · 本期共8版 · 共四版 · 对开四版 · 1-4版
    (
        PieceKind.EDITION,
        re.compile(
            rf"(?:今日|本期|本报今日|今天)[ ]{{0,8}}(?:出版)?[共出]?[ ]{{0,8}}{_PAGE_NUMBER}[ ]{{0,8}}(?:个"
            rf"|块)?版(?:[ ]?彩印)?"
            rf"|(?:共|[对四八]开)[ ]?{_PAGE_NUMBER}[ ]?(?:个)?版|\d{{1,2}}[-—~]\d{{1,2}}版"
        ),
    ),
    # 要闻 02 · 要闻·二版
    (
        PieceKind.PAGE,
        re.compile(
            rf"(?P<section>{_SECTION_WORD})[ |·/]{{1,3}}第?[ ]?[A-D]?"
            rf"(?P<page>\d{{1,2}}|{HAN_COUNT}(?=[ ]{{0,8}}版))[ ]{{0,8}}版?(?=[ |)]|$)"
        ),
    ),
    # 版次:02
    (
        PieceKind.PAGE,
        re.compile(rf"(?:版次|版面|版号)[ ]{{0,3}}:[ ]{{0,3}}第?(?:[A-D][ ]?)?(?P<page>{_PAGE_NUMBER})[ ]?版?"),
    ),
    # 第02版 · 4版 · 第二版 · A3版
    (
        PieceKind.PAGE,
        re.compile(
            rf"第?[ ]{{0,8}}(?:[A-DT][ ]?)?(?P<page>{_PAGE_NUMBER})[ ]{{0,8}}版(?![面权式本次画])(?:[ ]{{0,8}}[:·|])?"
        ),
    ),
    # 03 综合 · 4 2025年8月2日 · A02 · 02
    (
        PieceKind.PAGE,
        re.compile(
            rf"(?P<page>{_PAGE_NUMBER})(?=[ |·/]{{1,3}}(?:{_SECTION_WORD}{_END}|\d{{4}}年))"
            rf"|第?[A-DT](?P<lettered>\d{{1,2}})(?=[ |·:)]|$|{_SECTION_WORD})"
        ),
    ),
    (PieceKind.PAGE, re.compile(rf"(?P<page>0\d){_END}|(?P<front>头版){_END}")),
    # 国内统一连续出版物号 CN 44-0123 · 邮发代号:45-12 · 准印证号:粤K123 · (粤O)L0150012号 · ISSN 1003-1111
    (
        PieceKind.LICENCE,
        re.compile(
            rf"(?:国内统一(?:连续出版物|刊)号|统一刊号|国内刊号|刊号|CN|ISSN|邮发代号|国外代号|广告(?:发布"
            rf"|经营)?(?:登记|许可证?)|(?:内部资料(?:性出版物)?)?准印证?|登记证)"
            rf"(?:号)?[ ]{{0,8}}:?[ ]{{0,8}}(?:CN|ISSN)?[ ]?[{HAN}A-Za-z()]{{0,14}}[ ]?\d[\d/().A-Z-]{{0,20}}[ ]?号?"
            rf"|[(]?[{HAN}][A-Z]?[)]?[ ]?[A-Z]?\d{{5,10}}号"
            rf"|[{HAN}]内?登字[ ]{{0,3}}[{HAN}A-Za-z()\d]{{0,40}}\d号?|内部资料(?:[ ,]{{0,4}}(?:免费(?:交流|赠阅)?"
            rf"|注意保存|请勿外传))?|免费(?:赠阅|交流)"
            rf"|CN[ ]?\d{{2}}-\d{{4}}(?:/[A-Z]{{1,2}})?"
        ),
    ),
    # 每周一、三、五出版 · 国内外公开发行
    (PieceKind.EDITION, re.compile(r"每?(?:逢|周|月|日)[一二三四五六日、至到—-]{1,14}出版|国内外?(?:公开)?发行")),
    # 上一版 下一版
    (PieceKind.NAVIGATION, re.compile("[上下]一[篇版期页]|返回(?:目录|首页|版面)|版面(?:导航|目录|概览)|标题导航")),
    # 开印:2:30 印完:5:00
    (PieceKind.EDITION, re.compile(r"(?:开印|印完|付印|截稿)(?:时间)?[: ]{1,3}\d{1,2}[:时]\d{1,2}分?")),
    # 零售价:1.50元 · 全年定价180元
    (
        PieceKind.PRICE,
        re.compile(
            r"(?:(?:本报)?零售价?(?:每份)?|每份|(?:全年|每月|半年)?(?:定价|订价)"
            r"|售价)[ ]{0,8}:?[ ]{0,3}(?:人民币)?[\d.]{1,8}[ ]?元?"
        ),
    ),
    # 主办:东河区委宣传部 · 中共东河县委主办 · 区农业技术推广站协办
    (
        PieceKind.SPONSOR,
        re.compile(
            rf"{_OF_PAPER}(?:单位"
            rf"|[者方])?[ ]{{0,8}}:[ ]{{0,8}}[{HAN}A-Za-z()]{{2,40}}(?:[ 、][{HAN}]{{2,24}}{_OFFICES}){{0,3}}"
            rf"|(?:中共)?[{HAN}]{{1,24}}{_OFFICES}(?:[ 、][{HAN}]{{2,24}}{_OFFICES}){{0,3}}"
            rf"[ ]?(?:联合)?{_OF_PAPER}{{1,3}}{_END}"
            rf"|(?:本报)?(?:常年)?法律顾问[ ]{{0,8}}:?[ ]{{0,8}}[{HAN}]{{2,40}}(?:[ ][{HAN}]{{1,8}}律师)?"
            rf"|本报印刷厂[承印]{{1,2}}"
        ),
    ),
    # 地址:东河区河岸路1号 · 邮编:525000
    (
        PieceKind.ADDRESS,
        re.compile(
            r"(?:本报|报社|编辑部|通讯|联系)?(?:社址|地址)[ ]{0,8}:[ ]{0,8}\S{2,60}|(?:邮编|邮政编码"
            r"|邮码)[ ]{0,8}:?[ ]{0,8}\d{6}"
        ),
    ),
    # 网址:www.example.com · 东河新闻网:https://…
    (
        PieceKind.SITE,
        re.compile(
            rf"(?:[{HAN}]{{2,10}}[ ]{{0,8}}:[ ]{{0,8}})?(?:https?://|www\.)[\w./-]{{1,80}}"
            rf"|网址[ ]{{0,8}}:[ ]{{0,8}}\S{{2,60}}",
            re.ASCII,
        ),
    ),
    # 东河日报 · 东 河 报 · 今日东河 · DONGHE RIBAO · Donghe Daily; not 天气预报, 本报
    (
        PieceKind.PAPER,
        re.compile(
            rf"(?:(?!本报|据)[{HAN}]{{2,8}}?(?:日报|晚报|早报|晨报|时报|商报|新报|快报|导报|县报|市报|区报|校报"
            rf"|周报|周刊|时讯|新闻|资讯|通讯|播报|视窗|(?<![预喜海通简情捷本壁黑情])报(?:社|编辑部)?)"
            rf"|今日[{HAN}]{{2,3}}|[{HAN}](?:[ ][{HAN}]){{1,4}}[ ](?:报|讯|闻)){_END}"
            rf"|[A-Z]{{2,16}}(?:[ ][A-Z]{{2,16}}){{0,4}}{_END}|(?:[A-Z][a-z]{{1,14}}[ ]){{1,3}}(?:Daily|Ribao|News|Bao"
            rf"|Times|Weekly|Wanbao|Xinbao|Zhoubao){_END}"
        ),
    ),
    # 要闻
    (PieceKind.SECTION, re.compile(rf"(?P<section>{_SECTION_WORD}){_END}")),
)
# whether any of them matches, asked at once
ANY_FORM = re.compile("|".join(f"(?:{re.sub('[?]P<[a-z]+>', '?:', form.pattern)})" for _, form in FORMS))
# beside a page number any short word is the section: 第6版 农技天地
SECTION_BESIDE = re.compile(rf"(?P<section>[{HAN}](?:[ ]?[{HAN}]){{1,5}}(?:[·/][{HAN}]{{2,4}})?)(?=[ |)]|$)")
# a known one may run on into what follows: A04要闻东河日报
SECTION_AFTER = re.compile(rf"(?P<section>{_SECTION_WORD})")
