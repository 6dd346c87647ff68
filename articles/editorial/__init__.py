"""The service functions of the desk. Others enter here.

Each is a keyword-only function: guard, change, append the record — all in one transaction. Who may call it is
the surface's business; what must hold of the piece is checked here, for everyone.
"""

from articles.editorial.accounts import deactivate_account, reactivate_account, refuse_own_or_higher
from articles.editorial.binning import Restored, move_to_bin, purge, restore_from_bin
from articles.editorial.content.comparing import Difference, RunKind, compare
from articles.editorial.content.pasting import Cleaning, clean_pasted, tell_cleaned
from articles.editorial.content.places import tell_places
from articles.editorial.editing.bylining import enter_newcomers
from articles.editorial.editing.drafting import DraftTooLong, keep_draft
from articles.editorial.editing.presence import OpenElsewhere, forget_presence, note_presence
from articles.editorial.editing.restoring import restore
from articles.editorial.editing.saving import Conflict, Saved, create, save
from articles.editorial.editing.sending import AlreadySaved, claim_form, refuse_sent
from articles.editorial.editing.working import content_at_desk
from articles.editorial.notes import reopen_notes, settle_notes
from articles.editorial.people import (
    MergePreview,
    Unmerged,
    candidates,
    choose_namesake,
    count_waiting,
    give_pieces,
    merge_records,
    preview_merge,
    preview_unmerge,
    split_off,
    unmerge_record,
)
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.editorial.release.dating import DateEffect, effect_of_date, follow_issue_date, refuse_effect
from articles.editorial.release.moments import read_moment
from articles.editorial.release.publishing import publish, withdraw
from articles.editorial.release.signing import may_show, may_sign, sign_off
from articles.editorial.tagging import merge_tags, merge_tags_alike, remove_orphaned_tags, tag_pieces
from articles.models import name_of, system_user

__all__ = [
    "AlreadySaved",
    "Cleaning",
    "Conflict",
    "DateEffect",
    "DeskRefusal",
    "Difference",
    "DraftTooLong",
    "MergePreview",
    "OpenElsewhere",
    "Restored",
    "RunKind",
    "Saved",
    "Unmerged",
    "candidates",
    "choose_namesake",
    "claim_form",
    "clean_pasted",
    "compare",
    "content_at_desk",
    "count_waiting",
    "create",
    "deactivate_account",
    "effect_of_date",
    "enter_newcomers",
    "follow_issue_date",
    "forget_presence",
    "give_pieces",
    "keep_draft",
    "may_show",
    "may_sign",
    "merge_records",
    "merge_tags",
    "merge_tags_alike",
    "move_to_bin",
    "name_of",
    "note_presence",
    "preview_merge",
    "preview_unmerge",
    "publish",
    "purge",
    "reactivate_account",
    "read_moment",
    "record",
    "refuse_effect",
    "refuse_own_or_higher",
    "refuse_sent",
    "remove_orphaned_tags",
    "reopen_notes",
    "restore",
    "restore_from_bin",
    "save",
    "settle_notes",
    "sign_off",
    "split_off",
    "system_user",
    "tag_pieces",
    "tell_cleaned",
    "tell_places",
    "unmerge_record",
    "withdraw",
]
