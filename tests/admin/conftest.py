"""Named staff, and every page that the desk opens."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

Login = Callable[..., Client]


@pytest.fixture
def login(client: Client) -> Login:
    """Log a member of staff in, with just these permissions: `login("秦晓岚", "view_article")`."""

    def login_as(name: str, *codenames: str) -> Client:
        user = User.objects.create_user(name, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        assert user.user_permissions.count() == len(codenames)
        client.force_login(user)
        return client

    return login_as
