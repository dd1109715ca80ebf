from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.publication import PairedBy
from tests.publications.builder import ENGLISH, FRENCH, addresses, kinds, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path

HOST = "https://www.example.ca"


def page(language: str, text: str, *alternates: tuple[str, str]) -> str:
    links = "".join(f'<link rel="alternate" hreflang="{code}" href="{address}">\n' for code, address in alternates)
    return f'<!doctype html>\n<html lang="{language}">\n<head>\n{links}</head>\n<body><p>{text}</p></body></html>\n'


def toggle(language: str, text: str, other: str, address: str) -> str:
    link = (
        f'<section id="wb-lng"><ul><li><a lang="{other}" hreflang="{other}" href="{address}">…</a></li></ul></section>'
    )
    return f'<!doctype html>\n<html lang="{language}">\n<body>{link}<p>{text}</p></body></html>\n'


BOTH = (("en-CA", f"{HOST}/visit/"), ("fr-CA", f"{HOST}/visite/"), ("x-default", f"{HOST}/"))


def test_pages_that_name_each_other(tmp_path: Path) -> None:
    files = {
        "visit/index.html": page("en-CA", ENGLISH, *BOTH),
        "visite/index.html": page("fr-CA", FRENCH, *BOTH),
    }
    made = publication_of(tmp_path, files)
    assert made.generator == "html"
    assert addresses(made) == {
        "visit/index.html": f"{HOST}/visit/",
        "visite/index.html": f"{HOST}/visite/",
    }
    assert made.entries["visit/index.html"].paired_by is PairedBy.ADDRESS
    assert kinds(made) == {}


def test_the_toggle_of_the_web_experience_toolkit(tmp_path: Path) -> None:
    files = {
        "park-eng.html": toggle("en", ENGLISH, "fr", "parc-fra.html"),
        "parc-fra.html": toggle("fr", FRENCH, "en", "park-eng.html"),
        "walk-eng.html": toggle("en", ENGLISH, "fr", "promnade-fra.html"),
        "promenade-fra.html": toggle("fr", FRENCH, "en", "walk-eng.html"),
    }
    made = publication_of(tmp_path, files)
    assert len(made.pairs()) == 2
    problem = the_problem(made, "walk-eng.html")
    assert (problem.kind.value, problem.language, problem.name, problem.nearest) == (
        "unknown",
        "fr",
        "hreflang",
        "promenade-fra.html",
    )
    assert list(kinds(made)) == ["walk-eng.html"]


def test_an_alternate_on_a_host_with_a_slip(tmp_path: Path) -> None:
    slip = ("fr", "https://www.exemple.ca/visite/")
    files = {
        "visit/index.html": page("en", ENGLISH, ("en", f"{HOST}/visit/"), slip),
        "visite/index.html": page("fr", FRENCH, *BOTH),
    }
    problem = the_problem(publication_of(tmp_path, files), "visit/index.html")
    assert (problem.kind.value, problem.nearest) == ("wrong-host", f"{HOST}/visite/")


@pytest.mark.parametrize("address", ["https://elsewhere.test/visite/", "//", "", "javascript:void(0)"])
def test_an_alternate_elsewhere_is_no_problem(tmp_path: Path, address: str) -> None:
    files = {
        "visit-en.html": page("en", ENGLISH, ("fr", address)),
        "visit-fr.html": page("fr", FRENCH),
    }
    assert "wrong-host" not in str(kinds(publication_of(tmp_path, files)))
