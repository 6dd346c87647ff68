"""What a page waits for, whatever comes, goes, moves and is sent back between its proofs."""

from dataclasses import replace

from articles.editorial import (
    content_at_desk,
    hold,
    layout_of,
    move_to_bin,
    place,
    proof_piece,
    reopen,
    save,
    send_back,
)
from articles.enums import Stage, Step
from articles.models import Article
from tests.factories import make_article, make_page, make_source, make_staff

FIRST, SECOND, THIRD, PASS = *Step.proofs(), Step.PASS


def stored(article):
    return Article.objects.get(pk=article.pk)


def test_page_waits_for_three_proofs_and_then_to_be_passed(desk):
    waited = []
    while step := desk.waits_for:
        waited.append(step)
        desk.signs(step)
    assert waited == [FIRST, SECOND, THIRD, PASS]
    assert desk.stages == [Stage.READY, Stage.READY]
    assert layout_of(desk.page).is_passed
    assert [row.step for row in layout_of(desk.page).standing] == waited


def test_empty_page_waits_for_its_first_proof_and_is_not_passed(db):
    layout = layout_of(make_page())
    assert (layout.next_step, layout.is_passed, layout.changes, layout.standing) == (FIRST, False, (), ())


def test_pieces_from_print_are_no_part_of_it(desk):
    make_article(page=desk.page, stage=Stage.PRINTED, source=make_source(page=desk.page))
    assert layout_of(desk.page).pieces == [*desk.pieces]


def test_piece_that_comes_after_the_second_proof_takes_the_page_back_to_the_first(desk):
    desk.passes(SECOND)
    desk.piece(headline="新来的稿")
    assert desk.waits_for == FIRST
    assert layout_of(desk.page).standing == ()
    for step in (FIRST, SECOND, THIRD, PASS):
        assert desk.waits_for == step
        desk.signs(step)
    assert desk.stages == [Stage.READY] * 3


def test_piece_that_has_its_first_proof_takes_the_page_back_to_the_second(desk):
    desk.passes(THIRD)
    desk.piece(FIRST, headline="新来的稿")
    assert desk.waits_for == SECOND
    assert [row.step for row in layout_of(desk.page).standing] == [FIRST]


def test_piece_that_is_proofed_by_itself_is_ahead_of_its_page(desk):
    for proofreader in desk.proofreaders:
        piece = stored(desk.pieces[0])
        proof_piece(article=piece, revision=piece.latest_revision, by=proofreader)
    assert desk.stages == [Stage.READY, Stage.FIRST_PROOF]
    desk.passes()
    assert desk.stages == [Stage.READY, Stage.READY]
    assert stored(desk.pieces[0]).signatures.filter(page_signature__isnull=False).count() == 0
    assert stored(desk.pieces[1]).signatures.filter(page_signature__isnull=False).count() == 3


def test_page_of_pieces_that_are_proofed_by_themselves_is_proofed_all_the_same(desk):
    for piece in desk.pieces:
        for proofreader in desk.proofreaders:
            proof_piece(article=piece, revision=stored(piece).latest_revision, by=proofreader)
    assert desk.waits_for == FIRST
    desk.passes()
    assert layout_of(desk.page).is_passed


def test_ready_piece_that_comes_late_leaves_the_proofs_as_they_are(desk):
    desk.passes(SECOND)
    desk.piece(THIRD, headline="校过的稿")
    assert desk.waits_for == THIRD
    assert desk.changes == [("came", "校过的稿")]


def test_page_that_changes_after_it_was_passed_is_passed_again(desk):
    desk.piece(headline="集市开张")
    desk.passes()
    mover = make_staff("方责编", "place_article")
    place(article=desk.pieces[0], page=desk.page, position=5, by=mover)
    assert desk.changes == [("moved", "渠水进村")]
    assert desk.waits_for == PASS
    assert not layout_of(desk.page).is_passed
    desk.signs(PASS)
    assert (desk.changes, desk.waits_for) == ([], None)


def test_piece_that_is_taken_off_after_the_second_proof_changes_no_step(desk):
    desk.passes(SECOND)
    place(article=desk.pieces[0], page=None, by=make_staff("方责编", "place_article"))
    assert desk.changes == [("gone", "渠水进村")]
    assert desk.waits_for == THIRD
    assert desk.stages == [Stage.THIRD_PROOF]


def test_piece_in_the_bin_is_gone_from_its_page(desk):
    desk.passes(FIRST)
    move_to_bin(article=desk.pieces[1], by=make_staff("齐主任", "delete_article"), reason="重稿。")
    assert desk.changes == [("gone", "灯会开幕")]


def test_piece_that_is_held_back_stops_the_page_until_it_is_opened(desk):
    desk.passes()
    hold(article=desk.pieces[0], by=desk.chief, reason="等核实。")
    layout = layout_of(desk.page)
    assert [piece.pk for piece in layout.unsigned] == [desk.pieces[0].pk]
    assert not layout.is_passed
    reopen(article=desk.pieces[0], by=desk.chief)
    assert layout_of(desk.page).is_passed


def test_piece_that_is_sent_back_to_a_review_stops_the_page(desk):
    desk.passes(FIRST)
    piece = stored(desk.pieces[0])
    send_back(
        article=piece,
        revision=piece.latest_revision,
        by=desk.proofreaders[1],
        to=Stage.FINAL_REVIEW,
        reason="导语与标题不符。",
    )
    assert [row.pk for row in layout_of(desk.page).unsigned] == [piece.pk]


def test_piece_that_is_opened_again_after_the_page_was_passed_begins_its_proofs_anew(desk):
    desk.passes()
    reopen(article=desk.pieces[0], by=desk.chief, reason="标题有误。")
    assert layout_of(desk.page).unsigned
    piece = stored(desk.pieces[0])
    changes = replace(content_at_desk(piece), headline="渠水进了村")
    save(article=piece, base=piece.latest_revision, changes=changes, by=make_staff("何通联", "change_article"))
    assert desk.changes == [("changed", "渠水进了村")]


def test_layouts_of_pages_take_as_many_queries_as_of_one(desk, django_assert_num_queries):
    desk.passes(FIRST)
    with django_assert_num_queries(2):
        assert layout_of(desk.page).next_step == SECOND
