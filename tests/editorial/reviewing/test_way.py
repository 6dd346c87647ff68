"""The way of a piece from manuscript to readers, by the hands of several people."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User

from articles.editorial import (
    DeskRefusal,
    answer,
    chain_of,
    content_at_desk,
    create,
    decline,
    hold,
    proof_piece,
    publish,
    reopen,
    review,
    save,
    send_back,
    sign_off,
    submit,
)
from articles.enums import Stage, Step, Visibility
from articles.models import Article, Content, Entry, name_of
from tests.factories import make_article, make_manuscript, make_page, make_staff


def member(name: str, *groups: str) -> User:
    user = make_staff(name)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def desk(db: None) -> SimpleNamespace:
    """A desk with the people that a chain needs."""
    return SimpleNamespace(
        liaison=member("何通联", "通联"),
        editor=member("方责编", "责编"),
        director=member("齐主任", "主任"),
        chief=member("秦总编", "总编"),
        proofs=[member(name, "校对") for name in ("校一", "校二", "校三")],
    )


def at(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def edited(article: Article, by: User, **changes: str) -> Article:
    piece = at(article)
    return save(
        article=piece, base=piece.latest_revision, changes=replace(content_at_desk(piece), **changes), by=by
    ).article


def read(article: Article) -> dict[str, object]:
    piece = at(article)
    return {"article": piece, "revision": piece.latest_revision}


def reviewed(article: Article, desk: SimpleNamespace) -> None:
    submit(article=article, by=desk.liaison)
    review(**read(article), by=desk.editor, opinion="事实清楚。")
    review(**read(article), by=desk.director)
    review(**read(article), by=desk.chief)


def test_a_manuscript_comes_to_readers_by_seven_signatures(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    reviewed(article, desk)
    assert at(article).stage == Stage.SIGNING
    sign_off(**read(article), by=desk.chief)
    for proofreader in desk.proofs:
        proof_piece(**read(article), by=proofreader)
    assert at(article).stage == Stage.READY
    published = publish(article=article, by=desk.chief)
    assert published.is_public
    assert [signature.step for signature in chain_of(published).standing] == list(Step.chain())
    actions = list(Entry.objects.about(article).order_by("id").values_list("action", flat=True))
    assert actions == ["submit", "review", "review", "review", "sign-off", "proof", "proof", "proof", "publish"]


def test_the_changes_of_a_reviewer_break_nothing(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    submit(article=article, by=desk.liaison)
    edited(article, desk.editor, headline="改好的标题")
    review(**read(article), by=desk.editor, opinion="改了标题。")
    edited(article, desk.director, deck="加了副题")
    edited(article, desk.director, deck="改了副题")
    review(**read(article), by=desk.director)
    first, second = chain_of(at(article)).standing
    assert (first.saw.number, first.left.number) == (1, 2)
    assert (second.saw.number, second.left.number) == (2, 4)


def test_who_cannot_sign_a_step_does_not_change_what_waits_for_it(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    submit(article=article, by=desk.liaison)
    with pytest.raises(DeskRefusal, match="初审"):
        edited(article, desk.liaison, headline="偷偷改的标题")
    review(**read(article), by=desk.editor, opinion="同意。")
    with pytest.raises(DeskRefusal, match="复审"):
        edited(article, desk.editor, headline="审后又改的标题")


def test_two_people_who_change_a_piece_at_one_step_let_it_begin_anew(desk: SimpleNamespace) -> None:
    article, other = make_manuscript(), member("罗主任", "主任")
    submit(article=article, by=desk.liaison)
    review(**read(article), by=desk.editor, opinion="同意。")
    edited(article, desk.director, headline="一个标题")
    with pytest.raises(DeskRefusal, match="齐主任"):
        review(**read(article), by=other)
    edited(article, other, headline="另一个标题")
    assert at(article).stage == Stage.FIRST_REVIEW
    review(**read(article), by=desk.editor, opinion="看过修改。")
    assert chain_of(at(article)).standing[0].round == 2


def test_one_person_signs_one_review(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    everything = User.objects.create_superuser("全能")
    submit(article=article, by=everything)
    review(**read(article), by=everything, opinion="同意。")
    with pytest.raises(DeskRefusal, match="另一人"):
        review(**read(article), by=everything)
    assert at(article).stage == Stage.SECOND_REVIEW


def test_nobody_reviews_what_they_entered_by_another_login(desk: SimpleNamespace) -> None:
    mine, other = member("wen", "通联"), member("wen2", "责编")
    User.objects.filter(pk__in=[mine.pk, other.pk]).update(last_name="文", first_name="心远")
    article = create(content=Content(headline="没有署名的来稿"), by=User.objects.get(pk=mine.pk)).article
    submit(article=article, by=desk.liaison)
    with pytest.raises(DeskRefusal, match="本人"):
        review(**read(article), by=User.objects.get(pk=other.pk), opinion="同意。")


def test_what_is_sent_back_is_reviewed_anew_from_there(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    submit(article=article, by=desk.liaison)
    review(**read(article), by=desk.editor, opinion="同意。")
    review(**read(article), by=desk.director)
    with pytest.raises(DeskRefusal, match="理由"):
        send_back(**read(article), by=desk.chief, to=Stage.FIRST_REVIEW, reason=" ")
    send_back(**read(article), by=desk.chief, to=Stage.SECOND_REVIEW, reason="数字请再核。")
    assert at(article).stage == Stage.SECOND_REVIEW
    review(**read(article), by=desk.director)
    assert [(row.step, row.round) for row in chain_of(at(article)).standing] == [
        (Step.FIRST_REVIEW, 1),
        (Step.SECOND_REVIEW, 2),
    ]


def test_what_the_sender_back_has_changed_begins_anew(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    submit(article=article, by=desk.liaison)
    review(**read(article), by=desk.editor, opinion="同意。")
    edited(article, desk.director, headline="主任改的标题")
    review(**read(article), by=desk.director)
    edited(article, desk.chief, headline="总编改的标题")
    send_back(**read(article), by=desk.chief, to=Stage.SECOND_REVIEW, reason="请再看标题。")
    assert at(article).stage == Stage.FIRST_REVIEW


def test_a_chain_that_cannot_become_whole_is_not_signed_on(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    reviewed(article, desk)
    edited(article, desk.chief, byline_raw=f"记者 {name_of(desk.editor)}")
    with pytest.raises(DeskRefusal, match="方责编"):
        sign_off(**read(article), by=desk.chief)
    send_back(**read(article), by=desk.chief, to=Stage.FIRST_REVIEW, reason="署名里有初审人。")
    review(**read(article), by=member("罗责编", "责编"), opinion="同意。")


def test_an_answer_that_is_sent_twice_stands_once(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    submit(article=article, by=desk.liaison)
    review(**read(article), by=desk.editor, opinion="请核实。")
    signature = at(article).signatures.get()
    for text in ("已核实。", "已核实。", "又核实一遍。"):
        answer(signature=signature, by=desk.liaison, text=text)
    assert [row.text for row in signature.answers.order_by("pk")] == ["已核实。", "又核实一遍。"]


@pytest.mark.parametrize("unseen", ["\u3000 \n", "\u200b", "\x07"])
def test_words_that_nobody_can_see_are_no_opinion_and_no_reason(desk: SimpleNamespace, unseen: str) -> None:
    article = make_manuscript()
    submit(article=article, by=desk.liaison)
    with pytest.raises(DeskRefusal, match="初审"):
        review(**read(article), by=desk.editor, opinion=unseen)
    with pytest.raises(DeskRefusal, match="理由"):
        send_back(**read(article), by=desk.editor, to=Stage.MANUSCRIPT, reason=unseen)
    with pytest.raises(DeskRefusal, match="理由"):
        hold(article=article, by=desk.chief, reason=unseen)
    assert at(article).stage == Stage.FIRST_REVIEW


@pytest.mark.parametrize("to", [Stage.SECOND_REVIEW, Stage.SIGNING])
def test_what_only_the_sender_back_has_changed_begins_anew(desk: SimpleNamespace, to: Stage) -> None:
    article = make_manuscript()
    reviewed(article, desk)
    sign_off(**read(article), by=desk.chief)
    edited(article, desk.proofs[0], headline="校对改的标题")
    send_back(**read(article), by=desk.proofs[0], to=to, reason="标题改过，请再看。")
    assert at(article).stage == Stage.FIRST_REVIEW


def test_what_is_declined_or_held_waits_for_nobody(desk: SimpleNamespace) -> None:
    declined, held = make_manuscript(), make_manuscript()
    for article in (declined, held):
        submit(article=article, by=desk.liaison)
    decline(**read(declined), by=desk.editor, reason="已有同题稿件。")
    hold(article=held, by=desk.chief, reason="等会议结果。")
    for article in (declined, held):
        with pytest.raises(DeskRefusal):
            review(**read(article), by=desk.editor, opinion="同意。")
    assert reopen(article=declined, by=desk.director, reason="同题稿件撤了。").stage == Stage.MANUSCRIPT
    assert reopen(article=held, by=desk.director).stage == Stage.FIRST_REVIEW
    review(**read(held), by=desk.editor, opinion="同意。")


def test_what_is_declined_leaves_its_page_unless_readers_saw_it_there(desk: SimpleNamespace) -> None:
    page = make_page()
    manuscript = make_manuscript(page=page, position=1)
    public = make_article(page=page, position=2, stage=Stage.MANUSCRIPT)
    for article in (manuscript, public):
        submit(article=article, by=desk.liaison)
        decline(**read(article), by=desk.editor, reason="已有同题稿件。")
    assert [at(article).page for article in (manuscript, public)] == [None, page]


def test_a_ready_piece_that_is_opened_again_is_signed_anew(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    reviewed(article, desk)
    sign_off(**read(article), by=desk.chief)
    for proofreader in desk.proofs:
        proof_piece(**read(article), by=proofreader)
    live = publish(article=article, by=desk.chief).live_revision
    with pytest.raises(DeskRefusal, match="重新打开"):
        edited(article, desk.chief, headline="新标题")
    reopen(article=article, by=desk.chief, reason="标题有误。")
    piece = edited(article, desk.editor, headline="新标题")
    assert (piece.visibility, piece.live_revision) == (Visibility.PUBLISHED, live)
    with pytest.raises(DeskRefusal):
        publish(article=article, by=desk.chief)
    assert chain_of(at(article)).is_whole(live)
    assert not chain_of(at(article)).is_whole(piece.latest_revision)


def test_opinions_are_answered(desk: SimpleNamespace) -> None:
    article = make_manuscript()
    submit(article=article, by=desk.liaison)
    with pytest.raises(DeskRefusal, match="意见"):
        review(**read(article), by=desk.editor)
    review(**read(article), by=desk.editor, opinion="请补充时间。")
    opinion = at(article).signatures.get()
    answer(signature=opinion, by=desk.liaison, text="已补。")
    assert [row.text for row in opinion.answers.all()] == ["已补。"]
