"""Who may log in, and what each may do. Accounts are deactivated, never deleted: their history would go along."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.admin.people.permissions import ChinesePermissions
from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.links import nothing
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_each
from articles.editorial import DeskRefusal, deactivate_account, reactivate_account, refuse_own_or_higher
from articles.models.people.acting import SYSTEM

admin.site.unregister([Group, User])

RIGHTS = ("is_active", "is_staff", "is_superuser")


class AccountForm(UserChangeForm[Any]):
    by: ClassVar[User]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        taken = [name for name in RIGHTS if self.initial.get(name) and cleaned.get(name) is False]
        if taken:
            try:
                refuse_own_or_higher(account=self.instance, by=self.by)
            except DeskRefusal as refusal:
                raise ValidationError({taken[0]: str(refusal)}) from refusal
        return cleaned


@admin.action(description=_("Deactivate the accounts"), permissions=["change"])
def deactivate(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[User]) -> None:
    by = staff(request)
    tell_each(request, gettext("Deactivated:"), queryset, lambda account: deactivate_account(account=account, by=by))


@admin.action(description=_("Reactivate the accounts"), permissions=["change"])
def reactivate(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[User]) -> None:
    by = staff(request)
    tell_each(request, gettext("Reactivated:"), queryset, lambda account: reactivate_account(account=account, by=by))


@admin.register(User)
class AccountAdmin(ChinesePermissions, DeskAdmin[User], auth_admin.UserAdmin[Any]):
    list_display = ["username", "person", "state", "kind", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    search_help_text = _("Name, login or e-mail address.")
    actions = [deactivate, reactivate]
    form = AccountForm
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": [("last_name", "first_name"), "email"]}),
        (_("Rights"), {"fields": [*RIGHTS, "groups", "user_permissions"]}),
        (_("Dates"), {"fields": [("last_login", "date_joined")]}),
    ]

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = staff(request)
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Let only superusers give rights: others could give themselves all of them."""
        given = [] if staff(request).is_superuser else ["is_superuser", "groups", "user_permissions"]
        return [*super().get_readonly_fields(request, obj), "last_login", "date_joined", *given]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Keep a superuser's account, and so its password, from those who are none; the newsroom's own from all."""
        above = obj is not None and obj.is_superuser and not staff(request).is_superuser
        is_system = obj is not None and obj.username == SYSTEM
        return not above and not is_system and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    @admin.display(description=_("state"), ordering="is_active")
    def state(self, account: User) -> str:
        return pgettext("of an account", "active") if account.is_active else gettext("deactivated")

    @admin.display(description=_("kind"), ordering="is_superuser")
    def kind(self, account: User) -> str:
        if account.is_superuser:
            return gettext("superuser")
        return gettext("staff") if account.is_staff else nothing()

    @admin.display(description=_("full name"), ordering="last_name")
    def person(self, account: User) -> str:
        return f"{account.last_name}{account.first_name}"


@admin.register(Group)
class GroupAdmin(ChinesePermissions, DeskAdmin[Group], auth_admin.GroupAdmin):  # type: ignore[misc]  # of a stub
    search_help_text = _("Name.")
