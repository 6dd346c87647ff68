import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.codes import NoteCode
from articles.enums import CreditRole
from articles.models import ImportNote
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_note,
    make_page,
    make_scheduled,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def make_hidden_pieces(page):
    """Make every kind of piece that readers must not see, each called 机密."""
    make_manuscript(page=page, position=90, headline="机密未发", body="机密正文。")
    make_withdrawn(page=page, position=91, headline="机密已撤", body="机密正文。")
    make_scheduled(timezone.now() + timedelta(hours=1), page=page, position=92, headline="机密待发", body="机密正文。")


def test_issues_are_listed_newest_first_with_their_leads(client):
    older, newer = make_issue(date=date(2026, 3, 4)), make_issue(date=date(2026, 3, 5), number="812")
    make_article(page=make_page(issue=older), headline="旧头条")
    page = make_page(issue=newer, number=1)
    make_article(page=page, position=2, headline="新次条")
    make_article(page=page, position=1, headline="新头条")
    response = client.get("/issues/")
    assert [(issue.pk, issue.lead, issue.article_count) for issue in response.context["page"]] == [
        (newer.pk, "新头条", 2),
        (older.pk, "旧头条", 1),
    ]
    assert "总第812期" in response.text


def test_issues_leave_out_what_is_hidden(client):
    page = make_article(position=99, headline="可见的稿").page
    make_hidden_pieces(page)
    make_manuscript(page=make_page(issue=make_issue(number="8848")), position=1)
    response = client.get("/issues/")
    assert [(issue.lead, issue.article_count) for issue in response.context["page"]] == [("可见的稿", 1)]
    assert "8848" not in response.text
    assert "机密" not in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_issues_queries_do_not_grow(client, count, django_assert_num_queries):
    for _ in range(count):
        make_article(headline="")
    with django_assert_num_queries(3):
        assert client.get("/issues/").status_code == 200


