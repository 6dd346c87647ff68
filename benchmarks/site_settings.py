"""The settings of `benchmarks.read_site`: the site's own, with pages beside it that mark the limit."""

from newsroom.settings import *  # noqa: F403 — a variant of the settings, not a user of them

ROOT_URLCONF = "benchmarks.site_urls"
WSGI_APPLICATION = None
