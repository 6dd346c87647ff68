"""What would go wrong later, told beforehand by `python manage.py check`, each in one sentence with its remedy.

`newsroom/health.py` asks the same questions of a site that runs.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import Error as DatabaseFault
from django.db import connections


@register(Tags.caches)
def check_page_cache(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Tell when pages could not be kept."""
    if is_page_cache_writable():
        return []
    who = "the user that runs the site"
    return [
        Error(
            f"PAGE_CACHE names {settings.PAGE_CACHE}, a folder that this process cannot write.",
            hint=f"Make the folder and give it to {who}, run this as {who}, or switch the page cache off: PAGE_CACHE=0",
            id="newsroom.E001",
        )
    ]


@register(Tags.database)
def check_databases(app_configs: Any, databases: Sequence[str] | None, **kwargs: Any) -> list[CheckMessage]:
    """Tell when a database does not answer or cannot hold Chinese; asked by `migrate` and `check --database`."""
    return [message for alias in databases or () for message in _check_database(alias)]


def _check_database(alias: str) -> list[CheckMessage]:
    try:
        encoding = read_encoding(alias)
    except DatabaseFault as error:
        reason = " ".join(str(error).split())
        return [
            Error(
                f"The database does not answer: {reason}",
                hint="See that it runs, and that DATABASE_URL names its host, user, password and name.",
                id="newsroom.E002",
            )
        ]
    if encoding == "UTF8":
        return []
    return [
        Error(
            f"The database keeps its text in {encoding}, which cannot hold Chinese.",
            hint="Make another one: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8 NAME",
            id="newsroom.E003",
        )
    ]


@register(Tags.database)
def check_staffing(app_configs: Any, databases: Sequence[str] | None, **kwargs: Any) -> list[CheckMessage]:
    """Tell where the people of the desk are too few for its rules; asked by `migrate` and `check --database` too."""
    from articles.editorial import lacks  # which needs the models

    if "default" not in (databases or ()):
        return []
    try:
        sentences = lacks()
    except DatabaseFault:  # it does not answer, which is told above, or is older than the code
        return []
    hint = (
        "Accounts and groups are under 认证和授权 in the admin; docs/desk.md has the table of what each group may do."
    )
    return [checks.Warning(sentence, hint=hint, id="newsroom.W006") for sentence in sentences]


@register(Tags.staticfiles, deploy=True)
def check_collected(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Tell when a production site would show bare pages."""
    if settings.DEBUG or settings.COLLECTED:
        return []
    return [
        Error(
            f"The stylesheet and the other static files are not in {settings.STATIC_ROOT}.",
            hint="python manage.py collectstatic --noinput, then start the site anew.",
            id="newsroom.E004",
        )
    ]


@register(Tags.security, deploy=True)
def check_hosts(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Tell when any name is taken for the paper's, which then stands in its links, feeds and cached pages."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    hint = "Name the hosts of the paper; /healthz answers under any name and address as it is."
    return [checks.Warning("ALLOWED_HOSTS=* takes every host name for the paper's.", hint=hint, id="newsroom.W005")]


def is_page_cache_writable() -> bool:
    """Tell whether the folder of the page cache, if there is to be one, can be written, or made."""
    if not settings.PAGE_CACHE:
        return True
    folder = Path(settings.PAGE_CACHE)
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def read_encoding(alias: str) -> str:
    """Connect, and give what the database keeps text in, in PostgreSQL's words; SQLite's are all good for Chinese."""
    connection: Any = connections[alias]
    connection.ensure_connection()
    if connection.vendor != "postgresql":
        return "UTF8"
    encoding: str = connection.connection.info.parameter_status("server_encoding")
    return encoding
