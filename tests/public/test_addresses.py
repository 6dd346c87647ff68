"""Every address answers, and asks as many queries for many rows as for one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_note,
    make_page,
    make_unit,
)
from tests.public.addresses import pages, questions, reader_addresses

pytestmark = pytest.mark.django_db

DAY = date(2025, 4, 28)


def print_issue(day):
    """Print an issue of two pages, and on the first an article with everything that can stand in one; gives that."""
    issue, name = make_issue(date=day), f"{day:%m%d}"
    front, inside = (make_page(issue=issue, number=number, section="要闻") for number in (1, 2))
    article = make_article(page=front, headline=f"春耕{name}", body="春耕开始了。")
    make_byline(article, make_correspondent(f"林{name}"), unit=make_unit(f"东河{name}"))
    make_credit(front, make_editor(f"陆{name}"))
    article.tags.add("春耕", f"农时{name}")
    make_correction(article)
    make_note(page=front, article=article)
    make_article(page=inside, headline=f"春耕又{name}")
    return article


def ask(client, addresses):
    counts = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts[address] = len(captured)
    return counts


def test_every_address_answers(client):
    answers = {name: client.get(address).status_code for name, address in reader_addresses(print_issue(DAY)).items()}
    assert {name: status for name, status in answers.items() if status != 200} == {"issue-of-day": 302}


def test_pages_are_those_that_show_one(client):
    found = pages(client, print_issue(DAY))
    assert {"home", "issue", "article", "correspondent", "editor", "unit", "tag", "search", "calendar"} <= found.keys()
    assert {"feed-atom", "article-ninjs", "issue-epub", "issue-of-day", "favicon"}.isdisjoint(found)


def test_no_page_asks_more_for_more_rows(client):
    article = print_issue(DAY)
    print_issue(DAY - timedelta(days=1))  # so that each issue has a neighbour
    addresses = [*reader_addresses(article).values(), *questions(article)]
    before = ask(client, addresses)
    for other in range(3):
        more = make_article(page=article.page, headline=f"春耕再{other}", body="春耕开始了。")
        byline = article.bylines.get()
        make_byline(more, byline.correspondent, unit=byline.unit)
        make_byline(more, make_correspondent(f"苏{other}"), unit=make_unit(f"西河{other}"))
        more.tags.add("春耕", f"新{other}")
        make_correction(more)
        make_note(page=article.page, article=more)
        print_issue(DAY + timedelta(days=1 + other))
    assert ask(client, addresses) == before
