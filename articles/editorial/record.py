"""The record of what the desk did, which 历史 shows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from articles.enums import EntryAction
from articles.models import Entry, Revision


def record(
    *,
    by: User,
    action: EntryAction,
    rows: Iterable[Model],
    message: str = "",
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    revisions: Iterable[Revision] = (),
) -> None:
    """Append one entry for each row, under the name of who did it: to be called in the transaction that did it.

    `message` says what was done, where the action alone does not; `reason` why; `facts` are for machines;
    `revisions` are those that were made by it, of rows that are articles.
    """
    Entry.objects.append(
        by=by, action=action, rows=rows, message=message, reason=reason, facts=facts, revisions=revisions
    )
