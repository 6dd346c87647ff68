"""What the front page is made of: what waits, what is one's own, and what others did to it today."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial import content_at_desk, keep_draft, move_to_bin, note_presence, save, workbench
from articles.enums import EntryAction, Stage
from articles.models import Entry, parse_body, system_user
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_editor,
    make_issue,
    make_manuscript,
    make_note,
    make_run,
    make_staff,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
_numbers = itertools.count(1)


@pytest.fixture
def me():
    return make_staff("秦晓岚", "change_article")


@pytest.fixture
def other():
    return make_staff("陆远桥", "change_article")


def edit(article, by):
    article.refresh_from_db()
    changes = replace(content_at_desk(article), body=tuple(parse_body(f"{by.username}改过{next(_numbers)}次。")))
    return save(article=article, base=article.latest_revision, changes=changes, by=by)


def acted(by, *articles, action=EntryAction.CHANGE):
    Entry.objects.append(by=by, action=action, rows=articles)


def test_public_piece_is_named_whose_change_no_reader_sees(me):
    article = make_article(stage=Stage.MANUSCRIPT)
    make_article()
    assert workbench.under_correction() == []
    edit(article, me)
    assert workbench.under_correction() == [article]


def test_open_pieces_are_ones_own_and_each_once(me, other):
    article, closed = make_manuscript(), make_manuscript()
    for tab in ("one", "two"):
        note_presence(article=article.pk, by=me, tab=tab)
    note_presence(article=make_manuscript().pk, by=other, tab="three")
    note_presence(article=closed.pk, by=me, tab="four", at=NOW - timedelta(minutes=5))
    assert workbench.opened_by(user=me) == [article]


def test_drafts_are_ones_own_the_last_first_and_few(me, other):
    for number in range(7):
        at = NOW + timedelta(minutes=number)
        keep_draft(by=me, key=f"{number}", typed=[("headline", f"第{number}稿")], at=at)
    keep_draft(by=other, key="other", typed=[("headline", "别人的稿")])
    assert [draft.title for draft in workbench.drafts_of(user=me)] == ["第6稿", "第5稿", "第4稿", "第3稿", "第2稿"]


def test_imports_with_open_notes_are_counted():
    settled, doubtful = make_run(), make_run()
    make_note(run=settled, settled_at=NOW, settled_by=system_user())
    make_note(run=doubtful), make_note(run=doubtful)
    assert workbench.doubtful_imports() == [workbench.Doubtful(doubtful, 2)]


def test_issues_without_a_date_are_listed():
    undated = make_issue()
    make_issue(date=timezone.localdate())
    assert workbench.undated_issues() == [undated]


def test_change_by_another_of_a_piece_that_one_worked_on_is_told(me, other):
    mine, theirs = make_manuscript(), make_manuscript()
    edit(mine, me), edit(theirs, other)
    assert workbench.changed_by_others(user=me) == []
    edit(mine, other)
    (changed,) = workbench.changed_by_others(user=me)
    assert (changed.article, changed.names, changed.what) == (mine, ("陆远桥",), "编辑")
    edit(mine, me)
    assert workbench.changed_by_others(user=me) == []


def test_change_of_a_piece_that_one_wrote_is_told(me, other):
    article = make_manuscript()
    make_byline(article, make_correspondent(editor=make_editor("秦晓岚", user=me)))
    edit(article, other)
    assert [changed.article for changed in workbench.changed_by_others(user=me)] == [article]


def test_what_happened_before_today_is_not_told(me, other):
    article = make_manuscript()
    acted(me, article), acted(other, article)
    assert workbench.changed_by_others(user=me, at=NOW + timedelta(days=1)) == []
    assert len(workbench.changed_by_others(user=me)) == 1


def test_piece_that_another_moved_to_the_bin_is_told_and_one_that_is_gone(me, other):
    binned, gone = make_manuscript(headline="移走的稿件"), make_manuscript(headline="删除的稿件")
    acted(me, binned, gone)
    acted(other, gone)
    gone.delete()
    move_to_bin(article=binned, by=other)
    told = workbench.changed_by_others(user=me)
    assert [(change.title, change.article and change.article.pk) for change in told] == [
        ("移走的稿件", binned.pk),
        ("删除的稿件", None),
    ]


def test_several_changes_of_one_piece_are_one_line_with_all_names(me, other):
    article, third = make_manuscript(), make_staff("方立", "change_article")
    acted(me, article), acted(other, article), acted(third, article), acted(other, article)
    (changed,) = workbench.changed_by_others(user=me)
    assert set(changed.names) == {"陆远桥", "方立"}


def test_queries_are_as_many_for_many_pieces(me, other):
    def ask():
        with CaptureQueriesContext(connection) as queries:
            workbench.changed_by_others(user=me)
        return len(queries)

    first = make_manuscript()
    acted(me, first), acted(other, first)
    few = ask()
    for _ in range(15):
        article = make_manuscript()
        edit(article, me), edit(article, other)
        acted(other, article)
    assert ask() == few == 6
    assert len(workbench.changed_by_others(user=me)) == 10
