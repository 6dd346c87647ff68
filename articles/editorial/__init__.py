"""The service functions of the desk. Others enter here.

Each is a keyword-only function: guard, change, append the record — all in one transaction. Who may call it is
the surface's business; what must hold of the piece is checked here, for everyone.
"""

from articles.editorial.accounts import deactivate_account, reactivate_account, refuse_own_or_higher
from articles.editorial.binning import Restored, move_to_bin, purge, restore_from_bin
from articles.editorial.chain.persons import is_own, same_person
from articles.editorial.chain.report import Unsigned, unsigned_lately, unsigned_pieces
from articles.editorial.chain.signatures import Chain, chain_of, chains_of
from articles.editorial.chain.staffing import lacks
from articles.editorial.chain.table import May, may, may_each
from articles.editorial.content.comparing import Difference, RunKind, compare
from articles.editorial.content.pasting import Cleaning, clean_pasted, tell_cleaned
from articles.editorial.content.places import tell_places
from articles.editorial.correcting import correct, note_printed, owed_corrections, printable_pages, retract
from articles.editorial.editing.bylining import enter_newcomers
from articles.editorial.editing.drafting import DraftTooLong, keep_draft
from articles.editorial.editing.presence import OpenElsewhere, forget_presence, note_presence
from articles.editorial.editing.restoring import restore
from articles.editorial.editing.saving import Conflict, Saved, create, place, save
from articles.editorial.editing.sending import AlreadySaved, claim_form, refuse_sent
from articles.editorial.editing.working import content_at_desk, latest_of
from articles.editorial.makeup.moving import Seen, move, stamp_of
from articles.editorial.makeup.pages import add_page
from articles.editorial.makeup.sheet import PageLine, PieceLine, going_with, sheet_of, unplaced
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
from articles.editorial.release.signing import sign_off, transcribe
from articles.editorial.reviewing.holding import hold, reopen
from articles.editorial.reviewing.pages.changes import PageChange
from articles.editorial.reviewing.pages.layout import Layout, layout_of
from articles.editorial.reviewing.pages.rights import known_of_page, may_page, warning_of_page
from articles.editorial.reviewing.pages.signing import changes_seen, sign_page
from articles.editorial.reviewing.proofing import proof_piece
from articles.editorial.reviewing.reviews import answer, decline, review, send_back, submit
from articles.editorial.tagging import merge_tags, merge_tags_alike, remove_orphaned_tags, tag_pieces
from articles.models import name_of, system_user

__all__ = [
    "AlreadySaved",
    "Chain",
    "Cleaning",
    "Conflict",
    "DateEffect",
    "DeskRefusal",
    "Difference",
    "DraftTooLong",
    "Layout",
    "May",
    "MergePreview",
    "OpenElsewhere",
    "PageChange",
    "PageLine",
    "PieceLine",
    "Restored",
    "RunKind",
    "Saved",
    "Seen",
    "Unmerged",
    "Unsigned",
    "add_page",
    "answer",
    "candidates",
    "chain_of",
    "chains_of",
    "changes_seen",
    "choose_namesake",
    "claim_form",
    "clean_pasted",
    "compare",
    "content_at_desk",
    "correct",
    "count_waiting",
    "create",
    "deactivate_account",
    "decline",
    "effect_of_date",
    "enter_newcomers",
    "follow_issue_date",
    "forget_presence",
    "give_pieces",
    "going_with",
    "hold",
    "is_own",
    "keep_draft",
    "known_of_page",
    "lacks",
    "latest_of",
    "layout_of",
    "may",
    "may_each",
    "may_page",
    "merge_records",
    "merge_tags",
    "merge_tags_alike",
    "move",
    "move_to_bin",
    "name_of",
    "note_presence",
    "note_printed",
    "owed_corrections",
    "place",
    "preview_merge",
    "preview_unmerge",
    "printable_pages",
    "proof_piece",
    "publish",
    "purge",
    "reactivate_account",
    "read_moment",
    "record",
    "refuse_effect",
    "refuse_own_or_higher",
    "refuse_sent",
    "remove_orphaned_tags",
    "reopen",
    "reopen_notes",
    "restore",
    "restore_from_bin",
    "retract",
    "review",
    "same_person",
    "save",
    "send_back",
    "settle_notes",
    "sheet_of",
    "sign_off",
    "sign_page",
    "split_off",
    "stamp_of",
    "submit",
    "system_user",
    "tag_pieces",
    "tell_cleaned",
    "tell_places",
    "transcribe",
    "unmerge_record",
    "unplaced",
    "unsigned_lately",
    "unsigned_pieces",
    "warning_of_page",
    "withdraw",
]
