"""Which signatures count now, in which round a piece is, and what a chain lacks."""

import itertools

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial import chain_of, chains_of
from articles.editorial.chain.signatures import Chain, standing_of
from articles.enums import Stage, Step, Verdict
from articles.models import Article
from tests.factories import (
    keep,
    make_byline,
    make_correspondent,
    make_editor,
    make_manuscript,
    make_signature,
    make_signed,
    make_staff,
)

pytestmark = pytest.mark.django_db
FIRST, SECOND, FINAL = Step.reviews()
_numbers = itertools.count(1)


def at(article, stage):
    Article.objects.filter(pk=article.pk).update(stage=stage)
    article.refresh_from_db()
    return article


def standing(article):
    return [Step(signature.step) for signature in chain_of(article).standing]


@pytest.fixture
def article():
    return make_manuscript()


@pytest.fixture
def signers():
    return [make_staff(name) for name in ("一审", "二审", "三审")]


def signed(article, *steps, by=None):
    return [make_signature(article, step, by or make_staff(f"{step.label}{next(_numbers)}")) for step in steps]


# What stands ----------------------------------------------------------------------------------------------------


def test_signatures_stand_in_the_order_of_the_chain(article):
    made = signed(article, FIRST, SECOND, FINAL)
    assert standing_of(made) == tuple(made)


def test_step_signed_anew_takes_away_what_came_after_it(article):
    *_old, again = signed(article, FIRST, SECOND, FINAL, SECOND)
    assert [signature.step for signature in standing_of([*_old, again])] == [FIRST, SECOND]
    assert standing_of([*_old, again])[-1] == again


def test_what_was_sent_back_keeps_what_is_before_the_stage(article, signers):
    made = signed(article, FIRST, SECOND)
    back = make_signature(
        article, FINAL, signers[2], verdict=Verdict.SENT_BACK, sent_to=Stage.SECOND_REVIEW, opinion="再核。"
    )
    assert standing_of([*made, back]) == (made[0],)


def test_what_was_sent_back_to_its_author_or_declined_keeps_nothing(article, signers):
    made = signed(article, FIRST)
    told = {"opinion": "再写。"}
    back = make_signature(article, SECOND, signers[1], verdict=Verdict.SENT_BACK, sent_to=Stage.MANUSCRIPT, **told)
    declined = make_signature(article, SECOND, signers[1], verdict=Verdict.DECLINED, **told)
    assert (standing_of([*made, back]), standing_of([*made, declined])) == ((), ())


def test_signature_of_a_transcription_is_no_part_of_a_chain(article):
    assert standing_of(signed(article, Step.TRANSCRIPTION)) == ()


def test_what_counts_now_is_what_is_before_the_stage_that_the_piece_waits_in(article):
    signed(article, FIRST, SECOND, FINAL)
    assert standing(at(article, Stage.FINAL_REVIEW)) == [FIRST, SECOND]
    assert standing(at(article, Stage.FIRST_REVIEW)) == []
    assert standing(at(article, Stage.MANUSCRIPT)) == []
    assert standing(at(article, Stage.DECLINED)) == []


def test_left_is_what_the_last_signer_passed_on(article):
    assert chain_of(article).left is None
    (signature,) = signed(article, FIRST)
    assert chain_of(at(article, Stage.SECOND_REVIEW)).left == signature.left


def test_signed_gives_the_standing_signatures_of_steps(article):
    make_signed(article)
    assert [row.step for row in chain_of(article).signed(Step.proofs())] == list(Step.proofs())


# Rounds ---------------------------------------------------------------------------------------------------------


def test_round_goes_on_while_steps_follow_each_other(article):
    assert chain_of(article).round_of(FIRST) == 1
    signed(article, FIRST, SECOND)
    assert chain_of(article).round_of(FINAL) == 1


