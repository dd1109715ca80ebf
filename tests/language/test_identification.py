"""The language of a post, by what it declares, where it stands, and what it says."""

from __future__ import annotations

import pytest

from auditor.crawler.reader import read_post
from auditor.language import language_of_post
from auditor.model.facts import Format
from auditor.rulebook import load_rulebook

LANGUAGES = load_rulebook().languages
FRENCH = "Les outils de la remise sont dans le jardin et ils sont à tous.\n"
ENGLISH = "The tools of the shed are in the garden and they are for all of us.\n"


@pytest.mark.parametrize(
    ("path", "text", "language"),
    [
        ("a.md", FRENCH, "fr"),
        ("a.md", ENGLISH, "en"),
        ("a.md", "Ok.\n", ""),
        ("en/a.md", FRENCH, "en"),
        ("en/a.fr.md", ENGLISH, "fr"),
        ("a-fra.html", ENGLISH, "fr"),
        ("en/a.md", f"---\nlang: fr-CA\n---\n{ENGLISH}", "fr"),
    ],
)
def test_what_tells_the_language(path: str, text: str, language: str) -> None:
    facts = read_post(text.encode(), Format.MARKDOWN)
    assert language_of_post(path, facts, LANGUAGES) == language
