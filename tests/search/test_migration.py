from importlib import import_module

import pytest
from django.apps import apps

from articles.models import SearchText
from tests.factories import make_article
from tests.search.asking import found

pytestmark = pytest.mark.django_db


def test_articles_from_before_search_are_indexed():
    articles = [make_article(body="春耕。") for _ in range(3)]
    SearchText.objects.all().delete()
    import_module("articles.migrations.0004_search_text").index_what_is_there(apps, None)
    assert found("春耕") == [article.pk for article in reversed(articles)]
