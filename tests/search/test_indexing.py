"""The index follows every way in which articles are written, in the same transaction."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles.editorial import publish, withdraw
from articles.importing.persist import store
from articles.importing.pipeline import parse_page
from articles.models import Article, SearchText
from articles.search import rebuild
from tests.factories import make_article, make_manuscript, make_scheduled, make_signed, make_staff, make_withdrawn
from tests.search.asking import found

pytestmark = pytest.mark.django_db

PAGE = "春风吹绿东河岸\n■通讯员 林晓禾\n近日,东河镇的早稻开始插秧。"


@pytest.fixture
def user():
    return make_staff("lin", "release_article", "withdraw_article")


def by_save(article):
    article.body = "防汛演练。"
    article.save()


def by_save_of_fields(article):
    article.body = "防汛演练。"
    article.save(update_fields=["body"])


def by_update(article):
    Article.objects.filter(pk=article.pk).update(body="防汛演练。")


def by_bulk_update(article):
    article.body = "防汛演练。"
    Article.objects.bulk_update([article], ["body"])


def test_article_is_found_by_every_line_of_it():
    titles = {"kicker": "全区会议召开", "headline": "春风吹绿东河岸", "deck": "三万亩早稻插秧"}
    article = make_article(**titles, byline_raw="■通讯员 林晓禾", dateline="本报讯", body="天未亮。\n## 一、抢农时")
    for typed in [*titles.values(), "林晓禾", "本报讯", "天未亮", "抢农时"]:
        assert found(typed) == [article.pk]
    assert found("防汛") == []


@pytest.mark.parametrize("write", [by_save, by_save_of_fields, by_update, by_bulk_update])
def test_new_words_are_found_and_old_ones_are_not(write):
    article = make_article(body="春耕现场。")
    write(article)
    assert (found("防汛"), found("春耕")) == ([article.pk], [])


@pytest.mark.parametrize("write", [by_save, by_update])
def test_words_that_were_not_kept_are_not_found(write):
    article = make_article(body="春耕现场。")
    with transaction.atomic():
        write(article)
        transaction.set_rollback(True)
    assert (found("防汛"), found("春耕")) == ([], [article.pk])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("write", [by_save, by_update, by_bulk_update])
def test_words_that_cannot_be_indexed_are_not_kept(write, monkeypatch):
    article = make_article(body="春耕现场。")
    monkeypatch.setattr(SearchText.objects, "bulk_create", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(article)
    article.refresh_from_db()
    assert article.body == "春耕现场。"


def test_deleted_article_leaves_nothing():
    make_manuscript(body="春耕现场。").delete()
    make_manuscript(body="春耕现场。")
    Article.objects.all().delete()
    assert (found("春耕"), SearchText.objects.count()) == ([], 0)


def test_imported_page_is_found_and_its_new_form_too():
    store(parse_page(PAGE.encode(), "01.txt"), PAGE.encode())
    assert len(found("早稻开始插秧")) == 1
    revised = PAGE.replace("早稻", "晚稻").encode()
    store(parse_page(revised, "01.txt"), revised)
    assert (len(found("晚稻开始插秧")), found("早稻")) == (1, [])


@pytest.mark.parametrize("make", [make_manuscript, make_withdrawn, lambda **f: make_scheduled(later(), **f)])
def test_unpublished_text_is_never_found(make):
    make(body="机密要闻。")
    assert found("机密") == []


def later():
    return timezone.now() + timedelta(hours=1)


def test_desk_publishes_and_withdraws_what_is_found(user):
    article = make_signed(make_manuscript(body="春耕现场。"))
    publish(article=article, by=user)
    assert found("春耕") == [article.pk]
    withdraw(article=article, by=user, reason="事实有误")
    assert found("春耕") == []


def test_rebuilding_learns_everything_anew():
    articles = [make_article(body=f"春耕第{number}天。") for number in range(3)]
    SearchText.objects.filter(article=articles[0]).delete()
    SearchText.objects.filter(article=articles[1]).update(text="旧文")
    assert sum(rebuild()) == 3
    assert sorted(found("春耕第")) == [article.pk for article in articles]
    assert found("旧文") == []


def test_publishing_writes_no_words(django_assert_num_queries):
    article = make_article()
    with django_assert_num_queries(1):
        article.save(update_fields=["visibility"])
