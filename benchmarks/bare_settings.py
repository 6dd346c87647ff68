"""The settings of the bare site of `benchmarks.read_site`: Django on the site's database, with little around a page."""

from newsroom.settings import *  # noqa: F403 — a variant of the settings, not a user of them

ROOT_URLCONF = "benchmarks.bare_urls"
WSGI_APPLICATION = None
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
