from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import Http404

from articles.public.reading.article_counts import (
    counted_tags,
    published_tags,
    published_years,
    ranked_correspondents,
    signer,
)
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def test_published_tags_count_published_articles_alone():
    make_article().tags.add("春耕", "防汛")
    make_article().tags.add("春耕")
    make_manuscript().tags.add("春耕", "机密")
    make_withdrawn().tags.add("撤回")
    assert [(tag.name, tag.article_count) for tag in counted_tags()] == [("春耕", 2), ("防汛", 1)]


def test_published_tags_have_an_address():
    make_article().tags.add("++", "春耕")
    assert [tag.name for tag in published_tags()] == ["春耕"]


def test_ranked_correspondents_count_an_article_once_and_published_alone():
    person = make_correspondent()
    article = make_article()
    make_byline(article, person)
    make_byline(article, person, role="photographer")
    make_byline(make_manuscript(), person)
    assert ranked_correspondents() == {person.pk: 1}


def test_years_go_from_the_newest_to_the_oldest_as_shanghai_counts():
    make_article(published_at=datetime(2026, 6, 1, tzinfo=UTC))  # of an issue without a date: in no year
    assert published_years() == []
    make_article(page=None, published_at=datetime(2023, 12, 31, 16, tzinfo=UTC))
    make_article(page=make_page(issue=make_issue(date=date(2022, 6, 1))))
    make_withdrawn()
    assert published_years() == [2024, 2023, 2022]


def test_signer_counts_an_article_once_in_the_year_of_the_paper():
    person = make_correspondent()
    new_year = datetime(2025, 12, 31, 16, tzinfo=UTC)  # midnight in Shanghai
    for moment in (new_year - timedelta(seconds=1), new_year, new_year + timedelta(days=90)):
        article = make_article(page=None, published_at=moment)
        make_byline(article, person)
        make_byline(article, person, role="photographer")
    make_byline(make_manuscript(), person)
    make_byline(make_article(), person)  # undated
    years = [{"year": 2026, "article_count": 2}, {"year": 2025, "article_count": 1}]
    assert signer("correspondent", person.pk) == (person, 4, years)


def test_slip_of_the_pen_is_counted_and_makes_no_thousand_years():
    person = make_correspondent()
    for year in (225, 2025):
        make_byline(make_article(page=None, published_at=datetime(year, 6, 1, tzinfo=UTC)), person)
    assert signer("correspondent", person.pk) == (person, 2, [{"year": 2025, "article_count": 1}])
    assert published_years() == [2025]


@pytest.mark.parametrize("pk", [1, 2**63 - 1, 2**63, 10**30])
def test_there_is_no_signer_under_a_key_that_nobody_has(pk):
    for end in ("correspondent", "unit"):
        with pytest.raises(Http404):
            signer(end, pk)


def test_signer_is_public_with_one_published_article():
    person = make_correspondent()
    make_byline(make_manuscript(), person)
    with pytest.raises(Http404):
        signer("correspondent", person.pk)
    make_byline(make_article(), person)
    assert signer("correspondent", person.pk).article_count == 1
