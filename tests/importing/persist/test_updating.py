import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.enums import Visibility
from articles.importing.persist import Outcome
from articles.importing.persist.memory import read_article
from articles.models import Article, Byline, Correspondent, ImportNote, Issue, Page, Unit
from tests.factories import make_correction
from tests.importing.pages import BRIDGE, SCHOOL, SPRING, dated, land, page_text

pytestmark = pytest.mark.django_db
FIRST = page_text(SPRING, SCHOOL)
REWORDED = FIRST.replace("天不亮", "天没亮")


def article(headline):
    return Article.objects.get(headline=headline)


def kept(stored):
    return [note.facts["fields"] for note in stored.notes if note.code == "kept-edited"]


def edit(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


def test_changed_wording_is_taken_over_and_counted():
    land(FIRST)
    stored = land(REWORDED)
    spring, school = article("春风吹绿东河岸"), article("新校舍迎来第一课")
    assert (stored.outcome, kept(stored)) == (Outcome.UPDATED, [])
    assert "天没亮" in spring.body
    assert (spring.revision, school.revision) == (2, 1)
    assert spring.source == school.source == Page.objects.get().sources.latest()


def test_changed_line_numbers_are_no_new_wording():
    land(FIRST)
    land("\n\n" + FIRST)
    assert {row.revision for row in Article.objects.all()} == {1}
    assert read_article(article("春风吹绿东河岸")).printed.body[0].lines == (12,)


@pytest.mark.parametrize("field", ["headline", "kicker", "deck", "body", "dateline"])
def test_what_an_editor_changed_is_kept_and_named(field):
    land(FIRST)
    spring = article("春风吹绿东河岸")
    edit(spring, **{field: "编辑改过"})
    changes = {
        "headline": ("春风吹绿东河岸", "春风吹绿东河两岸"),
        "kicker": ("春风吹绿东河岸", "春耕现场会召开\n春风吹绿东河岸"),
        "deck": ("春风吹绿东河岸", "春风吹绿东河岸\n——东河见闻"),
        "body": ("天不亮", "天没亮"),
        "dateline": ("本报讯", "本报东河4月24日讯"),
    }
    stored = land(FIRST.replace(*changes[field]))
    spring.refresh_from_db()
    assert getattr(spring, field) == "编辑改过"
    assert kept(stored) == [[field]]
    assert ImportNote.objects.filter(code="kept-edited").count() == 1


def test_byline_is_updated_unless_edited():
    changed = FIRST.replace("■通讯员 林晓禾", "■通讯员 高远")
    land(FIRST)
    land(changed)
    assert article("春风吹绿东河岸").bylines.get().correspondent.name == "高远"
    edit(
        article("春风吹绿东河岸").bylines.get(),
        correspondent=Correspondent.objects.create(name="陆远桥"),
        name="陆远桥",
    )
    stored = land(FIRST)
    assert article("春风吹绿东河岸").bylines.get().correspondent.name == "陆远桥"
    assert kept(stored) == [["byline"]]


def test_renamed_record_is_no_edit_and_the_name_stays_as_printed():
    land(FIRST)
    Correspondent.objects.filter(name="林晓禾").update(name="林小河")
    stored = land(FIRST.replace("■通讯员 林晓禾", "■本报通讯员 林晓禾"))
    byline = article("春风吹绿东河岸").bylines.get()
    assert (kept(stored), byline.label, byline.name) == ([], "本报通讯员", "林晓禾")
    assert byline.correspondent.name == "林小河"


def test_person_twice_in_a_byline_is_no_edit():
    twice = FIRST.replace("■通讯员 林晓禾", "本报记者 林晓禾 记者 林晓禾")
    land(twice)
    stored = land(twice.replace("本报记者 林晓禾 记者 林晓禾", "本报记者 高远"))
    assert kept(stored) == []
    assert article("春风吹绿东河岸").bylines.get().correspondent.name == "高远"


def test_unit_of_a_byline_is_updated_unless_edited():
    land(FIRST)
    land(FIRST.replace("下了地。", "下了地。(作者单位:东河中学)"))
    byline = article("春风吹绿东河岸").bylines.get()
    assert byline.unit.name == "东河中学"
    edit(byline, unit=Unit.objects.create(name="河湾中学"), unit_name="河湾中学")
    stored = land(FIRST.replace("下了地。", "下了地。(作者单位:东河小学)"))
    assert article("春风吹绿东河岸").bylines.get().unit.name == "河湾中学"
    assert kept(stored) == [["byline"]]


def test_tags_stay():
    land(FIRST)
    article("春风吹绿东河岸").tags.add("春耕")
    land(REWORDED)
    assert [tag.name for tag in article("春风吹绿东河岸").tags.all()] == ["春耕"]


def test_new_article_is_added_and_a_vanished_one_withdrawn():
    land(FIRST)
    land(page_text(SPRING, BRIDGE))
    assert article("渡口建成新大桥").visibility == Visibility.PUBLISHED
    assert article("新校舍迎来第一课").visibility == Visibility.WITHDRAWN
    assert article("春风吹绿东河岸").visibility == Visibility.PUBLISHED


def test_vanished_article_that_an_editor_worked_on_stays():
    land(FIRST)
    edit(article("新校舍迎来第一课"), body="编辑改过")
    stored = land(page_text(SPRING))
    assert article("新校舍迎来第一课").visibility == Visibility.PUBLISHED
    assert kept(stored) == [["article"]]


def test_first_text_again_brings_everything_back():
    land(FIRST)
    before = list(Article.objects.order_by("pk").values("headline", "body", "visibility", "published_at", "position"))
    land(page_text(SPRING.replace("天不亮", "天没亮")))
    assert land(FIRST).outcome is Outcome.UPDATED
    after = list(Article.objects.order_by("pk").values("headline", "body", "visibility", "published_at", "position"))
    for row in before + after:
        row["published_at"] = bool(row["published_at"])
    assert after == before
    assert Page.objects.get().sources.count() == 2


def test_article_that_an_editor_withdrew_stays_so():
    land(FIRST)
    spring = article("春风吹绿东河岸")
    edit(spring, visibility=Visibility.WITHDRAWN, published_at=None, withdrawn_at=spring.created_at)
    land(page_text(SCHOOL))
    land(FIRST)
    assert article("春风吹绿东河岸").visibility == Visibility.WITHDRAWN


def test_note_that_an_editor_settled_does_not_come_back(admin_user):
    land(FIRST)
    note = ImportNote.objects.get(code="credit-joint")
    edit(note, settled_at=note.run.started_at, settled_by=admin_user)
    land(REWORDED)
    assert [(n.code, n.settled_by) for n in ImportNote.objects.order_by("code")] == [
        ("credit-joint", admin_user),
        ("date-missing", None),
    ]


def test_credits_and_furniture_are_updated_unless_edited():
    land(FIRST)
    land(FIRST.replace("值班主任:江白", "值班主任:高远").replace("2960000", "2970000"))
    page = Page.objects.get()
    assert (str(page.credits.first()), page.hotline) == ("值班主任:高远", "2970000")
    edit(page, hotline="110")
    stored = land(FIRST.replace("2960000", "2980000"))
    page.refresh_from_db()
    assert (page.hotline, kept(stored)) == ("110", [["hotline"]])


def test_vanished_article_is_named():
    land(FIRST)
    stored = land(page_text(SPRING))
    assert [note.facts for note in stored.notes if note.code == "vanished"] == [{"title": "新校舍迎来第一课"}]
    assert ImportNote.objects.get(code="vanished").article == article("新校舍迎来第一课")


@pytest.mark.parametrize("work", [lambda row: row.tags.add("校园"), make_correction])
def test_vanished_article_with_tags_or_corrections_stays(work):
    land(FIRST)
    work(article("新校舍迎来第一课"))
    land(page_text(SPRING))
    assert article("新校舍迎来第一课").visibility == Visibility.PUBLISHED


def test_missing_date_is_no_doubt_once_staff_know_it():
    land(FIRST)
    Issue.objects.update(date=datetime.date(2025, 4, 28))
    stored = land(REWORDED)
    assert not [note for note in stored.notes if note.code == "date-missing"]
    assert not ImportNote.objects.open().filter(code="date-missing").exists()


def test_date_and_page_that_an_editor_corrected_stay_corrected():
    text = page_text(SPRING, SCHOOL, head=dated(page=1))
    land(text)
    Issue.objects.update(date=datetime.date(2025, 4, 29))
    Page.objects.update(number=3)
    assert land(text).outcome is Outcome.UNCHANGED
    assert land(text.replace("天不亮", "天刚亮")).outcome is Outcome.UPDATED
    assert (Page.objects.get().number, Issue.objects.get().date) == (3, datetime.date(2025, 4, 29))


def test_queries_do_not_grow_with_what_changed():
    ContentType.objects.get_for_model(Article)  # remembered from now on
    counts = []
    for number in (1, 3):
        head = dated(f"2025年5月{number}日")
        stay = [f"{place}地修渠引水\n\n■通讯员 林晓{place}\n\n渠水流进了{place * 30}。" for place in "甲乙丙"[:number]]
        vanish = [f"{place}村办起夜校\n\n■记者 高远\n\n夜校教{place * 40}。" for place in "丁戊己"[:number]]
        land(page_text(*stay, *vanish, head=head), f"{number}.txt")
        changed = page_text(*stay, head=head).replace("流进", "引进").replace("林晓", "林小")
        with CaptureQueriesContext(connection) as captured:
            stored = land(changed, f"{number}.txt")
        assert [note.code for note in stored.notes].count("vanished") == number
        counts.append(len(captured))
    assert Byline.objects.filter(correspondent__name__startswith="林小").count() == 4
    assert counts[0] == counts[1]
