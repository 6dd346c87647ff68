"""易错词表 at the desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles.models import ConfusedWord
from tests.admin.forms import errors, filled
from tests.admin.test_lists import url_of

pytestmark = pytest.mark.django_db
Login = Callable[..., Client]


def test_words_are_added_and_shipped_ones_spared(login: Login) -> None:
    client = login("秦晓岚", "view_confusedword", "add_confusedword")
    add = url_of(ConfusedWord, "add")
    empty = filled(client.get(add))
    assert errors(client.post(add, {**empty, "wrong": "错"}))  # which would be found everywhere
    assert errors(client.post(add, {**empty, "wrong": "前苗", "right": "青苗", "is_spared": "on"})) == [
        "认为不误的词不必填“正”。"
    ]
    client.post(add, {**empty, "wrong": "渠水近村", "right": "渠水进村"})
    client.post(add, {**empty, "wrong": "前苗", "is_spared": "on"})
    assert set(ConfusedWord.objects.values_list("wrong", "right", "is_spared")) == {
        ("渠水近村", "渠水进村", False),
        ("前苗", "", True),
    }


@pytest.mark.parametrize(
    ("name", "may_keep"), [("通联", False), ("责编", True), ("校对", True), ("主任", True), ("总编", True)]
)
def test_groups_keep_the_list(name: str, may_keep: bool) -> None:
    held = set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
    assert "view_confusedword" in held
    assert ("change_confusedword" in held) == may_keep
