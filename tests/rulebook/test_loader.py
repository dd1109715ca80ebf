"""Every mistake in a rule file is told at its line."""

from __future__ import annotations

import pytest

from auditor.rulebook import RuleError, UnknownRuleError, load_rulebook
from auditor.rulebook.loader import load_rule

RULE = """\
severity: error
confidence: high
since: 0.1.0
needs: post
title:
  en: A
  fr: À
message:
  en: "It is {written}"
  fr: "C’est {written}"
why: {en: A, fr: À}
fix:
  en: B
  fr: C
phrases:
  fr:
    - cliquez ici
references:
  - title: T
    url: https://exemple.ca/
"""
MISTAKES = [
    ("severity: error", "severity: fatal", "1: severity: “fatal” is none of error, warning, info"),
    ("needs: post", "bogus: post", "4: bogus: unknown field"),
    ("  fr: À", "  de: À", "7: title.de: unknown field"),
    (
        "C’est {written}",
        "C’est {autre}",
        "10: message.fr: the placeholders differ from those of en: {autre}, {written}",
    ),
    ("It is {written}", "It is {written", "9: message: a brace is not closed"),
    ("  fr: C", "  fr: ''", "14: fix.fr: a text is expected"),
    ("    - cliquez ici", "    cliquez ici", "17: phrases.fr: a list of texts is expected"),
    ("    url:", "    uri:", "19: references.0: a reference has a title and a url"),
    ("since: 0.1.0", "since: [", "5: "),
    ("fix:\n  en: B\n  fr: C\n", "", "1: fix: field required"),
]


def test_a_rule_without_a_mistake() -> None:
    rule = load_rule("prose/x", "x.yml", RULE)
    assert (rule.id, rule.family, rule.phrases) == ("prose/x", "prose", {"fr": ("cliquez ici",)})


@pytest.mark.parametrize(("good", "bad", "told"), MISTAKES, ids=[bad for _, bad, _ in MISTAKES])
def test_a_mistake_is_told_at_its_line(good: str, bad: str, told: str) -> None:
    assert good in RULE
    with pytest.raises(RuleError) as error:
        load_rule("prose/x", "x.yml", RULE.replace(good, bad, 1))
    assert str(error.value).startswith(f"x.yml:{told}")


def test_rules_are_chosen_by_name_or_family() -> None:
    book = load_rulebook()
    assert set(book.selection(["link/malformed"]).rules) == {"link/malformed"}
    assert {rule.family for rule in book.selection(["link/"]).rules.values()} == {"link"}
    assert "link/malformed" not in book.selection((), ["link"]).rules
    with pytest.raises(UnknownRuleError, match="did you mean link/malformed"):
        book.selection(["link/malfomed"])
