"""The edition: a stamp that every write of the application renews, seen by all processes that share a folder.

What was made for one edition is out of date in the next, in every process, as soon as the write is committed. The
stamp tells the moment of the write, too. Who writes past Django's connections (`psql`, `dbshell`) removes the stamp;
who switches autocommit off calls `renew` after each commit.
"""

import logging
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

logger = logging.getLogger(__name__)
STAMP = "edition"
# Statements that change no row; a comment or a bracket may stand before them.
_READS = re.compile(
    r"""(?: [\s(] | --[^\n]*\n | /\*.*?\*/ )*
    (?: ANALYZE | BEGIN | CLOSE | COMMIT | DECLARE | EXPLAIN | FETCH | PRAGMA | RELEASE | RESET | ROLLBACK | SAVEPOINT
      | SELECT | SET | SHOW | START | VACUUM | VALUES | WITH (?!.*\b(?:DELETE|INSERT|MERGE|UPDATE)\b) )\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# What a reader sees stands in tables of the application; sessions, logins, the log of the admin, and what is typed and
# not saved at the desk do not show.
_UNSEEN = re.compile(r'(?:DELETE FROM|INSERT INTO|UPDATE) "(?:auth|desk|django)_')


def follow() -> None:
    """Follow what is written through any connection; called once, when the application starts."""
    connection_created.connect(_watch, dispatch_uid="articles.public.cache.edition")


class Edition(NamedTuple):
    """What stands since a moment; no two have one name."""

    name: str
    since: datetime


def current() -> Edition | None:
    """Give the edition; nothing where none is kept, its stamp cannot be read, or this process could not renew it."""
    folder = Path(settings.PAGE_CACHE)
    try:
        with (folder / STAMP).open(encoding="ascii") as stamp:
            found = Edition(stamp.read(), datetime.fromtimestamp(os.fstat(stamp.fileno()).st_mtime, UTC))
        return found if os.access(folder, os.W_OK) else None
    except FileNotFoundError:
        with suppress(OSError):
            renew()
    except OSError:
        pass
    return None


def renew() -> None:
    """Begin a new edition, in one step that no reader sees half done; where that fails, there is none for now."""
    folder = Path(settings.PAGE_CACHE)
    folder.mkdir(parents=True, exist_ok=True)
    name = secrets.token_hex(16)
    draft = folder / f"{STAMP}.{name}"
    try:
        draft.write_text(name, encoding="ascii")
        os.replace(draft, folder / STAMP)
    except OSError:
        for path in (draft, folder / STAMP):
            with suppress(OSError):
                path.unlink()
        raise


def _begin() -> None:
    """Begin a new edition after a write, which stands though it fails: one line for whoever wrote, no traceback."""
    try:
        renew()
    except OSError as error:
        reason = error.strerror or error
        logger.error("The stamp of the page cache cannot be renewed (%s): pages are made anew until it can.", reason)


def _watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if _renew_after_writing not in connection.execute_wrappers:
        connection.execute_wrappers.append(_renew_after_writing)


def _renew_after_writing(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    result = execute(sql, params, many, context)
    connection = context["connection"]
    if not settings.PAGE_CACHE or _READS.match(sql) or _UNSEEN.match(sql):
        return result
    if not connection.in_atomic_block and not connection.get_autocommit():
        return result  # whoever commits by hand calls `renew` by hand, too
    if not any(then is _begin for _, then, _ in connection.run_on_commit):
        transaction.on_commit(_begin, using=connection.alias, robust=True)  # what is written is written
    return result
