"""Tags given to many pieces at once, and one tag in place of another."""

from dataclasses import replace

import pytest
from taggit.models import Tag

from articles.editorial import DeskRefusal, merge_tags, tag_pieces
from articles.enums import EntryAction, RevisionWay
from articles.models import Article, Entry, Revision, content_of
from tests.factories import keep, make_article, make_manuscript

pytestmark = pytest.mark.django_db


def tagged(*names, make=make_article):
    article = make()
    article.tags.add(*names)
    return keep(article)


def names(article):
    return [tag.name for tag in Article.objects.get(pk=article.pk).subjects]


def test_tags_come_and_go_with_a_revision_and_an_entry(editor):
    one, other, same = tagged("春耕"), tagged("夏收", make=make_manuscript), tagged("AI")
    count = tag_pieces(articles=[one.pk, other.pk, same.pk], add=["ai"], remove=["春耕", "夏收"], by=editor)
    assert count == 2
    assert [names(article) for article in (one, other, same)] == [["AI"], ["AI"], ["AI"]]
    for article in (one, other):
        article.refresh_from_db()
        assert article.latest_revision.said == content_of(Article.objects.get(pk=article.pk))
        assert (article.latest_revision.note, article.latest_revision.author) == ("+AI −春耕 −夏收", editor)
    assert sorted(Entry.objects.values_list("action", "article")) == sorted(
        (EntryAction.TAG, article.pk) for article in (one, other)
    )
    assert same.revisions.count() == Revision.objects.filter(article=same).exclude(note="+AI −春耕 −夏收").count()


def test_what_the_desk_corrects_is_tagged_as_well(editor):
    article = tagged("春耕")
    working = replace(content_of(article), headline="改过的主题")
    Revision.objects.append(article=article, content=working, way=RevisionWay.EDIT, author=editor)
    tag_pieces(articles=[article.pk], add=["农机"], remove=["春耕"], by=editor)
    article.refresh_from_db()
    assert (article.live_revision.said.tags, article.latest_revision.said.tags) == (("农机",), ("农机",))
    assert article.latest_revision.said.headline == "改过的主题"


def test_nothing_asked_is_refused(editor):
    with pytest.raises(DeskRefusal, match="要加或去掉哪些标签"):
        tag_pieces(articles=[make_article().pk], add=[], remove=[], by=editor)


def test_queries_do_not_grow_with_the_pieces(editor, django_assert_max_num_queries):
    for count in (1, 12):
        keys = [tagged("春耕").pk for _ in range(count)]
        with django_assert_max_num_queries(26):
            tag_pieces(articles=keys, add=["农机", "水利"], remove=["春耕"], by=editor)


def test_one_tag_takes_the_place_of_another(editor):
    alone, both, other = tagged("种田"), tagged("种田", "春耕"), tagged("夏收")
    gone, kept = (Tag.objects.get(name=name) for name in ("种田", "春耕"))
    assert merge_tags(gone=gone, kept=kept, by=editor) == 2
    assert [names(article) for article in (alone, both, other)] == [["春耕"], ["春耕"], ["夏收"]]
    assert not Tag.objects.filter(name="种田").exists()
    alone.refresh_from_db()
    assert alone.latest_revision.note == "标签“种田”并入“春耕”"
    assert Entry.objects.get().message == "“种田”已并入。"
    for one, two in ((kept, kept), (gone, kept)):
        with pytest.raises(DeskRefusal, match="标签已不在"):
            merge_tags(gone=one, kept=two, by=editor)


def test_queries_of_merging_tags_do_not_grow(editor, django_assert_max_num_queries):
    kept = Tag.objects.create(name="春耕")
    for count in (1, 12):
        for _ in range(count):
            tagged(f"种田{count}")
        with django_assert_max_num_queries(20):
            merge_tags(gone=Tag.objects.get(name=f"种田{count}"), kept=kept, by=editor)
