"""A finding is known again after edits above it."""

from __future__ import annotations

from auditor.checkers import malformed_link
from auditor.crawler.reader import read_post
from auditor.model.facts import Format
from auditor.model.location import Lines
from auditor.model.post import Post
from auditor.rulebook import load_rulebook
from auditor.triage import quote

LINE = "Voir [le guide]https://exemple.ca/guide) demain.\n"
RULE = load_rulebook().rule("link/malformed")


def ids(text: str, path: str = "a.md") -> list[str]:
    post = Post(path, "fr", read_post(text.encode(), Format.MARKDOWN))
    return [quoted.id for quoted in quote(malformed_link.check(post, RULE), Lines(text), "fr")]


def test_a_fingerprint_survives_edits_above() -> None:
    assert len(ids(LINE)) == 1
    assert ids(f"# Titre\n\nUn alinéa.\n\n{LINE}") == ids(LINE)


def test_equal_findings_have_ids_of_their_own() -> None:
    twice = ids(f"{LINE}\n{LINE}")
    assert len(set(twice)) == 2
    assert twice[0] == ids(LINE)[0]
    assert ids(LINE, "b.md") != ids(LINE)


def test_no_password_is_told() -> None:
    text = "Voir [le guide]https://ann:secret@exemple.ca/guide) demain.\n"
    post = Post("a.md", "fr", read_post(text.encode(), Format.MARKDOWN))
    (quoted,) = quote(malformed_link.check(post, RULE), Lines(text), "fr")
    shown = (quoted.snippet, quoted.excerpt.text, quoted.finding.target, *quoted.finding.facts.values())
    assert not any("secret" in str(one) for one in shown)
    assert len(quoted.excerpt.text) == len(text.rstrip("\n"))
