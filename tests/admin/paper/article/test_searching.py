"""The list of pieces, and the pieces that a form picks, are searched by the index."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import make_article, make_issue, make_manuscript, make_page

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_article_changelist")


def listed(client, **query):
    return list(client.get(LIST, query).context["cl"].result_list)


def test_list_finds_pieces_by_words_tag_and_day(admin_client):
    page = make_page(issue=make_issue(date=date(2024, 12, 31)), number=1)
    article = make_article(page=page, headline="春耕", body="全区备耕。")
    article.tags.add("农业")
    make_article(headline="春耕")
    assert listed(admin_client, q="备耕 农业 12月31日 第1版") == [article]


def test_list_keeps_its_filters_and_its_order(admin_client):
    old, new = make_article(headline="春耕乙"), make_article(headline="春耕甲")
    make_manuscript(headline="春耕丙")
    query = {"q": "春耕", "visibility__exact": "published"}
    assert listed(admin_client, **query) == [new, old]
    assert listed(admin_client, **query, o="1") == sorted([new, old], key=lambda article: article.headline)


def test_form_that_picks_a_piece_finds_it_by_the_index(admin_client):
    article = make_article(body="全区备耕。")
    make_article()
    picked = {"app_label": "articles", "model_name": "correction", "field_name": "article", "term": "备耕"}
    found = admin_client.get(reverse("admin:autocomplete"), picked).json()["results"]
    assert [row["id"] for row in found] == [str(article.pk)]


def test_dates_to_go_by_are_offered_where_nothing_is_looked_for(admin_client):
    make_article(headline="春耕")
    assert admin_client.get(LIST).context["cl"].date_hierarchy == "published_at"
    assert admin_client.get(LIST, {"q": "春耕"}).context["cl"].date_hierarchy is None
