from articles.importing.page.dumps import take_labels
from articles.importing.pipeline import parse_page
from tests.importing.cases import lines_of

DUMP = """标题：河湾村修好水渠
副题：——春灌见闻
作者：江白
日期：2025-03-12 版次：03
正文：
河湾村的水渠修好了,春灌开始了,渠尾的三百亩秧田也放上了水。

村民说,往年要等到半夜,今年不误农时。"""


def test_labels_of_a_dump_are_its_furniture():
    lines, of_issue, labels = take_labels(lines_of(DUMP))
    assert [line.text for line in of_issue] == ["日期：2025-03-12 版次：03"]
    assert [line.text for line in labels] == ["标题：", "副题：", "正文："]
    assert [line.text for line in lines[:3]] == ["河湾村修好水渠", "——春灌见闻", "作者：江白"]
    assert lines[3].gap == 1


def test_dump_is_read_as_a_page():
    page = parse_page(DUMP.encode(), "page.txt")
    (article,) = page.articles
    assert (article.headline, article.deck) == ("河湾村修好水渠", "——春灌见闻")
    assert [(person.role, person.name) for person in article.byline] == [("作者", "江白")]
    first, second = (block.text for block in article.body)
    assert (first, second) == tuple(DUMP.split("正文：\n")[1].split("\n\n"))
    assert (str(page.issue.date), page.issue.page) == ("2025-03-12", 3)


def test_labels_of_one_kind_alone_are_text():
    text = "河湾村修好水渠\n\n内容：春灌开始了。"
    assert take_labels(lines_of(text)) == (lines_of(text), (), ())


def test_labels_of_day_and_page_say_what_their_lines_are():
    head = "【标题】河湾村修好水渠\n【作者】江白\n【时间】2025年3月12日\n【版次】03\n【正文】\n"
    text = f"{head}河湾村的水渠修好了,春灌开始了。"
    page = parse_page(text.encode(), "page.txt")
    (article,) = page.articles
    assert (article.headline, [person.name for person in article.byline]) == ("河湾村修好水渠", ["江白"])
    assert (str(page.issue.date), page.issue.page) == ("2025-03-12", 3)
