import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.enums import Stage, Visibility
from articles.importing.persist import Foresight, Outcome, making, store
from articles.importing.persist.memory import read_article
from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused
from articles.importing.report.refusals import say_refusal
from articles.models import (
    Article,
    Byline,
    Correspondent,
    ImportNote,
    ImportRun,
    Issue,
    Page,
    Signature,
    SourceText,
    Unit,
)
from tests.factories import make_issue, make_page
from tests.importing.pages import BRIDGE, SCHOOL, SPRING, dated, land, page_text

pytestmark = pytest.mark.django_db
TEXT = page_text(SPRING, SCHOOL)


def rows():
    """Give every row of the application, field by field."""
    models = apps.get_app_config("articles").get_models()
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in models]


def refusal(*arguments, **given):
    """Give the code with which a text is refused; nothing may have been written."""
    before = rows()
    with pytest.raises(PageRefused) as refused:
        land(*arguments, **given)
    assert rows() == before
    return refused.value.code


def test_page_lands_whole():
    stored = land(page_text(SPRING, SCHOOL, head=dated(number="1580")))
    page = Page.objects.get()
    assert (stored.outcome, stored.page) == (Outcome.CREATED, page)
    assert (page.issue.date, page.issue.number, page.number) == (datetime.date(2025, 4, 28), "1580", 1)
    assert (page.hotline, page.email) == ("2960000", "donghe@example.com")
    assert [str(credit) for credit in page.credits.all()] == ["值班主任:江白", "责编 版式:陶宜", "责编 版式:段思远"]
    assert [(a.position, a.headline) for a in page.articles.order_by("position")] == [
        (1, "春风吹绿东河岸"),
        (2, "新校舍迎来第一课"),
    ]


def test_articles_enter_as_printed_with_their_source_and_no_forged_review():
    land(TEXT)
    source = SourceText.objects.get()
    assert (bytes(source.content), source.name, source.encoding) == (TEXT.encode(), "01.txt", "utf-8")
    for article in Article.objects.all():
        assert (article.stage, article.visibility, article.source) == (Stage.PRINTED, Visibility.PUBLISHED, source)
        assert read_article(article).printed.headline == article.headline
    assert not Signature.objects.exists()


def test_one_person_at_two_articles_is_one_correspondent():
    land(TEXT)
    people = [
        (b.label, b.correspondent.name, b.position) for b in Byline.objects.order_by("article__position", "position")
    ]
    assert people == [("通讯员", "林晓禾", 1), ("本报通讯员", "方小满", 1), ("本报通讯员", "林晓禾", 2)]
    assert Correspondent.objects.count() == 2


def test_of_namesakes_the_one_without_a_distinction_is_credited():
    Correspondent.objects.create(name="林晓禾", distinction="小")
    plain = Correspondent.objects.create(name="林晓禾")
    land(page_text(SPRING))
    assert Byline.objects.get().correspondent == plain


def test_printed_unit_is_that_of_the_byline_and_the_known_one_of_the_others():
    known = Unit.objects.create(name="东河镇")
    Correspondent.objects.create(name="林晓禾", unit=known)
    Correspondent.objects.create(name="高远", unit=known)
    land(page_text(SPRING, f"{BRIDGE}(作者单位:东河区河湾中学)"))
    units = Byline.objects.order_by("article__position").values_list("correspondent__name", "unit__name")
    assert list(units) == [("林晓禾", "东河镇"), ("高远", "东河区河湾中学")]
    assert {person.unit for person in Correspondent.objects.all()} == {known}


def test_number_of_queries_does_not_grow_with_the_page():
    land(page_text(SCHOOL, head=dated("2025年4月30日")))  # staff are known from now on
    counts = []
    for number in (1, 8):
        articles = [
            SPRING.replace("春风", f"第{i}阵风").replace("林晓禾", f"林晓{i}".translate(HAN))
            + f"(作者单位:东河第{number}{i}小学)"
            for i in range(number)
        ]
        text = page_text(*articles, head=dated(f"2025年5月{number}日"))
        with CaptureQueriesContext(connection) as captured:
            land(text, f"{number}.txt")
        counts.append(len(captured))
    assert Article.objects.count() == 10
    assert counts[0] == counts[1]


HAN = str.maketrans("01234567", "甲乙丙丁戊己庚辛")


def test_same_bytes_write_nothing():
    land(TEXT)
    before = rows()
    assert land(TEXT, "02.txt").outcome is Outcome.UNCHANGED
    assert rows() == before
    assert ImportRun.objects.count() == 1


