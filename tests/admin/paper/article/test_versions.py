"""Comparing versions of a piece, and bringing one back."""

from dataclasses import replace

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import content_at_desk, move_to_bin, save
from articles.enums import Stage
from articles.models import Article, parse_body
from tests.factories import make_article, make_manuscript, make_page, make_staff

pytestmark = pytest.mark.django_db

PARAGRAPHS = (
    "村口的老槐树下，几位老人正说着收成。",
    "水渠去年修好以后，北坡也浇上了水。",
    "孩子们先到书屋里坐一会儿。",
)


@pytest.fixture
def editor(db):
    user = make_staff("qin", "change_article", "place_article")
    user.last_name, user.first_name = "秦", "晓岚"
    user.save()
    return user


@pytest.fixture
def article(editor):
    """A manuscript of three versions: one paragraph changed, then its headline and tags."""
    made = make_manuscript(headline="水到田头", body="\n".join(PARAGRAPHS))
    edit(made, editor, body=tuple(parse_body("\n".join((*PARAGRAPHS[:2], PARAGRAPHS[2].replace("书屋", "新书屋"))))))
    edit(made, editor, headline="水流到田头", tags=("春耕",))
    return made


def edit(article, by, **fields):
    article = Article.objects.get(pk=article.pk)
    save(article=article, base=article.latest_revision, changes=replace(content_at_desk(article), **fields), by=by)


def url_of(article, page="compare"):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


def compared(client, article, **asked):
    """Compare; give of each line what was removed and added, or how many are the same."""
    response = client.get(url_of(article), asked)
    assert response.status_code == 200
    return [
        line.same
        or (
            line.difference.field,
            *("".join(r.text for r in line.difference.runs if r.kind == k) for k in ["removed", "added"]),
        )
        for line in response.context["lines"]
    ]


def restore(client, article, number, base):
    return client.post(url_of(article, "restore"), {"number": number, "base": base})


def said(response):
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def test_compare_shows_what_the_latest_save_changed(admin_client, article):
    assert compared(admin_client, article) == [("headline", "", "流"), 3, ("tags", "", "春耕")]


def test_compare_shows_any_two(admin_client, article):
    lines = [("headline", "", "流"), 2, ("body", "", "新"), ("tags", "", "春耕")]
    assert compared(admin_client, article, **{"from": 1, "to": 3}) == lines
    assert compared(admin_client, article, **{"from": 2, "to": 1}) == [3, ("body", "新", "")]


def test_compare_shows_all_where_asked(admin_client, article):
    assert len(compared(admin_client, article, all="on")) == 5


def test_compare_marks_by_elements(admin_client, article):
    assertContains(admin_client.get(url_of(article)), "水<ins>流</ins>到田头")
    assertContains(admin_client.get(url_of(article), {"from": 3, "to": 2}), "水<del>流</del>到田头")


def test_compare_escapes_what_was_typed(admin_client, article, editor):
    edit(article, editor, headline="<b>水</b>")
    assertNotContains(admin_client.get(url_of(article)), "<b>水</b>")


def test_compare_with_what_readers_see(admin_client, editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="水到田头")
    edit(article, editor, headline="水流到田头")
    assert compared(admin_client, article)[0] == ("headline", "", "流")
    assert admin_client.get(url_of(article)).context["form"]["from"].value() == "live"


def test_compare_shows_the_place_of_the_latest_version_as_it_is_now(admin_client, editor):
    page = make_page()
    article = make_manuscript(page=page, position=1)
    edit(article, editor, headline="水到田头")
    Article.objects.filter(pk=article.pk).update(position=2)
    assert compared(admin_client, article)[-1] == ("place", f"{page} 第1条", f"{page} 第2条")


@pytest.mark.parametrize("asked", [{"from": "9"}, {"to": "live"}, {"from": "x"}])
def test_compare_with_what_is_not_there_says_so(admin_client, article, asked):
    assertContains(admin_client.get(url_of(article), asked), "选择一个有效的选项")


