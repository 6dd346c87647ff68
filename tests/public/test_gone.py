"""An address from which a piece was withdrawn answers 410, whatever the desk does to it, until it is public again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial import move_to_bin, publish, restore_from_bin, withdraw
from articles.models import Article
from tests.factories import make_article, make_page, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_staff("秦晓岚", "release_article", "withdraw_article")


@pytest.fixture
def article(editor):
    article = make_article(headline="春耕")
    withdraw(article=article, by=editor, reason="事实有误", notice="数据有误。")
    return article


def answers(client, article):
    address = f"/articles/{article.pk}/"
    return [client.get(url).status_code for url in (address, f"{address}ninjs.json")]


def test_in_the_bin_and_back(client, article, editor):
    move_to_bin(article=article, by=editor)
    assert answers(client, article) == [410, 410]
    assert "数据有误。" in client.get(article.get_absolute_url()).text
    restore_from_bin(article=article, by=editor)
    assert answers(client, article) == [410, 410]


def test_when_its_place_is_taken_and_its_page_moves(client, article, editor):
    page = article.page
    move_to_bin(article=article, by=editor)
    make_article(page=page, position=article.position)
    page.issue = make_page().issue
    page.save()
    assert restore_from_bin(article=article, by=editor).lost
    assert answers(client, article) == [410, 410]


def test_until_the_moment_at_which_it_is_published_again(client, article, editor):
    publish(article=article, by=editor, at=timezone.now() + timedelta(hours=1))
    assert answers(client, article) == [410, 410]
    assert client.get(f"/issues/{article.page.issue_id}/").status_code == 410
    Article.objects.update(published_at=timezone.now())  # the hour has come
    assert answers(client, article) == [200, 200]


def test_published_again_it_is_there(client, article, editor):
    publish(article=article, by=editor)
    assert answers(client, article) == [200, 200]


def test_what_never_was_public_was_never_there(client, editor):
    article = make_article(visibility="hidden")
    move_to_bin(article=article, by=editor)
    assert answers(client, article) == [404, 404]