def test_issue_is_whole_page_by_page(client):
    issue = make_issue(date=date(2026, 3, 5))
    unnumbered, second = make_page(issue=issue), make_page(issue=issue, number=2, section="综合")
    first = make_page(issue=issue, number=1, section="要闻")
    for page, headline in ((unnumbered, "散页稿"), (second, "二版稿"), (first, "一版稿")):
        make_article(page=page, headline=headline, body=f"{headline}正文。")
    text = client.get(issue.get_absolute_url()).text
    parts = ["第1版 要闻</h2>", "一版稿正文。", "第2版 综合</h2>", "二版稿正文。", "版次未标</h2>", "散页稿正文。"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_issue_says_at_each_article_what_is_in_doubt(client):
    issue = make_issue()
    for number, code in ((1, NoteCode.NUMBERING), (2, NoteCode.ORDER_RESTORED)):
        article = make_article(page=make_page(issue=issue, number=number), body=f"第{number}篇。")
        make_note(page=article.page, article=article, code=code, line=7, text="机密行号")
        make_note(page=article.page, article=article, code=NoteCode.KEPT_EDITED, text="机密提示")
    text = client.get(issue.get_absolute_url()).text
    assert re.findall("第[12]篇。|<p>原版此处(..)或有出入，编辑核实中</p>", text) == ["", "序号", "", "顺序"]
    assert "机密" not in text
    ImportNote.objects.update(settled_at=timezone.now(), settled_by=User.objects.create_user("hegao"))
    assert "或有出入" not in client.get(issue.get_absolute_url()).text


def test_issue_shows_corrections_at_their_articles(client):
    page = make_page()
    first, second = make_article(page=page), make_article(page=page)
    make_correction(second)
    article = client.get(page.issue.get_absolute_url()).text.partition(f'id="article-{second.pk}"')
    assert "三万亩" not in article[0]
    assert f'id="corrections-{second.pk}"' in article[2]
    assert article[2].index("三万亩") < article[2].index('class="text"')
    assert f'id="corrections-{first.pk}"' not in article[0]


def test_issue_of_one_nameless_page_names_no_page(client):
    text = client.get(make_article().page.issue.get_absolute_url()).text
    assert '<h2 class="unseen">版次未标</h2>' in text
    assert text.count("版次未标") == 1


def test_issue_shows_staff_credits_as_printed(client):
    page = make_article(page=make_page(hotline="2960000", email="paper@example.cn")).page
    make_credit(page, make_editor("陆远桥"), label="值班主任")
    for name in ("沈一帆", "顾南星"):
        make_credit(page, make_editor(name), label="责编 版式", role=CreditRole.JOINT)
    text = client.get(page.issue.get_absolute_url()).text
    imprint = text[text.index('<footer class="imprint">') :]
    assert imprint.index("值班主任：") < imprint.index("陆远桥") < imprint.index("责编 版式：")
    assert imprint.count("责编 版式：") == 1
    assert imprint.index("责编 版式：") < imprint.index("沈一帆") < imprint.index("顾南星")
    assert "新闻热线：2960000" in imprint
    assert "投稿邮箱：paper@example.cn" in imprint


def test_issue_page_without_an_imprint_has_none(client):
    assert "imprint" not in client.get(make_article().page.issue.get_absolute_url()).text


def test_issue_shows_nothing_hidden(client):
    issue = make_issue()
    make_hidden_pieces(make_article(page=make_page(issue=issue), position=99).page)
    hidden = make_page(issue=issue, section="机密版", hotline="8848")
    make_hidden_pieces(hidden)
    make_credit(hidden, make_editor("卧底人"))
    text = client.get(issue.get_absolute_url()).text
    assert not [secret for secret in ("机密", "卧底人", "8848") if secret in text]


def test_issue_with_nothing_public_is_not_found(client):
    page = make_page(issue=make_issue(number="8848"))
    make_hidden_pieces(page)
    response = client.get(page.issue.get_absolute_url())
    assert response.status_code == 404
    assert "8848" not in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_issue_queries_do_not_grow(client, count, django_assert_num_queries):
    issue = make_issue()
    for number in range(count):
        page = make_page(issue=issue, number=number + 1)
        make_credit(page, make_editor(f"编辑{number}"))
        for _ in range(count):
            article = make_article(page=page, headline="")
            make_note(page=page, article=article)
        make_byline(article, make_correspondent(f"作者{number}"))
        make_article()
    with django_assert_num_queries(9):
        assert client.get(issue.get_absolute_url()).status_code == 200


def test_issue_leads_to_its_published_neighbours(client):
    issues = [make_issue(date=date(2026, 3, day)) for day in (4, 5, 6, 9)]
    for issue in (issues[0], issues[2], issues[3]):
        make_article(page=make_page(issue=issue))
    make_hidden_pieces(make_page(issue=issues[1]))
    text = client.get(issues[2].get_absolute_url()).text
    assert re.findall(r'rel="(prev|next)" href="/issues/(\d+)/"', text) == [
        ("prev", str(issues[0].pk)),
        ("next", str(issues[3].pk)),
    ]


def test_only_issue_has_no_neighbours(client):
    response = client.get(make_article().page.issue.get_absolute_url())
    assert (response.context["previous"], response.context["next"]) == (None, None)
    assert "rel=" not in response.text.partition("<main")[2]


def test_page_of_an_issue_leads_to_the_one_before_and_after(client):
    issue = make_issue()
    first, second, third = [make_article(page=make_page(issue=issue, number=number)).page for number in (1, 2, 3)]
    text = client.get(issue.get_absolute_url()).text.partition(f'id="page-{second.pk}"')[2]
    turn = text.partition('<p class="turn">')[2].partition("</p>")[0]
    assert re.findall(r'href="#([\w-]+)"', turn) == [f"page-{first.pk}", "contents", f"page-{third.pk}"]


def test_calendar_shows_the_published_issues_of_the_newest_year(client):
    shown, hidden = make_issue(date=date(2026, 3, 5), number="812"), make_issue(date=date(2026, 3, 6))
    make_article(page=make_page(issue=shown))
    make_article(page=make_page(issue=make_issue(date=date(2025, 12, 31))))
    make_article(page=make_page(issue=make_issue(not_before=date(2026, 3, 9))))
    make_hidden_pieces(make_page(issue=hidden))
    make_hidden_pieces(make_page(issue=make_issue(date=date(2027, 1, 1))))
    text = client.get("/issues/calendar/").text
    assert re.findall(r"<td><a .*?</td>", text) == [
        f'<td><a href="/issues/{shown.pk}/" aria-label="2026年3月5日 总第812期">5</a></td>'
    ]
    assert re.findall(r"<caption>(.*?)<", text) == ["2026年3月"]
    assert re.findall(r'href="\?year=(\d+)"( aria-current="page")?', text) == [
        ("2026", ' aria-current="page"'),
        ("2025", ""),
    ]


def test_calendar_of_a_year_that_is_asked_for(client):
    for year in (2025, 2026):
        make_article(page=make_page(issue=make_issue(date=date(year, 3, 5))))
    assert "<caption>2025年3月</caption>" in client.get("/issues/calendar/?year=2025").text


def test_calendar_names_the_days_of_the_week_for_the_ear(client):
    make_article(page=make_page(issue=make_issue(date=date(2026, 3, 5))))
    heads = re.findall(r'<th scope="col" abbr="(.*?)">(.*?)</th>', client.get("/issues/calendar/").text)
    assert heads == [(f"星期{day}", day) for day in "一二三四五六日"]


def test_calendar_without_a_dated_issue_says_so(client):
    make_article()
    assert "还没有发布标明日期的报纸" in client.get("/issues/calendar/").text


@pytest.mark.parametrize("count", [1, 3])
def test_calendar_queries_do_not_grow(client, count, django_assert_num_queries):
    for number in range(count):
        make_article(page=make_page(issue=make_issue(date=date(2026, number + 1, 5))))
    with django_assert_num_queries(2):
        assert client.get("/issues/calendar/").status_code == 200


def test_day_leads_to_its_issue(client):
    issue = make_article(page=make_page(issue=make_issue(date="2025-04-28"))).page.issue
    response = client.get("/issues/2025-04-28/")
    assert (response.status_code, response["Location"]) == (302, f"/issues/{issue.pk}/")


@pytest.mark.parametrize("day", ["2025-04-29", "2025-02-30", "0000-01-01"])
def test_day_without_a_public_issue_is_not_found(client, day):
    make_manuscript(page=make_page(issue=make_issue(date="2025-04-29")), position=1)
    assert client.get(f"/issues/{day}/").status_code == 404


def test_date_and_number_of_an_issue_are_kept_whole_on_a_narrow_screen(client):
    article = make_article(page=make_page(issue=make_issue(date=date(2026, 3, 5), number="812")))
    text = client.get(article.page.issue.get_absolute_url()).text
    assert '<h1 class="page-title set"><span>2026年3月5日</span> <span>总第812期</span></h1>' in text
