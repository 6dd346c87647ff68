from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import SearchText
from tests.factories import make_article
from tests.search.asking import found

pytestmark = pytest.mark.django_db


def test_command_indexes_every_article_and_says_so():
    article = make_article(body="春耕。")
    make_article(body="防汛。")
    SearchText.objects.all().delete()
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert out.getvalue() == "已为 2 篇稿件建立索引。\n"
    assert found("春耕") == [article.pk]
