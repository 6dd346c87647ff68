"""What an import remembers is read as it was written, and so are rows of the versions before."""

from datetime import UTC, date, datetime

import pytest

from articles.codes import NoteCode
from articles.importing.persist import Outcome
from articles.importing.persist.memory import (
    ArticleMemory,
    PageMemory,
    read_article,
    read_page,
    write_article,
    write_page,
)
from articles.importing.records import IssueFacts, Note, ParsedArticle, ParsedBlock, Person
from articles.models import Article, Page
from tests.importing.pages import land, page_text
from tests.importing.persist.halves import FIRST, SECOND, land_both, public, rest, whole

PRINTED = ParsedArticle(
    kicker="东河镇",
    headline="春风吹绿东河岸",
    deck="——一线见闻",
    byline_raw="■通讯员 林晓禾",
    byline=(Person("通讯员", "林晓禾", "东河小学"), Person("", "江白")),
    dateline="本报讯",
    body=(ParsedBlock("crosshead", "一、备耕", (3,)), ParsedBlock("paragraph", "春耕开始了。", (5, 6))),
    notes=(Note(NoteCode.JUMP_MISSING, 6, {"page": 2, "onward": 1}), Note(NoteCode.TITLE_UNSURE, None, {"count": 5})),
)
WHOLE = ParsedArticle(
    **{name: getattr(PRINTED, name) for name in ("kicker", "headline", "deck", "dateline")},
    byline_raw="■通讯员 林晓禾 (江白)",
    byline=(*PRINTED.byline, Person("记者", "陶宜")),
    body=(*PRINTED.body, ParsedBlock("paragraph", "各镇备足农资。", (), (9, 10))),
)


@pytest.mark.parametrize(
    "memory",
    [
        ArticleMemory(PRINTED),
        ArticleMemory(PRINTED, whole=WHOLE),
        ArticleMemory(PRINTED, withdrawn_at=datetime(2025, 4, 28, 8, 30, 0, 125, tzinfo=UTC)),
    ],
)
def test_article_is_read_as_it_was_written(memory):
    assert read_article(Article(imported=write_article(memory))) == memory


@pytest.mark.parametrize("day", [None, date(2025, 4, 28)])
def test_page_is_read_as_it_was_written(day):
    issue = IssueFacts(date=day, not_before=day, number="1580", page=2, section="要闻")
    memory = PageMemory(
        issue, ((("责编", "版式"), ("陶宜", "江白")),), "2960000", "dh@example.com", ("责编 版式:陶宜 江白",)
    )
    assert read_page(Page(imported=write_page(memory))) == memory


@pytest.mark.parametrize("imported", [None, {}, {"body": [{}], "byline": [{}], "notes": [{}], "whole": {}}])
def test_what_a_row_lacks_is_empty(imported):
    memory = read_article(Article(imported=imported))
    assert (memory.printed.headline, memory.text.dateline, memory.withdrawn_at) == ("", "", None)
    assert read_page(Page(imported=imported and {"imprint": {"credits": [{}]}})).lines == ()


def test_notes_of_the_version_before_lose_their_sentence_and_an_unknown_kind_is_passed_over():
    notes = [
        {"code": "jump-missing", "line": 6, "text": "本文下转第2版。"},
        {"code": "of-old", "line": 1, "text": "旧提示。"},
    ]
    assert read_article(Article(imported={"notes": notes})).printed.notes == (Note(NoteCode.JUMP_MISSING, 6),)


def as_before(form):
    """Give the memory of an article as the version before wrote it, less a key."""
    form = {name: value for name, value in form.items() if name not in ("version", "dateline")}
    return form | {"notes": [{"code": note["code"], "line": note["line"], "text": "…"} for note in form["notes"]]}


@pytest.mark.django_db
def test_rows_of_the_version_before_are_joined_parted_and_kept():
    land_both()
    for half in (whole(), rest()):
        Article.objects.filter(pk=half.pk).update(imported=as_before(half.imported))
    Page.objects.update(imported={"issue": {"number": ""}})
    assert land(FIRST, "01.txt").outcome is Outcome.UNCHANGED
    land(SECOND.replace("误农时。", "误农时,不误春光。"), "02.txt")
    assert "不误春光" in whole().body
    land(page_text("东河全力备春耕\n\n■通讯员 林晓禾\n\n本报讯 春耕开始了。\n\n各镇要统筹推进。"), "01.txt")
    assert public() == ["东河全力备春耕", "新校舍迎来第一课", "备春耕"]
