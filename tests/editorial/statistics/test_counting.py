"""Statistics of people and units, on an archive small enough to count by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial.statistics import Period, count, printed_by_month, sections, undated_count
from articles.enums import BylineRole, Contribution, FeeBasis, Visibility
from articles.models import Article, Correspondent, FeeRule, Page
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_scheduled,
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db
APRIL = Period.parse("2025-04")


def page_of(day: date, number: int = 1, section: str = "要闻") -> Page:
    return make_page(issue=make_issue(date=day), number=number, section=section)


def printed(page: Page, *people: Correspondent, role: str = BylineRole.CORRESPONDENT, **fields: Any) -> Article:
    article = make_article(page=page, **fields)
    for person in people:
        make_byline(article, person, role=role, unit=person.unit)
    return article


@pytest.fixture
def front() -> Page:
    return page_of(date(2025, 4, 28))


def test_a_joint_piece_is_shared_by_those_who_wrote_it(front: Page) -> None:
    one, two, three = (make_correspondent(name) for name in ("白露", "丁香", "方圆"))
    printed(front, one, two, three, body="四个字呢")
    printed(front, one, two, body="春天来了。")
    printed(front, three, body="一")
    found = count(APRIL)
    tally = found.people[one.pk]
    assert (tally.whole, tally.shared, tally.sole, tally.joint) == (2, Fraction(5, 6), 0, 2)
    assert (tally.front, tally.lead, tally.characters) == (2, 1, 9)
    assert found.people[three.pk].sole == 1
    assert found.totals.whole == found.totals.shared == 3
    assert {key: tally.rank for key, tally in found.people.items()} == {one.pk: 2, two.pk: 2, three.pk: 1}


def test_reporters_and_correspondents_share_by_kind(front: Page) -> None:
    reporter, writer = make_correspondent("白露"), make_correspondent("丁香")
    both = printed(front, writer)
    make_byline(both, reporter, role=BylineRole.REPORTER)
    assert count(APRIL).people[writer.pk].shared == Fraction(1, 2)
    alone = count(APRIL, Contribution.CORRESPONDENTS)
    assert alone.people[writer.pk].shared == alone.totals.shared == 1
    assert reporter.pk not in alone.people
    assert count(APRIL, Contribution.REPORTERS).people[reporter.pk].sole == 1


def test_who_wrote_and_photographed_counts_once_and_has_a_picture(front: Page) -> None:
    person = make_correspondent("白露")
    article = printed(front, person)
    make_byline(article, person, role=BylineRole.PHOTOGRAPHER)
    make_byline(article, make_correspondent("丁香"), role=BylineRole.PHOTOGRAPHER)
    found = count(APRIL)
    assert (found.people[person.pk].whole, found.people[person.pk].pictures, found.totals.pictures) == (1, 1, 1)
    assert count(APRIL, Contribution.PICTURES).people[person.pk].shared == Fraction(1, 2)


def test_what_readers_cannot_see_does_not_count_and_what_was_withdrawn_stands_apart(front: Page) -> None:
    person = make_correspondent("白露")
    for article in (
        make_manuscript(),
        make_scheduled(datetime(2999, 4, 1, tzinfo=UTC), page=front),
        make_article(page=front, visibility=Visibility.HIDDEN),
    ):
        make_byline(article, person)
    make_byline(make_withdrawn(page=front), person)
    withdrawn_from_the_web = make_withdrawn(page=None, withdrawn_at=datetime(2025, 4, 2, tzinfo=UTC))
    make_byline(withdrawn_from_the_web, person)
    tally = count(APRIL).people[person.pk]
    assert (tally.whole, tally.shared, tally.rank, tally.withdrawn) == (0, 0, 0, 2)
    assert count(APRIL).totals.whole == 0
    assert count(Period.parse("2025-03")).people == {}


def test_pieces_without_a_date_are_of_no_period_and_are_told_apart() -> None:
    person = make_correspondent("白露")
    printed(make_page(), person)
    assert count(APRIL).people == {}
    assert undated_count() == 1
    assert count(None).people[person.pk].whole == 1


def test_a_unit_has_a_piece_once_and_keeps_it_when_the_person_moves_on(front: Page) -> None:
    unit = make_unit("东河镇")
    one, two = make_correspondent("白露", unit=unit), make_correspondent("丁香", unit=unit)
    outsider = make_correspondent("方圆")
    printed(front, one, two, outsider)
    Correspondent.objects.update(unit=make_unit("西山镇"))
    found = count(APRIL)
    assert (found.units[unit.pk].whole, found.units[unit.pk].shared) == (1, Fraction(2, 3))
    assert (found.units[None].whole, found.units[None].shared, found.units[None].rank) == (1, Fraction(1, 3), 0)


def test_a_period_is_compared_with_others(front: Page) -> None:
    person, former = make_correspondent("白露"), make_correspondent("丁香")
    for _ in range(3):
        printed(front, person)
    printed(page_of(date(2025, 3, 31)), person, former)
    printed(page_of(date(2024, 4, 1)), former)
    found = count(APRIL)
    assert (found.people[person.pk].change, found.people[person.pk].year_change) == (2, 3)
    assert (found.people[former.pk].whole, found.people[former.pk].change) == (0, -1)
    assert found.people[former.pk].year_change == -1


def test_a_section_counts_by_itself(front: Page) -> None:
    person = make_correspondent("白露")
    printed(front, person)
    printed(make_page(issue=front.issue, number=2, section=""), person)
    assert sections() == ["", "要闻"]
    assert count(APRIL, section="要闻").people[person.pk].front == 1
    assert (count(APRIL, section="").totals.whole, count(APRIL, section="").totals.front) == (1, 0)


def test_fees_follow_the_rule_of_the_day_and_are_shared(front: Page) -> None:
    one, two = make_correspondent("白露"), make_correspondent("丁香")
    FeeRule.objects.create(since=date(2020, 1, 1), amount=Decimal(1000))
    FeeRule.objects.create(
        since=date(2025, 4, 28), amount=Decimal(80), front_page_factor=Decimal("1.5"), lead_factor=Decimal(2)
    )
    FeeRule.objects.create(since=date(2025, 4, 29), amount=Decimal(999))
    FeeRule.objects.create(
        kind=Contribution.PICTURES, since=date(2025, 1, 1), basis=FeeBasis.PER_PIECE, amount=Decimal(30)
    )
    lead = printed(front, one, two, body="字" * 500)
    make_byline(lead, two, role=BylineRole.PHOTOGRAPHER)
    found = count(APRIL)
    # 0.5 thousand × 80 × 1.5 × 2 = 120, shared by two; the picture is another's alone.
    assert found.people[one.pk].fee == Decimal("60.00")
    assert found.people[two.pk].fee == Decimal("90.00")
    assert found.totals.fee == Decimal("150.00")
    assert found.units[None].fee == Decimal("150.00")
    Article.objects.update(
        visibility=Visibility.WITHDRAWN, published_at=None, withdrawn_at=datetime(2025, 5, 1, tzinfo=UTC)
    )
    assert count(APRIL).totals.fee == 0


def test_the_months_of_a_year_are_counted(front: Page) -> None:
    person = make_correspondent("白露")
    printed(front, person, make_correspondent("丁香"))
    printed(page_of(date(2024, 12, 31)), person)
    months = dict(printed_by_month(date(2025, 6, 15), Contribution.WRITING, None))
    assert len(months) == 12
    assert [(month, n) for month, n in months.items() if n] == [(date(2024, 12, 1), 1), (date(2025, 4, 1), 1)]


def test_queries_do_not_grow(front: Page) -> None:
    for number in range(5):
        printed(front, make_correspondent(f"白露{number}"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        count(APRIL)
    assert len(queries) == 7