def test_compare_of_an_only_version_says_so(admin_client):
    assertContains(admin_client.get(url_of(make_manuscript())), "目前只有一稿")


def test_compare_asks_as_much_for_many_versions(admin_client, article, editor, django_assert_num_queries):
    admin_client.get(url_of(article))
    for number in range(5):
        edit(article, editor, headline=f"第{number}题")
    with django_assert_num_queries(9):
        admin_client.get(url_of(article))


def test_compare_is_for_who_may_read_the_piece(login, article):
    assert login("秦晓岚", "view_issue").get(url_of(article)).status_code == 403
    client = login("苏一帆", "view_article")
    assertNotContains(client.get(url_of(article)), "desk-draft")
    assert client.post(url_of(article, "restore"), {"number": 1, "base": 3}).status_code == 403


def test_compare_of_no_piece_is_not_found(admin_client):
    assert admin_client.get(reverse("admin:articles_article_compare", args=[999])).status_code == 404


def test_restore_is_offered_and_brings_the_version_back(admin_client, article):
    page = admin_client.get(url_of(article), {"from": 1})
    assertContains(page, "恢复第1稿")
    assertNotContains(page, "恢复第3稿")
    response = restore(admin_client, article, number=1, base=3)
    assert said(response) == [("success", "已恢复第1稿，存为第4稿。")]
    assert Article.objects.get(pk=article.pk).headline == "水到田头"
    assertContains(admin_client.get(url_of(article, "history")), "内容取自第1稿")


def test_restore_tells_what_was_merged(admin_client, article, editor):
    edit(article, editor, kicker="引题")
    assert said(restore(admin_client, article, number=1, base=3)) == [
        ("success", "已恢复第1稿，存为第5稿。"),
        ("info", "他人同时保存的改动已保留：引题。"),
    ]


def test_restore_tells_of_a_conflict_and_changes_nothing(admin_client, article, editor):
    edit(article, editor, headline="又一题")
    response = restore(admin_client, article, number=1, base=3)
    assert said(response) == [("error", "其间秦晓岚已保存了同一处的另一版本：主题。")]
    assert response.url == f"{url_of(article)}?from=1"
    assert article.revisions.count() == 4


def test_restore_tells_that_readers_see_the_words_of_before(admin_client, editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="水到田头")
    edit(article, editor, headline="水流到田头")
    edit(article, editor, headline="又一题")
    assert said(restore(admin_client, article, number=2, base=3))[1][0] == "warning"
    assert Article.objects.get(pk=article.pk).headline == "水到田头"


def test_restore_of_what_stands_there_already_says_so(admin_client, article):
    assert said(restore(admin_client, article, number=3, base=3)) == [("info", "稿件与第3稿相同，无需恢复。")]


def test_restore_without_numbers_is_a_bad_request(admin_client, article):
    assert admin_client.post(url_of(article, "restore")).status_code == 400
    assert restore(admin_client, article, number=8, base=3).status_code == 404
    assert admin_client.get(url_of(article, "restore")).status_code == 405


def test_history_leads_to_comparisons(admin_client, article):
    history = admin_client.get(url_of(article, "history"))
    assertContains(history, f'{url_of(article)}?from=1&amp;to=2"')
    assertContains(history, f'{url_of(article)}?from=1"')


def test_versions_of_a_piece_in_the_bin_are_not_found(admin_client, article, editor):
    move_to_bin(article=article, by=editor)
    assert admin_client.get(url_of(article)).status_code == 404


def test_expired_session_leads_from_restoring_to_the_comparison(client, article):
    count = article.revisions.count()
    response = client.post(url_of(article, "restore"), {"number": 1, "base": count})
    assert response.url == f"{reverse('admin:login')}?next={url_of(article)}"
    assert article.revisions.count() == count
