"""The situations of `matrix.txt`: each makes a piece as one of its lines says, for the person who is asked about."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles.enums import RevisionWay, Stage, Step, Visibility
from articles.models import Article, Content, Correspondent, Editor, Revision
from tests.factories import (
    keep,
    make_article,
    make_byline,
    make_correction,
    make_manuscript,
    make_page,
    make_printed,
    make_scheduled,
    make_signature,
    make_signed,
    make_withdrawn,
)

Situation = Callable[[User], Article]


def put(piece: Article, **values: object) -> Article:
    """Write what a service function would have written long ago."""
    Article.objects.filter(pk=piece.pk).update(**values)
    return Article.objects.get(pk=piece.pk)


def waiting(stage: Stage) -> Article:
    """Make a piece that has all signatures before those that it waits for."""
    before = Step.chain()[: Step.chain().index(stage.step)] if stage.step else Step.chain()
    piece = make_manuscript()
    return make_signed(piece, before[-1]) if before else put(piece, stage=stage)


def own(piece: Article, person: User) -> Article:
    """Put somebody's name over a piece: signatures are given anew on these words."""
    stage = Stage(piece.stage)
    make_byline(piece, Correspondent.objects.create(name=f"作者{person.pk}", editor=_editor(person)))
    if stage in (Stage.MANUSCRIPT, Stage.FIRST_REVIEW):
        return put(piece)
    before = Step.chain()[: Step.chain().index(stage.step)] if stage.step else Step.chain()
    return make_signed(Article.objects.get(pk=piece.pk), before[-1])


def _editor(person: User) -> Editor:
    return Editor.objects.get_or_create(user=person, defaults={"name": f"编辑{person.pk}"})[0]


def signed_by_other_login(stage: Stage, person: User) -> Article:
    """Let the step before be signed by another login, whose row of an editor was merged into that of the person."""
    piece = waiting(stage)
    other = User.objects.create(username=f"{person.username}-2")
    row = Editor.objects.create(user=other, name=f"旧名{person.pk}", merged_into=_editor(person))
    step = Step.chain()[Step.chain().index(stage.step or Step.THIRD_PROOF) - 1]
    make_signature(piece, step, other, editor=row.merged_into)
    return piece


def changed_by_other() -> Article:
    """Let a colleague have changed the words at the step that the piece waits for."""
    piece = waiting(Stage.SECOND_REVIEW)
    colleague = User.objects.create(username="colleague")
    content = Content.from_json({**piece.latest_revision.content, "headline": "同事改的标题"})
    Revision.objects.append(article=piece, content=content, way=RevisionWay.EDIT, author=colleague)
    return put(piece, headline="同事改的标题")


def corrected(piece: Article) -> Article:
    make_correction(piece)
    return put(piece)


def declined() -> Article:
    """Make a piece that was declined when it stood on a page already."""
    return keep(put(waiting(Stage.SECOND_REVIEW), stage=Stage.DECLINED, page=make_page(), position=1))


def printed_and_changed() -> Article:
    """Let the desk have changed the words of print, which no reader sees yet."""
    piece = make_printed()
    content = Content.from_json({**piece.latest_revision.content, "headline": "订正的标题"})
    Revision.objects.append(article=piece, content=content, way=RevisionWay.EDIT)
    return corrected(piece)


def rest_of_print() -> Article:
    whole, hidden = make_printed(), {"visibility": Visibility.HIDDEN, "published_at": None, "live_revision": None}
    return put(make_printed(headline="下转部分"), continues=whole, **hidden)


def _now() -> dict[str, object]:
    return {"held_at": timezone.now()}


SITUATIONS: dict[str, Situation] = {
    "稿件": lambda person: make_manuscript(),
    "没有文字": lambda person: keep(put(make_manuscript(), headline="", body="")),
    "待初审": lambda person: waiting(Stage.FIRST_REVIEW),
    "待复审": lambda person: waiting(Stage.SECOND_REVIEW),
    "待终审": lambda person: waiting(Stage.FINAL_REVIEW),
    "待签发": lambda person: waiting(Stage.SIGNING),
    "待一校": lambda person: waiting(Stage.FIRST_PROOF),
    "待二校": lambda person: waiting(Stage.SECOND_PROOF),
    "待三校": lambda person: waiting(Stage.THIRD_PROOF),
    "已审校": lambda person: waiting(Stage.READY),
    "定时": lambda person: make_scheduled(timezone.now() + timedelta(days=1)),
    "已公开": lambda person: corrected(make_article()),
    "公开后重开": lambda person: corrected(make_article(stage=Stage.MANUSCRIPT)),
    "公开后待初审": lambda person: corrected(make_article(stage=Stage.FIRST_REVIEW)),
    "已撤": lambda person: corrected(make_withdrawn()),
    "不采用": lambda person: declined(),
    "缓发的稿件": lambda person: put(make_manuscript(), **_now()),
    "缓发于复审": lambda person: put(waiting(Stage.SECOND_REVIEW), **_now()),
    "缓发于已审校": lambda person: put(waiting(Stage.READY), **_now()),
    "回收站里的稿件": lambda person: put(make_manuscript(), binned_at=timezone.now()),
    "回收站里已审校": lambda person: put(waiting(Stage.READY), binned_at=timezone.now()),
    "本人稿件": lambda person: own(make_manuscript(), person),
    "本人待初审": lambda person: own(waiting(Stage.FIRST_REVIEW), person),
    "本人待复审": lambda person: own(waiting(Stage.SECOND_REVIEW), person),
    "本人待终审": lambda person: own(waiting(Stage.FINAL_REVIEW), person),
    "本人待签发": lambda person: own(waiting(Stage.SIGNING), person),
    "本人待一校": lambda person: own(waiting(Stage.FIRST_PROOF), person),
    "另号初审过": lambda person: signed_by_other_login(Stage.SECOND_REVIEW, person),
    "另号复审过": lambda person: signed_by_other_login(Stage.FINAL_REVIEW, person),
    "另号终审过": lambda person: signed_by_other_login(Stage.SIGNING, person),
    "他人改过": lambda person: changed_by_other(),
    "见报文章": lambda person: corrected(make_printed()),
    "见报文章改过": lambda person: printed_and_changed(),
    "见报下转部分": lambda person: rest_of_print(),
}
