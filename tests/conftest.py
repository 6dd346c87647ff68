"""What every test gets: the suite is the same on SQLite and on PostgreSQL (`DATABASE_URL` decides)."""

import pytest
from django.conf import settings


def pytest_configure() -> None:
    """Make passwords cheap, and every page anew.

    The hashing of production takes a third of a second for each login that a test makes.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.PAGE_CACHE = ""  # on for the tests that are about it


def pytest_report_header() -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.hookimpl(trylast=True)  # after pytest-randomly has shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests last: Playwright's event loop stays in the thread, and Django refuses queries beside one."""
    items.sort(key=lambda item: "browser" in item.path.parts)
