"""The settings of `benchmarks.read_site`: the site's own, with a page beside it that counts queries."""

from newsroom.settings import *  # noqa: F403 — a variant of the settings, not a user of them

ROOT_URLCONF = "benchmarks.site_urls"
WSGI_APPLICATION = None
