"""Every rule has a proof and a counter-proof, and says what it says at the very place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from auditor.model.location import Lines
from auditor.model.rule import Confidence
from tests.rules.fixtures import FOLDER, findings, findings_in, fixtures, rulebook, told

if TYPE_CHECKING:
    from pathlib import Path

RULES = sorted(rulebook().rules)
FLAGGED = [(rule, path) for rule in RULES for path in fixtures(rule, "flagged")]
CLEAN = [(rule, path) for rule in RULES for path in fixtures(rule, "clean")]
FEMININE = re.compile(r"\b(?:elle(?:-même)?|été \w+ée)\b")  # words that speak of something feminine
NAMED = re.compile(r"\b(?:page|publication|adresse|image|version|mention|parenthèse)\b")
POSTS = ("link", "prose", "target")  # families that judge a post by itself


def _name(value: object) -> str:
    return str(value).removeprefix(f"{FOLDER}/")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_proof_and_a_counter_proof(rule: str) -> None:
    assert fixtures(rule, "flagged")
    assert fixtures(rule, "clean")


@pytest.mark.parametrize("rule", RULES)
def test_every_variant_has_a_fixture(rule: str) -> None:
    shown = {line.split()[-1] for path in fixtures(rule, "flagged") for line in told(path, rule)}
    by_bytes_or_system = {"too-large", "too-complex", "not-readable"}  # tests/cli tries these
    assert set(rulebook().rules[rule].variants) - shown - by_bytes_or_system == set()


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("target/")])
def test_a_feminine_word_in_french_speaks_of_something_named(rule: str) -> None:
    """An address has no gender: « http://… a été retirée » needs « la page » before it."""
    known = rulebook().rules[rule]
    messages = [known.message.fr, *(form.message.fr for form in known.variants.values())]
    found = [(message, word) for message in messages if (word := FEMININE.search(message))]
    assert [message for message, word in found if not NAMED.search(message, 0, word.start())] == []


@pytest.mark.parametrize("rule", RULES)
def test_findings_stand_where_they_should(rule: str) -> None:
    expected = (FOLDER / rule / "flagged" / "expected.txt").read_text("utf-8").splitlines()
    assert [line for path in fixtures(rule, "flagged") for line in told(path, rule)] == expected


@pytest.mark.parametrize(("rule", "path"), CLEAN, ids=_name)
def test_the_counter_proof_is_silent(rule: str, path: Path) -> None:
    assert told(path, rule) == []


CROSSED = [(rule, path) for _, path in CLEAN if path.is_file() for rule in RULES if rule.split("/")[0] in POSTS]


@pytest.mark.parametrize(("rule", "path"), CROSSED, ids=_name)
def test_no_other_rule_speaks_of_a_counter_proof(rule: str, path: Path) -> None:
    assert told(path, rule) == []


@pytest.mark.parametrize("path", [path for _, path in CLEAN if path.is_dir()], ids=_name)
def test_no_rule_at_all_speaks_of_a_clean_publication(path: Path) -> None:
    shown = [finding for finding in findings_in(path, "") if finding.confidence is not Confidence.LOW]
    assert [(finding.rule, finding.location) for finding in shown] == []


@pytest.mark.parametrize(("rule", "path"), [case for case in FLAGGED if case[1].is_file()], ids=_name)
def test_a_repair_removes_its_finding_and_adds_none(rule: str, path: Path) -> None:
    data = path.read_bytes()
    for finding in findings(data, path, rule):
        if not finding.edits:
            continue
        text = data.decode("utf-8-sig")
        lines = Lines(text)
        for edit in sorted(finding.edits, key=lambda edit: edit.span, reverse=True):
            text = text[: lines.offset(edit.span.start)] + edit.text + text[lines.offset(edit.span.end) :]
        assert findings(text.encode(), path, rule) == [], f"{rule} after its own repair"
        for other in RULES:
            if other.startswith(("link/", "prose/", "target/")) and other != "link/vague-text":
                assert findings(text.encode(), path, other) == [], f"{other} after the repair of {rule}"
