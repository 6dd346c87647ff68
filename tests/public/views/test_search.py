from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 5, 4, tzinfo=UTC)


def ask(client, **query):
    return client.get(reverse("search"), query)


def titles(response):
    return [str(hit.article) for hit in response.context["hits"]]


def test_search_shows_what_it_found(client):
    make_article(headline="春耕时节", body="近日,东河镇早稻插秧。", published_at=NOON)
    make_article(headline="河边小记", body="又到春耕,一渠清水到田头。", published_at=NOON + timedelta(days=1))
    make_article(headline="不相干")
    response = ask(client, q="春耕")
    assert titles(response) == ["春耕时节", "河边小记"]
    assert "找到 2 篇" in response.text
    assert "又到<mark>春耕</mark>，一渠清水到田头。" in response.text
    assert titles(ask(client, q="春耕", order="newest")) == ["河边小记", "春耕时节"]


def test_search_never_shows_what_is_not_public(client):
    for make in (make_manuscript, make_withdrawn):
        make(headline="机密要闻", body="机密。")
    response = ask(client, q="机密")
    assert "找到 0 篇" in response.text
    assert "机密要闻" not in response.text


def test_search_engines_keep_the_form_and_none_of_the_answers(client):
    make_article(headline="春耕")
    form = '<link rel="canonical" href="http://testserver/search/">'
    noindex = '<meta name="robots" content="noindex">'
    for query in ("", "?q=春耕", "?q=春耕&order=newest"):
        html = client.get(f"/search/{query}").text
        assert (form in html, noindex in html) == (True, False)
    for query in ("?q=无中生有", "?q=。", "?q=春耕&year=x"):
        html = client.get(f"/search/{query}").text
        assert (form in html, noindex in html) == (False, True)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "请输入要找的字词。"),
        ("。,“”", "不能只搜标点符号，请加上文字或数字。"),
        ("\x00\x1f", "请输入要找的字词。"),
        ("春" * 10_000, "检索词最长 100 个字，请缩短后再试。"),
        ('" OR 春* NEAR(', "请试试少用几个词"),
        ("'; DROP TABLE 春 --", "请试试少用几个词"),
        ("%_\\", "不能只搜标点符号"),
        ("防汛", "请试试少用几个词"),
    ],
)
def test_search_answers_everything_in_plain_words(client, typed, answer):
    make_article(body="春耕。")
    response = ask(client, q=typed)
    assert response.status_code == 200
    assert answer in response.text


ANYTHING = st.text(max_size=30) | st.integers().map(str) | st.sampled_from(["\x00", "-1", "1" * 30, "春耕"])
FIELDS = ["q", "order", "after", "year", "issue", "section", "correspondent", "unit", "tag", "page"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, min_size=1))
def test_search_answers_whatever_stands_in_the_address(client, query):
    assert client.get(reverse("search"), {"q": "春耕", **query}).status_code == 200


def test_search_takes_broken_bytes_and_unknown_filters(client):
    make_article(body="春耕。")
    assert client.get("/search/?q=%ED%A0%80").status_code == 200
    assert "没有符合这个地址的稿件" in ask(client, q="春耕", unit="0").text


def test_search_keeps_filters_in_force(client):
    article = make_article(body="春耕。", page=None)
    make_byline(article, make_correspondent(), unit=make_unit())
    unit, year = article.bylines.get().unit, article.publication_date.year
    text = ask(client, q="春耕", unit=unit.pk, year=year, order="newest").text
    assert f'<input type="hidden" name="unit" value="{unit.pk}">' in text
    assert f"<option selected>{year}</option>" in text
    assert '<option value="newest" selected>' in text


def test_search_goes_from_page_to_page(client):
    for number in range(45):
        make_article(headline=f"春耕第{number}天")
    shown, url = [], "/search/?q=春耕"
    while url:
        response = client.get(url)
        shown += titles(response)
        assert "找到 45 篇" in response.text
        end = response.context["found"].end
        url = end and f"/search/?q=春耕&after={end}"
    assert sorted(shown) == sorted(f"春耕第{number}天" for number in range(45))


def test_page_after_the_last_leads_back(client):
    make_article(body="春耕。")
    assert "没有更多结果了。" in ask(client, q="春耕", after="0.1.0.0").text


@pytest.mark.parametrize("count", [1, 3])
def test_search_queries_do_not_grow(client, count, django_assert_num_queries):
    for number in range(count):
        page = make_page(issue=make_issue(date=date(2026, 3, number + 1)))
        article = make_article(headline=f"春耕第{number}天", page=page)
        make_byline(article, make_correspondent(f"作者{number}"), unit=make_unit(f"单位{number}"))
        article.tags.add(f"标签{number}")
    with django_assert_num_queries(7):
        ask(client, q="春耕")
    with django_assert_num_queries(11):
        tag = f"标签{number}"
        ask(client, q="春耕", tag=tag, issue=page.issue_id, unit=article.bylines.get().unit_id, year=2026)


def test_every_page_has_a_search_box_but_the_search_itself(client):
    assert 'class="search-box"' in client.get("/").text
    assert 'class="search-box"' not in ask(client, q="春耕").text
