from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.publication.addresses import compared
from auditor.publication.nearest import Words, is_near
from auditor.publication.slugs import folded, hugo_path, slug
from auditor.publication.tongues import Tongues
from tests.publications.builder import LANGUAGES


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("in-this-together", "n-this-together"),
        ("Contact-us", "contact-us"),
        ("école-d’été", "ecole-d-ete"),
        ("accessibility", "accesibilty"),
        ("opening", "opneing"),
    ],
)
def test_slips(left: str, right: str) -> None:
    assert is_near(left, right)
    assert is_near(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("part-1", "part-2"),
        ("annexe-a", "annexe-b"),
        ("2019-report", "2020-report"),
        ("cat", "car"),
        ("visit", "hours"),
    ],
)
def test_two_things_that_only_look_alike(left: str, right: str) -> None:
    assert not is_near(left, right)


@given(st.text(max_size=40), st.text(max_size=40))
def test_nearness_is_mutual(left: str, right: str) -> None:
    assert is_near(left, right) == is_near(right, left)


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=20))
def test_the_nearest_word_is_one_of_the_words(words: list[str], word: str) -> None:
    assert Words(words).nearest(word) in {"", *words}


def test_of_two_equally_near_none_is_meant() -> None:
    assert Words(["openings", "openingz"]).nearest("opening") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://Example.ca/%C3%A9t%C3%A9/",
        "//example.ca/e\u0301te\u0301.html?lang=fr#haut",
        "http://example.ca//été/index.html",
        "https://example.ca:443/été",
    ],
)
def test_one_address_in_many_forms(address: str) -> None:
    assert compared(address) == ("example.ca", "/été")


@given(st.text(max_size=60))
def test_any_text_can_be_compared(text: str) -> None:
    assert compared(text) == compared(text)
    folded(text)
    slug(text)
    assert hugo_path(hugo_path(text)) == hugo_path(text) or "%" in text


def test_slugs() -> None:
    assert slug("Résumé <abbr>TIC</abbr> : l’œuvre") == "resume-tic-l-oeuvre"
    assert hugo_path("Le  parc : l’été !.md") == "le-parc-lété-.md"


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ("fr", ("fr",)),
        ("fr-CA", ("fr",)),
        ("fr_CA", ("fr",)),
        ("Français", ("fr",)),
        ("en-fr", ("en", "fr")),
        ("en,fr", ("en", "fr")),
        ("bilingual", ("en", "fr")),
        ("es", ("es",)),
        ("{{ lang }}", ()),
        ("", ()),
    ],
)
def test_languages_that_a_tag_names(tag: str, codes: tuple[str, ...]) -> None:
    assert Tongues(LANGUAGES).several(tag) == codes
