from importlib import import_module

import pytest
from django.apps import apps

from articles.models import SourceText, words_sum
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_sources_of_the_version_before_get_the_sum_of_their_words():
    text = "春耕正忙。\r\n\r\n水已到田头。 \r\n"
    make_source(content=text.encode())
    other = make_source(content=b"\xff")  # nothing that its encoding knows
    import_module("articles.migrations.0014_words_of_sources").sum_words(apps, None)
    assert set(SourceText.objects.values_list("words_sha256", flat=True)) == {words_sum(text), words_sum("\ufffd")}
    assert other.page.sources.get().words_sha256 == words_sum("\ufffd")
