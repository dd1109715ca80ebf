"""Writes the page of each rule beside it, in both languages, with its fixtures as examples.

    python -m tests.rules.pages

A test compares what is written with what would be, so a page cannot fall behind its rule.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.model.location import Lines
from auditor.rulebook import explanation
from tests.rules.fixtures import findings, findings_in, fixtures, rulebook

if TYPE_CHECKING:
    from auditor.model.rule import Rule

RULES = Path(__file__).parents[2] / "rules"
_EXAMPLES = 3
_HEADINGS = {"en": ("Examples", "reported", "not reported"), "fr": ("Exemples", "signalé", "non signalé")}


def page(rule: Rule) -> str:
    """The page of a rule: English, then French."""
    note = "<!-- Made by `make pages` from the rule and its fixtures. Change those, not this page. -->\n"
    parts = [note, *(explanation(rule, language) + "\n" + _examples(rule, language) for language in ("en", "fr"))]
    return "\n".join(parts)


def _examples(rule: Rule, language: str) -> str:
    heading, reported, silent = _HEADINGS[language]
    flagged = [line for path in fixtures(rule.id, "flagged") for line in _flagged_lines(path, rule)]
    flagged = list(dict.fromkeys(flagged))[:_EXAMPLES]
    clean = [line for path in fixtures(rule.id, "clean") for line in _clean_lines(path)][:_EXAMPLES]
    if not flagged:
        return ""
    blocks = [f"## {heading}", f"{reported.capitalize()}:" if language == "en" else f"{reported.capitalize()}\u00a0:"]
    blocks.append("````text\n" + "\n".join(flagged) + "\n````")
    if clean:
        blocks.append(f"{silent.capitalize()}:" if language == "en" else f"{silent.capitalize()}\u00a0:")
        blocks.append("````text\n" + "\n".join(clean) + "\n````")
    return "\n\n".join(blocks) + "\n"


def _flagged_lines(path: Path, rule: Rule) -> list[str]:
    if path.is_dir():
        found = findings_in(path, rule.id)
        texts = {finding.location.path: Lines((path / finding.location.path).read_text("utf-8")) for finding in found}
        return [
            f"{finding.location.path}: {texts[finding.location.path].line(finding.location.start.line)}"
            for finding in found
        ]
    data = path.read_bytes()
    lines = Lines(data.decode("utf-8", errors="replace").replace("\0", "\ufffd"))
    return [lines.line(finding.location.start.line) for finding in findings(data, path, rule.id)]


def _clean_lines(path: Path) -> list[str]:
    """The first line of prose that holds something like syntax; of a publication none: it would prove nothing."""
    if path.is_dir():
        return []
    text = path.read_bytes().decode("utf-8-sig")
    body = text.partition("\n---\n")[2] or text
    return [line.strip() for line in body.splitlines() if any(sign in line for sign in "[]()<:")][:1]


def main() -> None:
    """Writes every page."""
    for rule in rulebook().rules.values():
        (RULES / f"{rule.id}.md").write_text(page(rule), encoding="utf-8")


if __name__ == "__main__":
    main()
