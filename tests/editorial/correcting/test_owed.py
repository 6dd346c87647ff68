"""What print still owes its readers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial import owed_corrections
from articles.models import Issue
from tests.factories import make_article, make_correction, make_page, make_retracted, make_withdrawn

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def page_in(days, number):
    issue, _made = Issue.objects.get_or_create(date=TODAY + timedelta(days=days))
    return make_page(issue=issue, number=number)


def test_what_is_overdue_comes_before_what_is_due(django_assert_num_queries):
    wrong = {number: make_article(page=page_in(-9, number)) for number in (1, 2, 3)}
    day = TODAY - timedelta(days=8)
    due, late, _waiting = (make_correction(wrong[number], day=day) for number in (1, 2, 3))
    make_retracted(wrong[2], day=day)
    make_correction(wrong[2], day=day, printed_in=page_in(-1, 2))
    page_in(1, 1)
    with django_assert_num_queries(1):
        rows = owed_corrections()
        assert [(row, row.article.page.number, row.due_on - TODAY) for row in rows] == [
            (late, 2, timedelta(days=-1)),
            (due, 1, timedelta(days=1)),
        ]


def test_correction_of_a_piece_in_the_bin_is_left_out():
    make_correction(make_withdrawn(page=page_in(-3, 1), binned_at=timezone.now()), day=TODAY - timedelta(days=2))
    page_in(-1, 1)
    assert owed_corrections() == []
