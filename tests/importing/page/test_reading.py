"""Whole pages and articles without their head, read: which lines are what, and what belongs together."""

import pytest
from django.conf import settings

from articles.importing.article.stitch import make_blocks
from articles.importing.page import reading
from articles.importing.page.decode import Decision
from articles.importing.page.reading import read_page
from articles.importing.page.roles import Role
from articles.importing.pipeline import parse_page
from tests.importing.cases import answer, cases, labelled, lines_of, say_blocks
from tests.importing.pages import SPRING, page_text

SEED = next((settings.BASE_DIR / "seeds").glob("*.txt")).read_text(encoding="utf-8")
NOTICE = "公告\n因检修管道,河岸路停水。特此公告。\n东河区水务局\n2025年4月20日"
HEAD = "春风吹绿东河岸\n\n■通讯员 林晓禾\n\n"


def numbers(lines):
    return " ".join(str(number) for line in lines for number in line.numbers)


@cases("segment")
def test_page_is_parted_into_articles(printed, expected):
    drafts = read_page(lines_of(printed)).drafts
    assert answer([f"题 {numbers(draft.titles)} 文 {numbers(draft.lines)}" for draft in drafts]) == expected


@cases("notices")
def test_notices_are_taken_out_of_a_page(printed, expected):
    reading = read_page(lines_of(printed))
    kept = sorted((line for draft in reading.drafts for line in draft.all_lines), key=lambda line: line.number)
    said = answer([f"告 {numbers(one)}" for one in reading.notices], labelled("余", numbers(kept)).replace(":", ""))
    assert said == expected


@cases("blocks")
def test_lines_are_made_into_blocks(printed, expected):
    (draft,) = read_page(lines_of(HEAD + printed)).drafts
    body = make_blocks(draft).body[1:]  # without the byline
    shifted = [block.__class__(block.kind, block.text, tuple(n - 4 for n in block.lines)) for block in body]
    assert answer(say_blocks(shifted)) == expected


@pytest.mark.parametrize(
    ("roles", "blocks"),
    [
        ("title paragraph crosshead crosshead paragraph", [(2,), (3, 4), (5,)]),
        ("title paragraph text closing closing", [(2, 3), (4, 5)]),
        ("title paragraph text jump jump", [(2, 3), (4, 5)]),
        ("title paragraph caption text closing", [(2, 4), (3,), (5,)]),
    ],
)
def test_lines_that_go_on_are_joined(monkeypatch, roles, blocks):
    sure = [Decision(Role(role), Role.FURNITURE, {Role(role): 1.0}) for role in roles.split()]
    monkeypatch.setattr(reading, "decode", lambda evidence, weights: sure)
    (draft,) = read_page(lines_of("春风吹绿\n春耕开始了\n农机下了地\n(林晓\n禾)")).drafts
    assert [line.numbers for line in draft.lines] == blocks


def test_page_without_lines_has_no_articles():
    assert read_page(()).drafts == ()


@pytest.mark.parametrize("page", [page_text(SPRING, NOTICE), page_text(NOTICE, SPRING)])
def test_notice_is_one_text_without_a_place_and_its_day_not_that_of_the_page(page):
    parsed = parse_page(page.encode(), "01.txt")
    assert [article.headline for article in parsed.articles] == ["春风吹绿东河岸"]
    assert [stray.text for stray in parsed.unplaced] == [NOTICE]
    notes = [note.facts for note in parsed.notes if note.code == "unplaced"]
    assert notes == [{"text": "公告", "notice": 1}]
    assert parsed.issue.date is None


@pytest.mark.parametrize("width", [14, 18])
def test_wrapped_page_gives_the_same_articles(width):
    """Titles are set by hand and not wrapped; text is, and without its end marks few blocks are in doubt."""
    wrapped = "\n".join(_wrap(line, width) for line in SEED.split("\n"))
    assert wrapped != SEED
    (heads, blocks), (same_heads, same_blocks) = _articles(SEED), _articles(wrapped)
    assert same_heads == heads
    assert len(blocks & same_blocks) >= 0.8 * len(blocks)


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
    """Give what stands over each article, and all blocks."""
    articles = parse_page(text.encode(), "page.txt").articles
    heads = [(a.kicker, a.headline, a.byline, a.dateline) for a in articles]
    return heads, {(block.kind, block.text) for a in articles for block in a.body}
