import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.enums import Stage
from articles.models import Article
from tests.admin.forms import filled
from tests.factories import make_article, make_issue, make_page, make_source

pytestmark = pytest.mark.django_db


def test_page_moved_to_a_dated_issue_brings_its_printed_pieces_to_that_day(admin_client):
    page = make_page()
    make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    url = reverse("admin:articles_page_change", args=[page.pk])
    admin_client.post(url, {**filled(admin_client.get(url)), "issue": make_issue(date="2025-04-28").pk})
    assert timezone.localdate(Article.objects.get().published_at) == datetime.date(2025, 4, 28)


def test_article_moved_to_another_issue_follows_its_date(admin_client):
    article = make_article(stage=Stage.PRINTED, source=make_source())
    stays = make_article(page=article.page, stage=Stage.PRINTED, source=make_source())
    url = reverse("admin:articles_article_change", args=[article.pk])
    page = make_page(issue=make_issue(date="2025-04-28"))
    response = admin_client.post(url, {**filled(admin_client.get(url)), "page": page.pk, "position": 1}, follow=True)
    assert "1 篇稿件已随本期日期调整。" in response.text
    article.refresh_from_db()
    assert timezone.localdate(article.published_at) == article.publication_date == datetime.date(2025, 4, 28)
    assert Article.objects.get(pk=stays.pk).published_at == stays.published_at
