from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publications.builder import english, french, kinds, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path

DESIGN, CONCEPTION = "https://design.example.ca", "https://conception.example.ca"
TOLD = f"altLangUrl: {{en: '{DESIGN}', fr: '{CONCEPTION}'}}\n"
BROKEN = "conception/feuille1/index.md"


def repositories(told: str, count: int = 6) -> dict[str, str]:
    """Two sites, of which the one in English does not say where it is served."""
    files = {
        "design/_config.yml": f"url: ''\nlang: en\n{told}",
        "conception/_config.yml": f"url: {CONCEPTION}\nlang: fr\n{told}",
    }
    for number in range(count):
        files[f"design/page{number}/index.md"] = english(altLangPage=f"{CONCEPTION}/feuille{number}/")
        files[f"conception/feuille{number}/index.md"] = french(altLangPage=f"{DESIGN}/page{number}/")
    return files


@pytest.mark.parametrize("told", [TOLD, ""])
def test_a_broken_address_on_the_host_of_the_other_language(tmp_path: Path, told: str) -> None:
    made = publication_of(tmp_path, repositories(told) | {BROKEN: french(altLangPage=f"{DESIGN}/nowhere/")})
    assert kinds(made) == {BROKEN: ["unknown"]}
    assert the_problem(made, BROKEN).nearest == f"{DESIGN}/page1/"
    assert len(made.pairs()) == 6


@pytest.mark.parametrize("told", [TOLD, ""])
def test_a_post_that_names_the_counterpart_of_another(tmp_path: Path, told: str) -> None:
    made = publication_of(tmp_path, repositories(told) | {BROKEN: french(altLangPage=f"{DESIGN}/page2/")})
    assert kinds(made) == {BROKEN: ["not-reciprocal"], "design/page1/index.md": ["not-reciprocal"]}
    assert made.entries[BROKEN].counterparts == {"en": "design/page1/index.md"}


def test_a_host_of_which_few_addresses_are_known_is_not_judged(tmp_path: Path) -> None:
    files = repositories("") | {
        f"conception/feuille{number}/index.md": french(altLangPage=f"{DESIGN}/old/{number}/") for number in range(3)
    }
    assert kinds(publication_of(tmp_path, files)) == {}


def test_the_host_of_a_language_that_was_not_read_is_not_judged(tmp_path: Path) -> None:
    files = {path: text for path, text in repositories(TOLD).items() if path.startswith("design/")}
    assert kinds(publication_of(tmp_path, files)) == {}


def test_a_file_of_the_other_site_is_known(tmp_path: Path) -> None:
    files = repositories(TOLD) | {
        BROKEN: french(altLangPage=f"{DESIGN}/plans/page1.pdf"),
        "design/plans/page1.pdf": "",
    }
    assert kinds(publication_of(tmp_path, files)) == {}


@pytest.mark.parametrize(
    "told",
    [
        "parent: {en: https://www.example.ca/en, fr: https://www.example.ca/fr}\n",
        "parent: {en: https://www.example.ca/english, fr: https://www.exemple.ca/francais}\n",
        "parent: {en: https://www.example.ca}\n",
        "parent: {english page: https://www.example.ca, fr: https://www.exemple.ca}\n",
        "parent: {en: 1, fr: [2]}\n",
    ],
)
def test_mappings_that_tell_no_host(tmp_path: Path, told: str) -> None:
    files = {
        "_config.yml": told,
        "en/news/the-park.md": english(altLangPage="/nouvelles/le-parc"),
        "fr/nouvelles/le-parc.md": french(),
    }
    assert kinds(publication_of(tmp_path, files)) == {"en/news/the-park.md": ["unknown"]}
