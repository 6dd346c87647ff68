"""All corrections, by how they stand with print."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.enums import CorrectionState
from tests.factories import make_article, make_correction, make_issue, make_page, make_retracted, make_withdrawn

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_correction_changelist")
TODAY = timezone.localdate()


def listed(client, **query):
    return list(client.get(LIST, query).context["cl"].result_list)


@pytest.fixture
def corrections(db):
    """One correction in each state, of pieces that were wrong on pages of five days ago."""
    pages = [make_page(issue=make_issue(date=TODAY + timedelta(days=days))) for days in (-5, -1, 1)]
    wrong, late, coming = pages

    def article(number):
        return make_article(page=make_page(issue=wrong.issue, number=number))

    make_page(issue=late.issue, number=1), make_page(issue=coming.issue, number=2)
    told = {"day": TODAY - timedelta(days=4)}
    return {
        CorrectionState.OVERDUE: make_correction(article(1), **told),
        CorrectionState.DUE: make_correction(article(2), **told),
        CorrectionState.WAITING: make_correction(article(3), **told),
        CorrectionState.PRINTED: make_correction(article(4), printed_in=late, **told),
        CorrectionState.NOT_OWED: make_correction(make_article(page=None), **told),
        CorrectionState.RETRACTED: make_retracted(article(5), **told),
    }


@pytest.mark.parametrize("state", CorrectionState)
def test_list_is_narrowed_to_a_state(admin_client, corrections, state):
    assert listed(admin_client, state=state.value) == [corrections[state]]


def test_list_says_how_each_stands_and_what_is_overdue_in_red(admin_client, corrections):
    assert len(listed(admin_client)) == len(listed(admin_client, state="none")) == 6
    response = admin_client.get(LIST)
    day = f"{(TODAY - timedelta(days=1)):%Y年%-m月%-d日}"
    assertContains(response, f'<span class="desk-state desk-overdue">逾期未见报：{day} 第1版</span>')
    row = corrections[CorrectionState.OVERDUE]
    form = reverse("admin:articles_article_change", args=[row.article.pk])
    assertContains(response, f'href="{form}#corrections"')


def test_correction_is_only_looked_at(admin_client, corrections):
    retracted = corrections[CorrectionState.RETRACTED]
    response = admin_client.get(reverse("admin:articles_correction_change", args=[retracted.pk]))
    assertContains(response, "原文无误。")
    assertNotContains(response, 'name="wrong"')
    assertNotContains(response, 'name="_save"')


def test_corrections_of_pieces_in_the_bin_are_left_out(admin_client):
    make_correction(make_withdrawn(binned_at=timezone.now()))
    assert listed(admin_client) == []
