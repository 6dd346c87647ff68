from datetime import date

import pytest
from django.http import QueryDict

from articles.public.search_form import SearchForm
from articles.search import Found
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db

BAD = ["", "q=", "q=%20", "q=%E3%80%82", "q=" + "x" * 10_000, "q=%00%01", "q=%22", "q=%FF%FE", "q=%22%E2%80%9C*"]
MISSING = ["issue=0", "issue=x", "correspondent=0", "unit=0", "tag=none", "year=0", "year=x", "order=x"]


def query(text):
    return SearchForm(QueryDict(text))


@pytest.mark.parametrize("text", BAD)
def test_bad_words_find_nothing(text):
    make_article(body="x" * 100)
    assert query(text).found() == Found((), 0, None)


@pytest.mark.parametrize("text", MISSING)
def test_filter_of_nothing_finds_nothing(text):
    make_article(body="春耕。")
    assert query(f"q=春耕&{text}").found() == Found((), 0, None)


def test_each_filter_keeps_its_own():
    unit = make_unit()
    here = make_article(body="春耕。", page=make_page(section="要闻", issue=make_issue(date=date(2024, 6, 1))))
    make_byline(here, make_correspondent(), unit=unit)
    make_byline(here, make_correspondent("苏一帆"), unit=unit)
    here.tags.add("农时")
    make_article(body="春耕。", page=make_page(section="副刊"))
    person = here.bylines.first().correspondent_id
    filters = [f"issue={here.page.issue_id}", "section=要闻", f"correspondent={person}", f"unit={unit.pk}", "tag=农时"]
    for text in [*filters, "year=2024", "&".join(filters)]:
        assert query(f"q=春耕&{text}").found() == Found((here.pk,), 1, None)


def test_only_what_is_public_can_be_chosen():
    hidden = make_manuscript(body="春耕。")
    make_byline(hidden, make_correspondent(), unit=make_unit())
    assert not query(f"q=春耕&unit={hidden.bylines.get().unit_id}").is_valid()


@pytest.mark.parametrize("after", ["x", "1-2-3", "1.2.3", "0.1.2." + "9" * 20, "0.0.0.1", f"0.1.{'9' * 20}.1"])
def test_bad_place_spoils_nothing(after):
    make_article(body="春耕。")
    assert query(f"q=春耕&after={after}").found().total == 1


def test_words_are_kept_for_the_box():
    assert [query(text).words for text in ("q=+春%00耕", "q=" + "x" * 999, "")] == ["春 耕", "x" * 100, ""]
