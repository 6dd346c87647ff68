from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def staff(request: HttpRequest) -> User:
    """Name who acts; the admin has let nobody in without a login."""
    return cast(User, request.user)
