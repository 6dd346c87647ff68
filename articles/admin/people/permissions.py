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

from articles.admin.shared.links import nothing

PERMISSIONS = frozenset({"permissions", "user_permissions"})  # the fields of a group and of an account
ACTIONS = {"add": _("add"), "change": _("change"), "delete": _("delete"), "view": _("view")}


def name_of_permission(permission: Permission) -> str:
    """Say in Chinese what may be done with which model."""
    action, _underscore, model = permission.codename.partition("_")
    known = action in ACTIONS and model == permission.content_type.model
    return f"{permission.content_type.name}：{ACTIONS[action] if known else gettext(permission.name)}"


class PermissionField(ModelMultipleChoiceField[Any]):
    """Permissions as what may be done with which model."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of_permission(obj)


class ChinesePermissions(BaseModelAdmin[Any]):
    """A form that gives permissions: those for what the desk shows, and no others."""

    def formfield_for_manytomany(self, db_field: ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Permission:
            offered = [content_type.pk for content_type in ContentType.objects.get_for_models(*_shown()).values()]
            permissions = Permission.objects.filter(content_type__in=offered).select_related("content_type")
            kwargs |= {"form_class": PermissionField, "queryset": permissions}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Name in Chinese also the permissions that somebody sees and may not give."""
        sections = super().get_fieldsets(request, obj)
        if self._may_give(request, obj):
            return sections
        fields = {title: [_named(field) for field in told["fields"]] for title, told in sections}
        return [(title, {**told, "fields": fields[title]}) for title, told in sections]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), "permission_names"]

    @admin.display(description=_("permissions"))
    def permission_names(self, owner: Any) -> str:
        """Name the permissions of an account or a group."""
        given = owner.user_permissions if hasattr(owner, "user_permissions") else owner.permissions
        return "、".join(map(name_of_permission, given.select_related("content_type"))) or nothing()

    def _may_give(self, request: HttpRequest, obj: Any) -> bool:
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return may and PERMISSIONS.isdisjoint(self.get_readonly_fields(request, obj))


def _named(field: Any) -> Any:
    """Put the names of permissions in the place of their field; fields that share a row come as a tuple."""
    return "permission_names" if isinstance(field, str) and field in PERMISSIONS else field


def _shown() -> set[Any]:
    """Name the models that have a page of their own at the desk, or rows in a form of it."""
    registered = admin.site._registry
    rows = {inline.model for model_admin in registered.values() for inline in model_admin.inlines}
    return {*registered, *rows}
