"""A real Chromium with the sample's report open in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from auditor.reporter.html_report import render
from tests.reporter.samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.reporter.browsing import Open

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on the PATH to open the report with")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    report: Path = tmp_path_factory.mktemp("report") / "report.html"
    report.write_text(render(sample(), "en"), encoding="utf-8")
    return report.as_uri()


@pytest.fixture
def open_report(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the report; afterwards nothing may have been executed, refused, or asked of anyone."""
    events: list[str] = []
    contexts = []

    def refused(dialog: Dialog) -> None:
        events.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def opened(fragment: str = "", **settings: Any) -> Page:
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: events.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: events.append(f"error: {error}"))
        page.on("dialog", refused)
        page.on("request", lambda request: events.append(f"request: {request.url}"))
        page.goto(address + fragment)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [event for event in events if not event.startswith(f"request: {address}")] == []
