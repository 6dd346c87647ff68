from datetime import date

import pytest

from tests.factories import make_article, make_correction, make_manuscript, make_retracted, make_withdrawn

pytestmark = pytest.mark.django_db


def test_corrections_are_listed_newest_first_with_their_articles(client):
    older, newer = make_article(headline="早稻插秧"), make_article(headline="")
    row = make_correction(older, day=date(2026, 3, 5))
    make_correction(newer, day=date(2026, 3, 9))
    response = client.get("/corrections/")
    assert [str(correction.article) for correction in response.context["page"]] == [str(newer), "早稻插秧"]
    assert f'href="{older.get_absolute_url()}#correction-{row.pk}">' in response.text
    assert f'id="correction-{row.pk}"' in client.get(older.get_absolute_url()).text
    assert "2026年3月5日</time></p>" in response.text
    assert "<dt>误</dt> <dd>三万亩</dd>" in response.text
    assert "<dt>正</dt> <dd>二万亩</dd>" in response.text


def test_retracted_corrections_stay_in_the_list_struck_through(client):
    make_retracted(make_article(), "原文无误。")
    _before, _mark, behind = client.get("/corrections/").text.partition("撤回：原文无误。")
    assert behind.index("<del>") < behind.index("三万亩") < behind.index("</del>")


@pytest.mark.parametrize("make", [make_manuscript, make_withdrawn])
def test_corrections_of_hidden_articles_are_hidden(client, make):
    make_correction(make(headline="机密要闻"), wrong="机密更正。")
    text = client.get("/corrections/").text
    assert "机密" not in text
    assert "尚无更正" in text


@pytest.mark.parametrize("count", [1, 3])
def test_corrections_queries_do_not_grow(client, count, django_assert_num_queries):
    for _ in range(count):
        make_correction(make_article(headline=""))
    with django_assert_num_queries(3):
        assert client.get("/corrections/").status_code == 200
