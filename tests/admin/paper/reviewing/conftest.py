"""A desk with the people that a chain needs, each logged in with the rights of their group."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.factories import make_staff

Member = Callable[..., Client]


@pytest.fixture
def member(db: None) -> Member:
    """Log somebody in who is in just these groups: `member("方责编", "责编")`; `client.person` is their account."""

    def log_in(name: str, *groups: str) -> Client:
        person: User = make_staff(name)
        person.groups.set(Group.objects.filter(name__in=groups))
        assert person.groups.count() == len(groups)
        client = Client()
        client.force_login(person)
        client.person = person  # type: ignore[attr-defined]
        return client

    return log_in


@pytest.fixture
def desk(member: Member) -> SimpleNamespace:
    return SimpleNamespace(
        liaison=member("何通联", "通联"),
        editor=member("方责编", "责编"),
        director=member("齐主任", "主任"),
        chief=member("秦总编", "总编"),
        reader=member("林校对", "校对"),
    )
