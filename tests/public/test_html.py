"""Every kind of page is HTML as the standard has it: html5lib, told to be strict, stops at the first parse error."""

import re
from datetime import date

import html5lib
import pytest

from articles.codes import NoteCode
from articles.enums import Stage
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
    make_retracted,
    make_source,
    make_unit,
    make_withdrawn,
)
from tests.public.addresses import pages

pytestmark = pytest.mark.django_db

CLEAN = "春耕&nbsp<b>“插秧”'\"]]>—</p></script>🌾"
# What HTML takes of a <time>: a day, or a moment in a zone, to the second
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\+\d\d:\d\d)?")
ODD = f"\x0b{CLEAN}\x08\ufffe"
BODY = f"## {ODD}\n{ODD}\n!! {ODD}\n## 第二节\n详见https://paper.example/?a=1&copy=2。"


@pytest.fixture
def addresses(client):
    """Print two issues and a loose piece with everything that can stand in one; name every kind of address."""
    issue = make_issue(date=date(2025, 4, 28), number=CLEAN[:20])
    front, inside = make_page(issue=issue, number=1, section=ODD, hotline=ODD, email=ODD), make_page(issue=issue)
    person, unit, editor = make_correspondent(ODD), make_unit(ODD), make_editor(ODD)
    make_credit(front, editor, label=ODD)
    titles = {"kicker": ODD, "headline": ODD * 9, "deck": ODD, "dateline": ODD}
    printed = {"stage": Stage.PRINTED, "source": make_source(page=front)}
    lead = make_article(page=front, body=BODY, **titles, **printed)
    brief = make_article(page=front, headline="", body="春耕短讯。", byline_raw=ODD)
    for article in (lead, make_article(page=inside, body=""), make_article(page=None, headline="春耕")):
        make_byline(article, person, unit=unit)
        article.tags.add("春耕", f"标签{CLEAN}")
        make_correction(article, text=ODD)
        make_correction(article, wrong=ODD, right=ODD)
        make_retracted(article, ODD)
    make_note(page=front, article=lead, code=NoteCode.ORDER_UNSURE, text=ODD, line=3)
    undated = make_article(page=make_page(issue=make_issue(not_before=date(2025, 4, 1))), headline="春耕")
    more = [brief, undated, undated.page.issue, make_withdrawn(page=inside)]
    return [*pages(client, lead).values(), *(row.get_absolute_url() for row in more), "/none/"]


def test_every_page_parses_strictly(client, addresses):
    assert find_errors(client, addresses) == {}


def test_ids_are_unique_and_moments_can_be_read(client, addresses):
    for address in addresses:
        page = html5lib.parse(client.get(address).text, namespaceHTMLElements=False)
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), address
        moments = [element.get("datetime") for element in page.iter("time")]
        assert [moment for moment in moments if not MOMENT.fullmatch(moment)] == [], address


def test_empty_paper_parses_strictly(client):
    lists = ["/", "/issues/", "/issues/calendar/", "/articles/", "/correspondents/", "/corrections/", "/tags/"]
    assert find_errors(client, lists) == {}


def test_page_for_the_desk_alone_parses_strictly(admin_client):
    assert find_errors(admin_client, [make_withdrawn(body=BODY).get_absolute_url()]) == {}


def test_strict_is_strict():
    assert find_error("<!doctype html><p>春耕</div>").startswith("End tag (div) seen too early.")


def find_errors(client, addresses):
    """Read pages strictly, and name by address what is wrong with them."""
    errors = {address: find_error(client.get(address).text) for address in addresses}
    return {address: error for address, error in errors.items() if error}


def find_error(html):
    try:
        html5lib.HTMLParser(strict=True).parse(html)
    except html5lib.html5parser.ParseError as error:
        return str(error)
    return ""
