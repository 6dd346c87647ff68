"""更正 at the form of a piece: made, retracted and noted as printed, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.models import Article, Correction, Entry
from tests.factories import (
    make_article,
    make_correction,
    make_issue,
    make_manuscript,
    make_page,
    make_retracted,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db
SAID = {"wrong": "三万亩", "right": "二万亩"}
CHIEF = ("view_article", "correct_article", "retract_article")


def url_of(article, name="change", *args):
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def page_in(days, number=3):
    return make_page(issue=make_issue(date=timezone.localdate() + timedelta(days=days)), number=number)


@pytest.fixture
def owed(db):
    """A correction of three days ago, of what was wrong on page 3 the day before, and which nobody has printed."""
    return make_correction(make_article(page=page_in(-4)), day=timezone.localdate() - timedelta(days=3))


def test_correction_is_made_in_the_form_and_read_at_once(login):
    article = make_article()
    desk = login("秦晓岚", *CHIEF)
    assertContains(desk.get(url_of(article)), f'action="{url_of(article, "correct")}"')
    response = desk.post(url_of(article, "correct"), SAID, follow=True)
    assertRedirects(response, f"{url_of(article)}#corrections")
    assertContains(response, "更正已向读者公布。")
    assertContains(response, "<dd>二万亩</dd>")
    assert Correction.objects.get().signer_name == "秦晓岚"
    assertContains(desk.get(article.get_absolute_url()), "二万亩")


def test_refused_correction_comes_back_with_what_was_typed(login):
    article = make_article()
    desk = login("秦晓岚", *CHIEF)
    response = desk.post(url_of(article, "correct"), {"wrong": "二万亩", "right": "二万亩"})
    assertContains(response, "错误和正确的写得一样。")
    assert response.context["form"]["right"].value() == "二万亩"
    assertContains(desk.post(url_of(article, "correct"), {"wrong": "二万亩"}), "这个字段是必填项。")
    assertContains(desk.post(url_of(article, "correct"), {**SAID, "wrong": "亩" * 1001}), "1000")
    assert not Correction.objects.exists()


@pytest.mark.parametrize("make", [make_manuscript, make_withdrawn])
def test_form_takes_corrections_of_what_readers_have_read(login, make):
    shown = "写更正" in login("秦晓岚", *CHIEF).get(url_of(make())).text
    assert shown == (make is make_withdrawn)


def test_correction_is_retracted_with_a_reason(login, owed):
    desk = login("秦晓岚", *CHIEF)
    url = url_of(owed.article, "retract", owed.pk)
    assertContains(desk.get(url_of(owed.article)), url)
    assertContains(desk.get(url), "<dd>三万亩</dd>")
    assertContains(desk.post(url, {"reason": " "}), "这个字段是必填项。")
    assertContains(desk.post(url, {"reason": "原文无误。"}, follow=True), "撤回：原文无误。")
    assert Correction.objects.get().retraction_reason == "原文无误。"
    assertContains(desk.post(url, {"reason": "再撤。"}), "秦晓岚已撤回这条更正。")
    assertNotContains(desk.get(url_of(owed.article)), url)


def test_page_on_which_it_was_printed_is_noted(login, owed):
    front, own = page_in(-2, 1), page_in(-1)
    desk = login("秦晓岚", *CHIEF)
    url = url_of(owed.article, "printed", owed.pk)
    response = desk.get(url)
    assert response.context["form"]["page"].value() == own.pk
    assert list(response.context["form"].fields["page"].queryset) == [own, front]
    assertContains(desk.get(url_of(owed.article)), "逾期未见报")
    assertContains(desk.post(url, {"page": own.pk}, follow=True), f"已见报：{own}")
    assert Correction.objects.get().printed_in == own
    desk.post(url, {"page": ""})
    assert Correction.objects.get().printed_in is None
    assert "请选择" not in desk.post(url, {"page": owed.article.page.pk}).text
    assert Correction.objects.get().printed_in is None


def test_who_may_not_correct_sees_what_stands_and_changes_nothing(login, owed):
    desk, page = login("方小满", "view_article", "change_article"), page_in(-1)
    text = desk.get(url_of(owed.article)).text
    assert "逾期未见报" in text
    assert not [offer for offer in ("写更正", "记为已见报", "撤回更正") if offer in text]
    before, entries = Correction.objects.values().get(), Entry.objects.count()
    for name, args, typed in (
        ("correct", [], SAID),
        ("retract", [owed.pk], {"reason": "x"}),
        ("printed", [owed.pk], {"page": page.pk}),
    ):
        url = url_of(owed.article, name, *args)
        for response in (desk.get(url), desk.post(url, typed)):
            assertContains(response, "没有此项权限")
    assert (Correction.objects.values().get(), Entry.objects.count()) == (before, entries)


def test_who_may_not_see_the_piece_is_refused(login, owed):
    desk = login("方小满", "correct_article")
    assert desk.post(url_of(owed.article, "correct"), SAID).status_code == 403
    assert Correction.objects.count() == 1


def test_correction_of_another_piece_is_not_found(admin_client, owed):
    other = make_article()
    assert admin_client.post(url_of(other, "retract", owed.pk), {"reason": "x"}).status_code == 404
    assert admin_client.get(url_of(other, "retract", 9**18)).status_code == 404


def test_no_form_edits_or_deletes_a_correction(admin_client, owed):
    before = Correction.objects.values().get()
    for name, args in (("add", []), ("change", [owed.pk]), ("delete", [owed.pk])):
        url = reverse(f"admin:articles_correction_{name}", args=args)
        assert admin_client.post(url, {**SAID, "post": "yes"}).status_code == 403
    listed = reverse("admin:articles_correction_changelist")
    admin_client.post(listed, {"action": "delete_selected", "_selected_action": [owed.pk], "post": "yes"})
    rows = {"corrections-TOTAL_FORMS": "1", "corrections-INITIAL_FORMS": "1", "corrections-0-id": owed.pk}
    admin_client.post(url_of(owed.article), {**rows, "corrections-0-DELETE": "on", "corrections-0-wrong": "x"})
    assert Correction.objects.values().get() == before


def test_what_was_typed_comes_back_after_the_login(client):
    User.objects.create_superuser("qin", password="chunfeng")
    article = make_article()
    url = url_of(article, "correct")
    asked = client.post(url, SAID)
    assertContains(asked, "登录已过期")
    assertContains(asked, "三万亩")
    back = client.post(url, {**SAID, "login-username": "qin", "login-password": "chunfeng"})
    assert (back.context["form"]["wrong"].value(), back.context["form"]["right"].value()) == tuple(SAID.values())
    assert not Correction.objects.exists()


def test_form_asks_as_often_for_three_corrections_as_for_one(admin_client):
    article = make_article(page=page_in(-4))
    asked = []
    for days in range(3):
        make_correction(article, printed_in=page_in(-days, 7)), make_retracted(article)
        admin_client.get(url_of(article))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(url_of(article))
        asked.append(len(queries))
    assert asked[0] == asked[2]


def test_history_of_the_piece_tells_of_its_corrections(login):
    article = make_article()
    desk = login("秦晓岚", *CHIEF)
    desk.post(url_of(article, "correct"), SAID)
    line = desk.get(url_of(article, "history")).context["lines"][0]
    assert (line.action, line.message) == ("发布更正", "误：三万亩　正：二万亩")
    assert Article.objects.get().latest_revision.number == 1
