"""任职表 at the desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django.asserts import assertContains

from articles.enums import HolderState
from articles.models import OfficeHolder
from tests.admin.forms import errors, filled
from tests.admin.test_lists import url_of

pytestmark = pytest.mark.django_db
Login = Callable[..., Client]


def test_proposals_are_confirmed_and_rejected_in_the_list(login: Login) -> None:
    rows = [
        OfficeHolder.objects.create(name=name, office="区委书记", state=HolderState.LEARNT) for name in ("江白", "陶宜")
    ]
    client = login("秦晓岚", "view_officeholder", "change_officeholder")
    for action, row in zip(("confirm", "reject"), rows, strict=True):
        sent = {"action": action, "_selected_action": [row.pk]}
        assertContains(client.post(url_of(OfficeHolder), sent, follow=True), "1 条任职")
    assert [row.state for row in OfficeHolder.objects.order_by("pk")] == [HolderState.CONFIRMED, HolderState.REJECTED]


def test_who_may_only_look_confirms_nothing(login: Login) -> None:
    row = OfficeHolder.objects.create(name="江白", office="区委书记", state=HolderState.LEARNT)
    client = login("秦晓岚", "view_officeholder")
    client.post(url_of(OfficeHolder), {"action": "confirm", "_selected_action": [row.pk]})
    assert OfficeHolder.objects.get().state == HolderState.LEARNT


def test_what_the_desk_enters_is_confirmed(login: Login) -> None:
    client = login("秦晓岚", "view_officeholder", "add_officeholder")
    add = url_of(OfficeHolder, "add")
    sent = {**filled(client.get(add)), "name": "江白", "office": "区委书记", "since": "2024-03-01"}
    assert errors(client.post(add, {**sent, "until": "2024-02-01"})) == ["离任不能早于到任。"]
    client.post(add, sent)
    assert OfficeHolder.objects.get().state == HolderState.CONFIRMED


@pytest.mark.parametrize(
    ("name", "may_keep"), [("通联", False), ("责编", True), ("校对", True), ("主任", True), ("总编", True)]
)
def test_groups_keep_the_table(name: str, may_keep: bool) -> None:
    held = set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
    assert "view_officeholder" in held
    assert ("change_officeholder" in held) == may_keep
