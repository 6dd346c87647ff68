import pytest

from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused

LIST = "东河区春灌竞赛获奖名单\n\n{byline}一等奖：\n段思远（河湾村）《水到渠成》\n江白（东河镇）《夜灌》"


def test_signed_list_without_a_sentence_is_an_article():
    page = parse_page(LIST.format(byline="■通讯员 陶宜\n\n").encode(), "page.txt")
    (article,) = page.articles
    assert article.headline == "东河区春灌竞赛获奖名单"
    assert [(person.role, person.name) for person in article.byline] == [("通讯员", "陶宜")]


def test_list_that_nobody_signed_is_no_article():
    with pytest.raises(PageRefused) as refused:
        parse_page(LIST.format(byline="").encode(), "page.txt")
    assert refused.value.code == "no-article"
