"""Who has a piece open."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.editorial import OpenElsewhere, forget_presence, note_presence
from articles.models import Article, Presence
from articles.models.desk.presence import LASTS
from tests.factories import make_manuscript

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def piece():
    return make_manuscript().pk


@pytest.fixture
def qin():
    return User.objects.create_user("qin", last_name="秦", first_name="晓岚")


@pytest.fixture
def fang():
    return User.objects.create_user("fang")


def test_others_are_told_by_name_and_since_when(piece, qin, fang):
    assert note_presence(article=piece, by=qin, tab="a", at=NOW) == ()
    note_presence(article=piece, by=qin, tab="a", at=NOW + timedelta(seconds=30))
    told = note_presence(article=piece, by=fang, tab="b", at=NOW + timedelta(seconds=40))
    assert told == (OpenElsewhere("秦晓岚", NOW, is_own=False),)


def test_colleague_with_two_windows_is_told_once(piece, qin, fang):
    for tab in "ab":
        note_presence(article=piece, by=qin, tab=tab, at=NOW)
    assert len(note_presence(article=piece, by=fang, tab="c", at=NOW)) == 1


def test_second_window_of_ones_own_is_told_as_such(piece, qin):
    note_presence(article=piece, by=qin, tab="a", at=NOW)
    assert note_presence(article=piece, by=qin, tab="b", at=NOW) == (OpenElsewhere("秦晓岚", NOW, is_own=True),)


def test_another_piece_is_nobodys_business(piece, qin, fang):
    note_presence(article=piece, by=qin, tab="a", at=NOW)
    assert note_presence(article=make_manuscript().pk, by=fang, tab="b", at=NOW) == ()


def test_window_that_is_closed_or_silent_is_forgotten(piece, qin, fang):
    note_presence(article=piece, by=qin, tab="a", at=NOW)
    forget_presence(article=piece, by=qin, tab="a")
    note_presence(article=piece, by=qin, tab="b", at=NOW)
    assert note_presence(article=piece, by=fang, tab="c", at=NOW + LASTS) == ()
    assert list(Presence.objects.values_list("tab", flat=True)) == ["c"]


def test_piece_is_purged_though_a_window_has_it_open(qin):
    piece = make_manuscript()
    note_presence(article=piece.pk, by=qin, tab="a")
    piece.delete()
    assert not Article.objects.exists()


def test_beat_costs_two_queries(piece, qin, fang, django_assert_num_queries):
    note_presence(article=piece, by=qin, tab="a")
    note_presence(article=piece, by=fang, tab="b")
    with django_assert_num_queries(2):
        note_presence(article=piece, by=fang, tab="b")
