"""The bylines of a piece, as one list within its form."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.models import Alias, Byline, Correspondent, Entry, Unit
from tests.admin.forms import errors, filled
from tests.factories import make_byline, make_correspondent, make_manuscript, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def piece():
    return make_manuscript()


def url_of(piece):
    return reverse("admin:articles_article_change", args=[piece.pk])


def save(client, piece, **fields):
    """Open the form, type into rows (`n1_name` is the name in the row n1), save."""
    rows = {f"bylines-{name.replace('_', '-', 1)}": value for name, value in fields.items()}
    return client.post(url_of(piece), {**filled(client.get(url_of(piece))), **rows})


def told(piece):
    return list(piece.bylines.values_list("position", "role", "label", "name", "unit_name"))


def said(response):
    return [str(message) for message in response.wsgi_request._messages]


def two(piece):
    return [make_byline(piece, make_correspondent(name)) for name in ("林晓禾", "周禾")]


def test_name_alone_finds_its_person(admin_client, piece):
    person = make_correspondent("林晓禾")
    assert save(admin_client, piece, n1_name="林晓禾", n1_role="author", n1_label="文").status_code == 302
    assert told(piece) == [(1, "author", "文", "林晓禾", "")]
    assert piece.bylines.get().correspondent == person


@pytest.mark.parametrize("name", ["李 满", "李满"])
def test_name_set_with_a_space_finds_its_person_and_stays_as_printed(admin_client, piece, name):
    person = make_correspondent("李满")
    save(admin_client, piece, n1_name=name)
    assert (piece.bylines.get().correspondent, piece.bylines.get().name) == (person, name)


def test_alias_finds_its_person_and_stays_as_printed(admin_client, piece):
    person = make_correspondent("林晓禾")
    Alias.objects.create(correspondent=person, name="禾苗")
    save(admin_client, piece, n1_name="禾苗")
    assert (piece.bylines.get().correspondent, piece.bylines.get().name) == (person, "禾苗")


def test_person_alone_gives_the_name(admin_client, piece):
    save(admin_client, piece, n1_person=make_correspondent("林晓禾").pk, n1_unit=make_unit("东河镇").pk)
    assert told(piece) == [(1, "correspondent", "", "林晓禾", "东河镇")]


def test_another_person_brings_another_name(admin_client, piece):
    two(piece)
    save(admin_client, piece, **{"0_person": make_correspondent("白川").pk})
    assert [row[3] for row in told(piece)] == ["白川", "周禾"]


def test_unknown_name_is_asked_about_and_entered_once_confirmed(admin_client, piece):
    response = save(admin_client, piece, n1_name="白川", n1_unit_name="东河镇")
    assert errors(response) == [
        "第 1 行署名：“白川”尚未登记，将登记为新人物。如确实如此，请勾选该行的方框；否则请更正。",
        "第 1 行署名：“东河镇”尚未登记，将登记为新单位。如确实如此，请勾选该行的方框；否则请更正。",
    ]
    assertContains(response, 'name="bylines-n1-sure"')
    assert not Correspondent.objects.exists()
    again = {**filled(response), "bylines-n1-sure": "白川||东河镇|"}
    assert admin_client.post(url_of(piece), again).status_code == 302
    assert told(piece) == [(1, "correspondent", "", "白川", "东河镇")]
    assert Unit.objects.get().name == "东河镇"
    assert Entry.objects.filter(model="articles.correspondent").count() == 1


def test_confirmation_holds_for_the_name_that_was_confirmed(admin_client, piece):
    response = save(admin_client, piece, n1_name="白船", n1_sure="白川|||")
    assert len(errors(response)) == 1
    assert not Correspondent.objects.exists()


def test_who_may_not_enter_people_is_told_so(client, piece):
    user = User.objects.create_user("qin", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["change_article"]))
    client.force_login(user)
    assert errors(save(client, piece, n1_name="白川", n1_sure="白川|||")) == [
        "第 1 行署名：“白川”尚未登记，而您无权登记人物。"
    ]


def test_namesakes_are_offered(admin_client, piece):
    make_correspondent("林晓禾")
    younger = make_correspondent("林晓禾", distinction="小")
    response = save(admin_client, piece, n1_name="林晓禾")
    assert errors(response) == ["第 1 行署名：有 2 人名为“林晓禾”，请选定其一。"]
    assertContains(response, f'<option value="{younger.pk}">林晓禾（小）</option>', html=True)
    save(admin_client, piece, n1_name="林晓禾", n1_person=younger.pk)
    assert piece.bylines.get().correspondent == younger


def test_name_of_somebody_else_beside_a_person_is_asked_about(admin_client, piece):
    two(piece)
    response = save(admin_client, piece, **{"0_name": "白川"})
    assert errors(response) == ["第 1 行署名：“白川”是林晓禾的另一署名。如确实如此，请勾选该行的方框；否则请更正。"]
    person = piece.bylines.first().correspondent_id
    save(admin_client, piece, **{"0_name": "白川", "0_sure": f"白川|{person}||"})
    assert [row[3] for row in told(piece)] == ["白川", "周禾"]
    assert save(admin_client, piece).status_code == 302  # printed so by now, it is asked about no more


def test_rows_exchange_their_places(admin_client, piece):
    one, other = two(piece)
    fields = filled(admin_client.get(url_of(piece)))
    rows = {name: value for name, value in fields.items() if name.startswith("bylines-")}
    first = {name: value for name, value in rows.items() if "-0-" in name}
    admin_client.post(url_of(piece), {**{n: v for n, v in fields.items() if n not in first}, **first})
    assert [row[3] for row in told(piece)] == [other.name, one.name]


def test_row_left_out_is_gone(admin_client, piece):
    two(piece)
    fields = filled(admin_client.get(url_of(piece)))
    admin_client.post(url_of(piece), {name: value for name, value in fields.items() if "-0-" not in name})
    assert [row[3] for row in told(piece)] == ["周禾"]


def test_empty_rows_do_not_count(admin_client, piece):
    save(admin_client, piece, n1_role="author", n2_label="")
    assert told(piece) == []


def test_row_without_a_name_is_refused(admin_client, piece):
    assert errors(save(admin_client, piece, n1_label="通讯员")) == [
        "第 1 行署名：缺姓名，请填写、选定人物，或移去此行。"
    ]


def test_same_person_twice_is_put_together_and_said(admin_client, piece):
    make_correspondent("林晓禾")
    response = save(admin_client, piece, n1_name="林晓禾", n2_name="林晓禾", n2_label="通讯员")
    assert told(piece) == [(1, "correspondent", "通讯员", "林晓禾", "")]
    assert "“林晓禾”以同一身份列了两次，已合为一行。" in said(response)


def test_same_person_twice_under_other_labels_is_refused(admin_client, piece):
    make_correspondent("林晓禾")
    response = save(admin_client, piece, n1_name="林晓禾", n1_label="文", n2_name="林晓禾", n2_label="图")
    assert errors(response) == ["“林晓禾”以同一身份列了两次，而文字不同：请保留其中一行。"]


def test_same_person_in_two_roles_stands_twice(admin_client, piece):
    make_correspondent("林晓禾")
    save(admin_client, piece, n1_name="林晓禾", n2_name="林晓禾", n2_role="photographer")
    assert [row[:2] for row in told(piece)] == [(1, "correspondent"), (2, "photographer")]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"n1_person": "999"}, "第 1 行署名：所选人物已不存在，请重选。"),
        ({"n1_person": "²"}, "第 1 行署名：所选人物已不存在，请重选。"),
        ({"n1_person": "x"}, "第 1 行署名：所选人物已不存在，请重选。"),
        ({"n1_role": "king"}, "第 1 行署名：没有这样的身份。"),
        ({"n1_unit": "9" * 30}, "第 1 行署名：所选单位已不存在，请重选。"),
        ({"n1_label": "字" * 61}, "第 1 行署名：姓名、单位或标注过长。"),
    ],
)
def test_crafted_row_is_refused_in_words(admin_client, piece, fields, message):
    make_correspondent("林晓禾")
    assert message in errors(save(admin_client, piece, **{"n1_name": "林晓禾", **fields}))


def test_rows_are_bounded(admin_client, piece):
    make_correspondent("林晓禾")
    rows = {f"n{number}_name": "林晓禾" for number in range(101)}
    assert errors(save(admin_client, piece, **rows)) == ["一篇稿件最多有 100 行署名。"]


def test_untouched_list_writes_no_row(admin_client, piece):
    rows = two(piece)
    save(admin_client, piece)
    assert set(Byline.objects.values_list("pk", flat=True)) == {row.pk for row in rows}


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("up 1", ["周禾", "林晓禾"]),
        ("down 0", ["周禾", "林晓禾"]),
        ("up 0", ["林晓禾", "周禾"]),
        ("down 1", ["林晓禾", "周禾"]),
        ("remove 0", ["周禾"]),
        ("add", ["林晓禾", "周禾", ""]),
        ("nonsense", ["林晓禾", "周禾"]),
    ],
)
def test_buttons_of_the_list_work_without_a_script_and_keep_what_is_typed(admin_client, piece, order, names):
    two(piece)
    fields = {**filled(admin_client.get(url_of(piece))), "headline": "新题", "_row": order}
    response = admin_client.post(url_of(piece), fields, follow=True)
    again = filled(response)
    assert [value for name, value in again.items() if name.endswith("-name")] == names
    assert again["headline"] == "新题"
    assert [row[3] for row in told(piece)] == ["林晓禾", "周禾"]
    assertNotContains(response, "errornote")


def count_queries(client, piece):
    with CaptureQueriesContext(connection) as queries:
        client.get(url_of(piece))
    return len(queries)


def test_form_asks_as_often_for_three_bylines_as_for_one(admin_client, piece):
    make_byline(piece, make_correspondent("甲"), unit=make_unit("一中"))
    admin_client.get(url_of(piece))  # content types are looked up once
    one = count_queries(admin_client, piece)
    for name in ("乙", "丙"):
        make_byline(piece, make_correspondent(name), unit=make_unit(f"{name}中"))
    assert count_queries(admin_client, piece) == one
