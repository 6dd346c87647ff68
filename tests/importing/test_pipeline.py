from collections.abc import Iterator

import pytest

from articles.codes import NoteCode
from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused, ParsedPage
from tests.importing.cases import answer, cases, labelled, say_notes, say_people

KINDS = {"paragraph": "段", "crosshead": "小标题", "caption": "图说"}

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


def test_page_of_notices_alone_is_refused_as_that():
    notices = "停水公告\n因管道检修,6月5日停水。\n东河区水务局\n\n遗失声明\n江白遗失身份证,声明作废。"
    with pytest.raises(PageRefused) as refused:
        parse_page(notices.encode(), "page.txt")
    assert refused.value.code == "only-notices"


@cases("pages")
def test_page_is_read(printed, expected):
    page = parse_page(printed.encode(), "page.txt")
    assert answer(say_page(page)) == expected


def say_page(page: ParsedPage) -> Iterator[str]:
    """Say what a page holds, a line for each thing; blocks by their kinds and lines."""
    issue = page.issue
    facts = (issue.date, issue.number, issue.page and f"第{issue.page}版", issue.section)
    yield labelled("版", " ".join(str(fact) for fact in facts if fact))
    for article in page.articles:
        yield f"题 {' | '.join(filter(None, (article.kicker, article.headline, article.deck)))}"
        yield labelled("作者", say_people(article.byline))
        yield "文 " + " ".join(f"{KINDS[block.kind]} {'+'.join(map(str, block.lines))}" for block in article.body)
    yield from (f"另 {stray.text.replace(chr(10), ' / ')}" for stray in page.unplaced)
    yield from say_notes(note for note in page.all_notes if note.code != NoteCode.DATE_MISSING)
