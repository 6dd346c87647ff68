"""A form whose token is out of date, because its sender has logged in since: nothing typed in it is lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form has expired, and offer to send it once more with a new token, where a page of ours sent it.

    A page of somebody else's is never helped on its way, and no password is given back.
    """
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    typed = [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]
    may_send = _is_ours(request) and not any("password" in name for name, _value in typed)
    return render(request, "403_csrf.html", {"typed": typed if may_send else []}, status=403)


def _is_ours(request: HttpRequest) -> bool:
    """Tell whether a page of this site sent the form; older browsers, and sites without TLS, name the origin alone."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = f"{request.scheme}://{request.get_host()}"
    return site == "same-origin" if site else request.headers.get("Origin") == origin
