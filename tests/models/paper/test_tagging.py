import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article, Tagging
from articles.models.triggers import drop
from tests.factories import make_article

BEFORE, AFTER = [("articles", "0004_search_text")], [("articles", "0005_taggings")]


@pytest.mark.django_db
def test_subjects_stand_in_the_order_in_which_they_were_given():
    article = make_article()
    for name in ("水利", "春耕"):
        article.tags.add(name)
    assert [tag.name for tag in article.subjects] == ["水利", "春耕"]


@pytest.mark.django_db
def test_tag_goes_with_its_article_and_the_article_stays_without_its_tag():
    gone, article = Article.objects.create(), make_article()
    gone.tags.add("春耕")
    article.tags.add("春耕")
    gone.delete()
    assert Tagging.objects.count() == 1
    article.tags.get().delete()
    article.refresh_from_db()
    assert article.subjects == []


@pytest.mark.django_db(transaction=True)
def test_migration_brings_tags_along_and_gives_them_back():
    article = make_article()
    article.tags.add("春耕", "水利")
    drop(connection)  # as `migrate` does before it calls the executor
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        MigrationExecutor(connection).migrate(BEFORE)
        with connection.cursor() as cursor:
            cursor.execute("SELECT object_id FROM taggit_taggeditem")
            assert cursor.fetchall() == [(article.pk,)] * 2
    finally:
        MigrationExecutor(connection).migrate(newest)
    assert [tag.name for tag in article.subjects] == ["春耕", "水利"]
