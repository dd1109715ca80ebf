"""The terminal report: what each line says, in both languages, and that it fits."""

from __future__ import annotations

import msgspec
import pytest

from auditor.model.finding import Related
from auditor.reporter.terminal_report import render
from tests.reporter.samples import crowded, empty, sample


def test_further_places_are_told_by_role() -> None:
    english, french = render(sample(), "en"), render(sample(), "fr")
    assert "    The other version: 2026/guide.en.md:6:11  within 20 business days\n" in english
    assert "    Missing after: 2026/guide.en.md:6:11  We answer within 20 business days.\n" in english
    assert "    L’autre version\u00a0: 2026/guide.en.md:6:11  within 20 business days\n" in french
    assert "    Aussi ici\u00a0: 8:3  Formulaire B\n" in french


def test_the_last_lines_are_what_was_assumed_what_is_covered_and_the_verdict() -> None:
    *_, first, second, coverage, verdict = render(sample(), "fr").splitlines()
    assert first.startswith("no-such-kind (generator = jekyll")
    assert second == "bare-kind"
    assert coverage.startswith("2\u00a0paires; anglais avec une version en français\u00a0: 1\u00a0billet sur 1")
    assert verdict == "3\u00a0erreurs, 4\u00a0avertissements et 1\u00a0remarque dans 3\u00a0billets sur 4."


def test_a_publication_in_one_language_says_nothing_of_a_translation() -> None:
    assert render(empty(), "en") == "No post was found, so nothing was audited.\n"


@pytest.mark.parametrize("width", [40, 80])
def test_what_the_other_version_says_is_cut_to_the_width(width: int) -> None:
    audit = crowded(1)
    quoted = audit.findings[0]
    related = Related(quoted.finding.location, "Pour la\npartie 😀 suivante, " * 20)
    finding = msgspec.structs.replace(quoted.finding, related=(related,))
    audit = msgspec.structs.replace(audit, findings=(msgspec.structs.replace(quoted, finding=finding),))
    (line,) = [line for line in render(audit, "en", width=width).splitlines() if "Also here" in line]
    assert line.endswith("…")
    assert "Pour la partie 😀" in line
    assert len(line) <= width


def test_many_further_places_are_counted() -> None:
    lines = render(crowded(20), "fr").splitlines()
    assert sum("Aussi ici" in line for line in lines) == 6
    assert "    13\u00a0autres semblables" in lines
