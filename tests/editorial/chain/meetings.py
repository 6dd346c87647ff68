"""Two who do something with one piece or page at the same moment: what one of them does, the other learns.

Each meeting is a function of two logins that may do everything. They meet in threads, each on a connection of its own.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import count
from threading import Barrier

from django.contrib.auth.models import User
from django.db import connection

from articles.editorial import (
    DeskRefusal,
    content_at_desk,
    layout_of,
    publish,
    reopen,
    review,
    save,
    sign_page,
    withdraw,
)
from articles.editorial.chain.report import unsigned_pieces
from articles.enums import Stage, Step
from articles.models import Article, Page, PageSignature, Signature
from tests.factories import make_manuscript, make_page, make_signed, make_staff

ROUNDS = 5
numbers = count()


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Call functions at the same moment; give what they say, in order, and a refusal as its words."""
    start = Barrier(len(calls))

    def call(function: Callable[[], object]) -> object:
        try:
            start.wait()
            return function()
        except DeskRefusal as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


def refused(said: Sequence[object]) -> int:
    return sum(isinstance(answer, str) for answer in said)


def at(piece: Article) -> Article:
    return Article.objects.get(pk=piece.pk)


def two_review(_one: User, _other: User) -> None:
    directors = [make_staff(f"主任{next(numbers)}", "review_second_article") for _ in range(2)]
    piece = make_signed(make_manuscript(), Step.FIRST_REVIEW)
    calls = [partial(review, article=piece, revision=piece.latest_revision, by=by) for by in directors]
    assert refused(at_once(*calls)) == 1
    assert Signature.objects.filter(article=piece, step=Step.SECOND_REVIEW).count() == 1


def one_signs_while_the_other_saves(one: User, other: User) -> None:
    """What was signed is what the signer has read, whoever came first."""
    piece = make_signed(make_manuscript(), Step.FIRST_REVIEW)
    read = piece.latest_revision
    changed = replace(content_at_desk(piece), headline="同时改的标题")
    said = at_once(
        partial(review, article=piece, revision=read, by=one),
        partial(save, article=piece, base=read, changes=changed, by=other),
    )
    signed = Signature.objects.filter(article=piece, step=Step.SECOND_REVIEW).first()
    if signed is None:
        assert refused(said) == 1
        assert at(piece).latest_revision.said.headline == "同时改的标题"
    else:  # the other has changed it as who takes the final review, to which it went
        assert signed.left == read
        assert at(piece).stage == Stage.FINAL_REVIEW


def one_passes_a_page_while_the_other_opens_a_piece(one: User, other: User) -> None:
    """A piece that was opened is not on a page that was passed, unless it was opened after that."""
    page = make_page(number=1)
    piece = make_signed(make_manuscript(page=page, position=1))
    _proofed(page, piece, one)
    said = at_once(
        partial(sign_page, page=page, step=Step.PASS, seen=layout_of(page).seen, by=one),
        partial(reopen, article=piece, by=other, reason="再改。"),
    )
    assert at(piece).stage == Stage.MANUSCRIPT
    assert PageSignature.objects.filter(page=page, step=Step.PASS).count() == 1 - refused(said)


def _proofed(page: Page, piece: Article, by: User) -> None:
    layout = [[piece.pk, 1, piece.latest_revision_id, piece.latest_revision_id]]
    for step in Step.proofs():
        PageSignature.objects.create(page=page, step=step, layout=layout, signer=by, signer_name=by.username)


def two_proof_a_page(one: User, other: User) -> None:
    """Each piece of the page is signed once."""
    page = make_page(number=1)
    pieces = [make_signed(make_manuscript(page=page, position=place), Step.SIGN_OFF) for place in (1, 2)]
    seen = layout_of(page).seen
    calls = [partial(sign_page, page=page, step=Step.FIRST_PROOF, seen=seen, by=by) for by in (one, other)]
    assert refused(at_once(*calls)) == 1
    assert [piece.signatures.filter(step=Step.FIRST_PROOF).count() for piece in pieces] == [1, 1]


def one_releases_while_the_other_withdraws(one: User, other: User) -> None:
    """Withdrawing is refused before the release, and takes the piece away after it."""
    piece = make_signed(make_manuscript())
    said = at_once(partial(publish, article=piece, by=one), partial(withdraw, article=piece, by=other, reason="有误。"))
    assert at(piece).is_public == bool(refused(said))


def one_releases_while_the_other_opens(one: User, other: User) -> None:
    """What is opened first is not released; readers of what was released first go on seeing what was signed."""
    piece = make_signed(make_manuscript())
    said = at_once(partial(publish, article=piece, by=one), partial(reopen, article=piece, by=other, reason="再改。"))
    assert at(piece).stage == Stage.MANUSCRIPT
    assert at(piece).is_public != bool(refused(said))


MEETINGS = (
    two_review,
    one_signs_while_the_other_saves,
    one_passes_a_page_while_the_other_opens_a_piece,
    two_proof_a_page,
    one_releases_while_the_other_withdraws,
    one_releases_while_the_other_opens,
)


def meet() -> None:
    """Hold every meeting several times, and find nothing unsigned before readers."""
    one, other = (User.objects.create_superuser(name) for name in ("one", "other"))
    for _round in range(ROUNDS):
        for meeting in MEETINGS:
            meeting(one, other)
    assert list(unsigned_pieces()) == []
