"""Rows that people look at and never type."""

from typing import Any

from django.http import HttpRequest


class NotTyped:
    """No row is added or changed by hand; whoever may delete what a row belongs to may delete it along."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Kept(NotTyped):
    """Nor is it ever deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
