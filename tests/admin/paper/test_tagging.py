"""Bulk tagging in the list of articles, and merging tags in theirs."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertContains
from taggit.models import Tag

from articles.admin.paper.article import actions
from articles.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db

LIST, TAGS = reverse("admin:articles_article_changelist"), reverse("admin:taggit_tag_changelist")


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def ask(client, articles, **typed):
    keys = [article.pk for article in articles]
    return client.post(LIST, {"action": "tag_articles", "_selected_action": keys, **typed})


def names(article):
    return [tag.name for tag in Article.objects.get(pk=article.pk).subjects]


@pytest.fixture
def articles():
    made = [make_article() for _ in range(2)]
    for article in made:
        article.tags.add("春耕")
    made[0].tags.add("农机")
    return made


def test_page_offers_the_tags_of_the_pieces_then_gives_and_takes(admin_client, articles):
    page = ask(admin_client, articles)
    assert page.context["form"].fields["remove"].choices == [("春耕", "春耕 2"), ("农机", "农机 1")]
    done = ask(admin_client, articles, add="水利、夏收", remove="农机")
    assert said(done) == ["已改动 2 篇的标签。"]
    assert [names(article) for article in articles] == [["春耕", "水利", "夏收"]] * 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"add": ""}, "请写明要加或去掉哪些标签。"),
        ({"add": "长" * 101}, "最多 100"),
        ({"add": "", "remove": "没有的"}, "没有的"),
    ],
)
def test_what_cannot_be_is_said(admin_client, articles, typed, sentence):
    assertContains(ask(admin_client, articles, **typed), sentence)
    assert names(articles[1]) == ["春耕"]


def test_too_many_at_once_are_refused(admin_client, articles, monkeypatch):
    monkeypatch.setattr(actions, "MOST_TAGGED", 1)
    assert said(ask(admin_client, articles, add="水利")) == ["一次最多给 1 篇加减标签。"]


def test_who_may_only_look_tags_nothing(login, articles):
    ask(login("秦晓岚", "view_article"), articles, add="水利")
    assert names(articles[1]) == ["春耕"]


def test_tags_are_merged_into_the_one_that_is_to_stay(admin_client, articles):
    spring, machines = (Tag.objects.get(name=name) for name in ("春耕", "农机"))
    page = admin_client.post(TAGS, {"action": "merge_selected", "_selected_action": [spring.pk, machines.pk]})
    shown = admin_client.get(page.url)
    assert sorted((str(choice.row), choice.count) for choice in shown.context["choices"]) == [("农机", 1), ("春耕", 2)]
    assert said(admin_client.post(page.url, {"stays": machines.pk})) == ["“春耕”已并入“农机”。"]
    assert [names(article) for article in articles] == [["农机"], ["农机"]]


def test_one_tag_alone_leads_back_to_the_list(admin_client, articles):
    shown = admin_client.get(reverse("admin:taggit_tag_merge"), {"pk": Tag.objects.first().pk})
    assertContains(shown, TAGS)


def test_page_of_deleting_counts_the_pieces(admin_client, articles):
    tag = Tag.objects.get(name="春耕")
    assertContains(admin_client.get(reverse("admin:taggit_tag_delete", args=[tag.pk])), "稿件标签 2")
