import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Unit
from articles.public.views.people import PEOPLE_PER_PAGE
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
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def make_hidden_pieces(person):
    """Make every kind of piece that readers must not see, by one person, each called 机密."""
    later = timezone.now() + timedelta(hours=1)
    make_byline(make_manuscript(headline="机密未发"), person)
    make_byline(make_withdrawn(headline="机密已撤"), person)
    make_byline(make_scheduled(later, headline="机密待发"), person)


def test_correspondents_are_listed_the_most_published_first(client):
    busy, other = make_correspondent("陈禾"), make_correspondent("安禾", unit=Unit.objects.create(name="东河文化站"))
    for _ in range(2):
        make_byline(make_article(), busy)
    make_byline(make_article(), other)
    make_hidden_pieces(other)
    response = client.get("/correspondents/")
    assert [(str(person), count) for person, count in response.context["people"]] == [("陈禾", 2), ("安禾", 1)]
    assert "东河文化站" in response.text


def test_correspondents_turn_by_rank(client):
    for number in range(PEOPLE_PER_PAGE + 1):
        make_byline(make_article(), make_correspondent(f"作者{number}"))
    text = client.get("/correspondents/").text
    assert 'rel="next" href="?page=2">下一页</a>' in text
    assert 'rel="prev" href="?page=1">上一页</a>' in client.get("/correspondents/?page=2").text
    assert "较早" not in text


def test_correspondent_of_hidden_pieces_is_nowhere(client):
    person = make_correspondent("卧底人")
    make_hidden_pieces(person)
    assert "卧底人" not in client.get("/correspondents/").text
    response = client.get(person.get_absolute_url())
    assert response.status_code == 404
    assert "卧底人" not in response.text


def test_correspondent_shows_their_published_articles(client):
    person = make_correspondent("林晓禾", distinction="小")
    make_byline(make_article(headline="春耕"), person)
    make_hidden_pieces(person)
    response = client.get(person.get_absolute_url())
    assert [str(article) for article in response.context["page"]] == ["春耕"]
    assert "林晓禾（小）" in response.text
    assert "1 篇" in response.text
    assert "机密" not in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_correspondents_queries_do_not_grow(client, count, django_assert_num_queries):
    for number in range(count):
        unit = Unit.objects.create(name=f"单位{number}")
        make_byline(make_article(), make_correspondent(f"作者{number}", unit=unit))
    with django_assert_num_queries(2):
        assert client.get("/correspondents/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_correspondent_queries_do_not_grow(client, count, django_assert_num_queries):
    person = make_correspondent()
    for number in range(count):
        article = make_article(headline="")
        make_byline(article, person)
        make_byline(article, make_correspondent(f"合作者{number}"))
    with django_assert_num_queries(5):
        assert client.get(person.get_absolute_url()).status_code == 200


def test_correspondent_shows_how_many_pieces_each_year(client):
    person = make_correspondent()
    for year in (2025, 2026, 2026):
        make_byline(make_article(page=None, published_at=datetime(year, 3, 5, tzinfo=UTC)), person)
    make_byline(make_article(), person)  # of an issue without a date
    make_hidden_pieces(person)
    rows = re.findall(r"<li>(\d+年) <b>(.*?)</b></li>", client.get(person.get_absolute_url()).text)
    assert rows == [("2026年", "2 篇"), ("2025年", "1 篇")]


def test_unit_shows_the_published_pieces_and_people_of_its_bylines(client):
    unit, people = make_unit("东河文化站"), [make_correspondent("陈禾"), make_correspondent("安禾")]
    article = make_article(headline="春耕")
    for person in people:
        make_byline(article, person, unit=unit)
        make_byline(make_article(headline="别处的稿"), person)
    make_byline(make_withdrawn(headline="机密已撤"), make_correspondent("卧底人"), unit=unit)
    response = client.get(unit.get_absolute_url())
    assert [str(found) for found in response.context["page"]] == ["春耕"]
    assert [str(person) for person in response.context["correspondents"]] == ["安禾", "陈禾"]
    assert not [hidden for hidden in ("机密", "卧底人", "别处的稿") if hidden in response.text]


def test_unit_of_hidden_pieces_is_not_found(client):
    unit = make_unit("机密单位")
    make_byline(make_manuscript(), make_correspondent(), unit=unit)
    response = client.get(unit.get_absolute_url())
    assert response.status_code == 404
    assert "机密" not in response.text


def test_byline_leads_to_the_unit_of_its_day(client):
    unit, article = make_unit("东河文化站"), make_article()
    make_byline(article, make_correspondent(), unit=unit)
    assert f'<a href="/units/{unit.pk}/">东河文化站</a>' in client.get(article.get_absolute_url()).text


@pytest.mark.parametrize("count", [1, 3])
def test_unit_queries_do_not_grow(client, count, django_assert_num_queries):
    unit = make_unit()
    for number in range(count):
        make_byline(make_article(headline=""), make_correspondent(f"作者{number}"), unit=unit)
    with django_assert_num_queries(6):
        assert client.get(unit.get_absolute_url()).status_code == 200


def test_editor_shows_the_pages_they_worked_on_newest_first(client):
    editor, pages = make_editor("陆远桥"), []
    for day in (4, 5):
        pages.append(make_page(issue=make_issue(date=date(2026, 3, day)), number=2, section="综合"))
        make_article(page=pages[-1])
        make_credit(pages[-1], editor, label="责编")
        make_credit(pages[-1], editor, label="版式")
        make_credit(pages[-1], make_editor(f"旁人{day}"), label="校对")
    response = client.get(editor.get_absolute_url())
    assert list(response.context["page"]) == pages[::-1]
    assert "2026年3月5日 第2版 综合" in response.text
    assert "<span>责编</span> <span>版式</span>" in response.text
    assert "校对" not in response.text


def test_editor_page_leaves_out_pages_without_a_published_article(client):
    editor = make_editor()
    make_credit(make_article().page, editor)
    hidden = make_page(section="机密版", issue=make_issue(number="8848"))
    make_withdrawn(page=hidden)
    make_credit(hidden, editor)
    text = client.get(editor.get_absolute_url()).text
    assert "参与编辑 1 个版" in text
    assert not [secret for secret in ("机密", "8848") if secret in text]


@pytest.mark.parametrize("make", [make_manuscript, make_withdrawn])
def test_editor_of_hidden_pages_is_not_found(client, make):
    editor, page = make_editor("卧底人"), make_page()
    make(page=page, position=1)
    make_credit(page, editor)
    response = client.get(editor.get_absolute_url())
    assert response.status_code == 404
    assert "卧底人" not in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_editor_queries_do_not_grow(client, count, django_assert_num_queries):
    editor = make_editor()
    for _ in range(count):
        make_credit(make_article().page, editor)
    with django_assert_num_queries(5):
        assert client.get(editor.get_absolute_url()).status_code == 200
