"""What the links lead to, as each report tells it: by outcome, with the chain and every place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import msgspec

from auditor.model.audit import Audit, Target
from auditor.model.finding import Finding
from auditor.model.location import Location
from auditor.model.outcome import Cause, Hop, Outcome, Verdict
from auditor.model.page_language import PageLanguage
from auditor.reporter import html_report, json_report, terminal_report
from auditor.reporter.outcomes import Occurrence, outcome_line, targets_by_outcome
from auditor.resources import resource_folder
from tests.reporter.browsing import axe_violations, choose
from tests.reporter.sample_rules import BROKEN
from tests.reporter.samples import EDITED, GUIDE, HOSTILE, empty, quote, sample, span_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FINE = "https://exemple.ca/"
GONE = "https://exemple.ca/plus"
MOVED = "https://exemple.ca/formulaire"


def answered() -> Audit:
    """The sample, with an answer for each of its addresses."""
    audit = sample()
    hops = (Hop(MOVED, 301), Hop("https://exemple.ca/f", 308))
    late = Outcome("https://lent.ca/", Verdict.TRANSIENT, Cause.TIMEOUT, fine_until="2026-11-01T08:00:00+00:00")
    targets = (
        Target(FINE, 4, Outcome(FINE, Verdict.OK, status=200), PageLanguage(("fr",)), {"en": "/en/"}),
        Target(GONE, 1, Outcome(GONE, Verdict.BROKEN, Cause.NOT_FOUND, 404), posts=(EDITED, "autre.md")),
        Target(MOVED, 2, Outcome(MOVED, Verdict.MOVED, None, 200, hops, "https://exemple.ca/f/"), posts=(EDITED,)),
        Target("https://lent.ca/", 1, late, posts=("autre.md",)),
        Target(HOSTILE, 1, Outcome(HOSTILE, Verdict.BLOCKED, Cause.WALL, 403), posts=(HOSTILE,)),
    )
    place = Location(EDITED, span_of(GUIDE, "[ici](https://exemple.ca/plus)"))
    found = quote(Finding.of(BROKEN, place, address=GONE), GUIDE, 99, "fr")
    findings = sorted((*audit.findings, found), key=lambda one: (one.finding.location, one.finding.rule))
    return msgspec.structs.replace(
        audit, targets=targets, findings=tuple(findings), rules=audit.rules | {BROKEN.id: BROKEN}
    )


def test_what_needs_a_look_is_grouped_worst_first_with_every_place() -> None:
    groups = targets_by_outcome(answered())
    assert [group.verdict for group in groups] == ["broken", "transient", "moved", "blocked"]
    (broken,) = groups[0].targets
    told, untold = broken.shown
    assert (told.path, told.line, bool(told.finding)) == (EDITED, 5, True)
    assert untold == Occurrence("autre.md")
    (moved,) = groups[2].targets
    assert moved.shown == (Occurrence(EDITED),)


def test_many_places_are_folded() -> None:
    target = Target(GONE, 50, Outcome(GONE, Verdict.BROKEN), posts=tuple(f"{n:02}.md" for n in range(50)))
    (group,) = targets_by_outcome(msgspec.structs.replace(empty(), targets=(target,)))
    (led,) = group.targets
    assert group.verdict is Verdict.BROKEN
    assert len(led.shown) + len(led.folded) == 50
    assert len(led.folded) == 30


def test_one_line_says_how_many_came_to_what() -> None:
    line = outcome_line(answered())
    assert line
    assert line.en == "Of 5 addresses: 1 works, 1 has moved, 1 is broken, 1 lets no program in, 1 did not answer."
    assert line.fr == (
        "Sur 5\u00a0adresses\u00a0: 1\u00a0fonctionne, 1\u00a0a déménagé, 1\u00a0est brisée, "
        "1\u00a0n’admet aucun programme, 1\u00a0n’a pas répondu."
    )
    assert line.en in terminal_report.render(answered(), "en")
    assert outcome_line(sample()) is None


def test_the_json_report_tells_each_outcome() -> None:
    report = json.loads(json_report.render(answered()))
    jsonschema.validate(report, json.loads((resource_folder("reports") / "schema/report.v1.json").read_text("utf-8")))
    told = {one["address"]: (one["outcome"], one["status"], one["final"]) for one in report["targets"]}
    assert told[GONE] == ("broken", 404, None)
    assert told[MOVED] == ("moved", 200, "https://exemple.ca/f/")
    assert told["https://lent.ca/"] == ("transient", None, None)
    assert report["targets"][0]["translations"] == {"en": "/en/"}


def test_the_html_report_shows_the_chain_and_leads_to_the_finding(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 12_000})
    page.set_content(html_report.render(answered(), "en"))
    section = page.locator("section[aria-labelledby=targets]")
    assert section.locator("summary").all_inner_texts()[0].split("  ")[0].startswith("These are broken")
    link = section.locator("a").first
    message = page.locator(str(link.get_attribute("href"))).locator(".message")
    assert message.inner_text() == f"There is nothing at {GONE}."
    assert axe_violations(page) == []
    chain = [f"{MOVED} 301", "https://exemple.ca/f 308", "https://exemple.ca/f/"]
    assert section.locator(".chain li").all_inner_texts() == chain
    choose(page, "fr")
    assert "a fonctionné jusqu’au 1er\u00a0novembre 2026" in section.inner_text()
    assert "Ces adresses n’admettent aucun programme" in section.inner_text()
    page.close()
