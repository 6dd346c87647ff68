"""The service functions of the desk. Others enter here.

Each is a keyword-only function: guard, change, append the record — all in one transaction. Who may call it is
the surface's business; what must hold of the piece is checked here, for everyone.
"""

from articles.editorial.dating import follow_issue_date
from articles.editorial.notes import reopen_notes, settle_notes
from articles.editorial.publishing import publish, withdraw
from articles.editorial.refusal import DeskRefusal
from articles.editorial.revising import save_revised
from articles.editorial.tagging import merge_tags_alike, remove_orphaned_tags

__all__ = [
    "DeskRefusal",
    "follow_issue_date",
    "merge_tags_alike",
    "publish",
    "remove_orphaned_tags",
    "reopen_notes",
    "save_revised",
    "settle_notes",
    "withdraw",
]
