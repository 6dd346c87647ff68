"""The form in which staff confirm what the import could not know."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.enums import Stage
from articles.models import Article, Issue
from tests.admin.forms import filled
from tests.factories import make_article, make_credit, make_editor, make_issue, make_page, make_source

pytestmark = pytest.mark.django_db


def test_confirming_the_date_brings_printed_pieces_to_their_day(admin_client):
    page = make_page()
    make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    url = reverse("admin:articles_issue_change", args=[page.issue_id])
    admin_client.post(url, {**filled(admin_client.get(url)), "date": "2025-04-28"})
    assert Issue.objects.get().date == datetime.date(2025, 4, 28)
    assert timezone.localtime(Article.objects.get().published_at).date() == datetime.date(2025, 4, 28)


def test_saving_without_a_new_date_moves_nothing(admin_client):
    page = make_page()
    article = make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    url = reverse("admin:articles_issue_change", args=[page.issue_id])
    admin_client.post(url, {**filled(admin_client.get(url)), "number": "118"})
    assert Issue.objects.get().number == "118"
    assert Article.objects.get().published_at == article.published_at


@pytest.mark.parametrize("pages", [1, 3])
def test_form_leads_to_the_credits_and_articles_of_each_page(admin_client, django_assert_max_num_queries, pages):
    issue = make_issue()
    editor = make_editor()
    for _ in range(pages):
        page = make_page(issue=issue)
        make_credit(page, editor)
        articles = [make_article(page=page), make_article(page=page)]
    with django_assert_max_num_queries(12):
        body = admin_client.get(reverse("admin:articles_issue_change", args=[issue.pk])).content.decode()
    assert body.count(f"责编:{editor}") == pages
    for article in articles:
        assert reverse("admin:articles_article_change", args=[article.pk]) in body
