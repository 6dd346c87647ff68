"""Deleting a piece at the desk moves it to the bin; a piece that is there is led to, and not opened."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.paper.article.actions import ask_to_bin
from articles.admin.shared.filters import is_key
from articles.models import Article
from articles.models.paper.article_queryset import at_desk


class IntoBin(ModelAdmin[Any]):
    """Articles that are not in the bin, and go there when they are deleted."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(at_desk())

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Leave out Django's own deleting."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask before the piece goes into the bin."""
        piece = self.get_object(request, unquote(object_id))
        if piece is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_delete_permission(request, piece):
            raise PermissionDenied
        return ask_to_bin(self, request, Article.objects.filter(pk=piece.pk))

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """Lead from a piece that is in the bin to where it is."""
        key = unquote(object_id)
        there = Article.objects.in_bin().filter(continues=None, pk=key) if is_key(key) else Article.objects.none()
        piece = there.first()
        if piece is None:
            return cast(HttpResponse, super()._get_obj_does_not_exist_redirect(request, opts, object_id))  # type: ignore[misc]
        messages.warning(request, _("“%(title)s” is in the bin: restore it first.") % {"title": piece.title})
        return HttpResponseRedirect(reverse("admin:articles_binnedarticle_change", args=[piece.pk]))
