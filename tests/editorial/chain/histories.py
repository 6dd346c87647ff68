"""Random histories of a desk: ten logins do at random what a desk does, and an inspector looks after each act."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from inspect import signature
from typing import Any
from unittest import mock

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from articles import editorial as desk
from articles.editorial.chain.report import unsigned_pieces
from articles.enums import BlockKind, BylineRole, Stage, Step, Visibility
from articles.models import (
    Answer,
    Article,
    Block,
    BylineRow,
    Content,
    Correspondent,
    Entry,
    Issue,
    PageSignature,
    Revision,
    Signature,
    content_of,
)
from tests.editorial.chain.oracle import Inspector
from tests.editorial.chain.staff import make_whole_staff
from tests.factories import make_article, make_issue, make_page, make_source

KEPT = (Revision, Signature, PageSignature, Answer, Entry)
PIECES = 6
TEXTS = ("渠水到田头", "夜校开了课", "老街换新颜", "果园迎丰收")
SOME = range(10)
# What each act is told, and how often it is done, of the parameters of the methods below.
CHOICES: dict[str, Sequence[Any]] = {
    "word": TEXTS,
    "field": ["headline", "deck", "body", "bylines"],
    "act": ["review", "sign_off", "proof_piece", "submit"],
    "turn": ["hold", "reopen", "reopen", "reopen", "withdraw"],
    "binning": ["move_to_bin", "restore_from_bin", "restore_from_bin", "purge"],
    "to": list(Stage),
    "hours": [None, 1, 30],
    "passing": [1, 7, 25],
    "with_issue": [True, False],
    "step": [None, None, *Step],
    "days": [None, -1, 0, 1, 2],
}
OFTEN = {"enter": 4, "edit": 8, "carry_on": 20, "carry_to_the_end": 3, "sign_page": 8, "release": 5, "place": 4}
ACTS = (
    *("enter", "edit", "carry_on", "carry_to_the_end", "sign_out_of_turn", "send_back", "decline", "turn", "answer"),
    *("release", "place", "sign_page", "print_page", "redate", "bin", "restore", "give", "let_time_pass"),
)


class Histories(RuleBasedStateMachine):
    """The desk and what may happen to it; each act is refused in words, or done.

    `which` picks one of the pieces, `who` one of the logins. `done` names what was done, and not refused.
    """

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.clock = timezone.now()
        self.patch = mock.patch.object(timezone, "now", side_effect=lambda: self.clock)
        self.patch.start()
        staff = make_whole_staff()
        self.chief = staff.chief
        self.staff, self.inspector = staff.logins, Inspector(staff.persons, staff.writers)
        today = timezone.localdate()
        days = (today, today + timedelta(days=1), None)
        self.pages = [make_page(issue=make_issue(date=day), number=1, section="要闻") for day in days]
        printed = {"stage": Stage.PRINTED, "page": self.pages[0], "headline": "旧报上的文章"}
        make_article(**printed, source=make_source(page=self.pages[0]))
        self.kept = dict.fromkeys(KEPT, 0)
        self.inspected: set[tuple[int, int]] = set()
        self.done: list[str] = []

    def teardown(self) -> None:
        self.patch.stop()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def attempt(self, act: Callable[..., Any], **told: Any) -> bool:
        """Do something, or be refused in words; whatever else comes of it is a fault of the desk."""
        try:
            with transaction.atomic():
                act(**told)
        except desk.DeskRefusal as refusal:
            assert str(refusal), "refused without a word"  # noqa: PT017 -- refused or not, readers are looked after
            return False
        self.done.append(act.__name__)
        return True

    def piece(self, which: int) -> Article:
        rows = list(Article.objects.order_by("pk"))
        return rows[which % len(rows)]

    def read(self, which: int, behind: int = 0) -> dict[str, Any]:
        """Give a piece and the revision of it that somebody has read; by chance not the latest one."""
        piece = self.piece(which)
        revisions = list(Revision.objects.filter(article=piece).order_by("-number")[: 1 + (behind > 7)])
        return {"article": piece, "revision": revisions[-1]}

    @rule(seed=st.integers(0, 2**40))
    def act(self, seed: int) -> None:
        """Do one of the acts, each told what chance makes of it: so they are as many as they are often."""
        chance = random.Random(seed)  # noqa: S311 -- no secret
        name = chance.choices(ACTS, [OFTEN.get(act, 2) for act in ACTS])[0]
        method = getattr(self, name)
        told = {each: chance.choice(CHOICES.get(each, SOME)) for each in signature(method).parameters}
        note(f"{name} {told}")
        method(**told)

    def enter(self, who: int, writer: int, word: str) -> None:
        if Article.objects.count() < PIECES:
            body = (Block(BlockKind.PARAGRAPH, f"{word}。"),)
            content = Content(headline=word, body=body, bylines=self.bylines(writer))
            self.attempt(desk.create, content=content, by=self.staff[who])

    def bylines(self, writer: int) -> tuple[BylineRow, ...]:
        people = Correspondent.objects.order_by("pk")
        if writer >= people.count():
            return ()
        person = people[writer]
        return (BylineRow(person.pk, person.name, BylineRole.CORRESPONDENT, "通讯员"),)

    def edit(self, which: int, who: int, word: str, field: str, behind: int) -> None:
        read = self.read(which, behind)
        said = replace(read["revision"].said, page=read["article"].page_id, position=read["article"].position)
        changes: dict[str, Any] = {field: word}
        if field == "body":
            changes = {"body": (*said.body, Block(BlockKind.PARAGRAPH, f"{word}。"))[-3:]}
        elif field == "bylines":
            changes = {"bylines": self.bylines(behind)}
        told = {"article": read["article"], "base": read["revision"], "changes": replace(said, **changes)}
        self.attempt(desk.save, **told, by=self.staff[who])

    def carry_on(self, which: int, who: int) -> None:
        """Let a piece go on by one step, by the first who may take it."""
        for login in (*self.staff[who:], *self.staff[:who]):
            if self.step_on(which, login):
                break

    def carry_to_the_end(self, which: int) -> None:
        for start in range(9):
            self.carry_on(which, start)

    def step_on(self, which: int, by: User, behind: int = 0) -> bool:
        read, piece = self.read(which, behind), self.piece(which)
        match piece.stage:
            case Stage.MANUSCRIPT:
                return self.attempt(desk.submit, article=piece, by=by)
            case Stage.FIRST_REVIEW | Stage.SECOND_REVIEW | Stage.FINAL_REVIEW:
                return self.attempt(desk.review, **read, by=by, opinion="同意。")
            case Stage.SIGNING:
                return self.attempt(desk.sign_off, **read, by=by)
            case Stage.FIRST_PROOF | Stage.SECOND_PROOF | Stage.THIRD_PROOF:
                return self.attempt(desk.proof_piece, **read, by=by)
            case _:
                return self.attempt(desk.publish, article=piece, by=by)

    def sign_out_of_turn(self, which: int, who: int, behind: int, act: str) -> None:
        told = {"article": self.piece(which)} if act == "submit" else self.read(which, behind)
        self.attempt(getattr(desk, act), **told, by=self.staff[who])

    def send_back(self, which: int, who: int, behind: int, to: Stage) -> None:
        self.attempt(desk.send_back, **self.read(which, behind), by=self.staff[who], to=to, reason="再核。")

    def decline(self, which: int, who: int) -> None:
        self.attempt(desk.decline, **self.read(which), by=self.staff[who], reason="不合用。")

    def turn(self, which: int, who: int, turn: str) -> None:
        self.attempt(getattr(desk, turn), article=self.piece(which), by=self.staff[who], reason="情况有变。")

    def answer(self, which: int, who: int, word: str) -> None:
        if opinion := Signature.objects.filter(article=self.piece(which)).last():
            self.attempt(desk.answer, signature=opinion, by=self.staff[who], text=word)

    def release(self, which: int, who: int, hours: int | None, with_issue: bool) -> None:
        at = self.clock + timedelta(hours=hours) if hours else None
        self.attempt(desk.publish, article=self.piece(which), by=self.staff[who], at=at, with_issue=with_issue)

    def place(self, which: int, who: int, page: int) -> None:
        to = self.pages[page] if page < len(self.pages) else None
        self.attempt(desk.place, article=self.piece(which), page=to, by=self.staff[who])

    def sign_page(self, page: int, who: int, step: Step | None, behind: int) -> None:
        layout = desk.layout_of(self.pages[page % len(self.pages)])
        seen = {piece.pk: piece.latest_revision_id or 0 for piece in layout.pieces[behind > 7 :]}
        step = step or layout.next_step or Step.PASS
        if step in (*Step.proofs(), Step.PASS):
            self.attempt(desk.sign_page, page=layout.page, step=step, seen=seen, by=self.staff[who])

    def print_page(self, page: int, who: int) -> None:
        """Carry the pieces of a page to their proofs, and the page to print, by whoever may."""
        on = self.pages[page % len(self.pages)]
        keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        for piece in Article.objects.at_desk().filter(page=on).exclude(stage__in=[*Stage.proofs(), Stage.PRINTED]):
            for start in range(5):
                self.carry_on(keys.index(piece.pk), start)
        for turn in range(12):
            self.sign_page(page, (who + turn) % len(self.staff), None, 0)
        for piece in Article.objects.at_desk().filter(page=on):
            self.attempt(desk.publish, article=piece, by=self.chief, with_issue=True)

    def redate(self, page: int, who: int, days: int | None) -> None:
        issue, by = Issue.objects.get(pk=self.pages[page % len(self.pages)].issue_id), self.staff[who]
        day = None if days is None else timezone.localdate() + timedelta(days=days)
        if day and Issue.objects.filter(date=day).exists():
            return  # the form says so

        def as_the_form_does() -> None:
            desk.refuse_effect(desk.effect_of_date(issue=issue, day=day), by)
            Issue.objects.filter(pk=issue.pk).update(date=day)
            issue.refresh_from_db()
            desk.follow_issue_date(issue=issue, by=by)

        self.attempt(as_the_form_does)

    def bin(self, which: int, who: int, binning: str) -> None:
        piece = self.piece(which)
        if self.attempt(getattr(desk, binning), article=piece, by=self.staff[who]) and binning == "purge":
            self.kept = dict.fromkeys(KEPT, 0)

    def restore(self, which: int, who: int, number: int) -> None:
        piece = self.piece(which)
        earlier = list(Revision.objects.filter(article=piece).order_by("number"))
        told = {"revision": earlier[number % len(earlier)], "base": earlier[-1]}
        self.attempt(desk.restore, article=piece, **told, by=self.staff[who])

    def give(self, which: int, who: int, other: int) -> None:
        """Lead bylines to another of those who are not of the staff."""
        piece = self.piece(which)
        outside = list(Correspondent.objects.filter(editor=None).order_by("pk"))
        person, to = outside if other % 2 else reversed(outside)
        self.attempt(desk.give_pieces, articles=[piece.pk], person=person, to=to, by=self.staff[who])

    def let_time_pass(self, passing: int) -> None:
        self.clock += timedelta(hours=passing)

    @invariant()
    def readers_see_signed_words_alone(self) -> None:
        for piece in Article.objects.filter(visibility=Visibility.PUBLISHED).select_related("live_revision"):
            live = piece.live_revision
            assert live is not None
            assert content_of(piece).digest == live.digest, "readers see other words than the live revision's"
            if (piece.pk, live.pk) not in self.inspected:
                assert self.inspector.fault(piece, live) == ""
                self.inspected.add((piece.pk, live.pk))

    @invariant()
    def the_report_of_what_is_unsigned_is_empty(self) -> None:
        assert list(unsigned_pieces()) == []

    @invariant()
    def what_is_kept_only_grows(self) -> None:
        counts = {model: model._default_manager.count() for model in KEPT}
        assert all(counts[model] >= self.kept[model] for model in KEPT)
        self.kept = counts

    @invariant()
    def nothing_in_the_bin_is_public(self) -> None:
        assert not Article.objects.in_bin().published().exists()
