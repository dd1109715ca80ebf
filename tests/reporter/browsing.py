"""What the tests in a browser do with a report, and ask of it."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

Open = Callable[..., Page]


def shown(page: Page) -> list[str]:
    """The rules of the findings that are not filtered away."""
    return [str(finding.get_attribute("data-rule")) for finding in page.locator(".finding:not([hidden])").all()]


def choose(page: Page, language: str) -> None:
    page.locator(f"#in-{language}").check()


def axe_violations(page: Page) -> list[str]:
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]
