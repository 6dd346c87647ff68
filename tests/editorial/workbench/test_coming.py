"""明日见报, and the pages that wait for somebody's proof."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial import hold, layout_of, publish, sign_page, workbench
from articles.enums import Stage, Step
from articles.models.paper.issue import beginning
from tests.factories import make_article, make_issue, make_manuscript, make_member, make_page, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make_page(issue=make_issue(date=timezone.localdate() + timedelta(days=1)), number=1)


def piece_on(page, desk, stage):
    return desk.bring(make_manuscript(page=page, position=page.articles.count() + 1), stage)


def sign(page, step, by):
    layout = layout_of(page)
    sign_page(page=page, step=step, seen={row.pk: row.latest_revision_id for row in layout.pieces}, by=by)


def waiting(user):
    return [(layout.page, layout.next_step) for layout in workbench.pages_for(user=user)]


def test_page_waits_for_who_may_sign_its_next_step(desk, page):
    piece_on(page, desk, Stage.FIRST_PROOF)
    assert waiting(desk.proofreader) == [(page, Step.FIRST_PROOF)]
    assert waiting(desk.chief) == waiting(desk.editor) == []
    for step in Step.proofs():
        sign(page, step, desk.proofreader)
    assert waiting(desk.proofreader) == []
    assert waiting(desk.chief) == [(page, Step.PASS)]
    sign(page, Step.PASS, desk.chief)
    assert waiting(desk.chief) == []


def test_page_with_a_piece_that_is_not_signed_off_waits_for_nobody_yet(desk, page):
    piece_on(page, desk, Stage.FIRST_PROOF), piece_on(page, desk, Stage.SECOND_REVIEW)
    assert waiting(desk.proofreader) == []


def test_proof_that_may_not_be_shared_waits_for_another(desk, page, settings):
    settings.SHARED_PROOFS = {"second-proof": "forbid", "third-proof": "warn"}
    other = make_member("另一校对", "校对")
    piece_on(page, desk, Stage.FIRST_PROOF)
    sign(page, Step.FIRST_PROOF, desk.proofreader)
    assert waiting(desk.proofreader) == []
    assert waiting(other) == [(page, Step.SECOND_PROOF)]


def test_pages_of_issues_gone_by_that_are_proofed_wait_no_more(desk):
    page = make_page(issue=make_issue(date=timezone.localdate() - timedelta(days=1)), number=1)
    piece_on(page, desk, Stage.READY)
    assert waiting(desk.chief) == []


def test_queries_for_pages_are_as_many_for_many(desk, page):
    def ask(user):
        with CaptureQueriesContext(connection) as queries:
            workbench.pages_for(user=user), workbench.coming_tomorrow()
        return len(queries)

    def fill(number):
        other = make_page(issue=page.issue, number=number)
        piece_on(other, desk, Stage.FIRST_PROOF), piece_on(other, desk, Stage.FIRST_PROOF)
        sign(other, Step.FIRST_PROOF, desk.proofreader)
        piece_on(make_page(issue=page.issue, number=number + 50), desk, Stage.READY)

    fill(2)
    few = [ask(desk.proofreader), ask(desk.chief)]
    for number in range(3, 6):
        fill(number)
    assert [ask(desk.proofreader), ask(desk.chief)] == few
    assert max(few) <= 20


def test_tomorrow_tells_what_is_missing_on_each_page(desk, page):
    empty = make_page(issue=page.issue, number=2)
    ready, unsigned, held = (
        piece_on(page, desk, stage) for stage in (Stage.READY, Stage.FINAL_REVIEW, Stage.FIRST_PROOF)
    )
    hold(article=held, by=desk.chief, reason="等批复。")
    coming = workbench.coming_tomorrow()
    assert coming.issues == [page.issue]
    first, second = coming.pages
    assert (first.layout.page, list(first.unsigned), list(first.unreleased)) == (page, [unsigned, held], [ready])
    assert (second.layout.page, list(second.layout.pieces), second.is_ready) == (empty, [], False)


def test_page_is_ready_when_it_is_passed_and_all_of_it_is_released(desk, page):
    article = piece_on(page, desk, Stage.FIRST_PROOF)
    for step in Step.proofs():
        sign(page, step, desk.proofreader)
    sign(page, Step.PASS, desk.chief)
    (coming,) = workbench.coming_tomorrow().pages
    assert not coming.is_ready
    publish(article=article, with_issue=True, by=desk.chief)
    (coming,) = workbench.coming_tomorrow().pages
    assert coming.is_ready


def test_tomorrow_names_the_pieces_with_a_moment_until_tomorrow_night(desk):
    tomorrow = beginning(timezone.localdate() + timedelta(days=1))
    soon, late, later = (tomorrow + timedelta(hours=hours) for hours in (6, 23, 25))
    articles = [desk.bring(make_manuscript(), Stage.READY) for _moment in range(3)]
    for article, moment in zip(articles, (soon, late, later), strict=True):
        publish(article=article, at=moment, by=desk.chief)
    make_article()
    assert workbench.coming_tomorrow().scheduled == articles[:2]


def test_what_came_from_print_is_not_asked_for_signatures(page):
    source = make_source(page=page)
    make_article(page=page, stage=Stage.PRINTED, source=source)
    assert workbench.coming_tomorrow().pages == []
