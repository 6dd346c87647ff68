"""Signing pages: who may, what is refused, what goes on record, and two proofreaders at once."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection

from articles.editorial import DeskRefusal, content_at_desk, layout_of, may_page, place, save, sign_page
from articles.editorial.reviewing.pages.rights import known_of_page, warning_of_page
from articles.enums import Stage, Step
from articles.models import Article, Entry, PageSignature
from tests.editorial.reviewing.pages.conftest import Desk
from tests.factories import make_editor, make_manuscript, make_page, make_staff

FIRST, SECOND, THIRD, PASS = *Step.proofs(), Step.PASS


def stored(article):
    return Article.objects.get(pk=article.pk)


def retitled(article, by, headline):
    piece = stored(article)
    return save(
        article=piece, base=piece.latest_revision, changes=replace(content_at_desk(piece), headline=headline), by=by
    )


def test_proof_of_a_page_signs_each_piece_that_waits(desk):
    signature = desk.signs(FIRST, opinion="第二段有错字，已改。")
    assert desk.stages == [Stage.SECOND_PROOF, Stage.SECOND_PROOF]
    assert [row.article_id for row in signature.signatures.all()] == [piece.pk for piece in desk.pieces]
    assert [[key, place] for key, place, _saw, _left in signature.layout] == [
        [piece.pk, number] for number, piece in enumerate(desk.pieces, 1)
    ]
    told = Entry.objects.filter(action="proof").order_by("pk").values_list("model", "reason")
    assert list(told) == [("articles.article", "第二段有错字，已改。")] * 2 + [
        ("articles.page", "第二段有错字，已改。")
    ]


def test_step_before_its_turn_is_refused(desk):
    with pytest.raises(DeskRefusal, match="一校"):
        desk.signs(SECOND)
    with pytest.raises(DeskRefusal, match="一校"):
        desk.signs(PASS)
    desk.passes()
    with pytest.raises(DeskRefusal, match="付印"):
        desk.signs(PASS)


def test_who_has_not_the_right_is_refused(desk):
    with pytest.raises(DeskRefusal, match="无权"):
        desk.signs(FIRST, by=make_staff("何通联", "change_article"))
    desk.passes(THIRD)
    with pytest.raises(DeskRefusal, match="无权"):
        desk.signs(PASS, by=desk.proofreaders[0])


def test_page_without_pieces_or_with_unsigned_ones_is_refused(desk):
    layout = layout_of(make_page(number=7))
    assert "没有" in may_page(FIRST, layout, desk.proofreaders[0]).why
    make_manuscript(page=desk.page, position=9, headline="还没审的稿")
    with pytest.raises(DeskRefusal, match="还没审的稿"):
        desk.signs(FIRST)


@pytest.mark.parametrize("change", ["words", "order", "came", "gone"])
def test_page_that_has_changed_since_it_was_read_is_refused(desk, change):
    seen, mover = layout_of(desk.page).seen, make_staff("方责编", "place_article")
    match change:
        case "words":
            retitled(desk.pieces[0], desk.proofreaders[0], "渠水进了村")
        case "order":
            place(article=desk.pieces[0], page=desk.page, position=5, by=mover)
        case "came":
            desk.piece(headline="新来的稿")
        case "gone":
            place(article=desk.pieces[0], page=None, by=mover)
    with pytest.raises(DeskRefusal, match="其间有变动"):
        sign_page(page=desk.page, step=FIRST, seen=seen, by=desk.proofreaders[0])
    assert not PageSignature.objects.exists()


def test_revision_of_the_same_words_may_be_signed(desk):
    seen = layout_of(desk.page).seen
    place(article=desk.pieces[1], page=desk.page, position=5, by=make_staff("方责编", "place_article"))
    assert sign_page(page=desk.page, step=FIRST, seen=seen, by=desk.proofreaders[0]).step == FIRST


def test_changes_of_the_proofreader_lie_between_what_was_received_and_left(desk):
    desk.signs(FIRST)
    received = stored(desk.pieces[0]).latest_revision_id
    retitled(desk.pieces[0], desk.proofreaders[1], "渠水进了村")
    signature = desk.signs(SECOND)
    (_key, _place, saw, left), *_others = signature.layout
    assert (saw, left) == (received, stored(desk.pieces[0]).latest_revision_id)
    assert saw != left


def test_shared_proof_is_forbidden_where_the_paper_says_so(desk, shared):
    shared("forbid")
    desk.signs(FIRST)
    with pytest.raises(DeskRefusal, match="甘一校"):
        desk.signs(SECOND, by=desk.proofreaders[0])
    desk.signs(SECOND)
    with pytest.raises(DeskRefusal, match="殷二校"):
        desk.signs(THIRD, by=desk.proofreaders[1])


def test_shared_proof_is_known_by_the_person_not_by_the_login(desk, shared):
    shared("forbid")
    kept = make_editor("甘一校", user=desk.proofreaders[0])
    make_editor("甘某", user=desk.proofreaders[1], merged_into=kept)
    desk.signs(FIRST)
    with pytest.raises(DeskRefusal, match="另一人"):
        desk.signs(SECOND)


def test_who_signed_a_proof_may_sign_the_same_one_again(desk, shared):
    shared("forbid")
    desk.passes()
    desk.piece(FIRST, headline="新来的稿")
    desk.signs(SECOND)
    desk.signs(THIRD)
    assert desk.waits_for == PASS


def test_shared_proof_is_warned_of_and_goes_on_record(desk, shared):
    shared("warn")
    desk.signs(FIRST)
    layout, both = layout_of(desk.page), desk.proofreaders[0]
    assert "一校" in warning_of_page(SECOND, layout, both, known_of_page(layout, both))
    other = desk.proofreaders[1]
    assert warning_of_page(SECOND, layout, other, known_of_page(layout, other)) == ""
    desk.signs(SECOND, by=both)
    told = Entry.objects.filter(action="proof", model="articles.page").first().message
    assert told == "二校 一校由同一人签署。"


def test_shared_proof_is_not_warned_of_where_it_is_allowed(desk, shared):
    shared("allow")
    desk.signs(FIRST)
    layout, both = layout_of(desk.page), desk.proofreaders[0]
    assert warning_of_page(SECOND, layout, both, known_of_page(layout, both)) == ""
    assert may_page(SECOND, layout, both)


def test_asking_who_may_takes_as_many_queries_for_many_pieces(desk, django_assert_num_queries):
    desk.signs(FIRST)
    for number in range(3, 9):
        desk.piece(FIRST, headline=f"第{number}篇")
    layout, by = layout_of(desk.page), type(desk.chief).objects.get(pk=desk.proofreaders[1].pk)
    by.has_perm("articles.proof_page")
    with django_assert_num_queries(4):
        assert may_page(SECOND, layout, by)


SIGNING = """
from django.contrib.auth.models import User
from articles.editorial import DeskRefusal, layout_of, sign_page
from articles.enums import Step
from articles.models import Page
page = Page.objects.get()
seen = layout_of(page).seen
print("ready", flush=True)
input()
try:
    sign_page(page=page, step=Step.FIRST_PROOF, seen=seen, by=User.objects.get(username={name!r}))
    print("signed")
