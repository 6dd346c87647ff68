"""Typed readers of the environment: each names the variable and the remedy when a value is wrong.

A wrong value raises `ImproperlyConfigured`, which stops whatever is starting. Values that may hold a password are not
repeated. `newsroom/settings.py` says which variables there are; docs/operating.md explains each.
"""

import os
import re
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
BOOLEANS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
# RFC 1123, with a leading dot for "and everything below", as Django reads it: `.paper.example`
HOST_NAME = re.compile(
    r"\.?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\.?", re.IGNORECASE
)
SHARED_PROOFS, SHARING = {"second-proof", "third-proof"}, {"forbid", "warn", "allow"}
KEY_LENGTH, KEY_VARIETY = 50, 5  # what `check --deploy` asks of a key (security.W009)


def read_text(name: str, default: str = "") -> str:
    """Read one line of text; white space around it is dropped."""
    return os.environ.get(name, "").strip() or default


def read_bool(name: str, default: bool) -> bool:
    """Read `1/0`, `true/false`, `yes/no`, `on/off`; anything else is an error, never a silent default."""
    value = read_text(name)
    if not value:
        return default
    if value.lower() not in BOOLEANS:
        raise ImproperlyConfigured(f"{name}={value!r} is neither true nor false: use 1 or 0.")
    return BOOLEANS[value.lower()]


def read_int(name: str, default: int) -> int:
    """Read a whole number that is not negative, of ten digits at most."""
    value = read_text(name)
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,10}", value):
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number: use one to ten digits, without a sign.")
    return int(value)


def read_shared_proofs(name: str) -> dict[str, str]:
    """Read how the paper takes it where one person signs two proofs: `forbid`, `warn` (unless told) or `allow`.

    One word for both later proofs, or one for each: `second=allow,third=forbid`.
    """
    words = read_list(name) or ["warn"]
    told = dict.fromkeys(SHARED_PROOFS, words[0]) if len(words) == 1 and "=" not in words[0] else {}
    for word in words if not told else ():
        proof, _equals, how = word.partition("=")
        told[f"{proof.strip()}-proof"] = how.strip()
    if told.keys() != SHARED_PROOFS or not set(told.values()) <= SHARING:
        raise ImproperlyConfigured(
            f"{name}={','.join(words)!r} is not understood: use forbid, warn or allow, or second=allow,third=forbid."
        )
    return told


def read_list(name: str) -> list[str]:
    """Read a comma-separated list; blank items are dropped."""
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def read_secret_key(name: str, laptop: str | None) -> str:
    """Read the key that signs sessions; a laptop has one of its own, production (`laptop=None`) needs a good one."""
    value = read_text(name)
    remedy = "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    if laptop is not None:
        return value or laptop
    if not value:
        raise ImproperlyConfigured(f"With DEBUG=0, {name} must be set; {remedy}")
    if len(value) < KEY_LENGTH or len(set(value)) < KEY_VARIETY:
        raise ImproperlyConfigured(
            f"{name} can be guessed, since it is shorter than {KEY_LENGTH} random signs; {remedy}"
        )
    return value


def read_hosts(name: str, required: bool) -> list[str]:
    """Read host names and addresses, without scheme, port and path: `paper.example,.paper.example,192.0.2.7,[::1]`."""
    hosts = read_list(name)
    if required and not hosts:
        raise ImproperlyConfigured(f"With DEBUG=0, {name} must be set: the host names of the paper, parted by commas.")
    for host in hosts:
        if not (host == "*" or HOST_NAME.fullmatch(host) or _is_bracketed_ipv6(host)):
            raise ImproperlyConfigured(
                f"{name} holds {host!r}, which is no host name: leave out https://, port and path, as in paper.example."
            )
    return hosts


def _is_bracketed_ipv6(host: str) -> bool:
    try:
        return host[:1] + host[-1:] == "[]" and isinstance(ip_address(host[1:-1]), IPv6Address)
    except ValueError:
        return False


def read_origins(name: str) -> list[str]:
    """Read origins, which are a scheme, a host, and at most a port: `https://paper.example`."""
    origins = read_list(name)
    for origin in origins:
        scheme, separator, host = origin.partition("://")
        if scheme not in {"http", "https"} or not separator or not re.fullmatch(r"[^/?#@\s]+", host):
            raise ImproperlyConfigured(
                f"{name} holds {origin!r}, which is no origin: write it as https://paper.example."
            )
    return origins


# The database --------------------------------------------------------------------------------------------------

# PostgreSQL reads a query that comes again and again once, and plans it once: an article page then takes three quarters
# of the time. A pooler that lends a connection for one transaction at a time may not bear it: `server_side_binding=0`.
PREPARED = {"server_side_binding": True, "prepare_threshold": 5}
PATIENCE = {"connect_timeout": "10"}  # seconds; without it, a server that is silent holds a worker up for minutes


