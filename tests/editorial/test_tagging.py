import pytest
from django.core.management import call_command
from taggit.models import Tag

from articles.models import Article
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def names(article):
    return [tag.name for tag in Article.objects.get(pk=article.pk).subjects]


def test_orphaned_tags_go_and_no_other(capsys):
    article = make_article()
    article.tags.add("春耕")
    Tag.objects.create(name="无人用")
    call_command("remove_orphaned_tags")
    assert capsys.readouterr().out == "已删除 1 个标签。\n"
    assert [tag.name for tag in Tag.objects.all()] == ["春耕"]
    assert names(article) == ["春耕"]


def test_tags_alike_but_for_case_become_the_oldest(capsys):
    upper, lower = Tag.objects.create(name="AI"), Tag.objects.create(name="ai", slug="ai_1")
    one, both, other = make_article(), make_article(), make_article()
    one.tags.add(lower)
    both.tags.add(upper, lower)
    other.tags.add("春耕")
    call_command("deduplicate_tags")
    assert capsys.readouterr().out == "已合并 1 个标签。\n"
    assert [names(article) for article in (one, both, other)] == [["AI"], ["AI"], ["春耕"]]
