"""What every page is held to: accessibility as axe-core judges it, and nothing broken behind the scenes."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Response

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`Content-Security-Policy: ${event.violatedDirective} refused ${event.blockedURI}`));
"""


def assert_accessible(page: Page) -> None:
    """Fail with axe's own words unless the page as it stands keeps WCAG 2.2 AA."""
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()


def watch(page: Page) -> list[str]:
    """Collect what goes wrong in a page from now on: policy violations, script errors, missing files.

    The status of a page itself is left to the test: a 404 page is a page.
    """
    problems: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            problems.append(message.text)

    def on_response(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            problems.append(f"{response.status} {response.url}")

    page.add_init_script(REPORT_VIOLATIONS)
    page.on("console", on_console)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("response", on_response)
    return problems
