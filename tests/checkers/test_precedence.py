"""Where a link should lead to another page, no other rule has the address of the old one mended."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
import pytest

from auditor.model.outcome import Alternate, Hop, Outcome, PageFacts, Verdict
from auditor.model.page_language import SignKind
from tests.publications.builder import english, french
from tests.rules.fixtures import findings_in

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "https://ville.example/en/old", "https://ville.example/en/new"
VERSION = "https://ville.example/fr/nouveau"
ALONE = "https://ville.example/en/alone"
PLAIN, SECURE = "http://ville.example/en/new", NEW
ENGLISH = PageFacts(
    title="New",
    spoken=("en",),
    words=200,
    fragments=("hours",),
    alternates=(Alternate("fr", VERSION, SignKind.HREFLANG),),
)
OUTCOMES = [
    Outcome(OLD, Verdict.MOVED, None, 200, (Hop(OLD, 301),), NEW, page=ENGLISH),
    Outcome(PLAIN, Verdict.OK, None, 200, final=PLAIN, secure=SECURE, page=ENGLISH),
    Outcome(NEW, Verdict.OK, None, 200, final=NEW, page=ENGLISH),
    Outcome(ALONE, Verdict.MOVED, None, 200, (Hop(ALONE, 301),), f"{ALONE}-2", page=PageFacts(title="Alone")),
    Outcome(VERSION, Verdict.OK, None, 200, final=VERSION, page=PageFacts(title="Neuf", spoken=("fr",), words=200)),
]


def told(folder: Path, text: str, rule: str = "") -> set[str]:
    """The rules on targets that speak of a French post; no two of them have the same place written otherwise."""
    (folder / "liens.fr.md").write_text(f"{french(title='Liens')}\n{text}\n", "utf-8")
    (folder / "links.en.md").write_text(english(title="Links"), "utf-8")
    linked = [one for one in OUTCOMES if f"({one.address}" in text or f" {one.address}" in text]
    web = [*linked, *(OUTCOMES[-1:] if any(one.page is ENGLISH for one in linked) else [])]
    (folder / "outcomes.json").write_bytes(msgspec.json.encode(web))
    found = [one for one in findings_in(folder, rule) if one.rule.startswith("target/")]
    for one, other in combinations(found, 2):
        places = {edit.span: edit.text for edit in one.edits}
        assert all(places.get(edit.span, edit.text) == edit.text for edit in other.edits)
    return {one.rule for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Voir [la ville]({OLD}) avant de venir.", {"target/wrong-language"}),
        (f"Voir [la ville][v] avant de venir.\n\n[v]: {OLD}", {"target/wrong-language"}),
        (f"Voir [la ville]({PLAIN}) avant de venir.", {"target/wrong-language"}),
        (f"Voir [la ville]({NEW}#hour) avant de venir.", {"target/wrong-language"}),
        (f"Voir [la ville]({OLD}) (en anglais seulement) avant de venir.", {"target/stale-declaration"}),
        # a link that offers the page in its language leads where it should, but for its address
        (f"Voir [la ville]({OLD}) (aussi en anglais) avant de venir.", {"target/moved"}),
        (f"Voir [la ville]({ALONE}) avant de venir.", {"target/moved", "target/undeclared-language"}),
    ],
)
def test_another_page_comes_before_another_address(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert told(tmp_path, text) == expected


def test_a_rule_that_is_not_asked_silences_no_other(tmp_path: Path) -> None:
    assert told(tmp_path, f"Voir [la ville]({OLD}) avant de venir.", "target/moved") == {"target/moved"}
