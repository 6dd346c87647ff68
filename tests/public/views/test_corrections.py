from datetime import date

import pytest

from tests.factories import make_article, make_correction, make_manuscript, make_withdrawn

pytestmark = pytest.mark.django_db


def test_corrections_are_listed_newest_first_with_their_articles(client):
    older, newer = make_article(headline="早稻插秧"), make_article(headline="")
    make_correction(older, date=date(2026, 3, 5), text="三万亩应为二万亩。")
    make_correction(newer, date=date(2026, 3, 9))
    response = client.get("/corrections/")
    assert [str(correction.article) for correction in response.context["page"]] == [str(newer), "早稻插秧"]
    assert f'href="{older.get_absolute_url()}#corrections">' in response.text
    assert "2026年3月5日</time></span> 三万亩应为二万亩。" in response.text


@pytest.mark.parametrize("make", [make_manuscript, make_withdrawn])
def test_corrections_of_hidden_articles_are_hidden(client, make):
    make_correction(make(headline="机密要闻"), text="机密更正。")
    text = client.get("/corrections/").text
    assert "机密" not in text
    assert "尚无更正" in text


@pytest.mark.parametrize("count", [1, 3])
def test_corrections_queries_do_not_grow(client, count, django_assert_num_queries):
    for _ in range(count):
        make_correction(make_article(headline=""))
    with django_assert_num_queries(3):
        assert client.get("/corrections/").status_code == 200
