"""The language of a page that was fetched: what it declares, what its text says, and which of the two is believed."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.language.page_language import PageLanguage, SignKind, code_of, language_of_page, languages_spoken
from auditor.model.outcome import PageFacts
from auditor.rulebook import load_rulebook

LANGUAGES = load_rulebook().languages
ADDRESS = "https://jardins.example/visites"
ENGLISH = (
    "The gardens are open from the first of May until the end of October, whatever the weather.\n"
    "Visitors who come with a group should write to us two weeks before, so that a guide can be there for them.\n"
    "There is a small shop at the gate, and a place to sit in the shade."
)
FRENCH = (
    "Les jardins sont ouverts du premier mai à la fin d’octobre, peu importe le temps qu’il fait.\n"
    "Les visiteurs qui viennent en groupe doivent nous écrire deux semaines à l’avance pour qu’un guide les attende.\n"
    "Il y a une petite boutique à l’entrée et un endroit où s’asseoir à l’ombre."
)
SPANISH = (
    "Los jardines están abiertos desde el primero de mayo hasta finales de octubre, sin importar el tiempo que haga.\n"
    "Los visitantes que vienen en grupo deben escribirnos dos semanas antes para que un guía los espere.\n"
    "Hay una pequeña tienda en la entrada y un lugar para sentarse a la sombra con sus amigos."
)
SHORT = "Les jardins sont ouverts tous les jours sauf le lundi et le mardi."


def read(text: str = "", **facts: Any) -> PageLanguage:
    page = PageFacts(spoken=languages_spoken(text, LANGUAGES), words=len(text.split()), **facts)
    return language_of_page(page, ADDRESS, LANGUAGES)


@pytest.mark.parametrize(
    ("facts", "language", "by"),
    [
        ({"text": ENGLISH}, "en", SignKind.TEXT),
        ({"text": FRENCH}, "fr", SignKind.TEXT),
        ({"text": SPANISH}, "es", SignKind.TEXT),
        ({"text": FRENCH, "html_lang": "en"}, "fr", SignKind.TEXT),  # the template was never adapted
        ({"text": SPANISH, "html_lang": "en", "locale": "en_CA"}, "es", SignKind.TEXT),
        ({"html_lang": "fr-CA"}, "fr", SignKind.HTML_LANG),
        ({"html_lang": "fra"}, "fr", SignKind.HTML_LANG),
        ({"html_lang": "de", "text": "Öffnungszeiten"}, "de", SignKind.HTML_LANG),
        ({"html_lang": "", "content_language": "fr"}, "fr", SignKind.CONTENT_LANGUAGE),
        ({"content_language": "en, fr"}, "", None),
        ({"content_language": "en", "locale": "fr_CA", "html_lang": "fr"}, "fr", SignKind.HTML_LANG),
        ({"locale": "fr_CA"}, "fr", SignKind.LOCALE),
        ({"document_language": "en-CA"}, "en", SignKind.DOCUMENT),
        ({"alternates": (("fr", ADDRESS), ("en", "https://jardins.example/en"))}, "fr", SignKind.ALTERNATE),
        ({"alternates": (("fr", ADDRESS), ("x-default", ADDRESS))}, "", None),
        (
            {"alternates": (("fr", f"{ADDRESS}/"),), "canonical": f"{ADDRESS}#haut"},
            "fr",
            SignKind.ALTERNATE,
        ),
        ({"text": SHORT}, "fr", SignKind.TEXT),
        ({"text": SHORT, "html_lang": "en"}, "en", SignKind.HTML_LANG),  # too little text to say otherwise
        ({"text": "Menu principal"}, "", None),  # langdetect is sure that this is Romanian
        ({}, "", None),
    ],
)
def test_the_language_and_what_decided_it(facts: dict[str, Any], language: str, by: SignKind | None) -> None:
    found = read(**facts)
    assert (found.language, found.by) == (language, by)


def test_a_page_in_two_languages_has_both() -> None:
    found = read(text=f"{ENGLISH}\n{FRENCH}", html_lang="en")
    assert found.languages == ("en", "fr")
    assert found.language == ""


def test_a_quotation_makes_no_page_bilingual() -> None:
    quoted = "« Les jardins sont à nous tous », a dit la mairesse en coupant le ruban de la grille."
    assert read(text=f"{ENGLISH}\n{quoted}\n{ENGLISH}").languages == ("en",)


def test_what_speaks_for_a_page_is_kept_in_order() -> None:
    found = read(text=FRENCH, html_lang="en", content_language="fr-CA", locale="en_US")
    assert [(sign.kind, sign.language) for sign in found.signs] == [
        (SignKind.TEXT, "fr"),
        (SignKind.HTML_LANG, "en"),
        (SignKind.CONTENT_LANGUAGE, "fr"),
        (SignKind.LOCALE, "en"),
    ]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR_ca", "fr"),
        ("fra", "fr"),
        ("eng", "en"),
        ("de-AT", "de"),
        ("x-default", ""),
        ("", ""),
        ("français!", ""),
    ],
)
def test_a_tag_gives_a_code(tag: str, code: str) -> None:
    assert code_of(tag, LANGUAGES) == code
