import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.enums import Stage
from articles.models import Article, Page
from tests.admin.forms import errors, filled
from tests.factories import make_article, make_issue, make_page, make_source

pytestmark = pytest.mark.django_db


def test_page_moved_to_a_dated_issue_brings_its_printed_pieces_to_that_day(admin_client):
    page = make_page()
    make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    url = reverse("admin:articles_page_change", args=[page.pk])
    admin_client.post(url, {**filled(admin_client.get(url)), "issue": make_issue(date="2025-04-28").pk})
    assert timezone.localdate(Article.objects.get().published_at) == datetime.date(2025, 4, 28)


def test_page_whose_pieces_would_vanish_is_not_moved_by_who_may_not_show_any(login):
    page = make_page(section="要闻")
    make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    later = make_issue(date=timezone.localdate() + datetime.timedelta(days=9))
    client = login("苏一帆", "change_page", "view_page", "view_issue")
    url = reverse("admin:articles_page_change", args=[page.pk])
    refused = client.post(url, {**filled(client.get(url)), "issue": later.pk, "section": "综合"})
    assert errors(refused) == ["按该期日期，1 篇稿件将对读者公开或不再公开，而您无权决定：请保留原来的日期和版面。"]
    assert filled(refused)["section"] == "综合"
    assert (Article.objects.published().count(), Page.objects.get().issue) == (1, page.issue)
    past = make_issue(date="2025-04-28")
    assert client.post(url, {**filled(refused), "issue": past.pk}).status_code == 302
    assert (Article.objects.published().count(), Page.objects.get().issue) == (1, past)


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


@pytest.mark.parametrize(
    "typed", ["12月31日", "2024-12-31", "总第1580期 第4版", "12月31日第4版", "2024年12月31日 要闻"]
)
def test_page_is_picked_by_what_its_option_says(admin_client, typed):
    issue = make_issue(date=datetime.date(2024, 12, 31), number="1580")
    page = make_page(issue=issue, number=4, section="要闻")
    make_page(issue=make_issue(date=datetime.date(2024, 12, 30)), number=1, section="要闻")
    picked = {"app_label": "articles", "model_name": "article", "field_name": "page", "term": typed}
    found = admin_client.get(reverse("admin:autocomplete"), picked).json()["results"]
    assert found == [{"id": str(page.pk), "text": "2024年12月31日 总第1580期 第4版 要闻"}]


@pytest.mark.parametrize("typed", ["12月31日", "2024.12.31", "总第1580期", "1580", "12月31日 第4版"])
def test_issue_is_found_by_its_date_in_any_form(admin_client, typed):
    issue = make_issue(date=datetime.date(2024, 12, 31), number="1580")
    make_page(issue=issue, number=4)
    make_issue(date=datetime.date(2024, 12, 30), number="1579")
    response = admin_client.get(reverse("admin:articles_issue_changelist"), {"q": typed})
    assert list(response.context["cl"].result_list) == [issue]
