"""A real browser on a running site.

    def test_something(page, live_server):
        make_article(headline="春耕")
        page.goto(f"{live_server.url}/articles/")
        page.get_by_role("link", name="春耕").click()
        assert_accessible(page)  # from tests.browser.checks

- `live_server` (pytest-django) serves the application and its static files, and sees the rows that the test makes.
- `page` is Debian's Chromium, in Chinese, in Shanghai. The test fails at its end if the page broke the
  Content-Security-Policy, threw a script error, or missed a stylesheet, script or picture (`checks.watch`).
- `open_page(**context_options)` opens one more, as `open_page(viewport={"width": 360, "height": 740})`.
- `phone_page` is 360 px wide; `plain_page` has JavaScript switched off; `staff_page` is logged in as a superuser.

Without Chromium these tests are skipped; in CI they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from ctypes.util import find_library
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from tests.browser.checks import watch

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session", autouse=True)
def queries_beside_an_event_loop() -> Iterator[None]:
    """Let Django query in the thread in which Playwright keeps its event loop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session", autouse=True)
def browser_packages() -> None:
    """Skip, or fail in CI, where the browser is missing, or the library that Playwright's own driver is linked to."""
    found = {"chromium": shutil.which("chromium"), "libatomic1": find_library("atomic")}
    missing = [package for package, place in found.items() if not place]
    if missing:
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse(f"Browser tests need: apt-get install {' '.join(missing)}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium"), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext]) -> Iterator[OpenPage]:
    watched: list[list[str]] = []

    def open_one(**context_options: Any) -> Page:
        page = new_context(**context_options).new_page()
        watched.append(watch(page))
        return page

    yield open_one
    assert [problem for problems in watched for problem in problems] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture
def phone_page(open_page: OpenPage) -> Page:
    return open_page(viewport={"width": 360, "height": 740}, has_touch=True)


@pytest.fixture
def plain_page(open_page: OpenPage) -> Page:
    return open_page(java_script_enabled=False)


@pytest.fixture
def staff_page(open_page: OpenPage, live_server: Any, admin_client: Any) -> Page:
    name = settings.SESSION_COOKIE_NAME
    page = open_page()
    page.context.add_cookies([{"name": name, "value": admin_client.cookies[name].value, "url": live_server.url}])
    return page
