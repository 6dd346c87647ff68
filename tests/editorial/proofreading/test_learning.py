"""Who holds which office, as the archive says it."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from articles.editorial.proofreading import Learnt, confirm_holders, learn_offices, reject_holders
from articles.enums import HolderState
from articles.models import Article, Entry, OfficeHolder
from tests.factories import make_article, make_issue, make_manuscript, make_page

pytestmark = pytest.mark.django_db


def printed(day: date | None, body: str, **fields: object) -> Article:
    return make_article(page=make_page(issue=make_issue(date=day)), body=body, **fields)


def table() -> list[tuple[str, str, date | None, date | None]]:
    return list(
        OfficeHolder.objects.order_by("office", F("since").asc(nulls_first=True)).values_list(
            "office", "name", "since", "until"
        )
    )


def test_holders_are_proposed_with_the_days_on_which_they_were_read(editor: User) -> None:
    printed(date(2024, 3, 1), "区委书记江白出席会议。")
    first = printed(date(2024, 2, 1), "东河镇镇长陶宜，区委书记江白到村里。", headline="渠水进村")
    printed(date(2025, 1, 5), "区委书记段思远主持会议，副区长方圆参加。")
    printed(None, "副区长丁香参加。")
    make_manuscript(body="区委书记何有田讲话。")  # which nobody has printed
    assert learn_offices(by=editor) == Learnt(pieces=4, proposed=5, renewed=0)
    assert table() == [
        ("东河镇镇长", "陶宜", date(2024, 2, 1), None),
        ("副区长", "丁香", None, None),
        ("副区长", "方圆", date(2025, 1, 5), None),
        ("区委书记", "江白", date(2024, 2, 1), date(2024, 3, 1)),
        ("区委书记", "段思远", date(2025, 1, 5), None),
    ]
    proposed = OfficeHolder.objects.get(name="江白")
    assert (proposed.state, proposed.article, proposed.source) == (
        HolderState.LEARNT,
        first,
        "见于2篇稿件，最早为《渠水进村》",
    )
    assert Entry.objects.about(proposed)[0].actor == editor


def test_what_the_desk_has_looked_at_stays_as_it_is(editor: User) -> None:
    printed(date(2024, 3, 1), "区委书记江白出席会议，区长陶宜主持，副区长方圆参加。")
    learn_offices(by=editor)
    holders = OfficeHolder.objects
    assert confirm_holders(holders=holders.filter(name="江白"), by=editor) == 1
    assert confirm_holders(holders=holders.filter(name="江白"), by=editor) == 0
    assert reject_holders(holders=holders.filter(name="陶宜"), by=editor) == 1
    printed(date(2024, 1, 1), "区委书记江白出席会议，区长陶宜主持，副区长方圆参加。")
    assert learn_offices(by=editor) == Learnt(pieces=2, proposed=0, renewed=1)
    assert learn_offices(by=editor) == Learnt(pieces=2, proposed=0, renewed=0)
    assert set(holders.values_list("name", "state", "since")) == {
        ("江白", HolderState.CONFIRMED, date(2024, 3, 1)),
        ("陶宜", HolderState.REJECTED, date(2024, 3, 1)),
        ("方圆", HolderState.LEARNT, date(2024, 1, 1)),
    }
    assert list(Entry.objects.about(holders.get(name="陶宜")).values_list("action", flat=True)) == ["reject", "add"]


def test_questions_do_not_grow_with_pieces(editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            learn_offices(by=editor)
        return len(captured)

    printed(date(2024, 3, 1), "区委书记江白出席会议。")
    first = queries()
    for day in range(2, 8):
        printed(date(2024, 4, day), f"区委常委江{'白露方圆丁香'[day - 2]}出席会议。")
    assert queries() == first
