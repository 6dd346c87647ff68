"""Links from one admin page to another, and to the site."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString


def nothing() -> str:
    """Say that there is nothing, as the lists do; where a form only shows a value, Django says None."""
    return admin.site.empty_value_display


def link_to(row: Model | None, text: object = None) -> str:
    """Link to the page of a row, under its own name unless told; says so where there is none."""
    if row is None:
        return nothing()
    return format_html('<a href="{}">{}</a>', change_url(row), row if text is None else text)


def change_url(row: Model) -> str:
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])


def link_to_line(source: int | None, line: int | None) -> str:
    """Link to a line of a source text, given by its key; says so where either is missing."""
    if source is None or line is None:
        return nothing()
    url = reverse("admin:articles_sourcetext_change", args=[source])
    return format_html('<a href="{}#L{}">{}</a>', url, line, line)


def link_to_list(model: type[Model], text: object, **query: str | int) -> SafeString:
    """Link to the list of a model, narrowed by the parameters of its filters."""
    url = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")
    return format_html('<a href="{}?{}">{}</a>', url, urlencode(query), text)


class OnSiteWhenPublic(BaseModelAdmin[Any]):
    """Lead to the site only where readers find something; an article always leads to its preview."""

    def get_view_on_site_url(self, obj: Model | None = None) -> str | None:
        public = obj is not None and self.model._default_manager.published().filter(pk=obj.pk).exists()
        return super().get_view_on_site_url(obj) if public else None
