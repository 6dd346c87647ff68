"""Every road to readers that goes past a signature ends before it: through service functions, dates and commands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles import editorial as desk
from articles.editorial.chain.report import unsigned_pieces
from articles.enums import RevisionWay, Stage, Step
from articles.models import Article, Correspondent, Page
from tests.factories import (
    make_byline,
    make_correspondent,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
    make_passed,
    make_signed,
)
from tests.importing.pages import SPRING, land, page_text

pytestmark = pytest.mark.django_db
UNSIGNED = "没有签过的标题"


@pytest.fixture
def root() -> User:
    """Somebody with every right: what is refused is refused for what the piece lacks."""
    return User.objects.create_superuser("root")


@pytest.fixture
def today() -> Page:
    """A page of an issue that is out already: what goes with it is public at once."""
    return make_page(issue=make_issue(date=timezone.localdate()), number=1)


def attempt(act: Callable[..., object], **told: object) -> None:
    """Do it, or be refused in words."""
    try:
        with transaction.atomic():
            act(**told)
    except desk.DeskRefusal as refusal:
        assert str(refusal)  # noqa: PT017 -- refused or not, no reader may see anything


def edited(piece: Article, by: User, **changes: object) -> None:
    stored = Article.objects.get(pk=piece.pk)
    changes = replace(desk.content_at_desk(stored), **{"headline": UNSIGNED, **changes})
    attempt(desk.save, article=stored, base=stored.latest_revision, changes=changes, by=by)


def nobody_reads(title: str = UNSIGNED) -> None:
    """Find that no reader sees a title, now or at any time to come, and that the report is empty."""
    far = timezone.now() + timedelta(days=900)
    assert title not in set(Article.objects.published(far).values_list("headline", flat=True))
    assert list(unsigned_pieces()) == []


def unready(upto: Step | None, **fields: object) -> Article:
    piece = make_manuscript(headline=UNSIGNED, **fields)
    return make_signed(piece, upto) if upto else piece


ALMOST = [None, Step.FIRST_REVIEW, Step.FINAL_REVIEW, Step.SIGN_OFF, Step.SECOND_PROOF]
RELEASES = {
    "now": {},
    "at a moment": {"at": timezone.now() + timedelta(hours=1)},
    "in the past": {"at": timezone.now() - timedelta(hours=1)},
    "with its issue": {"with_issue": True},
}


@pytest.mark.parametrize("upto", ALMOST)
@pytest.mark.parametrize("how", RELEASES)
def test_release_asks_for_the_whole_chain(how: str, upto: Step | None, root: User, today: Page) -> None:
    piece = unready(upto, page=today, position=1)
    attempt(desk.publish, article=piece, by=root, **RELEASES[how])
    nobody_reads()


@pytest.mark.parametrize("upto", ALMOST)
def test_a_transcription_is_of_print_alone(upto: Step | None, root: User) -> None:
    piece = unready(upto)
    attempt(desk.transcribe, article=piece, revision=piece.latest_revision, by=root)
    edited(piece, root, headline=UNSIGNED + "二")
    nobody_reads()


@pytest.mark.parametrize("upto", ALMOST)
def test_the_day_of_an_issue_brings_out_what_was_released_alone(upto: Step | None, root: User) -> None:
    issue = make_issue()
    piece = unready(upto, page=make_page(issue=issue), position=1)
    Article.objects.filter(pk=piece.pk).update(follows_issue=True)  # a crafted row
    issue.date = timezone.localdate()
    issue.save()
    attempt(desk.follow_issue_date, issue=issue, by=root)
    attempt(desk.move, article=piece, page=make_page(), by=root)
    nobody_reads()


@pytest.mark.parametrize("change", ["reopen", "hold", "bin"])
def test_what_was_scheduled_does_not_come_out_changed(change: str, root: User) -> None:
    piece = make_signed(make_manuscript())
    desk.publish(article=piece, by=root, at=timezone.now() + timedelta(hours=1))
    edited(piece, root)
    if change == "bin":
        attempt(desk.move_to_bin, article=piece, by=root)
        attempt(desk.restore_from_bin, article=piece, by=root)
    else:
        attempt(getattr(desk, change), article=piece, by=root, reason="再看。")
    edited(piece, root)
    nobody_reads()
    with mock.patch.object(timezone, "now", return_value=timezone.now() + timedelta(hours=2)):
        nobody_reads()


def test_a_restored_version_is_no_signed_one(root: User) -> None:
    piece = make_manuscript(headline=UNSIGNED)
    first = piece.latest_revision
    edited(piece, root, headline="签过的标题")
    stored = make_signed(Article.objects.get(pk=piece.pk))
    desk.publish(article=stored, by=root)
    told = {"article": stored, "revision": first, "base": stored.latest_revision, "by": root}
    attempt(desk.restore, **told)
    nobody_reads()
    desk.reopen(article=stored, by=root, reason="再改。")
    attempt(desk.restore, **told)
    assert Article.objects.get().latest_revision.way == RevisionWay.RESTORE
    attempt(desk.publish, article=stored, by=root)
    nobody_reads()
    assert [row.headline for row in Article.objects.published()] == ["签过的标题"]


def test_the_bin_keeps_no_right_to_be_shown(root: User) -> None:
    piece = unready(Step.SECOND_PROOF)
    desk.move_to_bin(article=piece, by=root)
    attempt(desk.publish, article=piece, by=root)
    desk.restore_from_bin(article=piece, by=root)
    attempt(desk.publish, article=piece, by=root)
    nobody_reads()


@pytest.mark.parametrize("step", [*Step.proofs(), Step.PASS])
@pytest.mark.parametrize("upto", ALMOST)
def test_a_page_is_signed_for_print_with_signed_pieces_alone(
    step: Step, upto: Step | None, root: User, today: Page
) -> None:
    piece = unready(upto, page=today, position=1)
    attempt(desk.sign_page, page=today, step=step, seen={piece.pk: piece.latest_revision_id}, by=root)
    if Article.objects.get().stage != Stage.READY:
        attempt(desk.publish, article=piece, by=root, with_issue=True)
    nobody_reads()


def test_a_page_that_was_passed_lets_no_other_piece_through(root: User, today: Page) -> None:
    make_passed(today)
    piece = unready(Step.SIGN_OFF)
    attempt(desk.move, article=piece, page=today, by=root)
    attempt(desk.publish, article=piece, by=root, with_issue=True)
    nobody_reads()


@pytest.mark.parametrize("how", ["merge", "give", "split"])
def test_a_reviewer_who_turns_out_to_be_the_author_stops_the_release(how: str, root: User) -> None:
    piece = make_manuscript(headline=UNSIGNED)
    byline = make_byline(piece, make_correspondent("化名"))
    piece = make_signed(Article.objects.get(pk=piece.pk))
    signer = piece.signatures.get(step=Step.SECOND_REVIEW).signer
    author = make_correspondent("本名", editor=make_editor("本名", user=signer))
    if how == "merge":
        desk.merge_records(gone=byline.correspondent, kept=author, by=root)
    elif how == "give":
        desk.give_pieces(articles=[piece.pk], person=byline.correspondent, to=author, by=root)
    else:
        new = Correspondent(name="另一个名", editor=None)
        desk.split_off(articles=[piece.pk], person=byline.correspondent, new=new, by=root)
        desk.merge_records(gone=Correspondent.objects.get(name="另一个名"), kept=author, by=root)
    with pytest.raises(desk.DeskRefusal, match="本人"):
        desk.publish(article=piece, by=root)
    nobody_reads()


def test_an_import_touches_nothing_of_the_desk() -> None:
    piece = unready(Step.SECOND_PROOF, body=SPRING)
    before = Article.objects.filter(pk=piece.pk).values().get()
    land(page_text(SPRING))
    land(page_text(SPRING, f"{UNSIGNED}\n\n■记者 高远\n\n村里修通了路。"), name="02.txt")
    assert Article.objects.filter(pk=piece.pk).values().get() == before
    assert set(Article.objects.published().values_list("stage", flat=True)) == {Stage.PRINTED}
    assert list(unsigned_pieces()) == []


def test_the_demonstration_archive_is_print_alone(root: User, capsys: pytest.CaptureFixture[str]) -> None:
    unready(None)
    call_command("load_demo", articles=40, acts_as="root", verbosity=0)
    nobody_reads()
    assert set(Article.objects.published().values_list("stage", flat=True)) == {Stage.PRINTED}


def test_whole_chains_do_come_out(root: User, today: Page) -> None:
    """The roads above end for what they lack, not for another reason."""
    piece = make_signed(make_manuscript(headline="签过的标题"))
    desk.publish(article=piece, by=root)
    other = make_passed(today)
    desk.publish(article=other, by=root, with_issue=True)
    assert Article.objects.published().count() == 2
    assert list(unsigned_pieces()) == []
