"""Who made it and who may do what: correspondents and their units, editors, accounts and groups."""

from articles.admin.people import accounts, correspondent, editor, unit

__all__ = ["accounts", "correspondent", "editor", "unit"]
