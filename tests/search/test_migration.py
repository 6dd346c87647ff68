from importlib import import_module

import pytest
from django.apps import apps

from articles.models import SearchText
from tests.factories import make_article, make_byline, make_correspondent, make_unit
from tests.search.asking import found

pytestmark = pytest.mark.django_db


def test_articles_from_before_search_are_indexed():
    articles = [make_article(body="春耕。") for _ in range(3)]
    SearchText.objects.all().delete()
    import_module("articles.migrations.0004_search_text").index_what_is_there(apps, None)
    assert found("春耕") == [article.pk for article in reversed(articles)]


def test_bylines_from_before_they_were_searched_are_found():
    person = make_correspondent("林晓禾", distinction="小")
    article, other = make_article(body="春耕。"), make_article(body="备耕。")
    for piece in (article, other):
        make_byline(piece, person, unit=make_unit(f"东河{piece.pk}站"))
    make_byline(article, make_correspondent("陶宜"), label="")
    for row in SearchText.objects.all():
        row.text = row.text.partition("\n")[0]
        row.save()
    assert found("林晓禾") == []
    import_module("articles.migrations.0019_search_bylines").add_bylines(apps, None)
    assert sorted(found("林晓禾（小）")) == [article.pk, other.pk]
