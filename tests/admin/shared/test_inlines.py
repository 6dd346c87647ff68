"""Rows of an inline exchange what is unique among them in one save, and none is lost to who deleted it meanwhile."""

import pytest
from django.forms.models import InlineForeignKeyField
from django.urls import reverse
from pytest_django.asserts import assertContains

from articles.models import Byline, Correction
from tests.admin.forms import errors, filled
from tests.factories import (
    make_byline,
    make_correction,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
)

pytestmark = pytest.mark.django_db


def save(client, row, **fields):
    """Open the form, type into some fields, save; tell whether the form was accepted."""
    url = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return client.post(url, {**filled(client.get(url)), **fields}).status_code == 302


def test_bylines_exchange_their_places(admin_client):
    article = make_manuscript()
    first, second = (make_byline(article, make_correspondent(name)) for name in ("林晓禾", "周禾"))
    assert save(admin_client, article, **{"bylines-0-position": "2", "bylines-1-position": "1"})
    assert list(article.bylines.all()) == [second, first]
    assert [str(byline) for byline in article.bylines.all()] == ["通讯员 周禾", "通讯员 林晓禾"]


def test_bylines_exchange_their_people(admin_client):
    article = make_manuscript()
    one, other = make_correspondent("林晓禾"), make_correspondent("周禾")
    make_byline(article, one)
    make_byline(article, other)
    people = {"bylines-0-correspondent": other.pk, "bylines-1-correspondent": one.pk}
    assert save(admin_client, article, **people)
    assert [byline.correspondent for byline in article.bylines.all()] == [other, one]


def test_byline_takes_the_place_of_one_that_goes(admin_client):
    article = make_manuscript()
    _first, second = (make_byline(article, make_correspondent(name)) for name in ("林晓禾", "周禾"))
    assert save(admin_client, article, **{"bylines-0-DELETE": "on", "bylines-1-position": "1"})
    assert list(article.bylines.values_list("pk", "position")) == [(second.pk, 1)]


def test_credits_exchange_their_places(admin_client):
    page = make_page()
    first, second = (make_credit(page, make_editor(name)) for name in ("陆远桥", "方小满"))
    assert save(admin_client, page, **{"credits-0-position": "2", "credits-1-position": "1"})
    assert list(page.credits.all()) == [second, first]


def test_pages_exchange_their_numbers(admin_client):
    issue = make_issue()
    first, second = make_page(issue=issue, number=1), make_page(issue=issue, number=2)
    assert save(admin_client, issue, **{"pages-0-number": "2", "pages-1-number": "1"})
    assert list(issue.pages.all()) == [second, first]


GONE = ["有 1 行已被别人删除，现作为新行列在这里：要保留，请再保存一次；不要，请先移去。"]


def url_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def test_row_deleted_meanwhile_comes_back_as_a_new_one_and_says_so(admin_client):
    article = make_manuscript()
    first, second = (make_byline(article, make_correspondent(name)) for name in ("林晓禾", "周禾"))
    fields = {**filled(admin_client.get(url_of(article))), "bylines-0-label": "特约通讯员", "headline": "新的主题"}
    first.delete()
    response = admin_client.post(url_of(article), fields)
    assert errors(response) == GONE
    fields = filled(response)
    assert (fields["bylines-INITIAL_FORMS"], fields["bylines-TOTAL_FORMS"]) == ("1", "2")
    assert (fields["bylines-0-id"], fields["bylines-1-id"]) == (str(second.pk), "")
    assert admin_client.post(url_of(article), fields).status_code == 302
    assert list(Byline.objects.values_list("label", "correspondent__name")) == [
        ("特约通讯员", "林晓禾"),
        ("通讯员", "周禾"),
    ]
    article.refresh_from_db()
    assert article.headline == "新的主题"


def test_row_deleted_meanwhile_that_was_to_be_deleted_is_simply_gone(admin_client):
    article = make_manuscript()
    first, second = (make_byline(article, make_correspondent(name)) for name in ("林晓禾", "周禾"))
    fields = {**filled(admin_client.get(url_of(article))), "bylines-0-DELETE": "on"}
    first.delete()
    assert admin_client.post(url_of(article), fields).status_code == 302
    assert list(article.bylines.all()) == [second]


def test_new_row_stays_behind_one_deleted_meanwhile(admin_client):
    article, other = make_manuscript(), make_correspondent("周禾")
    byline = make_byline(article, make_correspondent("林晓禾"))
    row = {"bylines-TOTAL_FORMS": "2", "bylines-1-role": "author", "bylines-1-correspondent": other.pk}
    fields = {**filled(admin_client.get(url_of(article))), **row}
    byline.delete()
    fields = filled(admin_client.post(url_of(article), fields))
    assert (fields["bylines-INITIAL_FORMS"], fields["bylines-TOTAL_FORMS"]) == ("0", "2")
    assert fields["bylines-1-correspondent"] == [str(other.pk)]


def test_correction_deleted_meanwhile_is_named(admin_client):
    article = make_manuscript()
    correction = make_correction(article)
    fields = filled(admin_client.get(url_of(article)))
    correction.delete()
    response = admin_client.post(url_of(article), fields)
    assert errors(response) == GONE
    assertContains(response, GONE[0])
    assert not Correction.objects.exists()


def test_judging_a_row_by_itself_leaves_out_what_its_neighbours_may_free(admin_client):
    article = make_manuscript()
    make_byline(article, make_correspondent("林晓禾"))
    row = make_byline(article, make_correspondent("周禾"))
    response = admin_client.get(url_of(article))
    form = response.context["inline_admin_formsets"][0].formset.forms[1]
    bound = type(form)({"position": 1, "role": "author", "correspondent": row.correspondent_id}, instance=row)
    bound.fields["article"] = InlineForeignKeyField(article)
    bound.full_clean()
    bound.validate_constraints()
    assert bound.errors == {}


def test_form_reads_a_bounded_number_of_rows(admin_client):
    article = make_manuscript()
    fields = {**filled(admin_client.get(url_of(article))), "bylines-TOTAL_FORMS": "9" * 9, "headline": ""}
    bylines, *_others = admin_client.post(url_of(article), fields).context["inline_admin_formsets"]
    assert len(bylines.formset.forms) == 200
