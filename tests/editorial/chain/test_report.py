"""What was published without a whole chain: nothing may be, and what is there is told with its faults."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.editorial.chain.report import unsigned_lately, unsigned_pieces
from articles.enums import EntryAction, RevisionWay, Stage, Step
from articles.models import Content, Entry, Revision, Signature, system_user
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_editor,
    make_manuscript,
    make_scheduled,
    make_signature,
    make_signed,
    make_source,
    make_withdrawn,
    show_unsigned,
)

pytestmark = pytest.mark.django_db


def found(pieces=None):
    return [(row.article, row.faults, row.is_from_before) for row in pieces or unsigned_pieces()]


def taken_over(article):
    Entry.objects.append(
        by=system_user(), action=EntryAction.TAKE_OVER, rows=[article], revisions=[article.live_revision]
    )


def test_nothing_is_reported_of_what_is_signed_hidden_withdrawn_or_from_print():
    make_article(), make_scheduled(timezone.now() + timedelta(days=1))
    make_manuscript(), make_withdrawn()
    make_article(stage=Stage.PRINTED, source=make_source())
    assert found() == []


def test_a_setting_for_proofs_that_came_later_judges_nothing_that_was_published(settings):
    make_signed(article := make_manuscript(), upto=Step.SIGN_OFF)
    for step in Step.proofs():
        make_signature(article, step, User.objects.get_or_create(username="校对")[0])
    show_unsigned(article)
    settings.SHARED_PROOFS = dict.fromkeys(settings.SHARED_PROOFS, "forbid")
    assert found() == []


@pytest.mark.parametrize("change", [{"body": "没有签过的正文。"}, {"headline": "没有签过的标题"}])
def test_words_that_were_changed_past_the_desk_are_reported(change):
    article = make_article()
    type(article).objects.filter(pk=article.pk).update(**change)
    assert found() == [(article, ("读者看到的文字与第1稿不同。",), False)]


def test_public_and_scheduled_pieces_without_signatures_are_reported():
    public = show_unsigned(make_manuscript())
    tomorrow = timezone.now() + timedelta(days=1)
    scheduled = show_unsigned(make_signed(make_manuscript(), upto=Step.SIGN_OFF), published_at=tomorrow)
    (one, all_lacking, _is), (other, proofs_lacking, _is) = found()
    assert (one, other) == (public, scheduled)
    assert "初审、复审、终审、签发、一校、二校、三校" in all_lacking[0]
    assert "终审" not in proofs_lacking[0]


def test_other_words_than_those_that_were_signed_are_reported():
    article = make_article()
    Revision.objects.append(article=article, content=Content(headline="签字以后换上的标题"), way=RevisionWay.EDIT)
    assert found() == []  # readers see the signed revision still
    article.refresh_from_db()
    show_unsigned(article)
    assert [row[0] for row in found()] == [article]


def test_signatures_of_one_piece_are_not_taken_for_anothers():
    make_article()
    bare = show_unsigned(make_manuscript())
    make_article()
    make_signed(make_manuscript())
    assert [article for article, _faults, _is in found()] == [bare]


def test_review_of_ones_own_piece_is_reported():
    article = make_article()
    signer = article.signatures.get(step=Step.SECOND_REVIEW).signer
    make_byline(article, make_correspondent("齐禾", editor=make_editor("齐禾", user=signer)))
    ((reported, (fault,), _is),) = found()
    assert reported == article
    assert "复审" in fault


def test_what_the_version_before_published_is_told_apart():
    article, other = show_unsigned(make_manuscript()), show_unsigned(make_manuscript())
    taken_over(article)
    assert {row[0]: row[2] for row in found()} == {article: True, other: False}
    assert [row.article for row in unsigned_lately()] == [other]


def test_other_words_than_the_version_before_published_are_not_its_own():
    article = show_unsigned(make_manuscript())
    taken_over(article)
    Revision.objects.append(article=article, content=Content(headline="后来换上的标题"), way=RevisionWay.EDIT)
    article.refresh_from_db()
    show_unsigned(article)
    assert [row[2] for row in found()] == [False]


def test_some_pieces_can_be_asked_of():
    article, _other = show_unsigned(make_manuscript()), show_unsigned(make_manuscript())
    assert [row[0] for row in found(unsigned_pieces([article.pk]))] == [article]


def test_report_takes_as_many_queries_for_many_pieces_as_for_one():
    def ask():
        with CaptureQueriesContext(connection) as queries:
            list(unsigned_pieces())
        return len(queries)

    def fill():
        article = make_article()
        make_byline(article, make_correspondent(f"作者{article.pk}"))
        show_unsigned(make_manuscript())

    fill()
    make_editor("沈审", user=Signature.objects.first().signer)
    few = ask()
    for _number in range(4):
        fill()
    assert ask() == few == 9