def test_failure_in_the_middle_leaves_nothing(monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(making, "_note_rows", fail)
    before = rows()
    with pytest.raises(RuntimeError):
        land(TEXT)
    assert rows() == before


def test_paper_is_public_from_the_first_minute_of_its_day():
    land(page_text(SPRING, head=dated("2025年4月28日")))
    midnight = datetime.datetime(2025, 4, 28, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert Article.objects.get().published_at == midnight
    assert not Article.objects.published(at=midnight - datetime.timedelta(seconds=1)).exists()
    assert Article.objects.published(at=midnight).exists()


def test_page_that_dates_its_issue_brings_the_earlier_pieces_to_that_day():
    land(TEXT, number="1580")
    land(page_text(BRIDGE), "02.txt", number="1580", date=datetime.date(2025, 4, 28))
    days = {timezone.localdate(article.published_at) for article in Article.objects.all()}
    assert (Article.objects.count(), days) == (3, {datetime.date(2025, 4, 28)})


def test_undated_page_is_public_and_keeps_the_day_it_is_not_before():
    land(TEXT)
    issue = Issue.objects.get()
    assert (issue.date, issue.not_before) == (None, datetime.date(2025, 4, 24))
    assert Article.objects.published().count() == 2
    assert ImportNote.objects.filter(code="date-missing").count() == 1


def test_date_told_later_is_filled_in():
    land(TEXT)
    assert land(TEXT, date=datetime.date(2025, 4, 28)).outcome is Outcome.UPDATED
    assert Issue.objects.get().date == datetime.date(2025, 4, 28)
    assert not ImportNote.objects.filter(code="date-missing").exists()
    assert Page.objects.count() == 1


def test_page_moves_into_the_issue_that_the_date_names():
    land(page_text(BRIDGE, head=dated(page=2)))
    land(TEXT)
    land(TEXT, date=datetime.date(2025, 4, 28), page=1)
    assert [page.number for page in Issue.objects.get().pages.all()] == [1, 2]


def test_pages_without_numbers_come_together_in_one_issue():
    land(TEXT, "a.txt")
    land(page_text(BRIDGE), "b.txt")
    for name, text in (("a.txt", TEXT), ("b.txt", page_text(BRIDGE))):
        land(text, name, date=datetime.date(2025, 4, 28))
    assert Issue.objects.get().pages.count() == 2


def test_revised_text_with_a_date_finds_its_undated_page():
    land(page_text(BRIDGE, head=dated(page=2)), "02.txt")
    land(TEXT)
    stored = land(TEXT.replace("天不亮", "天没亮"), date=datetime.date(2025, 4, 28))
    assert stored.outcome is Outcome.UPDATED
    assert Page.objects.count() == 2


def test_several_texts_are_pages_of_one_issue():
    for number in (1, 2):
        land(page_text(f"第{number}版头条\n\n这是第{number}版。", head=dated(page=number)), f"{number}.txt")
    assert [page.number for page in Issue.objects.get().pages.all()] == [1, 2]


def test_two_texts_that_claim_one_page():
    land(page_text(SPRING, SCHOOL, head=dated()))
    assert refusal(page_text(BRIDGE, head=dated("2025年4月28日")), "other.txt") == "page-taken"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"date": datetime.date(2025, 4, 28), "number": "1581"}, "issue-contradicts"),
        ({"date": datetime.date(2025, 4, 29), "number": "1580"}, "issue-date-contradicts"),
    ],
)
def test_contradiction_with_a_known_issue_is_refused(told, code):
    make_issue(date=datetime.date(2025, 4, 28), number="1580")
    assert refusal(TEXT, **told) == code


def test_date_more_than_a_year_ahead_is_refused():
    today = timezone.localdate()
    assert refusal(TEXT, date=today + datetime.timedelta(days=367)) == "date-ahead"
    assert not Page.objects.exists()
    land(TEXT, date=today + datetime.timedelta(days=366))


def test_title_that_no_column_holds_is_refused_on_every_database():
    page = page_text(SPRING.replace("春风吹绿东河岸", "春风吹绿东河岸" * 60))
    parsed = parse_page(page.encode(), "01.txt")
    for act in (store, Foresight().foresee):
        with pytest.raises(PageRefused) as refused:
            act(parsed, page.encode())
        assert say_refusal(refused.value).startswith("主题“春风吹绿东河岸春风吹绿东河岸春风吹绿东河…”超过 400 个字")
    assert not Page.objects.exists()


def test_text_received_for_another_day_is_refused():
    land(TEXT, date=datetime.date(2025, 4, 28))
    assert refusal(TEXT, date=datetime.date(2025, 4, 29)) == "received-elsewhere"


def test_page_made_by_hand_takes_what_is_printed_and_keeps_what_was_typed():
    page = make_page(issue=make_issue(date=datetime.date(2025, 4, 28)), number=1, hotline="110")
    land(page_text(SPRING, SCHOOL, head=dated()))
    page.refresh_from_db()
    assert Page.objects.count() == 1
    assert (page.hotline, page.email, len(page.imprint_lines)) == ("110", "donghe@example.com", 5)
    assert (page.articles.count(), page.credits.count()) == (2, 3)