def read_database(name: str) -> dict[str, Any]:
    """Read `postgresql://user:password@host:port/name?option=value` or `sqlite:///file`; unset, `db.sqlite3`.

    A socket directory is a host: `postgresql:///name?host=/run/postgresql`. A file is looked for beside the code,
    unless its path is absolute: `sqlite:////srv/newsroom.sqlite3`. Errors do not repeat the value, which may hold
    a password.
    """
    url = read_text(name, "sqlite:///db.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is not a URL: the port is a number, and special characters of a password are percent-encoded."
        ) from None
    target = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and target and not parts.netloc:
        if parts.query:
            raise ImproperlyConfigured(
                f"{name} names a file of SQLite, which takes no options: leave out what follows ?."
            )
        return _sqlite(name, BASE_DIR / target)
    if parts.scheme not in {"postgres", "postgresql"} or not target or "/" in target:
        raise ImproperlyConfigured(
            f"{name} must look like postgresql://user:password@host:5432/name or sqlite:///file.sqlite3."
        )
    options = dict(parse_qsl(parts.query))
    prepared = PREPARED if options.pop("server_side_binding", "1") != "0" else {}
    connection = {
        "USER": options.pop("user", "") or unquote(parts.username or ""),
        "PASSWORD": options.pop("password", "") or unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or str(port or ""),
    }
    _check_options(name, options)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": target,
        **connection,
        "CONN_MAX_AGE": read_int("DATABASE_CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**prepared, **PATIENCE, **options},
    }


def _check_options(name: str, options: dict[str, str]) -> None:
    """Refuse an option that the PostgreSQL client does not know; it would say so at the first query alone."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import make_conninfo

    for option in options:
        try:
            make_conninfo("", **{option: ""})
        except ProgrammingError:
            raise ImproperlyConfigured(f"{name} has the option {option!r}, which PostgreSQL does not know.") from None


def _sqlite(name: str, path: Path) -> dict[str, Any]:
    """Describe an SQLite file on which several people can save at once, or one that can only be read.

    With Django's defaults, eight concurrent saves ended in "database is locked" every time: a transaction
    that begins by reading cannot be promoted to a writing one. IMMEDIATE takes the lock at its start.
    """
    if path.is_dir() or not path.parent.is_dir():
        raise ImproperlyConfigured(f"{name} names {path}, where no file can be: its folder must exist.")
    database: dict[str, Any] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": read_int("DATABASE_CONN_MAX_AGE", 60),  # opening the file costs as much as an article's page
        "OPTIONS": {"timeout": 20},
    }
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return {**database, "NAME": _read_only(path)}
    database["OPTIONS"] |= {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return database


def _read_only(path: Path) -> str:
    """Give the address under which SQLite opens a file that this process may not write.

    Where it cannot make the files that go with a write-ahead log, it has to be told that nobody else writes either
    (`immutable`); a log that was left there is still read, which takes the log's index beside it.
    """
    log = path.with_name(f"{path.name}-wal")
    is_settled = not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)
    return f"file:{quote(str(path))}?{'immutable=1' if is_settled else 'mode=ro'}"


def is_read_only(database: dict[str, Any]) -> bool:
    """Tell whether a database that was read here can only be read from."""
    return str(database["NAME"]).startswith("file:")


def read_page_cache(name: str, database: dict[str, Any]) -> str:
    """Read the folder of the page cache: empty for none; unless told, who shares an SQLite file shares its folder.

    A relative path is looked for beside the code, wherever the process was started.
    """
    folder = read_text(name)
    if not folder and database["ENGINE"].endswith("sqlite3") and not is_read_only(database):
        return f"{database['NAME']}-edition"
    return "" if folder in {"", "0"} else str(BASE_DIR / folder)


# Security ------------------------------------------------------------------------------------------------------

PRELOAD_SECONDS = 365 * 24 * 3600  # what the lists that browsers carry ask for (hstspreload.org)


def read_hsts(seconds: str, subdomains: str, preload: str) -> tuple[int, bool, bool]:
    """Read how long browsers insist on `https`, whether below the host too, and whether they may carry it along."""
    duration, below, carried = (
        read_int(seconds, PRELOAD_SECONDS),
        read_bool(subdomains, False),
        read_bool(preload, False),
    )
    if carried and not (below and duration >= PRELOAD_SECONDS):
        raise ImproperlyConfigured(
            f"{preload}=1 needs {subdomains}=1 and {seconds} of {PRELOAD_SECONDS} or more: browsers list nothing less."
        )
    return duration, below, carried
