"""Settings of the newsroom: runs on a laptop with no environment, refuses to run half-configured in production.

Every environment variable is read here, once, by a typed reader of `newsroom/environment.py`, which stops the start
with a sentence when a value is wrong. docs/operating.md, "Settings", lists them all.
"""

import sys

import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from newsroom.environment import (
    BASE_DIR,
    is_read_only,
    read_bool,
    read_database,
    read_hosts,
    read_hsts,
    read_origins,
    read_page_cache,
    read_secret_key,
    read_shared_proofs,
    read_text,
)

django_stubs_ext.monkeypatch()  # lets classes of Django that types know as generic be written so: ModelAdmin[Any]

# The machine ---------------------------------------------------------------------------------------------------

DEBUG = read_bool("DEBUG", True)
SECRET_KEY = read_secret_key("SECRET_KEY", laptop="for-laptops-only" if DEBUG else None)
ALLOWED_HOSTS = read_hosts("ALLOWED_HOSTS", required=not DEBUG)
CSRF_TRUSTED_ORIGINS = read_origins("CSRF_TRUSTED_ORIGINS")
DATABASES = {"default": read_database("DATABASE_URL")}
READ_ONLY = is_read_only(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Static files: Django's own server finds them; where `collectstatic` has run, WhiteNoise serves them from there ---

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / read_text("STATIC_ROOT", "staticfiles")
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

PAPER_NAME = read_text("PAPER_NAME", "茂南新闻")
# What the law asks a paper to say of itself at the foot of its pages: the number of the site's registration (the ICP
# rules for non-commercial services, article 13), and that of the licence of a paper with an internal one.
ICP_NUMBER = read_text("ICP_NUMBER")
LICENCE = read_text("LICENCE")
# Which proofs one person may share, as the paper takes it: three people have three reviews and three proofs to sign.
SHARED_PROOFS = read_shared_proofs("SHARED_PROOFS")

# The application -----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "articles",
    "taggit",
    "newsroom.apps.SiteConfig",
    "newsroom.apps.DeskConfig",  # django.contrib.admin on the site of newsroom/desk.py
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "newsroom.health.health",  # before all that asks for a host name or for https
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
    "newsroom.bad_input.BadInput",
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
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
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
CSRF_FAILURE_VIEW = "newsroom.csrf.csrf_failure"
SESSION_COOKIE_AGE = 12 * 3600  # a day at the desk
# The longest text that is kept as a draft, a million Chinese characters, is three bytes a character as it is sent
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20
X_FRAME_OPTIONS = "DENY"
BEHIND_TLS_PROXY = not DEBUG and read_bool("BEHIND_TLS_PROXY", False)  # then its X-Forwarded headers are believed
# Subdomains and preloading: whoever owns the domain decides, for it may carry more than the paper; off is no fault
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if not DEBUG:
    SECURE_SSL_REDIRECT = read_bool("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS, SECURE_HSTS_INCLUDE_SUBDOMAINS, SECURE_HSTS_PRELOAD = read_hsts(
        "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"
    )
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    if BEHIND_TLS_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Logging: Django keeps tracebacks to itself in production, unless told where to write them ----------------------

if not DEBUG:
    LOGGING = {
        "version": 1,
        "disable_existing_loggers": False,
        "handlers": {"stderr": {"class": "logging.StreamHandler"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }
