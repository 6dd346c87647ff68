"""Correcting what readers have read, and taking a correction back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from articles.editorial import DeskRefusal, correct, retract
from articles.enums import EntryAction, Stage
from articles.models import Correction, Entry
from tests.factories import (
    make_article,
    make_correction,
    make_editor,
    make_manuscript,
    make_scheduled,
    make_source,
    make_staff,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db
SAID = {"wrong": "三万亩", "right": "二万亩"}


@pytest.fixture
def chief(db):
    """Somebody who may correct and retract, and stands for an editor."""
    user = make_staff("秦晓岚", "correct_article", "retract_article")
    make_editor("陆远桥", user=user)
    return user


def make_printed(**fields):
    return make_manuscript(stage=Stage.PRINTED, source=make_source(), **fields)


def refused(act, **told):
    """Give the sentence in which something is refused."""
    with pytest.raises(DeskRefusal) as refusal:
        act(**told)
    return str(refusal.value)


@pytest.mark.parametrize("make", [make_article, make_withdrawn, make_printed])
def test_correction_is_signed_and_on_record(chief, make):
    article = make()
    row = correct(article=article, wrong=" 三万亩\r\n", right="二万亩", by=chief)
    stored = Correction.objects.get()
    assert (row, stored.article, stored.wrong, stored.right) == (stored, article, "三万亩", "二万亩")
    assert (stored.signer, stored.signer_name, stored.editor.name) == (chief, "秦晓岚", "陆远桥")
    entry = Entry.objects.about(article).get()
    assert (entry.actor, entry.action, entry.message) == (chief, EntryAction.CORRECT, "误：三万亩　正：二万亩")


def test_words_of_the_piece_stay_and_its_change_is_told(chief):
    article = make_article(body="早稻三万亩。")
    correct(article=article, by=chief, **SAID)
    stored = type(article).objects.get()
    assert (stored.body, stored.revision, stored.latest_revision) == ("早稻三万亩。", 1, article.latest_revision)
    assert stored.updated_at > article.updated_at


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"wrong": " "}, "更正要写明哪里错了、正确的是什么：两项都要填。"),
        ({"right": "\n"}, "更正要写明哪里错了、正确的是什么：两项都要填。"),
        ({"right": "\u200b\x07"}, "更正要写明哪里错了、正确的是什么：两项都要填。"),
        ({"right": "三万亩"}, "错误和正确的写得一样。"),
    ],
)
def test_correction_that_says_nothing_is_refused(chief, said, why):
    assert refused(correct, article=make_article(), by=chief, **{**SAID, **said}) == why
    assert not Correction.objects.exists()


def test_same_correction_is_refused_while_it_stands(chief):
    article = make_article(headline="春耕")
    row = correct(article=article, by=chief, **SAID)
    assert refused(correct, article=article, by=chief, **SAID) == "“春耕”的这条更正已经发布过。"
    retract(correction=row, reason="原文无误。", by=chief)
    correct(article=article, by=chief, **SAID)
    assert Correction.objects.count() == 2


@pytest.mark.parametrize("make", [make_manuscript, lambda: make_scheduled(timezone.now() + timedelta(days=1))])
def test_what_no_reader_has_seen_is_changed_and_not_corrected(chief, make):
    assert "不必更正" in refused(correct, article=make(), by=chief, **SAID)


def test_rest_of_another_piece_is_corrected_with_the_whole(chief):
    rest = make_printed(headline="下转", continues=make_article(headline="春耕"))
    assert "“春耕”的转版续文" in refused(correct, article=rest, by=chief, **SAID)


def test_piece_in_the_bin_is_not_corrected(chief):
    article = make_withdrawn(binned_at=timezone.now())
    row = make_correction(article)
    assert "回收站" in refused(correct, article=article, by=chief, **SAID)
    assert "回收站" in refused(retract, correction=row, reason="原文无误。", by=chief)


def test_who_may_not_is_refused():
    row, reader = make_correction(make_article()), make_staff("方小满", "change_article", "view_article")
    for act, told in ((correct, {"article": row.article, **SAID}), (retract, {"correction": row, "reason": "x"})):
        assert "没有此项权限" in refused(act, by=reader, **told)
    assert not Entry.objects.exists()


def test_who_may_correct_may_not_retract():
    row = make_correction(make_article())
    assert "没有此项权限" in refused(retract, correction=row, reason="x", by=make_staff("方小满", "correct_article"))


def test_retracted_correction_stays_with_its_reason(chief):
    article = make_article()
    row = make_correction(article)
    retracted = retract(correction=row, reason=" 原文无误。 ", by=chief)
    stored = Correction.objects.get()
    assert (retracted, stored.said, stored.retraction_reason) == (stored, row.said, "原文无误。")
    assert (stored.retracted_by, stored.retracted_by_name) == (chief, "秦晓岚")
    entry = Entry.objects.about(article).get()
    assert (entry.action, entry.message, entry.reason) == (EntryAction.RETRACT, row.said, "原文无误。")
    assert type(article).objects.get().updated_at > article.updated_at


def test_retracting_needs_a_reason_and_is_done_once(chief):
    row = make_correction(make_article())
    assert refused(retract, correction=row, reason=" ", by=chief) == "撤回更正须写明理由，读者会看到。"
    retract(correction=row, reason="原文无误。", by=chief)
    assert refused(retract, correction=row, reason="再撤。", by=chief) == "秦晓岚已撤回这条更正。"
    assert Correction.objects.get().retraction_reason == "原文无误。"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection in memory")
def test_of_two_who_correct_the_same_at_once_one_is_refused(chief):
    article, both = make_article(), Barrier(2)

    def press(_number):
        both.wait()
        try:
            correct(article=article, by=chief, **SAID)
        except DeskRefusal:
            return "refused"
        finally:
            connection.close()
        return "made"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, range(2))) == ["made", "refused"]
    assert Correction.objects.count() == 1
