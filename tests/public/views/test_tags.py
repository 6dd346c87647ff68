import pytest
from django.urls import reverse

from tests.factories import make_article, make_byline, make_correspondent, make_manuscript, make_withdrawn

pytestmark = pytest.mark.django_db


def test_tags_are_listed_the_most_used_first(client):
    for names in (["春耕", "AI"], ["春耕"]):
        make_article().tags.add(*names)
    make_manuscript().tags.add("AI", "机密")
    make_withdrawn().tags.add("机密")
    response = client.get("/tags/")
    assert [(tag.name, tag.article_count) for tag in response.context["tags"]] == [("春耕", 2), ("AI", 1)]
    assert "机密" not in response.text


def test_where_no_article_has_a_tag_that_is_said(client):
    make_article()
    text = client.get("/tags/").text
    assert "目前还没有加了标签的稿件。" in text
    assert "还没有发布" not in text


def test_tag_shows_its_published_articles(client):
    make_article(headline="在列").tags.add("春耕")
    make_article(headline="不相干").tags.add("防汛")
    make_manuscript(headline="未发").tags.add("春耕")
    response = client.get(reverse("tag", args=["春耕"]))
    assert [str(article) for article in response.context["page"]] == ["在列"]
    assert "1 篇" in response.text


def test_tag_of_hidden_pieces_is_not_found(client):
    make_manuscript().tags.add("机密")
    make_withdrawn().tags.add("机密")
    response = client.get(reverse("tag", args=["机密"]))
    assert response.status_code == 404
    assert "机密" not in response.text


@pytest.mark.parametrize("count", [1, 3])
def test_tag_queries_do_not_grow(client, count, django_assert_num_queries):
    for number in range(count):
        article = make_article(headline="")
        article.tags.add("春耕", f"标签{number}")
        make_byline(article, make_correspondent(f"作者{number}"))
    with django_assert_num_queries(4):
        assert client.get(reverse("tag", args=["春耕"])).status_code == 200
    with django_assert_num_queries(1):
        assert client.get("/tags/").status_code == 200
