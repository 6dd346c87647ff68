"""A form of a new piece makes one piece, whoever else uses the same key."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.editorial import AlreadySaved, claim_form, refuse_sent
from articles.models import SentForm
from articles.models.desk.sent_form import KEPT
from tests.factories import make_manuscript

pytestmark = pytest.mark.django_db
TYPED = [("headline", "新稿")]


@pytest.fixture
def qin():
    return User.objects.create_user("qin")


def claimed(by, key="a"):
    sent = claim_form(key=key, typed=TYPED, by=by)
    sent.article = make_manuscript()
    sent.save()
    return sent


@pytest.mark.parametrize("ask", [claim_form, refuse_sent])
def test_form_that_made_its_piece_is_refused(qin, ask):
    sent = claimed(qin)
    for typed, is_same in ((TYPED, True), ([("headline", "另一题")], False)):
        with pytest.raises(AlreadySaved, match="提交了两次") as refusal:
            ask(key="a", typed=typed, by=qin)
        assert (refusal.value.article, refusal.value.is_same) == (sent.article, is_same)


def test_another_form_and_another_persons_are_not(qin):
    claimed(qin)
    claimed(qin, key="b")
    claimed(User.objects.create_user("fang"))


def test_form_whose_piece_is_gone_may_make_it_again(qin):
    claimed(qin).article.delete()
    refuse_sent(key="a", typed=TYPED, by=qin)
    assert claim_form(key="a", typed=TYPED, by=qin).article is None


def test_forms_are_forgotten_after_a_month(qin):
    claimed(qin)
    SentForm.objects.update(sent_at=timezone.now() - KEPT - timedelta(minutes=1))
    claimed(qin, key="b")
    assert [sent.key for sent in SentForm.objects.all()] == ["b"]
