"""Old addresses of who was merged lead to who stands for them, and work again when the two are taken apart."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.editorial import merge_records, unmerge_record
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_manuscript,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return User.objects.create_user("秦晓岚")


def write(person=None, unit=None):
    return make_byline(make_article(), person or make_correspondent(f"人{unit}"), unit=unit).article


def two_people():
    kept, gone = make_correspondent("林晓禾"), make_correspondent("林小禾")
    return kept, gone, [write(kept), write(gone)]


def two_units():
    kept, gone = make_unit("东河镇政府"), make_unit("东河镇人民政府")
    return kept, gone, [write(unit=kept), write(unit=gone)]


def two_editors():
    kept, gone = make_editor("陆远桥"), make_editor("陆运桥")
    articles = [make_article(page=make_page()) for _ in range(2)]
    for article, editor in zip(articles, (kept, gone), strict=True):
        make_credit(article.page, editor)
    return kept, gone, articles


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (two_people, ["correspondent", "correspondent-feed-atom", "correspondent-feed-json"]),
        (two_units, ["unit"]),
        (two_editors, ["editor"]),
    ],
)
def test_address_leads_on_until_the_two_are_taken_apart(client, by, make, names):
    kept, gone, _ = make()
    old, new = ([reverse(name, args=[row.pk]) for name in names] for row in (gone, kept))
    assert [client.get(url).status_code for url in old] == [200] * len(names)
    merge_records(gone=gone, kept=kept, by=by)
    answers = [client.get(url) for url in old]
    assert [(answer.status_code, answer.url) for answer in answers] == [(301, url) for url in new]
    assert {answer["Cache-Control"] for answer in answers} == {"public, max-age=0, must-revalidate"}
    gone.refresh_from_db()
    unmerge_record(gone=gone, by=by)
    assert [client.get(url).status_code for url in old] == [200] * len(names)


def test_page_of_who_stands_has_the_pieces_of_both_under_their_printed_names(client, by):
    kept, gone, articles = two_people()
    merge_records(gone=gone, kept=kept, by=by)
    response = client.get(kept.get_absolute_url())
    assert {article.pk for article in response.context["page"]} == {article.pk for article in articles}
    text = response.content.decode()
    assert f'<a href="/correspondents/{kept.pk}/">林小禾</a>' in text
    assert f"/correspondents/{gone.pk}/" not in text
    assert "林小禾" not in client.get("/correspondents/").content.decode()


@pytest.mark.parametrize("name", ["articles", "search"])
@pytest.mark.parametrize(("make", "field"), [(two_people, "correspondent"), (two_units, "unit")])
def test_list_that_an_old_address_narrows_is_that_of_who_stands(client, by, name, make, field):
    kept, gone, _articles = make()
    merge_records(gone=gone, kept=kept, by=by)
    told = [client.get(reverse(name), {field: row.pk, "q": "春风"}).text.count("</li>") for row in (gone, kept)]
    assert told[0] == told[1] > 0


def test_who_stands_and_has_nothing_for_readers_is_not_there(client, by):
    kept, gone = make_correspondent("林晓禾"), make_correspondent("林小禾")
    make_byline(make_manuscript(), gone)
    merge_records(gone=gone, kept=kept, by=by)
    assert client.get(reverse("correspondent", args=[gone.pk])).status_code == 404


@pytest.mark.parametrize("key", ["0", "99999999999999999999", "x"])
def test_address_of_nobody_is_nobody(client, key):
    assert client.get(f"/correspondents/{key}/").status_code == 404
    assert client.get("/articles/", {"correspondent": key}).status_code == 200