def test_round_begins_anew_after_sending_back_and_where_a_step_is_signed_once_more(article, signers):
    signed(article, FIRST)
    assert chain_of(article).round_of(FIRST) == 2
    make_signature(article, SECOND, signers[1], verdict=Verdict.SENT_BACK, sent_to=Stage.FIRST_REVIEW, opinion="再审。")
    assert chain_of(article).round_of(FIRST) == 2
    signed(article, FIRST)
    assert chain_of(article).round_of(SECOND) == 2
    signed(article, FIRST)
    assert chain_of(article).round_of(SECOND) == 3


# What is lacking ------------------------------------------------------------------------------------------------


def test_seven_people_make_a_whole_chain(article):
    make_signed(article)
    assert chain_of(article).is_whole(article.latest_revision)


def test_missing_steps_are_named(article):
    make_signed(article, upto=Step.SIGN_OFF)
    (fault,) = chain_of(article).faults(article.latest_revision)
    assert "一校、二校、三校" in fault
    assert "初审" not in fault


def test_words_of_another_revision_are_not_signed(article):
    make_signed(article)
    article.headline = "签过字以后的标题"
    article.save()
    keep(article)
    (fault,) = chain_of(article).faults(article.latest_revision)
    assert "签" in fault
    assert chain_of(article).is_whole(article.revisions.get(number=1))


def test_tags_and_place_need_no_signature(article):
    make_signed(article)
    article.tags.add("春耕")
    keep(article)
    assert chain_of(article).is_whole(article.latest_revision)


def test_two_reviews_by_one_login_are_a_fault(article, signers):
    signed(article, FIRST, by=signers[0])
    signed(article, SECOND, FINAL, by=signers[1])
    signed(article, *Step.chain()[3:])
    (fault,) = chain_of(at(article, Stage.READY)).faults(article.latest_revision)
    assert "二审" in fault


def test_two_reviews_by_two_logins_of_one_person_are_a_fault(article):
    one, other = (User.objects.create_user(name, last_name="秦晓岚") for name in ("qin", "qin2"))
    signed(article, FIRST, by=one), signed(article, SECOND, by=other)
    signed(article, *Step.chain()[2:])
    (fault,) = chain_of(at(article, Stage.READY)).faults(article.latest_revision)
    assert "秦晓岚" in fault


def test_review_of_ones_own_piece_is_a_fault(article):
    user = make_staff("方责编")
    make_byline(article, make_correspondent("方责编", editor=make_editor("方责编", user=user)))
    signed(article, FIRST, by=user)
    signed(article, *Step.chain()[1:])
    (fault,) = chain_of(at(article, Stage.READY)).faults(article.latest_revision)
    assert "方责编" in fault


def test_proofs_may_be_one_persons_unless_the_paper_forbids_it(article, settings):
    signed(article, *Step.chain()[:4])
    signed(article, *Step.proofs(), by=make_staff("校对"))
    at(article, Stage.READY)
    assert chain_of(article).is_whole(article.latest_revision)
    settings.SHARED_PROOFS = {"second-proof": "forbid", "third-proof": "allow"}
    assert len(chain_of(article).faults(article.latest_revision)) == 1


def test_chain_that_was_whole_stays_so_for_its_words_after_the_piece_is_opened_again(article):
    make_signed(article)
    signed(at(article, Stage.FIRST_REVIEW), FIRST)
    chain = chain_of(article)
    assert chain.is_whole(article.latest_revision)
    assert [row.step for row in chain.standing] == []


def test_chain_without_signatures_is_not_whole(article):
    assert not Chain(()).is_whole(article.latest_revision)


def test_chains_of_many_pieces_take_as_many_queries_as_of_one():
    def ask(articles):
        with CaptureQueriesContext(connection) as queries:
            chains_of(articles)
        return len(queries)

    articles = [make_signed(make_manuscript()) for _number in range(3)]
    make_editor("沈审", user=articles[0].signatures.first().signer)
    assert ask(articles) == ask(articles[:1]) == 4
