"""Pages of an article of two halves, imported again: its halves stay one, change, part and meet."""

from dataclasses import replace

import pytest

from articles.editorial import content_at_desk, save
from articles.enums import Visibility
from articles.importing.persist import Outcome
from articles.models import Article, parse_body
from tests.factories import make_staff
from tests.importing.pages import BRIDGE, SCHOOL, dated, land, page_text
from tests.importing.persist.halves import (
    FIRST,
    JOINED,
    MISSING,
    PAGES,
    SECOND,
    WHOLE,
    codes,
    edit,
    land_both,
    noted,
    public,
    rest,
    rows,
    whole,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", PAGES)
def test_same_bytes_again_write_nothing(name):
    land_both()
    before = rows()
    assert land(PAGES[name], name).outcome is Outcome.UNCHANGED
    assert rows() == before


@pytest.mark.parametrize("name", PAGES)
def test_open_halves_that_come_again_write_nothing(name):
    land_both(second=SECOND.replace("备春耕", "校园里的新操场").replace("各项农事", "跑道"))
    before = rows()
    assert land(FIRST, "01.txt").outcome is Outcome.UNCHANGED
    assert rows() == before


@pytest.mark.parametrize(
    ("name", "old", "new"), [("01.txt", "春耕开始了", "春耕开始啦"), ("02.txt", "备足了配件", "备好了配件")]
)
def test_changed_half_updates_the_whole(name, old, new):
    land_both()
    stored = land(PAGES[name].replace(old, new), name)
    assert whole().body == WHOLE.replace(old, new)
    assert (noted(), codes(stored).count("jump-joined"), Article.objects.published().count()) == (JOINED, 1, 3)


def test_changed_byline_of_the_rest_reaches_the_whole():
    land_both()
    land(SECOND.replace("林晓禾 江白", "高远"), "02.txt")
    assert [str(byline) for byline in whole().bylines.all()] == ["通讯员 林晓禾", "高远"]


def test_whole_that_an_editor_edited_stays_and_is_named():
    land_both()
    edit(whole(), body="编辑改过")
    stored = land(SECOND.replace("备足了配件", "备好了配件"), "02.txt")
    assert whole().body == "编辑改过"
    assert [note.facts for note in stored.notes if note.code == "kept-edited"] == [{"fields": ["body"]}]
    assert noted() == JOINED


@pytest.mark.parametrize(
    ("name", "mark", "instead"), [("01.txt", "(下转第2版)", "。"), ("02.txt", "(上接第1版)", "■通讯员 高远\n\n")]
)
def test_halves_part_when_a_mark_goes_and_meet_when_it_returns(name, mark, instead):
    land_both()
    stored = land(PAGES[name].replace(mark, instead), name)
    assert "各镇要统筹推进" in whole().blocks[-1].text
    assert rest().visibility == Visibility.PUBLISHED
    assert codes(stored).count("jump-parted") == 1
    assert noted(code="jump-missing") == [note for note in MISSING if note[0] != int(name[1])]
    land(PAGES[name], name)
    assert (noted(), whole().body, rest().visibility) == (JOINED, WHOLE, Visibility.HIDDEN)


def test_mark_that_leads_to_another_page_parts_the_halves():
    land_both()
    land(FIRST.replace("下转第2版", "下转第3版"), "01.txt")
    assert noted(code="jump-missing") == MISSING
    assert rest().is_public


def test_edited_whole_is_not_parted():
    land_both()
    edit(whole(), body="编辑改过")
    stored = land(SECOND.replace("(上接第1版)", ""), "02.txt")
    assert (whole().body, rest().continues) == ("编辑改过", whole())
    assert codes(stored).count("kept-edited") == 1


@pytest.mark.parametrize(("name", "mark", "instead"), [("01.txt", "(下转第2版)", "。"), ("02.txt", "(上接第1版)", "")])
def test_second_half_that_somebody_edited_is_not_shown_unsigned(name, mark, instead):
    land_both()
    half = rest()
    changes = replace(content_at_desk(half), body=tuple(parse_body("未经签发的话。")))
    save(article=half, base=half.latest_revision, changes=changes, by=make_staff("苏一帆", "change_article"))
    stored = land(PAGES[name].replace(mark, instead), name)
    half.refresh_from_db()
    assert (half.continues, half.visibility, half.live_revision) == (whole(), Visibility.HIDDEN, None)
    assert (half.body, whole().blocks[-1].text) == ("未经签发的话。", "农机站备足了配件。")
    assert {"fields": ["article"]} in [note.facts for note in stored.notes if note.code == "kept-edited"]


def test_rest_that_vanished_leaves_the_first_half_alone():
    land_both()
    stored = land(page_text(SCHOOL, head=dated(page=2)), "02.txt")
    assert (whole().blocks[-1].text, rest().visibility) == ("各镇要统筹推进", Visibility.WITHDRAWN)
    assert codes(stored)[-2:] == ["jump-parted", "vanished"]
    land(SECOND, "02.txt")
    assert (whole().body, noted()) == (WHOLE, JOINED)


def test_first_half_that_vanished_leaves_the_rest_public():
    land_both()
    land(page_text(BRIDGE, head=dated(page=1)), "01.txt")
    assert public() == ["渡口建成新大桥", "新校舍迎来第一课", "备春耕"]
    assert noted(code="jump-missing") == [MISSING[1]]
