"""The HTML report as a reader meets it: in Chromium, with and without JavaScript, by keyboard, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, expect

from auditor.reporter.html_report import render
from tests.reporter.browsing import axe_violations, choose, shown
from tests.reporter.samples import empty, sample

if TYPE_CHECKING:
    from tests.reporter.browsing import Open


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(open_report: Open, language: str, scheme: Literal["light", "dark"], width: int) -> None:
    # High enough that no finding is off the screen, where content-visibility would hide it from axe.
    page = open_report(color_scheme=scheme, viewport={"width": width, "height": 12_000})
    choose(page, language)
    assert axe_violations(page) == []


def test_axe_finds_nothing_where_the_audit_found_nothing(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(render(empty(sample().posts), "fr"))
    assert axe_violations(page) == []
    page.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_language_can_be_changed(open_report: Open, javascript: bool) -> None:
    page = open_report(java_script_enabled=javascript)
    verdict = page.locator("#verdict")
    assert verdict.inner_text() == "3 errors, 4 warnings and 1 note in 3 of 4 posts."
    choose(page, "fr")
    assert verdict.inner_text() == (
        "3\u00a0erreurs, 4\u00a0avertissements et 1\u00a0remarque dans 3\u00a0billets sur 4."
    )
    assert page.locator(".t[lang=en]:visible").count() == 0
    # What is quoted stays in its own language.
    assert page.locator(".post h3").nth(2).inner_text() == "Access to information guide"
    choose(page, "en")
    assert page.locator(".t[lang=fr]:visible").count() == 0


def test_the_document_speaks_the_language_chosen(open_report: Open) -> None:
    page = open_report()
    assert page.title() == "Publication audit: canada-numerique/blogue"
    choose(page, "fr")
    assert page.title() == "Vérification de la publication\u00a0: canada-numerique/blogue"
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("#rule option").all_inner_texts()[:2] == ["Tous les problèmes", "Lien mal formé"]
    page.reload()
    assert page.locator("#in-fr").is_checked()


def test_without_javascript_everything_is_there_but_the_filters(open_report: Open) -> None:
    page = open_report(java_script_enabled=False)
    assert page.locator(".finding:visible").count() == 8
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#status").is_visible()


def test_filters_show_what_was_asked_and_count_it(open_report: Open) -> None:
    page = open_report()
    status = page.locator("#status")
    assert status.inner_text() == "Findings shown: 8 of 8."
    page.locator("input[value=error]").uncheck()
    french = ["link/vague-text", "link/same-target", "parity/numbers", "translation/missing-passage"]
    assert shown(page) == [*french, "link/vague-text"]
    assert status.inner_text() == "Findings shown: 5 of 8."
    page.locator("#filters input[value=en]").uncheck()
    assert shown(page) == french
    assert page.locator(".post:visible").count() == 1
    page.locator("#rule").select_option("link/same-target")
    assert shown(page) == ["link/same-target"]
    page.locator("#path").fill("nowhere")
    assert shown(page) == []
    choose(page, "fr")
    assert status.inner_text() == "Constats affichés\u00a0: 0 sur 8."
    page.locator("#reset").click()
    assert len(shown(page)) == 8
    assert page.locator("#path").input_value() == ""


def test_the_text_search_looks_in_the_path(open_report: Open) -> None:
    page = open_report()
    page.locator("#path").fill("GUIDE.en")
    assert page.locator(".post:visible h3").all_inner_texts() == ["Access to information guide"]


def test_what_is_shown_can_be_sent_to_someone(open_report: Open) -> None:
    page = open_report()
    page.locator("input[value=error]").uncheck()
    page.locator("#rule").select_option("link/vague-text")
    page.locator("#path").fill("fr.md")
    choose(page, "fr")
    fragment = page.evaluate("location.hash")
    other = open_report(fragment)
    assert shown(other) == ["link/vague-text"]
    assert other.locator("#in-fr").is_checked()
    other.locator("#reset").click()
    choose(other, "en")
    assert other.evaluate("location.hash") == ""


def test_a_fragment_that_makes_no_sense_does_no_harm(open_report: Open) -> None:
    page = open_report("#show?severity=%E0%A4%A&rule=<img src=x>&language=xx&in=de")
    page.locator("#reset").click()
    assert len(shown(page)) == 8
    page.evaluate("location.hash = '#%E0%A4%A'")
    page.wait_for_timeout(50)


def test_a_link_to_a_finding_that_is_filtered_away_shows_it(open_report: Open) -> None:
    page = open_report()
    page.locator("input[value=warning]").uncheck()
    page.locator("#first ~ ol").get_by_role("link", name="Vague link text").click()
    expect(page.locator("#f-00000002")).to_be_in_viewport()
    assert len(shown(page)) == 8


def test_the_keyboard_reaches_the_controls_and_its_focus_is_seen(open_report: Open) -> None:
    page = open_report()
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("it => it === document.activeElement")
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    label = page.locator(".languages label", has_text="English")
    assert label.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    page.keyboard.press("ArrowRight")
    assert page.locator("#in-fr").is_checked()
    page.locator(".why summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".why").first.get_attribute("open") is not None


@pytest.mark.parametrize("javascript", [True, False])
def test_paper_shows_everything_but_the_controls(open_report: Open, javascript: bool) -> None:
    page = open_report(java_script_enabled=javascript, color_scheme="dark")
    page.emulate_media(media="print")
    for control in (".skip", ".languages", "#filters", ".contents"):
        assert not page.locator(control).is_visible()
    for content in (".finding", ".why p", ".addresses li", "tbody tr", ".gauge rect"):
        folded = page.locator(content).all()
        assert folded
        for one in folded:
            box = one.bounding_box()
            assert box is not None, content
            assert box["height"] > 0, content
    assert page.locator("body").evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").evaluate("it => getComputedStyle(it).color") == "rgb(0, 0, 0)"


def test_folds_open_for_printing_and_close_again(open_report: Open) -> None:
    page = open_report()
    folds = page.locator("details:not([open])")
    before = folds.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folds.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds.count() == before > 0


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_the_page_never_scrolls_sideways(open_report: Open, language: str, width: int) -> None:
    page = open_report(viewport={"width": width, "height": 12_000})
    choose(page, language)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_nothing_moves_for_who_asked_for_less_motion(open_report: Open) -> None:
    page = open_report(reduced_motion="reduce")
    assert page.locator("html").evaluate("it => getComputedStyle(it).scrollBehavior") == "auto"
    moving = "[...document.querySelectorAll('*')].filter(it => getComputedStyle(it).transitionDuration !== '0s')"
    assert page.evaluate(f"{moving}.length") == 0


def test_hostile_text_is_shown_and_not_run(open_report: Open) -> None:
    page = open_report()
    page.wait_for_timeout(100)
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
    assert "<script>alert(1)</script>" in page.locator(".post h3").nth(1).inner_text()
