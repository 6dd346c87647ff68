from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def test_home_without_anything_says_so(client):
    assert "还没有发布任何稿件" in client.get("/").text


def test_home_is_the_newest_issue_lead_first(client):
    old, new = make_issue(date=date(2026, 3, 4)), make_issue(date=date(2026, 3, 5), number="812")
    make_article(page=make_page(issue=old), headline="昨日要闻")
    page = make_page(issue=new, number=1)
    make_article(page=page, position=2, headline="次条")
    make_article(page=page, position=1, headline="头条", dateline="本报讯", body="春耕开始,人人下田。")
    response = client.get("/")
    assert str(response.context["front"].lead) == "头条"
    assert "本报讯</b> 春耕开始，人人下田。" in response.text
    assert "星期四" in response.text
    assert "总第812期" in response.text
    assert "昨日要闻" not in response.text


def test_home_credits_the_staff_of_its_page(client):
    issue = make_issue(date=date(2026, 3, 5))
    front, inside = make_page(issue=issue, number=1, hotline="2960000"), make_page(issue=issue, number=2)
    make_credit(front, make_editor("陆远桥"), label="责编")
    make_credit(inside, make_editor("方小满"), label="责编")
    for page in (front, inside):
        make_article(page=page)
    text = client.get("/").text
    assert "责编：" in text
    assert "陆远桥" in text
    assert "2960000" in text
    assert "方小满" not in text


def test_home_of_an_undated_issue_invents_no_date(client):
    make_article(page=make_page(issue=make_issue(not_before=date(2026, 3, 4))))
    text = client.get("/").text
    assert '<p class="folio"><span>日期不详</span></p>' in text
    assert not [words for words in ("星期", "待定", "3月4日") if words in text]


def test_issue_without_a_date_is_no_front_page_where_another_has_one(client):
    dated = make_article(page=make_page(issue=make_issue(date=date(2026, 3, 5))))
    make_article(page=make_page(issue=make_issue(not_before=date(2026, 3, 9))))
    assert client.get("/").context["issue"] == dated.page.issue


def test_home_passes_over_issues_without_a_published_article(client):
    shown = make_article(page=make_page(issue=make_issue(date=date(2026, 3, 4))))
    hidden = make_page(issue=make_issue(date=date(2026, 3, 9)))
    make_manuscript(page=hidden, position=1, headline="机密未发")
    make_withdrawn(page=hidden, headline="机密已撤")
    make_scheduled(timezone.now() + timedelta(hours=1), page=hidden, headline="机密待发")
    response = client.get("/")
    assert response.context["issue"] == shown.page.issue
    assert "机密" not in response.text
    assert "3月9日" not in response.text


def test_home_shows_no_hidden_article_of_the_newest_issue(client):
    page = make_article(position=9).page
    make_manuscript(page=page, position=1, headline="机密未发")
    make_manuscript(headline="机密网稿")
    make_withdrawn(page=make_page(issue=page.issue, section="机密版"))
    assert "机密" not in client.get("/").text


def test_home_lists_what_is_in_no_issue(client):
    make_article(page=None, headline="网上先发")
    assert "网上先发" in client.get("/").text


def test_home_names_the_pages(client):
    issue = make_issue()
    make_article(page=make_page(issue=issue, number=1, section="要闻"))
    make_article(page=make_page(issue=issue, number=2, section="副刊"), headline="河边小记")
    text = client.get("/").text
    places = [
        text.index(part) for part in ('class="rubric">第1版 要闻', '<article class="lead">', "第2版 副刊", "河边小记")
    ]
    assert places == sorted(places)


def test_home_of_a_nameless_page_names_none(client):
    make_article()
    assert "rubric" not in client.get("/").text


@pytest.mark.parametrize("count", [1, 3])
def test_home_queries_do_not_grow(client, count, django_assert_num_queries):
    issue = make_issue()
    for number in range(count):
        page, person = make_page(issue=issue, number=number + 1), make_correspondent(f"作者{number}")
        for _ in range(count):
            make_byline(make_article(page=page, headline=""), person)
        make_byline(make_article(page=None, headline=""), person)
    with django_assert_num_queries(5):
        assert client.get("/").status_code == 200
