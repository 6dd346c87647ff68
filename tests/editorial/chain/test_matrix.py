"""Every action in every situation by everybody, as `matrix.txt` says: buttons and service functions agree."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import editorial as desk
from articles.enums import DeskAction, EntryAction, Stage
from articles.models import Answer, Article, Correction, Entry, PageSignature, Revision, Signature
from tests.editorial.chain.situations import SITUATIONS, put
from tests.editorial.chain.staff import member
from tests.factories import make_page

pytestmark = pytest.mark.django_db
PEOPLE = {"联": "通联", "责": "责编", "主": "主任", "总": "总编", "校": "校对", "无": "", "超": ""}
EVERYBODY = set(PEOPLE) - {"无"}
COUNTED = (Revision, Signature, PageSignature, Answer, Entry, Correction, Article)
CHINESE = re.compile(r"[\u4e00-\u9fff].*[。！]$", re.DOTALL)
MOVED = {"stage", "stage_since"}
SHOWN = {"visibility", "published_at", "follows_issue", "live_revision_id", "publication_date", "sorts_on"}


def edit(piece: Article, by: User) -> Any:
    changes = replace(desk.content_at_desk(piece), headline="另一个标题")
    return desk.save(article=piece, base=piece.latest_revision, changes=changes, by=by)


def answer(piece: Article, by: User) -> Any:
    return desk.answer(signature=piece.signatures.order_by("pk")[0], by=by, text="已核。")


def retract(piece: Article, by: User) -> Any:
    return desk.retract(correction=piece.corrections.get(), reason="更正有误。", by=by)


def read(piece: Article) -> dict[str, Any]:
    return {"article": piece, "revision": piece.latest_revision}


@dataclass(frozen=True)
class Deed:
    """An action: how it is done, and all that it may leave behind: rows by model, an entry, columns of the piece."""

    action: DeskAction
    do: Callable[[Article, User], Any]
    entry: EntryAction | None
    rows: Mapping[type, int]
    columns: set[str]


def _do(name: str, *, reads: bool = False, **told: Any) -> Callable[[Article, User], Any]:
    return lambda piece, by: getattr(desk, name)(**(read(piece) if reads else {"article": piece}), by=by, **told)


A, E = DeskAction, EntryAction
SIGNS, WRITES = {Signature: 1}, {Revision: 1}
LATER = timezone.now() + timedelta(days=2)
DEEDS = {
    "修改": Deed(A.EDIT, edit, None, WRITES, {"headline", "revision", "latest_revision_id"}),
    "送审": Deed(A.SUBMIT, _do("submit"), E.SUBMIT, {}, MOVED),
    "审稿": Deed(A.REVIEW, _do("review", reads=True, opinion="同意。"), E.REVIEW, SIGNS, MOVED),
    "退回": Deed(
        A.SEND_BACK, _do("send_back", reads=True, to=Stage.MANUSCRIPT, reason="重写。"), E.SEND_BACK, SIGNS, MOVED
    ),
    "不采用": Deed(A.DECLINE, _do("decline", reads=True, reason="不合用。"), E.DECLINE, SIGNS, MOVED),
    "答复": Deed(A.ANSWER, answer, E.ANSWER, {Answer: 1}, set()),
    "签发": Deed(A.SIGN_OFF, _do("sign_off", reads=True), E.SIGN_OFF, SIGNS, MOVED),
    "校对": Deed(A.PROOF, _do("proof_piece", reads=True), E.PROOF, SIGNS, MOVED),
    "发布": Deed(A.RELEASE, _do("publish", at=LATER), E.PUBLISH, {}, SHOWN),
    "缓发": Deed(A.HOLD, _do("hold", reason="等会议。"), E.HOLD, {}, SHOWN | {"held_at"}),
    "撤稿": Deed(
        A.WITHDRAW, _do("withdraw", reason="有误。"), E.WITHDRAW, {}, SHOWN | {"withdrawn_at", "withdrawal_notice"}
    ),
    "重开": Deed(A.REOPEN, _do("reopen", reason="再改。"), E.REOPEN, {}, SHOWN | MOVED | {"held_at"}),
    "更正": Deed(A.CORRECT, _do("correct", wrong="误作十人", right="应为七人"), E.CORRECT, {Correction: 1}, set()),
    "撤更正": Deed(A.RETRACT, retract, E.RETRACT, {}, set()),
    "上版": Deed(
        A.PLACE,
        lambda piece, by: desk.place(article=piece, page=None if piece.page_id else make_page(), by=by),
        None,
        WRITES,
        {"page_id", "position", "revision", "latest_revision_id", *SHOWN},
    ),
    "转录": Deed(
        A.TRANSCRIBE, _do("transcribe", reads=True), E.TRANSCRIBE, SIGNS, {"live_revision_id", "headline", "revision"}
    ),
}
BESIDE = {("他人改过", "修改"): EntryAction.TAKE_BACK}  # two hands at one step: the piece begins anew


def lines() -> Iterator[tuple[str, dict[str, set[str]]]]:
    """Read the table: for each situation who may take each action; what is not asked there is left out."""
    told = Path(__file__).with_name("matrix.txt").read_text("utf-8")
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in told.splitlines() if "|" in line)
    for name, *cells in rows:
        who = {"-": set(), "*": EVERYBODY}
        yield name, {deed: who.get(cell, set(cell)) for deed, cell in zip(head[1:], cells, strict=True) if cell != "."}


TABLE = dict(lines())


@pytest.fixture
def people(db: None) -> dict[str, User]:
    made = {sign: member(f"{sign}某", *filter(None, [group])) for sign, group in PEOPLE.items()}
    User.objects.filter(pk=made["超"].pk).update(is_superuser=True)
    return {sign: User.objects.get(pk=user.pk) for sign, user in made.items()}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def stored(piece: Article) -> tuple[dict[type, int], dict[str, Any]]:
    counts = {model: model._default_manager.count() for model in COUNTED}
    return counts, Article.objects.filter(pk=piece.pk).values().get()


def test_the_table_tells_every_action_and_situation() -> None:
    assert TABLE.keys() == SITUATIONS.keys()
    assert {deed.action for deed in DEEDS.values()} == set(DeskAction) - {DeskAction.TO_PRESS}  # of a page
    assert all(row.keys() <= DEEDS.keys() for row in TABLE.values())


@pytest.mark.parametrize("name", TABLE)
def test_who_may_do_what(name: str, people: dict[str, User]) -> None:
    for sign, person in people.items():
        with undone():
            piece = put(SITUATIONS[name](person))
            before = stored(piece)
            allowed = {deed for deed, who in TABLE[name].items() if sign in who}
            answers = {deed: desk.may(DEEDS[deed].action, piece, person) for deed in TABLE[name]}
            assert {deed for deed, answer in answers.items() if answer} == allowed, sign
            for deed in TABLE[name].keys() - allowed:
                _refused(DEEDS[deed], piece, person, answers[deed].why)
            assert stored(piece) == before
            for deed in allowed:
                with undone():
                    _done(name, deed, piece, person)


def _refused(deed: Deed, piece: Article, person: User, why: str) -> None:
    with pytest.raises(desk.DeskRefusal) as refusal, transaction.atomic():
        deed.do(piece, person)
    assert str(refusal.value) == why
    assert CHINESE.search(why), why


def _done(name: str, label: str, piece: Article, person: User) -> None:
    """Take an action, and find what it is to leave behind, and nothing else."""
    deed, (counts, row) = DEEDS[label], stored(piece)
    is_transcription = label == "修改" and piece.stage == Stage.PRINTED and piece.live_revision_id is not None
    if is_transcription and person.has_perm("articles.correct_transcription_article"):
        deed = replace(deed, rows={**deed.rows, **SIGNS}, columns=deed.columns | {"live_revision_id"})
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    deed.do(piece, person)
    now, row_now = stored(piece)
    entry, beside = deed.entry, BESIDE.get((name, label))
    entries = [action for action in (entry, beside) if action]
    grown = {model: now[model] - counts[model] for model in COUNTED if now[model] != counts[model]}
    assert list(Entry.objects.filter(pk__gt=last).values_list("action", flat=True)) == entries
    assert grown == {**deed.rows, **({Entry: len(entries)} if entries else {})}
    columns = deed.columns | ({"updated_at"} | (MOVED if beside else set()))
    assert {column for column, value in row_now.items() if value != row[column]} <= columns
