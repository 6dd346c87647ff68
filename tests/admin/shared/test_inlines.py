"""Rows of an inline exchange what is unique among them in one save, and none is lost to who deleted it meanwhile."""

import pytest
from django.forms.models import InlineForeignKeyField
from django.urls import reverse

from tests.admin.forms import errors, filled
from tests.factories import (
    make_credit,
    make_editor,
    make_issue,
    make_page,
)

pytestmark = pytest.mark.django_db


def save(client, row, **fields):
    """Open the form, type into some fields, save; tell whether the form was accepted."""
    url = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return client.post(url, {**filled(client.get(url)), **fields}).status_code == 302


def two_credits(page):
    return [make_credit(page, make_editor(name)) for name in ("陆远桥", "方小满")]


def test_credits_exchange_their_people(admin_client):
    page = make_page()
    one, other = (credit.editor for credit in two_credits(page))
    assert save(admin_client, page, **{"credits-0-editor": other.pk, "credits-1-editor": one.pk})
    assert [credit.editor for credit in page.credits.all()] == [other, one]


def test_credit_takes_the_place_of_one_that_goes(admin_client):
    page = make_page()
    _first, second = two_credits(page)
    assert save(admin_client, page, **{"credits-0-DELETE": "on", "credits-1-position": "1"})
    assert list(page.credits.values_list("pk", "position")) == [(second.pk, 1)]


def test_credits_exchange_their_places(admin_client):
    page = make_page()
    first, second = two_credits(page)
    assert save(admin_client, page, **{"credits-0-position": "2", "credits-1-position": "1"})
    assert list(page.credits.all()) == [second, first]


def test_pages_exchange_their_numbers(admin_client):
    issue = make_issue()
    first, second = make_page(issue=issue, number=1), make_page(issue=issue, number=2)
    assert save(admin_client, issue, **{"pages-0-number": "2", "pages-1-number": "1"})
    assert list(issue.pages.all()) == [second, first]


GONE = ["有 1 行已被别人删除，现作为新行列在这里：要保留，请再保存一次；不要，请先移去。"]


def url_of(row):
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def test_row_deleted_meanwhile_comes_back_as_a_new_one_and_says_so(admin_client):
    page = make_page()
    first, second = two_credits(page)
    fields = {**filled(admin_client.get(url_of(page))), "credits-0-label": "执行责编", "section": "要闻"}
    first.delete()
    response = admin_client.post(url_of(page), fields)
    assert errors(response) == GONE
    fields = filled(response)
    assert (fields["credits-INITIAL_FORMS"], fields["credits-TOTAL_FORMS"]) == ("1", "2")
    assert (fields["credits-0-id"], fields["credits-1-id"]) == (str(second.pk), "")
    assert admin_client.post(url_of(page), fields).status_code == 302
    assert list(page.credits.values_list("label", "editor__name")) == [("执行责编", "陆远桥"), ("责编", "方小满")]
    page.refresh_from_db()
    assert page.section == "要闻"


def test_row_deleted_meanwhile_that_was_to_be_deleted_is_simply_gone(admin_client):
    page = make_page()
    first, second = two_credits(page)
    fields = {**filled(admin_client.get(url_of(page))), "credits-0-DELETE": "on"}
    first.delete()
    assert admin_client.post(url_of(page), fields).status_code == 302
    assert list(page.credits.all()) == [second]


def test_new_row_stays_behind_one_deleted_meanwhile(admin_client):
    page, other = make_page(), make_editor("方小满")
    credit = make_credit(page, make_editor("陆远桥"))
    row = {"credits-TOTAL_FORMS": "2", "credits-1-role": "editor", "credits-1-editor": other.pk}
    fields = {**filled(admin_client.get(url_of(page))), **row}
    credit.delete()
    fields = filled(admin_client.post(url_of(page), fields))
    assert (fields["credits-INITIAL_FORMS"], fields["credits-TOTAL_FORMS"]) == ("0", "2")
    assert fields["credits-1-editor"] == [str(other.pk)]


def test_judging_a_row_by_itself_leaves_out_what_its_neighbours_may_free(admin_client):
    page = make_page()
    _first, row = two_credits(page)
    response = admin_client.get(url_of(page))
    form = response.context["inline_admin_formsets"][0].formset.forms[1]
    bound = type(form)({"position": 1, "role": "editor", "editor": row.editor_id}, instance=row)
    bound.fields["page"] = InlineForeignKeyField(page)
    bound.full_clean()
    bound.validate_constraints()
    assert bound.errors == {}


def test_form_reads_a_bounded_number_of_rows(admin_client):
    page = make_page()
    fields = {**filled(admin_client.get(url_of(page))), "credits-TOTAL_FORMS": "9" * 9, "number": "x"}
    rows, *_others = admin_client.post(url_of(page), fields).context["inline_admin_formsets"]
    assert len(rows.formset.forms) == 200
