from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article
from articles.public.reading.list_rows import PER_PAGE
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_withdrawn,
)

SEED = settings.BASE_DIR / "seeds" / "000_ab0d92b2bf0d86ab.txt"
pytestmark = pytest.mark.django_db


def titles(response):
    return [str(article) for article in response.context["page"]]


def test_articles_are_listed_newest_first_and_public_only(client):
    make_article(headline="旧闻", published_at=timezone.now() - timedelta(days=1))
    make_article(headline="新闻")
    make_manuscript(headline="机密未发")
    make_withdrawn(headline="机密已撤")
    make_scheduled(timezone.now() + timedelta(hours=1), headline="机密待发")
    response = client.get("/articles/")
    assert titles(response) == ["新闻", "旧闻"]
    assert "机密" not in response.text


def test_articles_are_narrowed_by_issue_correspondent_and_tag(client):
    page, person = make_page(), make_correspondent()
    wanted, other_tag = make_article(page=page, headline="要找的"), make_article(page=page)
    for article in (wanted, other_tag, make_article()):
        make_byline(article, person)
    wanted.tags.add("春耕")
    make_article().tags.add("春耕")
    query = {"issue": page.issue_id, "correspondent": person.pk, "tag": "春耕"}
    assert titles(client.get("/articles/", query)) == ["要找的"]


def test_articles_of_an_imported_page_stand_as_printed(client):
    call_command("import_issue", str(SEED), stdout=StringIO())
    printed = Article.objects.order_by("position")
    assert titles(client.get("/articles/")) == [article.title for article in printed]


@pytest.mark.parametrize("query", ["tag=没有", "issue=x", "correspondent=0", "issue=" + "9" * 30, "tag=%00"])
def test_articles_answer_a_bad_filter_plainly(client, query):
    make_article(headline="在列的稿")
    response = client.get(f"/articles/?{query}")
    assert response.status_code == 200
    assert "没有符合这个地址的稿件" in response.text
    assert "在列的稿" not in response.text


def test_articles_filters_do_not_tell_of_hidden_things(client):
    hidden = make_manuscript(page=make_page(issue=make_issue(number="8848")), position=1)
    person = make_correspondent("卧底人")
    make_byline(hidden, person)
    hidden.tags.add("机密")
    for query in (f"issue={hidden.page.issue_id}", f"correspondent={person.pk}", "tag=机密"):
        text = client.get(f"/articles/?{query}").text
        assert not [secret for secret in ("8848", "卧底人", "机密") if secret in text]


@pytest.mark.parametrize(("asked", "shown"), [("", 1), ("2", 2), ("99", 2), ("0", 1), ("x", 1), ("-1", 1)])
def test_articles_pager_takes_any_number(client, asked, shown):
    page = make_page()
    for _ in range(21):
        make_article(page=page)
    assert client.get("/articles/", {"page": asked}).context["page"].number == shown


def test_articles_pager_keeps_the_filter(client):
    page = make_page()
    for _ in range(21):
        make_article(page=page)
    assert f'href="?issue={page.issue_id}&amp;page=2"' in client.get(f"/articles/?issue={page.issue_id}").text


def test_articles_pager_does_not_count_what_is_hidden(client):
    page = make_page()
    for _ in range(20):
        make_article(page=page)
    make_manuscript()
    assert "pager" not in client.get("/articles/").text


@pytest.mark.parametrize("count", [1, 3])
def test_articles_queries_do_not_grow(client, count, django_assert_num_queries):
    for number in range(count):
        make_byline(make_article(headline=""), make_correspondent(f"作者{number}"))
    with django_assert_num_queries(5):
        assert client.get("/articles/").status_code == 200


def test_pieces_of_an_issue_turn_as_they_were_printed(client):
    page = make_page()
    for _ in range(PER_PAGE + 1):
        make_article(page=page)
    assert ">较早</a>" in client.get("/articles/").text
    assert 'rel="next" href="?issue=' in client.get(f"/articles/?issue={page.issue_id}").text
    assert ">下一页</a>" in client.get(f"/articles/?issue={page.issue_id}").text
