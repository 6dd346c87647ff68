"""Settings of the newsroom: runs on a laptop with no environment, refuses to run half-configured in production.

Every environment variable is read here, once, by a typed reader that names the variable and the remedy when
its value is wrong. README, "Settings", lists them all.
"""

import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent


def read_bool(name: str, default: bool) -> bool:
    """Read `1/0`, `true/false`, `yes/no`, `on/off`; anything else is an error, never a silent default."""
    value = os.environ.get(name, "").strip().lower()
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if not value:
        return default
    if value not in words:
        raise ImproperlyConfigured(f"{name}={value!r} is neither true nor false: use 1 or 0.")
    return words[value]


def read_int(name: str, default: int) -> int:
    """Read a whole number that is not negative."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number.")
    return int(value)


def read_list(name: str) -> list[str]:
    """Read a comma-separated list; blank items are dropped."""
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def read_required(name: str, default: str) -> str:
    """Read a text that production must set: the default serves only where `DEBUG` is on."""
    value = os.environ.get(name, "").strip()
    if not value and not DEBUG:
        raise ImproperlyConfigured(f"With DEBUG=0, {name} must be set.")
    return value or default


# PostgreSQL reads a query that comes again and again once, and plans it once: an article page then takes three quarters
# of the time. A pooler that lends a connection for one transaction at a time may not bear it: `server_side_binding=0`.
PREPARED = {"server_side_binding": True, "prepare_threshold": 5}


def read_database(name: str) -> dict[str, Any]:
    """Read `postgresql://user:password@host:port/name?option=value` or `sqlite:///file`; unset, `db.sqlite3`.

    A socket directory is a host: `postgresql:///name?host=/run/postgresql`. A file is looked for beside the code,
    unless its path is absolute: `sqlite:////srv/newsroom.sqlite3`. Errors do not repeat the value, which may hold
    a password.
    """
    url = os.environ.get(name, "").strip() or "sqlite:///db.sqlite3"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is not a URL: the port is a number, and special characters of a password are percent-encoded."
        ) from None
    target = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and target and not parts.netloc:
        return sqlite(BASE_DIR / target)
    if parts.scheme not in {"postgres", "postgresql"} or not target:
        raise ImproperlyConfigured(
            f"{name} must look like postgresql://user:password@host:5432/name or sqlite:///file.sqlite3."
        )
    options = dict(parse_qsl(parts.query))
    prepared = PREPARED if options.pop("server_side_binding", "1") != "0" else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": target,
        "USER": options.pop("user", "") or unquote(parts.username or ""),
        "PASSWORD": options.pop("password", "") or unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": options.pop("port", "") or str(port or ""),
        "CONN_MAX_AGE": read_int("DATABASE_CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**prepared, **options},
    }


def sqlite(path: Path) -> dict[str, Any]:
    """Describe an SQLite file on which several people can save at once.

    With Django's defaults, eight concurrent saves ended in "database is locked" every time: a transaction
    that begins by reading cannot be promoted to a writing one. IMMEDIATE takes the lock at its start.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def read_page_cache(name: str, database: dict[str, Any]) -> str:
    """Read the folder of the page cache: empty for none; unless told, who shares an SQLite file shares its folder."""
    folder = os.environ.get(name, "").strip()
    if not folder and database["ENGINE"].endswith("sqlite3"):
        return f"{database['NAME']}-edition"
    return "" if folder == "0" else folder


# The machine ---------------------------------------------------------------------------------------------------

DEBUG = read_bool("DEBUG", True)
SECRET_KEY = read_required("SECRET_KEY", "for-laptops-only")
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS")
if not DEBUG and not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "With DEBUG=0, ALLOWED_HOSTS must be set: the host names of the paper, parted by commas."
    )
CSRF_TRUSTED_ORIGINS = read_list("CSRF_TRUSTED_ORIGINS")
DATABASES = {"default": read_database("DATABASE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Static files: Django's own server finds them; where `collectstatic` has run, WhiteNoise serves them from there ---

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / (os.environ.get("STATIC_ROOT", "").strip() or "staticfiles")
COLLECTED = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
COLLECTING = "collectstatic" in sys.argv  # the manifest storage is what writes the manifest
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED or COLLECTING
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Whole pages, kept in each process's memory while the edition stands; the folder holds the stamp that all share ----

PAGE_CACHE = read_page_cache("PAGE_CACHE", DATABASES["default"])
KEEP_PAGES = not DEBUG  # whoever works on the pages wants to see them made
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
}

# The paper -----------------------------------------------------------------------------------------------------

PAPER_NAME = os.environ.get("PAPER_NAME", "").strip() or "茂南新闻"

# The application -----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "articles",
    "taggit",
    "newsroom.apps.DeskConfig",  # django.contrib.admin on the site of newsroom/desk.py
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.content_security_policy",
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if COLLECTED else []),
    "django.middleware.http.ConditionalGetMiddleware",
    "articles.public.cache.compression.compression",
    "articles.public.cache.page_cache.page_cache",
    "newsroom.middleware.revalidation",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.public.context.paper",
            ],
        },
    }
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Language and time ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese"))]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]

# Tags: one splitter for forms and code, in both directions (articles/tags.py) -----------------------------------

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.tags.split_tags"
TAGGIT_STRING_FROM_TAGS = "articles.tags.join_tags"

# Security ------------------------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": ["'self'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not DEBUG:
    SECURE_SSL_REDIRECT = read_bool("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = read_int("SECURE_HSTS_SECONDS", 365 * 24 * 3600)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    if read_bool("BEHIND_TLS_PROXY", False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Logging: Django keeps tracebacks to itself in production, unless told where to write them ----------------------

if not DEBUG:
    LOGGING = {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"stderr": {"class": "logging.StreamHandler"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }
