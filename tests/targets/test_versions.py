"""What a run tells of the versions of pages on the web, when it knows all that its posts lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.audit import UnverifiedAddress
from auditor.model.outcome import Cause, Outcome, PageFacts, Verdict
from tests.publications.builder import french
from tests.targets.following import settled_on

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://ville.example"
POST = "content/liens.fr.md"
HUGO = {"hugo.toml": 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n'}


def linking(*addresses: str) -> dict[str, str]:
    """A publication with a French post that links to each address."""
    return {**HUGO, POST: french(title="Liens") + "\n" + "\n".join(f"* [ici]({address})" for address in addresses)}


def page(address: str, language: str, title: str, final: str = "") -> Outcome:
    """What came of an address whose page has so much text in a language."""
    facts = PageFacts(title=title, heading=title, spoken=(language,), words=200)
    return Outcome(address, Verdict.OK, None, 200, final=final or address, page=facts)


@pytest.mark.parametrize("cause", [Cause.NO_NETWORK, Cause.DEADLINE])
def test_a_version_that_nobody_could_look_for_is_not_passed_over_in_silence(tmp_path: Path, cause: Cause) -> None:
    english, swapped = f"{SITE}/en/parks", f"{SITE}/fr/parks"
    settled = settled_on(
        tmp_path,
        linking(english),
        {english: page(english, "en", "Parks")},
        lambda question: Outcome(question.address, Verdict.UNVERIFIED, cause),
    )
    assert UnverifiedAddress(swapped, cause, 1) in settled.unverified
    assert settled.notable[POST][english].version_unverified
