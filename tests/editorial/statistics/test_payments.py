from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from articles.editorial import DeskRefusal, merge_records
from articles.editorial.statistics import Period, mark_paid, paid_in, unmark_paid
from articles.models import Correspondent, Entry, FeePayment, FeeRule
from tests.factories import make_article, make_byline, make_correspondent, make_issue, make_page

pytestmark = pytest.mark.django_db
APRIL = Period.parse("2025-04")


@pytest.fixture
def person() -> Correspondent:
    """Somebody who is due 40 yuan for a piece of April."""
    FeeRule.objects.create(since=date(2020, 1, 1), amount=Decimal(80))
    article = make_article(page=make_page(issue=make_issue(date=date(2025, 4, 28)), number=2), body="字" * 500)
    person = make_correspondent("白露")
    make_byline(article, person)
    return person


def test_a_month_is_marked_as_paid_once_and_on_record(person: Correspondent, editor: User) -> None:
    mark_paid(month=APRIL, amounts={person.pk: Decimal(40)}, by=editor)
    assert paid_in(Period.parse("2025")) == {person.pk: Decimal(40)}
    assert paid_in(Period.parse("2025-05")) == {}
    assert "40" in Entry.objects.about(person)[0].message
    with pytest.raises(DeskRefusal, match="白露"):
        mark_paid(month=APRIL, amounts={person.pk: Decimal(40)}, by=editor)


def test_what_changed_since_it_was_read_is_not_paid(person: Correspondent, editor: User) -> None:
    FeeRule.objects.create(since=date(2025, 4, 1), amount=Decimal(100))
    with pytest.raises(DeskRefusal, match="白露"):
        mark_paid(month=APRIL, amounts={person.pk: Decimal(40)}, by=editor)
    assert not FeePayment.objects.exists()


def test_all_of_a_list_are_marked_or_none(person: Correspondent, editor: User) -> None:
    idle = make_correspondent("丁香")
    with pytest.raises(DeskRefusal, match="丁香"):
        mark_paid(month=APRIL, amounts={person.pk: Decimal(40), idle.pk: Decimal(0)}, by=editor)
    with pytest.raises(DeskRefusal):
        mark_paid(month=APRIL, amounts={person.pk: Decimal(40), 999_999: Decimal(1)}, by=editor)
    with pytest.raises(DeskRefusal):
        mark_paid(month=Period.parse("2025Q2"), amounts={person.pk: Decimal(40)}, by=editor)
    assert not FeePayment.objects.exists()


def test_a_mark_is_taken_back_on_record(person: Correspondent, editor: User) -> None:
    mark_paid(month=APRIL, amounts={person.pk: Decimal(40)}, by=editor)
    assert unmark_paid(month=APRIL.first, people=[person.pk], by=editor) == 1
    assert paid_in(APRIL) == {}
    assert Entry.objects.about(person).count() == 2
    assert unmark_paid(month=APRIL.first, people=[person.pk], by=editor) == 0


def test_what_was_paid_goes_with_a_merged_person(person: Correspondent, editor: User) -> None:
    mark_paid(month=APRIL, amounts={person.pk: Decimal(40)}, by=editor)
    same = make_correspondent("白璐")
    merge_records(gone=person, kept=same, by=editor)
    assert paid_in(APRIL) == {same.pk: Decimal(40)}
    with pytest.raises(DeskRefusal, match="白璐"):
        mark_paid(month=APRIL, amounts={same.pk: Decimal(40)}, by=editor)
    assert unmark_paid(month=APRIL.first, people=[same.pk], by=editor) == 1
