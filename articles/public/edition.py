"""The edition: a stamp that every write to the database renews, seen by all processes that share a folder.

What was made for one edition is out of date in the next, in every process, as soon as the write is committed. The
stamp tells the moment of the write, too.
"""

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

STAMP = "edition"
_WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b", re.IGNORECASE)
# What a reader sees stands in tables of the application; sessions and the log of the admin do not show.
_UNSEEN = re.compile(r'[^"]*"django_')


def follow() -> None:
    """Follow what is written through any connection; called once, when the application starts."""
    connection_created.connect(_watch, dispatch_uid="articles.public.edition")


class Edition(NamedTuple):
    """What stands since a moment; no two have one name."""

    name: str
    since: datetime


def current() -> Edition | None:
    """Give the edition; nothing where none is kept or its stamp cannot be read."""
    try:
        with (Path(settings.PAGE_CACHE) / STAMP).open(encoding="ascii") as stamp:
            return Edition(stamp.read(), datetime.fromtimestamp(os.fstat(stamp.fileno()).st_mtime, UTC))
    except FileNotFoundError:
        with suppress(OSError):
            renew()
    except OSError:
        pass
    return None


def renew() -> None:
    """Begin a new edition, in one step that no reader sees half done."""
    folder = Path(settings.PAGE_CACHE)
    folder.mkdir(parents=True, exist_ok=True)
    name = secrets.token_hex(16)
    draft = folder / f"{STAMP}.{name}"
    draft.write_text(name, encoding="ascii")
    os.replace(draft, folder / STAMP)


def _watch(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if _renew_after_writing not in connection.execute_wrappers:
        connection.execute_wrappers.append(_renew_after_writing)


def _renew_after_writing(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    result = execute(sql, params, many, context)
    connection = context["connection"]
    shows = settings.PAGE_CACHE and _WRITES.match(sql) and not _UNSEEN.match(sql)
    if shows and not any(then is renew for _, then, _ in connection.run_on_commit):
        transaction.on_commit(renew, using=connection.alias, robust=True)  # what is written is written
    return result
