"""Merging people, units and editors at the desk, and taking them apart again."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import merge_records
from articles.models import Correspondent, Editor, Unit
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db


def url(model, page, *args):
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def now(row):
    return type(row).objects.get(pk=row.pk)


def two_people():
    kept, gone = make_correspondent("林晓禾"), make_correspondent("林小禾")
    make_byline(make_article(), kept)
    for _ in range(2):
        make_byline(make_article(), gone, label="本报通讯员")
    return kept, gone


def two_units():
    kept, gone = make_unit("东河镇政府"), make_unit("东河镇人民政府")
    for unit in (kept, gone, gone):
        make_byline(make_article(), make_correspondent(f"人{Correspondent.objects.count()}"), unit=unit)
    return kept, gone


def two_editors():
    kept, gone = make_editor("陆远桥"), make_editor("陆运桥")
    for editor in (kept, gone, gone):
        make_credit(make_page(), editor)
    return kept, gone


@pytest.mark.parametrize("make", [two_people, two_units, two_editors])
def test_two_of_the_list_become_one_and_two_again(admin_client, make):
    kept, gone = make()
    model = type(kept)
    choice = {"action": "merge_selected", "_selected_action": [gone.pk, kept.pk]}
    page = admin_client.post(url(model, "changelist"), choice)
    assert page.status_code == 302
    shown = admin_client.get(page.url)
    assert [(choice.row, choice.count) for choice in shown.context["choices"]] == [(kept, 1), (gone, 2)]
    assertContains(shown, f'value="{gone.pk}" checked')
    merged = admin_client.post(page.url, {"stays": kept.pk})
    assert said(merged) == [f"“{gone}”已并入“{kept}”。"]
    assert now(gone).merged_into == kept
    undo = url(model, "unmerge", gone.pk)
    assertContains(admin_client.get(merged.url), undo)
    assertContains(admin_client.get(undo), "2 处移回")
    assert said(admin_client.post(undo)) == [f"“{gone}”已重新单列，移回 2 处。"]
    assert now(gone).stands


def test_page_tells_what_leads_to_each_and_where_both_stand(admin_client):
    kept, gone = two_people()
    make_byline(make_byline(make_article(headline="两人同署"), kept).article, gone)
    shown = admin_client.get(url(Correspondent, "merge"), {"pk": [kept.pk, gone.pk]})
    assert [choice.details for choice in shown.context["choices"]] == [["通讯员 2"], ["通讯员 3"]]
    assertContains(shown, "有 1 处同时写着“林晓禾”和“林小禾”")
    assertContains(shown, "两人同署")


def test_of_one_alone_the_other_is_asked_for(admin_client):
    kept, _gone = two_people()
    shown = admin_client.get(url(Correspondent, "merge"), {"pk": kept.pk})
    assertContains(shown, "“林晓禾”要与哪一个合并？")
    assertContains(shown, 'data-model-name="correspondent"')


def test_merged_is_in_no_list_and_no_picker(admin_client, django_user_model):
    kept, gone = two_people()
    merge_records(gone=gone, kept=kept, by=django_user_model.objects.get(username="admin"))
    listed = admin_client.get(url(Correspondent, "changelist")).context["cl"].result_list
    assert list(listed) == [kept]
    asked = {"app_label": "articles", "model_name": "byline", "field_name": "correspondent", "term": "林"}
    found = admin_client.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [row["text"] for row in found] == ["林晓禾"]
    shown = admin_client.get(url(Correspondent, "change", gone.pk))
    assertContains(shown, url(Correspondent, "unmerge", gone.pk))
    assertNotContains(shown, 'name="_save"')
    merged = admin_client.get(url(Correspondent, "changelist"), {"merged": "yes"}).context["cl"].result_list
    assert list(merged) == [gone]


@pytest.mark.parametrize("count", [1, 6])
def test_one_or_too_many_are_not_merged(admin_client, count):
    keys = [make_correspondent(f"人{number}").pk for number in range(count)]
    choice = {"action": "merge_selected", "_selected_action": keys}
    assert said(admin_client.post(url(Correspondent, "changelist"), choice)) == ["请选两个到 5 个要合并的。"]


def test_refusal_of_the_desk_is_said_and_nothing_is_merged(admin_client, django_user_model):
    kept, gone = (make_editor(name, user=django_user_model.objects.create_user(name)) for name in ("陆远桥", "陆运桥"))
    page = f"{url(Editor, 'merge')}?pk={kept.pk}&pk={gone.pk}"
    sentence = "“陆运桥”和“陆远桥”都已关联：登录账号。请先解除其中一个。"
    assert said(admin_client.post(page, {"stays": kept.pk})) == [sentence]
    assert now(gone).stands


def test_crafted_requests_do_nothing(admin_client):
    kept, gone = two_people()
    page = f"{url(Correspondent, 'merge')}?pk={kept.pk}&pk={gone.pk}&pk=x&pk={'9' * 30}"
    assert admin_client.post(page, {"stays": "77"}).status_code == 200
    assert said(admin_client.post(url(Correspondent, "unmerge", gone.pk))) == ["没有并入别的记录。"]
    assert admin_client.get(url(Correspondent, "unmerge", 999)).status_code == 302
    assert now(gone).stands


def test_who_may_only_look_merges_nobody(login):
    kept, gone = two_people()
    client = login("秦晓岚", "view_correspondent")
    page = f"{url(Correspondent, 'merge')}?pk={kept.pk}&pk={gone.pk}"
    assert client.post(page, {"stays": kept.pk}).status_code == 403
    assert client.post(url(Correspondent, "unmerge", gone.pk)).status_code == 403
    assert now(gone).stands


def test_correspondent_editor_and_login_are_one_person(admin_client, django_user_model):
    editor = make_editor("陆远桥", user=django_user_model.objects.get())
    person = make_correspondent("陆远桥", editor=editor)
    assertContains(admin_client.get(url(Editor, "change", editor.pk)), url(Correspondent, "change", person.pk))
    shown = admin_client.get(url(Correspondent, "change", person.pk))
    assert shown.context["adminform"].form.initial["editor"] == editor.pk


def test_queries_of_the_list_and_of_a_page_are_few(admin_client, django_assert_max_num_queries):
    rows = [two_units() for _ in range(1)]
    with django_assert_max_num_queries(12):
        admin_client.get(url(Unit, "changelist"))
    with django_assert_max_num_queries(30):
        admin_client.get(url(Unit, "merge"), {"pk": [row.pk for row in rows[0]]})
