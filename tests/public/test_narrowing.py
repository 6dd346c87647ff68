import pytest

from articles.public.narrowing import narrower
from tests.factories import make_article, make_byline, make_correspondent, make_page, make_unit

pytestmark = pytest.mark.django_db


def test_narrower_names_each_thing_once(django_assert_num_queries):
    unit, person, page = make_unit(), make_correspondent(), make_page(section="要闻")
    articles = [make_article(page=page) for _ in range(2)]
    for article in articles:
        make_byline(article, person, unit=unit)
        article.tags.add("农时", "++")
    assert narrower([*articles, make_article(page=None, position=None)]) == {
        "sections": ["要闻"],
        "issues": [page.issue],
        "correspondents": [person],
        "units": [unit],
        "tags": [articles[0].tags.get(name="农时")],
    }
