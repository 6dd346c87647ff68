import pytest
from django.conf import settings

from articles.importing.page.unwrap import unwrap
from articles.importing.pipeline import parse_page
from tests.importing.cases import answer, cases, lines_of

SEED = next((settings.BASE_DIR / "seeds").glob("*.txt")).read_text(encoding="utf-8")


@cases("unwrap")
def test_wrapped_lines_are_joined(printed, expected):
    said = [f"{'+'.join(map(str, line.numbers))}: {line.text}" for line in unwrap(lines_of(printed))]
    assert answer(said) == expected


@pytest.mark.parametrize("width", [14, 30])
def test_wrapped_page_gives_the_same_articles(width):
    """Titles are set by hand and not wrapped; text is."""
    wrapped = "\n".join(_wrap(line, width) for line in SEED.split("\n"))
    assert wrapped != SEED
    assert _articles(wrapped) == _articles(SEED)


def _wrap(line, width):
    if "。" not in line and len(line) < 60:
        return line
    rows = [""]
    for character in line:
        row = rows[-1] + character
        if sum(1 if char.isascii() and char.isalnum() else 2 for char in row) > 2 * width:
            rows.append("")
        rows[-1] += character
    return "\n".join(rows)


def _articles(text):
    articles = parse_page(text.encode(), "page.txt").articles
    return [
        (a.kicker, a.headline, a.byline, a.dateline, [(block.kind, block.text) for block in a.body]) for a in articles
    ]
