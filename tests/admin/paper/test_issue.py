"""The form in which staff confirm what the import could not know."""

import datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone

from articles.editorial import DateEffect, effect_of_date
from articles.enums import Stage
from articles.models import Article, Entry, Issue
from tests.admin.forms import errors, filled
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


@pytest.fixture
def url():
    """The form of an issue without a date, with three pieces from print, and one of the desk."""
    page = make_page()
    for _ in range(3):
        make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page))
    make_article(page=page)
    return reverse("admin:articles_issue_change", args=[page.issue_id])


def in_days(days):
    return (timezone.localdate() + datetime.timedelta(days=days)).isoformat()


def public():
    return Article.objects.published().count()


def test_date_that_makes_pieces_vanish_is_asked_for_twice(admin_client, url):
    typed = {**filled(admin_client.get(url)), "date": in_days(9), "number": "118"}
    asked = admin_client.post(url, typed)
    assert errors(asked) == [
        "改用此日期，3 篇已公开的稿件将从网站上消失，到那一天才重新出现。确要更改，请勾选后再保存。"
    ]
    assert f'<input type="checkbox" name="date_confirmed" value="{in_days(9)}"' in asked.text
    assert 'name="number" value="118"' in asked.text
    assert (public(), Issue.objects.get().date) == (4, None)
    kept = admin_client.post(url, {**typed, "date_confirmed": in_days(9)}, follow=True)
    assert "3 篇稿件已随本期日期调整。" in kept.text
    assert (public(), Issue.objects.get().date.isoformat()) == (1, in_days(9))


def test_answer_to_one_date_is_none_to_another(admin_client, url):
    typed = filled(admin_client.get(url))
    asked = admin_client.post(url, {**typed, "date": in_days(9), "date_confirmed": in_days(8)})
    assert f'value="{in_days(9)}"' in asked.text
    assert public() == 4


@pytest.mark.parametrize(("date", "answer"), [("", "unknown"), (in_days(-1), in_days(-1))])
def test_date_that_makes_pieces_appear_is_asked_for_twice_and_heals_a_slip(admin_client, url, date, answer):
    admin_client.post(url, {**filled(admin_client.get(url)), "date": in_days(9), "date_confirmed": in_days(9)})
    typed = {**filled(admin_client.get(url)), "date": date}
    assert errors(admin_client.post(url, typed)) == [
        "改用此日期，3 篇尚未公开的稿件将立即在网站上出现。确要更改，请勾选后再保存。"
    ]
    admin_client.post(url, {**typed, "date_confirmed": answer})
    assert public() == 4
    assert Article.objects.filter(publication_date=date or None).count() == 4


def test_date_that_moves_nobody_out_of_sight_is_not_asked_for_twice(admin_client, url):
    response = admin_client.post(url, {**filled(admin_client.get(url)), "date": "2025-04-28"}, follow=True)
    assert "3 篇稿件已随本期日期调整。" in response.text
    assert Entry.objects.get(model="articles.issue").message == "日期"


def test_date_more_than_a_year_ahead_is_refused(admin_client, url):
    typed = filled(admin_client.get(url))
    (error,) = errors(admin_client.post(url, {**typed, "date": in_days(367)}))
    assert error.startswith("期次日期最多提前一年，不得晚于")
    assert admin_client.post(url, {**typed, "date": in_days(366), "date_confirmed": in_days(366)}).status_code == 302


def test_who_may_only_look_is_asked_nothing(client, url):
    reader = User.objects.create_user("yuedu", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_issue"))
    client.force_login(reader)
    assert "date_confirmed" not in client.get(url).text


def test_date_that_readers_would_notice_is_not_for_who_may_only_change_issues(login, url):
    client = login("苏一帆", "change_issue", "view_issue")
    typed = {**filled(client.get(url)), "date": in_days(9), "number": "118"}
    refused = client.post(url, {**typed, "date_confirmed": in_days(9)})
    assert errors(refused) == ["按该期日期，3 篇稿件将对读者公开或不再公开，而您无权决定：请保留原来的日期和版面。"]
    assert 'name="number" value="118"' in refused.text
    assert (public(), Issue.objects.get().date) == (4, None)
    client.post(url, {**typed, "date": in_days(-9)})
    assert (public(), Issue.objects.get().date.isoformat()) == (4, in_days(-9))


def test_what_the_desk_refuses_after_the_form_was_checked_is_asked_again(login, url, monkeypatch):
    client = login("苏一帆", "change_issue", "view_issue")
    typed = {**filled(client.get(url)), "date": in_days(9)}
    known = iter([DateEffect(0, 0)])  # when the form was checked, before a colleague released the pieces
    monkeypatch.setattr(
        "articles.admin.paper.issue_form.effect_of_date", lambda **asked: next(known, None) or effect_of_date(**asked)
    )
    assert "而您无权决定" in errors(client.post(url, typed))[0]
    assert (public(), Issue.objects.get().date) == (4, None)


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


def test_page_that_is_added_holds_as_much_as_in_the_last_issue(admin_client):
    make_page(number=3, measure=4800, issue=make_issue(date=datetime.date(2026, 3, 2)))
    issue = make_issue()
    url = reverse("admin:articles_issue_change", args=[issue.pk])
    typed = {
        **filled(admin_client.get(url)),
        "pages-TOTAL_FORMS": "1",
        "pages-0-number": "3",
        "pages-0-section": "综合",
    }
    admin_client.post(url, {**typed, "pages-0-issue": str(issue.pk), "pages-0-id": ""})
    assert issue.pages.get().measure == 4800
