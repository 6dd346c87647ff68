"""Old addresses of people and units that turned out to be others."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.models import Mergeable


def or_merged(model: type[Mergeable]) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let a view of one row lead to the one that it was merged into, where readers find that.

    Only where there is nothing to show is the database asked once more. Who comes again asks again: the two may have
    been taken apart.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, pk: int, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, pk=pk, **kwargs)
            except Http404:
                rows: Any = model._default_manager
                stands = rows.published().standing_for(pk).first()
                if stands is None or request.resolver_match is None:
                    raise
                address = reverse(request.resolver_match.view_name, args=args, kwargs={**kwargs, "pk": stands.pk})
                return HttpResponsePermanentRedirect(address)

        return answered

    return decorate