except DeskRefusal as refusal:
    print(refusal)
"""


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time; its turn is below")
@pytest.mark.django_db(transaction=True)
def test_of_two_proofreaders_at_once_one_signs_on_postgresql():
    desk = Desk()
    for number in range(3, 8):
        seen, start = layout_of(desk.page).seen, Barrier(2)

        def sign(by, seen=seen, start=start, page=desk.page):
            try:
                start.wait()
                return sign_page(page=page, step=FIRST, seen=seen, by=by).step
            except DeskRefusal:
                return "refused"
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(sign, desk.proofreaders[:2])) == [FIRST, "refused"]
        assert PageSignature.objects.get(page=desk.page).step == FIRST
        desk.page = make_page(number=number)
        desk.piece(headline="又一篇")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time; its turn is below")
@pytest.mark.django_db(transaction=True)
def test_piece_that_is_placed_while_its_page_is_signed_waits_on_postgresql():
    desk, mover = Desk(), make_staff("方责编", "place_article")
    coming = [make_manuscript(headline=f"来稿{number}") for number in range(4)]
    start = Barrier(2)

    def placed():
        try:
            start.wait()
            for piece in coming:
                place(article=piece, page=desk.page, by=mover)
        finally:
            connection.close()

    def signed():
        try:
            start.wait()
            desk.signs(FIRST)
        except DeskRefusal:
            return "refused"
        finally:
            connection.close()
        return "signed"

    with ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(placed)
        assert pool.submit(signed).result(timeout=20) in {"signed", "refused"}
        waiting.result(timeout=20)
    assert Article.objects.filter(page=desk.page).count() == 6


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its turn above")
def test_of_two_proofreaders_at_once_one_signs_on_sqlite(tmp_path):
    """Two processes on a database in a file: the one in memory is one connection."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    def run(*words):
        command = [sys.executable, settings.BASE_DIR / "manage.py", *words]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, cwd=tmp_path, env=environment, **pipes)

    run("migrate", "--verbosity=0").communicate()
    world = "from tests.editorial.reviewing.pages.conftest import Desk; Desk()"
    assert run("shell", "--verbosity=0", "-c", world).communicate() == ("", None)
    signing = [run("shell", "--verbosity=0", "-c", SIGNING.format(name=name)) for name in ("甘一校", "殷二校")]
    assert [each.stdout.readline() for each in signing] == ["ready\n"] * 2
    said = sorted(each.communicate("\n", timeout=60)[0].strip() for each in signing)
    assert "signed" in said
    assert len(set(said)) == 2
