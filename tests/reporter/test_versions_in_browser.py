"""Versions side by side and folds as a reader meets them: in Chromium, narrow and wide, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect

from auditor.reporter.html_report import render
from tests.reporter.browsing import axe_violations, shown
from tests.reporter.samples import crowded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reporter.browsing import Open


@pytest.mark.parametrize("javascript", [True, False])
def test_a_finding_leads_to_its_row_though_that_is_folded_and_back(open_report: Open, javascript: bool) -> None:
    page = open_report(java_script_enabled=javascript)
    row = page.locator("#r-1-2")
    assert not row.is_visible()
    page.locator("#f-00000007").get_by_role("link", name="See both versions side by side").click()
    expect(row).to_be_in_viewport()
    assert [cell.inner_text().splitlines()[-1] for cell in row.locator("td").all()[:2]] == [
        "We answer within 20 business days.",
        "Nous répondons en moins de 30 jours ouvrables.",
    ]
    row.get_by_role("link", name="Numbers that differ").click()
    expect(page.locator("#f-00000007")).to_be_in_viewport()


def test_a_row_leads_to_a_finding_that_is_filtered_away(open_report: Open) -> None:
    page = open_report()
    page.locator("input[value=warning]").uncheck()
    page.locator("#v-1 > summary").click()
    page.locator("#r-1-3").get_by_role("link").click()
    expect(page.locator("#f-00000008")).to_be_in_viewport()
    assert len(shown(page)) == 8


def test_a_fold_of_findings_that_are_alike_follows_the_filters_and_the_links(browser: Browser, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text(render(crowded(20), "en"), encoding="utf-8")
    page = browser.new_page()
    page.goto(report.as_uri())
    fold = page.locator(".more")
    assert fold.is_visible()
    assert page.locator("#status").inner_text() == "Findings shown: 21 of 21."
    page.locator("input[value=warning]").uncheck()
    assert not fold.is_visible()
    page.evaluate("location.hash = '#f-00000013'")
    expect(page.locator("#f-00000013")).to_be_in_viewport()
    assert axe_violations(page) == []
    page.close()


def test_versions_are_a_table_to_a_screen_reader_however_narrow_the_page(open_report: Open) -> None:
    for width in (375, 1280):
        page = open_report(viewport={"width": width, "height": 900})
        page.locator("#v-1 > summary").click()
        table = page.locator("#v-1").get_by_role("table")
        assert table.get_by_role("columnheader").all_inner_texts() == ["English", "French"]
        first, second = (cell.bounding_box() for cell in page.locator("#r-1-2 td").all()[:2])
        assert first is not None
        assert second is not None
        stacked = second["y"] > first["y"]
        assert stacked == (width == 375)
        assert page.locator("#r-1-2 .which").first.is_visible() == stacked


def test_a_difference_is_marked_by_more_than_colour(open_report: Open) -> None:
    page = open_report()
    page.locator("#v-1 > summary").click()
    for mark in page.locator("#v-1 mark").all():
        assert "underline" in mark.evaluate("it => getComputedStyle(it).textDecorationLine")
    assert page.locator("#v-1 .differs .unlike:visible").count() == 2


def test_the_keyboard_opens_two_versions(open_report: Open) -> None:
    page = open_report()
    page.locator("#v-1 > summary").focus()
    assert page.locator("#v-1 > summary").evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#f-00000007"
