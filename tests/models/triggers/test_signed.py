"""Whoever writes past the desk shows readers nothing that was not signed."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from articles.enums import RevisionWay, Stage, Step, Visibility
from articles.models import Article, Content, Revision
from tests.factories import make_article, make_manuscript, make_printed, make_signed, make_source

pytestmark = pytest.mark.django_db
UNSIGNED = "only in words that were reviewed, signed off and proofed"


def shown():
    return {"visibility": Visibility.PUBLISHED, "published_at": timezone.now(), "live_revision": F("latest_revision")}


def by_update(piece, **values):
    Article.objects.filter(pk=piece.pk).update(**values)


def by_save(piece, **values):
    row = Article.objects.get(pk=piece.pk)
    for name, value in values.items():
        setattr(row, name, row.latest_revision if name == "live_revision" else value)
    row.save()


def by_bulk_update(piece, **values):
    row = Article.objects.get(pk=piece.pk)
    for name, value in values.items():
        setattr(row, name, row.latest_revision if name == "live_revision" else value)
    Article.objects.bulk_update([row], list(values))


ROADS = [by_update, by_save, by_bulk_update]
UNSHOWN = [
    make_manuscript,
    lambda: make_signed(make_manuscript(), Step.SECOND_PROOF),
    lambda: changed(make_article(visibility=Visibility.HIDDEN)),
]


def changed(piece):
    Revision.objects.append(article=piece, content=Content(headline="没人签过的标题"), way=RevisionWay.EDIT)
    return piece


def refused(act, *args, **told):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act(*args, **told)
    return str(refusal.value)


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("make", UNSHOWN)
def test_what_was_not_signed_is_not_shown(road, make):
    piece = make()
    assert UNSIGNED in refused(road, piece, stage=Stage.READY, **shown())
    assert Article.objects.get().visibility == Visibility.HIDDEN


@pytest.mark.parametrize("road", ROADS)
def test_what_was_signed_is_shown(road):
    road(make_article(visibility=Visibility.HIDDEN), **shown())
    assert Article.objects.published().count() == 1


@pytest.mark.parametrize("road", ROADS)
def test_readers_are_shown_no_later_words_than_those_signed(road):
    piece = changed(make_article())
    before = piece.live_revision
    assert UNSIGNED in refused(road, piece, **shown())
    assert Article.objects.get().live_revision == before


def test_what_is_shown_gets_another_place_without_signatures():
    piece = make_article()
    content = Content.from_json({**piece.live_revision.content, "tags": ["春耕"]})
    revision = Revision.objects.append(article=piece, content=content, way=RevisionWay.EDIT)
    by_update(piece, live_revision=revision)
    assert Article.objects.get().live_revision == revision


@pytest.mark.parametrize("road", ROADS)
def test_no_piece_of_the_desk_becomes_print(road):
    piece = make_manuscript()
    assert "never becomes print" in refused(road, piece, stage=Stage.PRINTED, source=make_source())


def test_print_becomes_no_piece_of_the_desk_before_readers_eyes():
    assert UNSIGNED in refused(by_update, make_printed(), stage=Stage.READY, source=None)


def test_a_piece_is_not_made_before_readers_eyes():
    (key,) = Revision.objects.reserve(1)
    told = {"visibility": Visibility.PUBLISHED, "published_at": timezone.now()}
    for make in (Article.objects.create, lambda **row: Article.objects.bulk_create([Article(**row)])):
        assert "is made hidden" in refused(make, **told, latest_revision_id=key, live_revision_id=key)
