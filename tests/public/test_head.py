"""What each page says of itself to search engines: one address, one description."""

from datetime import date

import html5lib
import pytest

from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_page,
    make_unit,
    make_withdrawn,
)
from tests.public.addresses import pages

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
CALENDAR = "/issues/calendar/?year=2025"  # the newest year


@pytest.fixture
def paper():
    """An issue with one article: a page of every kind."""
    page = make_page(issue=make_issue(date=date(2025, 4, 28)))
    article = make_article(page=page, headline="春耕“第一课”", body="今日,插<秧>。")
    person, unit, editor = make_correspondent("林晓禾"), make_unit("东河镇"), make_editor("陆远桥")
    make_byline(article, person, unit=unit)
    make_credit(page, editor)
    article.tags.add("春耕")
    return {"issue": page.issue, "article": article, "person": person, "unit": unit, "editor": editor}


def read(client, address):
    """Read what stands in a head: canonical address, description, and whether robots are sent away."""
    head = html5lib.parse(client.get(address).text, namespaceHTMLElements=False).find("head")
    metas = {meta.get("name"): meta.get("content") for meta in head.iter("meta") if meta.get("name")}
    links = [link.get("href") for link in head.iter("link") if link.get("rel") == "canonical"]
    return {"canonical": links, "description": metas.get("description"), "robots": metas.get("robots")}


def test_every_page_has_one_address_and_a_description_of_its_own(client, paper):
    addresses = [address for address in pages(client, paper["article"]).values() if "?" not in address]
    heads = {address: read(client, f"{address}?utm_source=elsewhere") for address in addresses}
    own = {address: [f"{SITE}{address}"] for address in addresses} | {"/issues/calendar/": [f"{SITE}{CALENDAR}"]}
    assert {address: head["canonical"] for address, head in heads.items()} == own
    assert len({head["description"] for head in heads.values()}) == len(addresses)
    assert {head["robots"] for head in heads.values()} == {None}


def test_description_says_what_the_page_holds(client, paper):
    told = {name: read(client, row.get_absolute_url())["description"] for name, row in paper.items()}
    assert told == {
        "issue": "茂南新闻 2025年4月28日：春耕“第一课”",
        "article": "今日，插<秧>。",
        "person": "林晓禾在茂南新闻发表的稿件。",
        "unit": "东河镇在茂南新闻发表的稿件。",
        "editor": "陆远桥参与编排的茂南新闻版面。",
    }


def test_address_keeps_the_page_of_a_list_and_the_year(client, monkeypatch):
    monkeypatch.setattr("articles.public.views.articles.PER_PAGE", 1)
    page = make_page(issue=make_issue(date=date(2025, 4, 28)))
    for _ in range(2):
        make_article(page=page)
    questions = ["/articles/?page=2", "/articles/?page=1", "/articles/?page=x", "/issues/calendar/?year=2025&page=2"]
    addresses = [read(client, question)["canonical"] for question in questions]
    assert addresses == [
        [f"{SITE}/articles/?page=2"],
        [f"{SITE}/articles/"],
        [f"{SITE}/articles/"],
        [f"{SITE}/issues/calendar/?year=2025"],
    ]


@pytest.mark.parametrize("address", ["/articles/?tag=春耕", "/articles/?tag=none", "/none/"])
def test_narrowed_lists_and_errors_are_not_kept(client, paper, address):
    assert read(client, address) == {"canonical": [], "description": None, "robots": "noindex"}


def test_withdrawn_article_is_not_kept(client):
    address = make_withdrawn(headline="机密").get_absolute_url()
    assert read(client, address) == {"canonical": [], "description": None, "robots": "noindex"}
