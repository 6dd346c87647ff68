"""Logging in to the desk: ten tries an hour under one user name from one address.

Nobody is locked out by somebody else: other names from the same address, and the same name from another address, are
counted by themselves. Our own lines, not django-axes: that counts after the password was looked at, so that guesses
sent at once all pass, keeps what was typed in clear, and has three tables and a middleware more.
"""

import logging
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Any

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from articles.models import LoginTries
from articles.models.people.login_tries import MOST

TOO_MANY = "too-many-tries"

logger = logging.getLogger(__name__)


class LoginForm(AdminAuthenticationForm):
    """A user name and a password, looked at only while there are tries left."""

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (name and password and self.request):
            return super().clean()
        address = client_address(self.request)
        pair = salted_hmac("newsroom.login", f"{address} {name}", algorithm="sha256").hexdigest()
        until = LoginTries.objects.count_try(pair, timezone.now())
        if until:
            logger.warning("Too many tries to log in under one name from %s.", address)
            message = _("At most %(count)d tries an hour to log in under one name: please try again after %(time)s.")
            minute = timezone.localtime(until + timedelta(minutes=1))  # the clock on the wall shows no seconds
            raise ValidationError(message, TOO_MANY, {"count": MOST, "time": time_format(minute, "H:i")})
        cleaned = super().clean()
        LoginTries.objects.filter(pair=pair).delete()
        return cleaned


def client_address(request: HttpRequest) -> str:
    """Tell who asks: an IPv4 address, or the network that one household or office has under IPv6.

    Behind a proxy (`BEHIND_TLS_PROXY`) it is the address that the proxy saw and wrote down last in `X-Forwarded-For`;
    elsewhere anybody could write anything there.
    """
    text = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_TLS_PROXY:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or text
    try:
        address = ip_address(text)
    except ValueError:
        return str(text)
    if isinstance(address, IPv4Address) or address.ipv4_mapped:
        return str(address if isinstance(address, IPv4Address) else address.ipv4_mapped)
    return str(IPv6Network((address, 64), strict=False))
