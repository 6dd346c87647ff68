import pytest

from articles.importing.words.closings import LONGEST_CLOSING, closes_letter, closing_kind, is_remark
from articles.importing.words.navigation import is_navigation, read_web_line
from articles.importing.words.notices import is_notice_closing, is_notice_day, is_notice_heading

CLOSINGS = {
    "source": [
        *(
            "据新华社电",
            "（据新华社）",
            "来源：东河发布",
            "（来源：《东河日报》）",
            "（原载《东河日报》2025年3月2日）",
            "新华社发",
        ),
        *("（综合新华社、人民网报道）", "（综合）", "（东河日报）", "图片来源：东河发布"),
    ],
    "editor": ["责任编辑：江白", "【责任编辑：江白】", "责编/江白", "编辑 江白 校对 陶宜"],
    "place-day": ["2025年3月5日于河湾", "三月五日写于东河", "2025年4月20日", "2025年春于东河"],
    "salute": ["敬礼", "此致 敬礼！", "编辑同志：", "祝编安"],
    "written": ["于深圳", "（于东河）", "写于河湾村"],
    "end-word": ["（全文）", "（完）", "（未完待续）", "（连载之三）", "（上）"],
    "": [
        "春耕开始了。",
        "全文",
        "完",
        "综合",
        "于是大家都笑了",
        "编辑部的故事",
        "江白",
        "（江白）",
        "在东河镇",
        "来" * LONGEST_CLOSING,
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in CLOSINGS.items() for text in texts])
def test_closing_is_told_from_text(kind, text):
    assert closing_kind(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        *(
            "上一篇 下一篇",
            "返回目录",
            "放大 缩小 默认",
            "【打印】 【关闭】",
            "首页 > 要闻 > 正文",
            "当前位置：首页 > 东河日报",
        ),
        *("上一篇：河湾村修好水渠", "浏览次数：12次", "字号：大 中 小", "分享到：微信 微博"),
    ],
)
def test_navigation_is_known(text):
    assert is_navigation(text)


@pytest.mark.parametrize(
    "text", ["要闻", "评论", "中", "大", "首页", "春耕开始了", "放大格局看发展", "上一篇文章写到春耕", "朗读者"]
)
def test_a_word_of_navigation_in_print_is_none(text):
    assert not is_navigation(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2025-01-12 08:30:15 来源：东河日报 作者：江白", ("2025-01-12 08:30:15", "江白")),
        ("来源：东河网 发布时间：2025-01-12 08:30 编辑：陶宜", ("2025-01-12 08:30", "")),
        ("作者：江白 陶宜 来源：东河日报", ("", "江白 陶宜")),
        ("2025-01-12 08:30", ("2025-01-12 08:30", "")),
        ("2025年1月12日", None),
        ("2025年1月12日 星期日", None),
        ("记者：江白 通讯员：陶宜", None),
        ("来源：东河日报", None),
        ("2025-01-12 08:30 镇里开了会", None),
    ],
)
def test_line_of_a_web_page_is_read(text, read):
    assert read_web_line(text) == read


HEADINGS = [
    *(
        "公告",
        "公 告",
        "停电公告",
        "招聘启事",
        "征稿启事",
        "寻人启事",
        "遗失声明",
        "更正",
        "讣告",
        "招租",
        "【招租】",
        "停水通知",
    ),
    *(
        "东河区水务局关于停水的通告",
        "关于停水的通知",
        "“春天”征文启事",
        "未来三天天气",
        "分类广告",
        "敬告读者",
        "注销公告",
    ),
]


@pytest.mark.parametrize("text", HEADINGS)
def test_heading_of_a_notice_is_known(text):
    assert is_notice_heading(text)


@pytest.mark.parametrize(
    "text", ["区水务局发布停水公告", "春耕开始了", "他被公告吓了一跳", "公告栏前的老人", "通知到每一户", "江白发表声明"]
)
def test_headline_about_a_notice_is_no_heading(text):
    assert not is_notice_heading(text)


@pytest.mark.parametrize(
    "text", ["特此公告。", "联系电话：2960000", "东河区水务局", "一经采用，稿酬从优。", "2025年4月20日"]
)
def test_line_closes_a_notice(text):
    assert is_notice_closing(text)


def test_day_ends_a_notice():
    assert is_notice_day("东河区水务局 2025年4月20日")
    assert not is_notice_day("4月20日")


@pytest.mark.parametrize("text", ["此致", "敬礼！", "此致　敬礼", "顺祝 工作顺利！", "祝编安"])
def test_salute_ends_a_letter(text):
    assert closes_letter(text)


@pytest.mark.parametrize("text", ["编辑同志：", "致歉信", "祝福祖国", "祝编安,春天好。"])
def test_other_words_end_no_letter(text):
    assert not closes_letter(text)


@pytest.mark.parametrize("text", ["（文中人物均为化名）", "(县委办)", "【本报通讯员】", "— 完 —"])
def test_remark_stands_in_brackets(text):
    assert is_remark(text)


@pytest.mark.parametrize(
    "text", ["春耕开始了。(江白)", "(一)春耕", "(春耕)和(春灌)", "春耕", "(" + "来" * LONGEST_CLOSING + ")"]
)
def test_other_text_is_no_remark(text):
    assert not is_remark(text)
