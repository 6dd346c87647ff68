"""Articles and issues as ninjs, held against the schema of the IPTC."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jsonschema import Draft202012Validator

from articles.models import Article
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_unit,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "ninjs-3.1.json").read_text())
MOMENT = datetime(2025, 4, 28, tzinfo=ZoneInfo("Asia/Shanghai"))


def read(client, address):
    """Read an item, which must be valid."""
    item = client.get(address).json()
    Draft202012Validator(SCHEMA).validate(item)
    return item


def test_schema_is_one_and_refuses_what_it_does_not_know():
    Draft202012Validator.check_schema(SCHEMA)
    wrong = [{}, {"uri": "https://paper.example/", "headline": "春耕"}, {"uri": "x", "associations": [{"uri": "y"}]}]
    assert [Draft202012Validator(SCHEMA).is_valid(item) for item in wrong] == [False] * 3


def test_article_is_sent_whole(client):
    page = make_page(issue=make_issue(date=MOMENT.date(), number="1580"))
    titles = {"kicker": "全区,春耕", "headline": "春风,吹绿<东河>", "deck": "三万亩,插秧"}
    article = make_article(page=page, **titles, dateline="本报讯", body="近日,插<秧>。", published_at=MOMENT)
    person = make_correspondent("林晓禾")
    make_byline(article, person, unit=make_unit("东河镇"))
    make_correction(article)
    article.tags.add("春耕")
    Article.objects.update(updated_at=MOMENT)
    address = f"http://testserver/articles/{article.pk}/"
    assert read(client, f"/articles/{article.pk}/ninjs.json") == {
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "uri": address,
        "type": "text",
        "representationType": "full",
        "version": "2",  # the byline came later
        "firstCreated": "2025-04-28T00:00:00+08:00",
        "versionCreated": "2025-04-28T00:00:00+08:00",
        "pubStatus": "usable",
        "language": "zh-Hans",
        "title": "春风，吹绿<东河>",
        "headlines": [
            {"role": "main", "value": "春风，吹绿<东河>"},
            {"role": "kicker", "value": "全区，春耕"},
            {"role": "deck", "value": "三万亩，插秧"},
        ],
        "by": "林晓禾",
        "people": [
            {"name": "林晓禾", "rel": "author", "uri": f"http://testserver/correspondents/{person.pk}/"},
        ],
        "organisations": [{"name": "东河镇", "rel": "affiliation"}],
        "subjects": [{"name": "春耕", "rel": "about"}],
        "descriptions": [{"role": "correction", "contentType": "text/plain", "value": "误：三万亩　正：二万亩"}],
        "bodies": [
            {"contentType": "text/plain", "charCount": 8, "value": "本报讯 近日，插<秧>。"},
            {
                "contentType": "text/html",
                "charCount": 8,
                "value": '<div class="text">\n<p><b class="dateline">本报讯</b> 近日，插&lt;秧&gt;。</p>\n</div>',
            },
        ],
        "copyrightHolder": "茂南新闻",
        "renditions": [{"name": "web", "href": address, "contentType": "text/html"}],
        "associations": [
            {
                "name": "2025年4月28日 总第1580期",
                "rel": "isPartOf",
                "uri": f"http://testserver/issues/{page.issue_id}/",
            }
        ],
    }


def test_article_without_anything_optional_is_valid(client):
    item = read(client, f"/articles/{make_article(headline='', page=None).pk}/ninjs.json")
    assert {"headlines", "by", "people", "subjects", "descriptions", "associations"} & set(item) == set()


def test_article_without_a_date_is_valid_and_of_no_day(client):
    article = make_article(page=make_page(issue=make_issue(not_before=MOMENT.date())))
    item = read(client, f"/articles/{article.pk}/ninjs.json")
    assert "firstCreated" not in item
    assert item["associations"][0]["name"] == read(client, f"/issues/{article.page.issue_id}/ninjs.json")["title"]
    assert item["associations"][0]["name"] == "日期不详"


def test_issue_is_sent_with_its_articles_as_printed(client):
    issue = make_issue(date=MOMENT.date())
    make_article(page=make_page(issue=issue, number=2), headline="二版,要闻")
    first = make_page(issue=issue, number=1)
    make_article(page=first, headline="一版,要闻")
    make_manuscript(page=first, position=9, headline="未发")
    item = read(client, f"/issues/{issue.pk}/ninjs.json")
    assert (item["uri"], item["type"], item["title"]) == (
        f"http://testserver/issues/{issue.pk}/",
        "composite",
        "2025年4月28日",
    )
    assert [part["name"] for part in item["associations"]] == ["一版，要闻", "二版，要闻"]


def test_hidden_article_is_not_sent(client):
    response = client.get(f"/articles/{make_manuscript(headline='机密').pk}/ninjs.json")
    assert response.status_code == 404
    assert "机密" not in response.text


def test_withdrawn_article_is_canceled(client):
    article = make_withdrawn(
        headline="春耕,开始", body="机密", withdrawn_at=MOMENT, withdrawal_notice="数据有误,重核。"
    )
    assert client.get(f"/articles/{article.pk}/ninjs.json").status_code == 410
    item = read(client, f"/articles/{article.pk}/ninjs.json")
    assert {name: item[name] for name in item if name != "standard"} == {
        "uri": f"http://testserver/articles/{article.pk}/",
        "type": "text",
        "version": "1",
        "versionCreated": "2025-04-28T00:00:00+08:00",
        "pubStatus": "canceled",
        "language": "zh-Hans",
        "title": "春耕，开始",
        "edNote": "数据有误，重核。",
        "copyrightHolder": "茂南新闻",
    }


def test_issue_that_was_withdrawn_whole_is_canceled(client):
    issue = make_withdrawn(withdrawn_at=MOMENT).page.issue
    item = read(client, f"/issues/{issue.pk}/ninjs.json")
    assert (item["type"], item["pubStatus"], item["versionCreated"]) == (
        "composite",
        "canceled",
        "2025-04-28T00:00:00+08:00",
    )
    assert client.get(f"/issues/{issue.pk}/ninjs.json").status_code == 410


def test_rest_of_an_article_leads_to_the_whole(client):
    whole = make_article()
    rest = make_manuscript(continues=whole)
    response = client.get(f"/articles/{rest.pk}/ninjs.json")
    assert (response.status_code, response["Location"]) == (302, f"/articles/{whole.pk}/ninjs.json")


def test_hidden_issue_is_not_sent(client):
    issue = make_manuscript(page=make_page(), position=1).page.issue
    assert client.get(f"/issues/{issue.pk}/ninjs.json").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(client, count, django_assert_num_queries):
    page = make_page()
    for number in range(count):
        article = make_article(page=page)
        make_byline(article, make_correspondent(f"作者{number}"), unit=make_unit(f"单位{number}"))
        make_correction(article)
        article.tags.add(f"标签{number}")
    with django_assert_num_queries(4):
        client.get(f"/articles/{article.pk}/ninjs.json")
    with django_assert_num_queries(5):
        client.get(f"/issues/{page.issue_id}/ninjs.json")
