"""Links in headings are told of, and nothing edits a heading's words: they are its id, to which others link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from auditor.model.outcome import Outcome, PageFacts, Verdict
from tests.rules.fixtures import findings_in

if TYPE_CHECKING:
    from pathlib import Path

POST = """---
lang: fr
---
## [Les scies](https://outils.example.org/saws)

## [Les rabots](https://outils.example.org/rabots) (en anglais seulement)

## [Les vis](https://outils.example.org/eng/screws-eng.html) (en anglais)

## [Les clous](https://outils.example.org/eng/screws-eng.html)
"""


def test_links_in_headings_keep_their_words(tmp_path: Path) -> None:
    languages = {"saws": "en", "rabots": "fr", "eng/screws-eng.html": "en", "fra/screws-fra.html": "fr"}
    outcomes = [
        Outcome(address, Verdict.OK, status=200, final=address, page=PageFacts(spoken=(code,), words=120))
        for name, code in languages.items()
        if (address := f"https://outils.example.org/{name}")
    ]
    (tmp_path / "liens.md").write_text(POST, "utf-8")
    (tmp_path / "outcomes.json").write_bytes(msgspec.json.encode(outcomes))
    told = [
        (one.rule, one.facts["repair"], [edit.text for edit in one.edits])
        for one in findings_in(tmp_path, "")
        if one.rule.startswith("target/")
    ]
    new = "https://outils.example.org/fra/screws-fra.html"
    assert told == [
        ("target/undeclared-language", "[Les scies (en anglais seulement)](https://outils.example.org/saws)", []),
        ("target/stale-declaration", "[Les rabots](https://outils.example.org/rabots)", []),
        ("target/wrong-language", f"[Les vis]({new})", []),
        ("target/wrong-language", f"[Les clous]({new})", [new]),
    ]
