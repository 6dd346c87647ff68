"""Noting where the paper printed a correction."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editorial import DeskRefusal, note_printed, printable_pages
from articles.enums import EntryAction
from articles.models import Correction, Entry
from tests.factories import make_article, make_correction, make_issue, make_page, make_retracted, make_staff

pytestmark = pytest.mark.django_db


def page_in(days, number=3):
    """Make a page of the issue so many days from today."""
    return make_page(issue=make_issue(date=timezone.localdate() + timedelta(days=days)), number=number)


@pytest.fixture
def editor(db):
    return make_staff("秦晓岚", "correct_article")


@pytest.fixture
def correction(db):
    """A correction of three days ago, of what was wrong on page 3 the day before that."""
    return make_correction(make_article(page=page_in(-4)), day=timezone.localdate() - timedelta(days=3))


def refused(**told):
    with pytest.raises(DeskRefusal) as refusal:
        note_printed(**told)
    return str(refusal.value)


@pytest.mark.parametrize(("days", "number"), [(-3, 3), (0, 3), (-1, 1), (1, None)])
def test_any_page_since_what_was_wrong_is_noted_and_on_record(correction, editor, days, number):
    page = page_in(days, number)
    note_printed(correction=correction, page=page, by=editor)
    assert Correction.objects.get().printed_in == page
    entry = Entry.objects.about(correction.article).get()
    assert (entry.action, entry.message) == (EntryAction.NOTE_PRINTED, f"已见报：{page}")


def test_slip_is_taken_back(correction, editor):
    note_printed(correction=correction, page=page_in(0), by=editor)
    note_printed(correction=correction, page=None, by=editor)
    assert Correction.objects.get().printed_in is None
    assert Entry.objects.first().message == "其实没有见报。"
    assert refused(correction=correction, page=None, by=editor) == "记录已是如此，没有改动。"


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda row: make_page(number=3), "还没有日期"),
        (lambda row: page_in(2), "还没有付印"),
        (lambda row: page_in(-5), "并不晚于出错的"),
        (lambda row: make_page(issue=row.article.page.issue, number=4), "并不晚于出错的"),
    ],
)
def test_page_that_cannot_be_is_refused(correction, editor, make, why):
    assert why in refused(correction=correction, page=make(correction), by=editor)
    assert Correction.objects.get().printed_in is None


def test_retracted_correction_is_not_noted(editor):
    row = make_retracted(make_article(page=page_in(-1)))
    assert refused(correction=row, page=page_in(0), by=editor) == "顾青禾已撤回这条更正。"


def test_who_may_not_is_refused(correction):
    assert "没有此项权限" in refused(correction=correction, page=page_in(0), by=make_staff("方小满", "change_article"))


def test_pages_are_offered_the_likeliest_first(correction):
    front, own, before, ahead = page_in(-2, 1), page_in(-1), page_in(-5), page_in(2)
    first, tomorrow = make_page(issue=front.issue, number=3), page_in(1)
    make_page(number=3)
    assert list(printable_pages(correction)) == [first, own, tomorrow, front]
    assert before not in printable_pages(correction)
    assert ahead not in printable_pages(correction)
