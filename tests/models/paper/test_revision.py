from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.enums import RevisionWay, Stage
from articles.models import Article, Content, Revision, Signature, content_of
from articles.models.triggers import drop
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_manuscript,
    make_printed,
    make_source,
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db
migration = import_module("articles.migrations.0025_revisions")


def test_append_numbers_on_and_leads_the_piece_there():
    article, by = make_manuscript(), User.objects.create_user("qin", last_name="秦", first_name="晓岚")
    first = article.latest_revision
    revision = Revision.objects.append(
        article=article, content=Content(headline="春耕"), way=RevisionWay.EDIT, author=by, note="改题"
    )
    assert Article.objects.get().latest_revision == article.latest_revision == revision
    stored = Revision.objects.get(pk=revision.pk)
    assert (stored.number, stored.based_on, stored.way, stored.note) == (2, first, "edit", "改题")
    assert (stored.author, stored.author_name, str(stored)) == (by, "秦晓岚", "第2稿")
    assert (stored.said, stored.digest) == (Content(headline="春耕"), Content(headline="春耕").digest)


def test_append_takes_what_it_is_based_on_and_without_an_author_the_system():
    article = make_manuscript()
    first = article.latest_revision
    for _ in range(2):
        last = Revision.objects.append(article=article, content=Content(), way=RevisionWay.RESTORE, based_on=first)
    assert (last.number, last.based_on, last.author, last.author_name) == (3, first, None, "系统")


def test_append_all_takes_two_queries_however_many_pieces(django_assert_num_queries):
    pieces = [make_manuscript() for _ in range(3)]
    with django_assert_num_queries(2):
        made = Revision.objects.append_all([(piece, Content()) for piece in pieces], way=RevisionWay.IMPORT)
    assert [piece.latest_revision for piece in pieces] == made
    assert [revision.number for revision in made] == [2, 2, 2]
    assert Article.objects.filter(latest_revision__in=made).count() == 0  # whoever calls writes the rows


def test_reserved_keys_are_taken_by_the_first_revisions():
    before = make_article().latest_revision_id
    with transaction.atomic():
        keys = Revision.objects.reserve(2)
        pieces = Article.objects.bulk_create(Article(headline="春耕", latest_revision_id=key) for key in keys)
        Revision.objects.begin_all([(piece, content_of(piece)) for piece in pieces], way=RevisionWay.IMPORT)
    assert len({before, *keys, *Revision.objects.reserve(1)}) == 4
    assert [piece.revisions.get().pk for piece in pieces] == keys
    assert make_article().latest_revision_id not in {before, *keys}


def stands(article):
    article.refresh_from_db()
    return article.latest_revision, article.live_revision


def test_pieces_from_before_get_the_revision_that_they_stand_at():
    hidden, public, withdrawn = (
        make_manuscript(kicker="引题"),
        make_printed(body="## 一\n\n二\n!! 图\n\\## 三 "),
        make_withdrawn(stage=Stage.PRINTED, source=make_source()),
    )
    make_byline(public, make_correspondent(), unit=make_unit("东河站"))
    public.tags.add("水利", "春耕")
    drop(connection)
    Signature.objects.all()._raw_delete("default")
    Revision.objects.all()._raw_delete("default")
    Article.objects.update(revision=7)
    migration.keep_what_is_there(apps, SimpleNamespace(connection=connection))
    for article in (hidden, public, withdrawn):
        revision = article.revisions.get()
        assert revision.said == content_of(Article.objects.get(pk=article.pk))
        assert revision.content == revision.said.as_json()
        assert revision.digest == revision.said.digest
        assert (revision.number, revision.way, revision.author_name) == (7, RevisionWay.MIGRATION, "系统")
        assert stands(article) == (revision, None if article == hidden else revision)


def test_migrated_back_what_is_public_has_a_stage_from_which_it_could_be():
    signed, printed = make_article(), make_article(stage=Stage.PRINTED, source=make_source())
    Article.objects.filter(pk=signed.pk).update(stage=Stage.MANUSCRIPT)
    migration.sign_off_what_is_public(apps, SimpleNamespace(connection=connection))
    assert dict(Article.objects.values_list("pk", "stage")) == {signed.pk: "signed-off", printed.pk: "printed"}
