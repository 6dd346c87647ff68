import pytest
from django.http import QueryDict

from articles.public.reading.facets import Facet, facets
from tests.factories import make_article, make_byline, make_correspondent, make_issue, make_page, make_unit

pytestmark = pytest.mark.django_db


def test_narrower_offers_each_thing_once(django_assert_num_queries):
    unit, person = make_unit("东河文化站"), make_correspondent("林晓禾")
    page = make_page(section="要闻", issue=make_issue(number="812"))
    articles = [make_article(page=page) for _ in range(2)]
    for article in articles:
        make_byline(article, person, unit=unit)
        article.tags.add("农时", "++")
    offers = facets([*articles, make_article(page=None, position=None)], QueryDict())
    assert [(str(offer.title), offer.choices) for offer in offers] == [
        ("按版名", [("要闻", "?section=%E8%A6%81%E9%97%BB")]),
        ("按标签", [("农时", "?tag=%E5%86%9C%E6%97%B6")]),
        ("按作者", [("林晓禾", f"?correspondent={person.pk}")]),
        ("按单位", [("东河文化站", f"?unit={unit.pk}")]),
        ("按期", [("日期不详 总第812期", f"?issue={page.issue_id}")]),
    ]


def test_narrower_keeps_what_the_list_was_narrowed_to_and_begins_at_its_first_page():
    article = make_article(page=make_page(section="要闻"))
    offers = facets([article], QueryDict("q=AI&section=x&page=7&after=1-2-3&year=2026"))
    assert Facet(offers[0].title, [("要闻", "?q=AI&year=2026&section=%E8%A6%81%E9%97%BB")]) == offers[0]


def test_nothing_shown_offers_nothing():
    assert facets([], QueryDict()) == []
