"""Halves of an article meet, or do not, when their pages land."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial import withdraw
from articles.enums import Visibility
from articles.importing.persist import Outcome
from articles.importing.persist.memory import read_article
from articles.importing.report.stored_notes import say_stored
from articles.models import Article, ImportNote, Issue, Page
from tests.factories import make_correction
from tests.importing.pages import SCHOOL, dated, land, page_text
from tests.importing.persist.halves import (
    CUT,
    FIRST,
    JOINED,
    MISSING,
    PAGES,
    REST,
    SECOND,
    WHOLE,
    codes,
    edit,
    land_both,
    noted,
    public,
    rest,
    whole,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("order", [["01.txt", "02.txt"], ["02.txt", "01.txt"]])
def test_halves_become_one_article_in_either_order(order):
    land(PAGES[order[0]], order[0])
    stored = land(PAGES[order[1]], order[1])
    assert public() == ["东河全力备春耕", "渡口建成新大桥", "新校舍迎来第一课"]
    assert whole().body == WHOLE
    assert [str(byline) for byline in whole().bylines.all()] == ["通讯员 林晓禾", "江白"]
    assert (noted(), codes(stored).count("jump-joined")) == (JOINED, 1)


def test_rest_stays_on_record_with_its_title_and_its_source():
    land_both()
    assert (rest().continues, rest().visibility, rest().published_at) == (whole(), Visibility.HIDDEN, None)
    assert rest().source == Page.objects.get(number=2).sources.get()
    assert [(block.lines, block.continued) for block in read_article(whole()).text.body] == [
        ((11,), ()),
        ((13,), (17,)),
        ((), (19,)),
    ]


def test_every_character_of_both_halves_is_kept():
    land_both()
    halves = [read_article(half).printed for half in (whole(), rest())]
    printed = "".join(block.text for half in halves for block in half.body)
    assert "".join(block.text for block in whole().blocks) == printed
    assert (rest().headline, rest().byline_raw) == ("备春耕", "(林晓禾 江白)")


def test_note_of_a_joined_half_names_the_other():
    land_both()
    joined = ImportNote.objects.filter(code="jump-joined").order_by("page__number")
    assert [say_stored(note) for note in joined] == [
        "稿件转第2版，该版续文（“备春耕”）已并入。",
        "这是第1版“东河全力备春耕”的续文，已并入该稿。",
    ]


@pytest.mark.parametrize("name", PAGES)
def test_half_without_the_other_page_keeps_its_note(name):
    stored = land(PAGES[name], name)
    assert noted() == [note for note in MISSING if PAGES[name] == (FIRST, SECOND)[note[0] - 1]]
    assert codes(stored).count("jump-missing") == 1
    assert Article.objects.published().count() == 2


def test_halves_of_two_issues_are_not_joined():
    land_both(second=page_text(SCHOOL, REST, head=dated("2025年4月29日", page=2)))
    assert noted() == MISSING


def test_halves_that_name_other_pages_are_not_joined():
    land_both(second=SECOND.replace("上接第1版", "上接第3版"))
    assert noted() == MISSING


def test_halves_meet_when_their_date_becomes_known():
    undated = page_text(SCHOOL, REST, head="第02版")
    land_both(second=undated)
    assert noted() == MISSING
    stored = land(undated, "02.txt", date=Issue.objects.exclude(date=None).get().date)
    assert (stored.outcome, codes(stored), noted()) == (Outcome.UPDATED, ["jump-joined"], JOINED)


def test_two_jumps_between_the_same_pages():
    ferry = "渡口新桥通车\n\n本报讯 大桥通车了。\n\n两岸居民不再等(下转第2版)"
    crossing = "渡口新桥\n\n(上接第1版)渡船,过河只要三分钟。"
    land_both(page_text(CUT, ferry, head=dated(page=1)), page_text(crossing, REST, head=dated(page=2)))
    assert public() == ["东河全力备春耕", "渡口新桥通车"]
    assert whole().body == WHOLE
    assert Article.objects.get(headline="渡口新桥通车").blocks[-1].text == "两岸居民不再等渡船,过河只要三分钟。"


def test_candidates_that_nothing_tells_apart_are_named():
    other = "镇里来了新农机\n\n本报讯 农机下了地。\n\n技术员正在(下转第2版)"
    land(page_text(CUT, other, head=dated(page=1)), "01.txt")
    stored = land(page_text(SCHOOL, "(上接第1版)田间地头,不误农时。", head=dated(page=2)), "02.txt")
    assert [note.facts["titles"] for note in stored.notes if note.code == "jump-missing"] == [
        ["东河全力备春耕", "镇里来了新农机"]
    ]
    assert {note.code for note in ImportNote.objects.filter(code__startswith="jump")} == {"jump-missing"}
    note = ImportNote.objects.get(article=whole(), code="jump-missing")
    assert say_stored(note) == "稿件转第2版，续文可能是其中之一：田间地头,不误农时。。"


@pytest.mark.parametrize(("order", "alone"), [((1, 2, 3), 3), ((3, 2, 1), 1), ((1, 3, 2), 3)])
def test_article_of_three_parts_is_joined_as_far_as_two(order, alone):
    pages = {
        1: FIRST,
        2: page_text(SCHOOL, f"{REST.partition('(林')[0]}配件还在(下转第3版)", head=dated(page=2)),
        3: page_text("备春耕\n\n(上接第2版)路上,三日后到。", head=dated(page=3)),
    }
    for number in order:
        land(pages[number], f"{number}.txt")
    assert [page for page, _, code in noted(code="jump-missing") if page != 2] == [alone]
    assert Article.objects.published().filter(headline__endswith="备春耕").count() == 2
    assert Article.objects.filter(continues=None).exclude(visibility=Visibility.PUBLISHED).count() == 0


def test_first_half_that_an_editor_edited_is_not_joined():
    land(FIRST, "01.txt")
    edit(whole(), body="编辑改过")
    stored = land(SECOND, "02.txt")
    assert (whole().body, rest().visibility, noted()) == ("编辑改过", Visibility.PUBLISHED, MISSING)
    assert [say_stored(note) for note in ImportNote.objects.filter(code="kept-edited")] == [
        "编辑已改动正文，与第2版的另一半未自动合并，请人工合并。"
    ]
    assert codes(stored).count("jump-missing") == 1
    assert land(SECOND, "02.txt").outcome is Outcome.UNCHANGED


@pytest.mark.parametrize("work", [lambda row: row.tags.add("春耕"), make_correction])
def test_rest_that_an_editor_worked_on_is_not_joined_and_named(work):
    land(SECOND, "02.txt")
    work(rest())
    land(FIRST, "01.txt")
    assert noted() == MISSING
    assert ImportNote.objects.get(code="kept-edited").article == rest()


def test_titles_and_tags_of_an_edited_first_half_stay():
    land(FIRST, "01.txt")
    whole().tags.add("春耕")
    edit(whole(), kicker="农事")
    land(SECOND, "02.txt")
    assert (whole().kicker, whole().body, whole().tags.get().name) == ("农事", WHOLE, "春耕")


def test_half_whose_note_an_editor_settled_is_left_alone(admin_user):
    land(FIRST, "01.txt")
    note = ImportNote.objects.get(code="jump-missing")
    ImportNote.objects.filter(pk=note.pk).update(settled_at=note.run.started_at, settled_by=admin_user)
    land(SECOND, "02.txt")
    assert noted() == MISSING


def test_half_that_an_editor_withdrew_is_left_alone(admin_user):
    land(FIRST, "01.txt")
    withdraw(article=whole(), by=admin_user, reason="待核")
    land(SECOND, "02.txt")
    assert (noted(), public()) == (MISSING, ["渡口建成新大桥", "新校舍迎来第一课", "备春耕"])


def test_halves_of_an_issue_without_a_date_are_joined():
    land_both(page_text(CUT, head="总第7期 第01版"), page_text(REST, head="总第7期 第02版"))
    assert (noted(), Issue.objects.get().date) == (JOINED, None)


def test_half_on_a_page_without_a_number_is_known_by_its_title():
    land_both(second=SECOND.replace(" 第02版", ""))
    assert [code for _, _, code in noted()] == ["jump-joined", "jump-joined"]


def test_page_without_jumps_asks_nothing_more():
    counts = []
    for day, text in ((1, page_text(SCHOOL, head=dated(page=2))), (2, page_text(SCHOOL, head=dated(page=2)))):
        with CaptureQueriesContext(connection) as captured:
            land(text.replace("4月28日", f"5月{day}日"), f"{day}.txt")
        counts.append(sum("importnote" in query["sql"].lower() for query in captured))
    assert counts == [1, 1]


def test_number_of_queries_does_not_grow_with_the_halves_that_are_missing():
    land(page_text(SCHOOL, head=dated("2025年4月30日")))  # staff are known from now on
    counts = []
    for number in (1, 3):
        cuts = [f"第{i}镇备春耕\n\n本报讯 第{i}镇的春耕开始了。\n\n各村要推进(下转第2版)" for i in range(number)]
        with CaptureQueriesContext(connection) as captured:
            land(page_text(*cuts, head=dated(f"2025年5月{number}日")), f"{number}.txt")
        counts.append(len(captured))
    assert counts[0] == counts[1]
