"""Rows for tests: each factory fills what is required and nothing clever."""

import itertools
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.codes import NoteCode
from articles.enums import BylineRole, CreditRole, RevisionWay, Stage, Step, Visibility
from articles.models import (
    Article,
    Byline,
    Correction,
    Correspondent,
    Credit,
    Editor,
    ImportNote,
    ImportRun,
    Issue,
    Page,
    PageSignature,
    PrintError,
    Revision,
    Signature,
    SourceText,
    Unit,
    content_of,
    name_of,
    system_user,
)
from articles.models.paper.issue import beginning
from articles.models.triggers.signed import SIGNED

_numbers = itertools.count(1)
SHOWN = ("visibility", "published_at", "withdrawn_at")


def make_staff(name: str = "秦晓岚", *codenames: str) -> User:
    """Make an account of the desk, with just these permissions: `make_staff("秦晓岚", "sign_off_article")`."""
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def make_member(name: str, *groups: str, **fields: Any) -> User:
    """Make an account of the desk that is in these groups: `make_member("秦晓岚", "总编")`."""
    user = User.objects.create_user(name, is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def make_issue(**fields: Any) -> Issue:
    return Issue.objects.create(**fields)


def make_page(**fields: Any) -> Page:
    """Make a page; in an issue of its own, unless told."""
    fields.setdefault("issue", None)
    fields["issue"] = fields["issue"] or make_issue()
    return Page.objects.create(**fields)


def make_source(**fields: Any) -> SourceText:
    """Make the source text of a page; each with other bytes."""
    number = next(_numbers)
    fields.setdefault("page", None)
    fields["page"] = fields["page"] or make_page()
    fields.setdefault("name", f"{number}.txt")
    fields.setdefault("content", f"第{number}篇原文。".encode())
    return SourceText.objects.create(encoding="utf-8", sha256=f"{number:064x}", **fields)


@transaction.atomic
def make_manuscript(**fields: Any) -> Article:
    """Make an article that only the desk sees."""
    fields.setdefault("headline", "未发的稿件")
    fields.setdefault("body", "这里是正文。")
    return _begun(Article.objects.create(**fields, latest_revision_id=_reserve()))


def _reserve() -> int:
    """Give the key of a revision to come; outside a transaction the database looks for it too early."""
    (key,) = Revision.objects.reserve(1)
    return key


def _begun(article: Article) -> Article:
    """Append the first revision of an article, as it was made."""
    Revision.objects.begin_all([(article, content_of(article))], way=RevisionWay.EDIT)
    return article


@transaction.atomic
def keep(article: Article) -> Article:
    """Append to the revisions of an article what its row, its bylines and its tags were made to say since."""
    stored = Article.objects.get(pk=article.pk)
    revision = Revision.objects.append(article=stored, content=content_of(stored), way=RevisionWay.EDIT)
    if stored.live_revision and stored.stage != Stage.PRINTED:
        _sign(stored, Step.chain())
    stored.revision, stored.live_revision = revision.number, stored.live_revision and revision
    stored.save(update_fields=["revision", "live_revision"])
    article.refresh_from_db(fields=["revision", "latest_revision", "live_revision"])
    return article


@transaction.atomic
def make_article(**fields: Any) -> Article:
    """Make a published article with a whole chain of signatures, on a page of its own unless told.

    What is from print has no signatures. One that is a manuscript again (`stage`) is open, for a new round.
    """
    fields.setdefault("headline", "春风吹绿东河岸")
    fields.setdefault("body", "春风又绿了东河两岸。")
    fields.setdefault("stage", Stage.READY)
    fields.setdefault("visibility", Visibility.PUBLISHED)
    if fields["visibility"] == Visibility.PUBLISHED:
        fields.setdefault("published_at", timezone.now())
    if "page" not in fields:
        fields["page"] = make_page()
    if fields["page"] is not None:
        fields.setdefault("position", fields["page"].articles.count() + 1)
    revision, stage = _reserve(), fields["stage"]
    live = None if fields["visibility"] == Visibility.HIDDEN else revision
    shown = {"live_revision_id": live, **{name: fields[name] for name in SHOWN if name in fields}}
    if live and stage != Stage.PRINTED:  # which is hidden until it is signed
        fields |= {"visibility": Visibility.HIDDEN, **dict.fromkeys(SHOWN[1:])}
    else:
        fields |= shown
    article = _begun(Article.objects.create(**fields, latest_revision_id=revision))
    if stage == Stage.READY or (live and stage != Stage.PRINTED):
        make_signed(article)
        Article.objects.filter(pk=article.pk).update(stage=stage, **shown)
        article.refresh_from_db(fields=["stage", "live_revision", *SHOWN])
    article.refresh_from_db(fields=["publication_date", "sorts_on"])  # which the database fills
    return article


def make_printed(**fields: Any) -> Article:
    """Make an article that came from print, and that readers see."""
    fields.setdefault("source", None)
    return make_article(**{**fields, "stage": Stage.PRINTED, "source": fields["source"] or make_source()})


def erase(pieces: QuerySet[Article]) -> None:
    """Delete pieces of any kind, which the databases allow only where no reader has seen them."""
    unseen = {"visibility": Visibility.HIDDEN, "published_at": None, "withdrawn_at": None, "live_revision": None}
    keys = list(pieces.values_list("pk", flat=True))
    Article.objects.filter(pk__in=keys).update(stage=Stage.MANUSCRIPT, source=None, **unseen)
    Article.objects.filter(pk__in=keys).delete()


def make_withdrawn(**fields: Any) -> Article:
    """Make an article that was public once."""
    fields.setdefault("withdrawn_at", timezone.now())
    return make_article(visibility=Visibility.WITHDRAWN, **fields)


def make_scheduled(at: datetime, **fields: Any) -> Article:
    """Make an article that becomes public at a moment."""
    return make_article(published_at=at, **fields)


def make_correspondent(name: str = "林晓禾", **fields: Any) -> Correspondent:
    return Correspondent.objects.create(name=name, **fields)


def make_editor(name: str = "陆远桥", **fields: Any) -> Editor:
    return Editor.objects.create(name=name, **fields)


def make_byline(article: Article, correspondent: Correspondent, **fields: Any) -> Byline:
    fields.setdefault("role", BylineRole.CORRESPONDENT)
    fields.setdefault("label", "通讯员")
    fields.setdefault("position", article.bylines.count() + 1)
    byline = Byline.objects.create(article=article, correspondent=correspondent, **fields)
    keep(article)
    return byline


def make_credit(page: Page, editor: Editor, **fields: Any) -> Credit:
    fields.setdefault("role", CreditRole.EDITOR)
    fields.setdefault("label", "责编")
    fields.setdefault("position", page.credits.count() + 1)
    return Credit.objects.create(page=page, editor=editor, **fields)


def make_unit(name: str = "东河镇宣传办", **fields: Any) -> Unit:
    return Unit.objects.create(name=name, **fields)


def make_signature(article: Article, step: Step, signer: User, **fields: Any) -> Signature:
    """Sign a step of an article as it stands; nothing else is told of it."""
    fields.setdefault("opinion", "同意。" if step == Step.FIRST_REVIEW else "")
    revision = article.latest_revision
    told = {"saw": revision, "left": revision, "signer_name": name_of(signer), "round": 1, **fields}
    return Signature.objects.create(article=article, step=step, signer=signer, **told)


def make_signed(article: Article, upto: Step = Step.THIRD_PROOF) -> Article:
    """Sign an article as it stands by all steps of its chain, or up to one, each by another person."""
    steps = Step.chain()[: Step.chain().index(upto) + 1]
    _sign(article, steps)
    following = [*Step.chain(), None][len(steps)]
    article.stage = Stage.awaiting(following)
    Article.objects.filter(pk=article.pk).update(stage=article.stage)
    return article


def _sign(article: Article, steps: Sequence[Step]) -> None:
    revision = article.latest_revision
    Signature.objects.bulk_create(
        Signature(
            article=article,
            step=step,
            signer=signer,
            signer_name=name_of(signer),
            opinion="同意。",
            round=1,
            saw=revision,
            left=revision,
        )
        for step, signer in zip(steps, _signers(), strict=False)
    )


def show_unsigned(article: Article, **fields: Any) -> Article:
    """Put a piece before readers past the desk and past the triggers that refuse it, as an old backup may hold it."""
    connection.check_constraints()  # PostgreSQL drops no trigger while checks are pending
    SIGNED.drop(connection)
    told = {"published_at": timezone.now(), "live_revision": article.latest_revision, **fields}
    Article.objects.filter(pk=article.pk).update(visibility=Visibility.PUBLISHED, **told)
    connection.check_constraints()
    SIGNED.lay(connection)
    article.refresh_from_db()
    return article


def make_passed(page: Page, **fields: Any) -> Article:
    """Make an article that waits for its release, alone on a page that has been passed for print."""
    article = make_article(page=page, visibility=Visibility.HIDDEN, **fields)
    layout = [[article.pk, article.position, article.latest_revision_id, article.latest_revision_id]]
    for step, signer in zip((*Step.proofs(), Step.PASS), _signers(), strict=False):
        told = {"signer": signer, "signer_name": name_of(signer), "layout": layout}
        PageSignature.objects.create(page=page, step=step, **told)
    return article


def _signers() -> list[User]:
    """Give the people who sign what factories make: one for each step, with no rights of their own."""
    names = [f"{step.value}@factories" for step in Step.chain()]
    known = {user.username: user for user in User.objects.filter(username__in=names)}
    if not known:
        known = {user.username: user for user in User.objects.bulk_create(User(username=name) for name in names)}
    return [known[name] for name in names]


def make_correction(article: Article, **fields: Any) -> Correction:
    """Make a correction, of a `day` where one is told, by one account unless told; with `text`, one from before."""
    if day := fields.pop("day", None):
        fields["at"] = beginning(day)
    if "text" not in fields:
        fields = {"wrong": "三万亩", "right": "二万亩", **fields}
        fields.setdefault("signer", User.objects.get_or_create(username="顾青禾")[0])
        fields.setdefault("signer_name", "顾青禾")
    return Correction.objects.create(article=article, **fields)


def make_print_error(**fields: Any) -> PrintError:
    """Log an error in print; in a piece of its own, unless told where."""
    if "page" not in fields:
        fields["article"] = fields.get("article") or make_article()
    fields["logged_by"] = fields.get("logged_by") or system_user()
    fields.setdefault("logged_name", name_of(fields["logged_by"]))
    fields.setdefault("wrong", "渠水近村")
    fields.setdefault("right", "渠水进村")
    return PrintError.objects.create(**fields)


def make_retracted(article: Article, reason: str = "原文无误。", **fields: Any) -> Correction:
    """Make a correction that was retracted by who had made it, now unless told."""
    row = make_correction(article, **fields)
    row.retracted_at, row.retraction_reason = timezone.now(), reason
    row.retracted_by, row.retracted_by_name = row.signer, row.signer_name
    row.save()
    return row


def make_run(**fields: Any) -> ImportRun:
    return ImportRun.objects.create(**fields)


def make_note(**fields: Any) -> ImportNote:
    """Make an open note about a page of its own, in a run of its own, unless told."""
    fields["run"] = fields.get("run") or make_run()
    fields["page"] = fields.get("page") or make_page()
    fields.setdefault("code", NoteCode.NUMBERING)
    fields.setdefault("text", "序号不连续:一、三")
    return ImportNote.objects.create(**fields)
