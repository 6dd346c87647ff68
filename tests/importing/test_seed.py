"""The seed comes out exactly as its answer; nothing in the code knows its words."""

import json
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from articles.importing.pipeline import parse_page
from articles.importing.report.json_form import page_as_json

SEED = Path(settings.BASE_DIR) / "seeds" / "000_ab0d92b2bf0d86ab.txt"
ANSWER = json.loads((Path(__file__).parent / "seed_answer.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page():
    return page_as_json(parse_page(SEED.read_bytes(), SEED.name))


def test_articles_are_the_answer(page):
    assert [{key: article[key] for key in ANSWER["articles"][0]} for article in page["articles"]] == ANSWER["articles"]


def test_imprint_is_the_answer(page):
    assert {key: page["imprint"][key] for key in ANSWER["imprint"]} == ANSWER["imprint"]


def test_nothing_is_left_over_and_no_date_is_invented(page):
    assert page["unplaced"] == []
    assert page["issue"] == {"date": None, "not_before": "2025-04-24", "number": "", "page": None, "section": ""}


def test_doubts_are_named(page):
    notes = [(note["code"], note["line"]) for article in page["articles"] for note in article["notes"]]
    assert notes == [("numbering", 44), ("order-restored", 106)]
    assert [(note["code"], note["line"]) for note in page["notes"]] == [("credit-joint", 4), ("date-missing", None)]


def test_no_character_is_lost_doubled_or_invented(page):
    texts = [*page["imprint"]["lines"]]
    for article in page["articles"]:
        texts += [article[key] for key in ("kicker", "headline", "deck", "byline_raw", "dateline")]
        texts += [block["text"] for block in article["body"]]
    assert Counter("".join("".join(texts).split())) == Counter("".join(SEED.read_text(encoding="utf-8").split()))
