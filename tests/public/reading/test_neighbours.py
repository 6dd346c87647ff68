from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.public.reading.neighbours import LOOKED_AT, neighbours
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def keys(pieces):
    return [piece.pk for piece in pieces]


def test_neighbours_follow_print_and_skip_what_is_hidden():
    issue = make_issue()
    second, first = make_page(issue=issue, number=2), make_page(issue=issue, number=1)
    here = make_article(page=second)
    make_article(page=second, headline="二版次条")
    make_manuscript(page=first, position=9)
    make_withdrawn(page=first)
    make_scheduled(timezone.now() + timedelta(days=1), page=first)
    make_article(page=first, headline="一版头条", position=8)
    found = neighbours(here)
    assert (found.previous.title, found.next.title) == ("一版头条", "二版次条")


def test_neighbours_end_at_the_ends_of_the_issue():
    article = make_article()
    make_article()
    found = neighbours(article)
    assert (found.previous, found.next) == (None, None)


def test_neighbour_without_a_headline_goes_by_its_first_words():
    article = make_article()
    make_article(page=article.page, headline="", body="渡口今起免费。")
    assert neighbours(article).next.title == "渡口今起免费。"


def test_related_pieces_share_a_tag_or_an_author_elsewhere():
    person = make_correspondent()
    article = make_article()
    make_byline(article, person)
    article.tags.add("春耕")
    older, newer = make_article(published_at=timezone.now() - timedelta(days=1)), make_article(page=None)
    make_byline(older, person)
    newer.tags.add("春耕")
    for hidden in (make_manuscript(), make_withdrawn(), make_article(page=article.page)):
        make_byline(hidden, person)
    make_article().tags.add("别的标签")
    assert keys(neighbours(article).related) == [newer.pk, older.pk]


def test_piece_of_no_issue_has_related_pieces():
    article, other = make_article(page=None), make_article(page=None)
    for piece in (article, other):
        piece.tags.add("春耕")
    found = neighbours(article)
    assert keys(found.related) == [other.pk]
    assert (found.previous, found.next) == (None, None)


def test_related_pieces_are_few_and_the_newest():
    pieces = [make_article(page=None) for _ in range(20)]
    for piece in pieces:
        piece.tags.add("春耕")
    assert keys(neighbours(pieces[0]).related) == keys(pieces[:-6:-1])


@pytest.mark.parametrize(("others", "found"), [(LOOKED_AT - 2, 1), (LOOKED_AT - 1, 0)])
def test_related_pieces_are_among_the_latest_that_are_looked_at(others, found):
    """Pieces of this issue and what the desk holds back leave room for older ones, up to a bound."""
    old = make_article(page=None, published_at=timezone.now() - timedelta(days=1))
    here = make_article(page=make_page(issue=make_issue(date=timezone.localdate())))
    beside_it = [make_article(page=here.page) for _ in range(others // 2)]
    waiting = [make_scheduled(timezone.now() + timedelta(days=1), page=None) for _ in range(others - others // 2)]
    for _ in range(LOOKED_AT):  # of another subject, newer
        make_article(page=None)
    for piece in (old, here, *beside_it, *waiting):
        piece.tags.add("春耕")
    assert keys(neighbours(here).related) == [old.pk][:found]


@pytest.mark.parametrize("share", ["tag", "author"])
def test_related_pieces_are_the_newest_by_date_in_whatever_order_they_came_in(share):
    person, here = make_correspondent(), make_article()
    made = [
        make_article(page=make_page(issue=make_issue(date=date(2025, 4, 28) - timedelta(days=day))))
        for day in range(LOOKED_AT + 9)
    ]
    undated = make_article()
    for piece in (here, *made, undated):
        if share == "tag":
            piece.tags.add("春耕")
        else:
            make_byline(piece, person)
    related = neighbours(here).related
    assert keys(related) == keys(made[:5])
    assert [piece.publication_date for piece in related] == [piece.publication_date for piece in made[:5]]


def test_related_pieces_without_a_date_come_last():
    here, undated = make_article(), make_article()
    dated = make_article(page=make_page(issue=make_issue(date=date(1957, 4, 28))))
    for piece in (here, undated, dated):
        piece.tags.add("春耕")
    assert keys(neighbours(here).related) == [dated.pk, undated.pk]


def test_one_query_finds_all(django_assert_num_queries):
    article = make_article()
    article.tags.add("春耕")
    make_byline(article, make_correspondent())
    with django_assert_num_queries(1):
        neighbours(article)
