"""Permissions by Chinese names: Django stores “Can add article”."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import ManyToManyField
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ACTIONS = {"add": _("add"), "change": _("change"), "delete": _("delete"), "view": _("view")}


class PermissionField(ModelMultipleChoiceField[Any]):
    """Permissions as what may be done with which model."""

    def label_from_instance(self, obj: Any) -> str:
        action, _underscore, model = obj.codename.partition("_")
        known = action in ACTIONS and model == obj.content_type.model
        return f"{obj.content_type.name}：{ACTIONS[action] if known else gettext(obj.name)}"


class ChinesePermissions(BaseModelAdmin[Any]):
    """A form that gives permissions: those for what the desk shows, and no others."""

    def formfield_for_manytomany(self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            offered = [content_type.pk for content_type in ContentType.objects.get_for_models(*_shown()).values()]
            permissions = Permission.objects.filter(content_type__in=offered).select_related("content_type")
            kwargs |= {"form_class": PermissionField, "queryset": permissions}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def _shown() -> set[Any]:
    """Name the models that have a page of their own at the desk, or rows in a form of it."""
    registered = admin.site._registry
    rows = {inline.model for model_admin in registered.values() for inline in model_admin.inlines}
    return {*registered, *rows}
