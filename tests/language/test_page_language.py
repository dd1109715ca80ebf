"""The language of a page that was fetched: what it declares, what its text says, and which of the two is believed."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.language.addresses import AddressReader
from auditor.language.page_language import language_of_page
from auditor.language.page_text import PageTexts
from auditor.model.outcome import Alternate, PageFacts
from auditor.model.page_language import PageLanguage, SignKind
from auditor.rulebook import load_rulebook

RULEBOOK = load_rulebook()
TEXTS = PageTexts(RULEBOOK.languages, RULEBOOK.addresses)
ADDRESSES = AddressReader(RULEBOOK.addresses)
ADDRESS = "https://jardins.example/visites"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
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
MAPPED_BADLY = FRENCH.translate({ord(a): ord(b) for a, b in zip(LETTERS, LETTERS[5:] + LETTERS[:5], strict=True)})
IN_FRENCH = "https://ville.example/fr/visites"
SHORT = "Les jardins sont ouverts tous les jours sauf le lundi et le mardi."
FORM = (
    "Courriel\nNom de famille\nPrénom\nMot de passe\nEnvoyer la demande au service des jardins\n"
    "Les champs marqués d’un astérisque sont obligatoires pour toutes les demandes."
)


def read(text: str = "", address: str = ADDRESS, **facts: Any) -> PageLanguage:
    spoken, words = TEXTS.read(text)
    return language_of_page(PageFacts(spoken=spoken, words=words, **facts), address, TEXTS, ADDRESSES.sign(address))


def own(*tags: str, address: str = ADDRESS) -> tuple[Alternate, ...]:
    return tuple(Alternate(tag, address, SignKind.HREFLANG) for tag in tags)


def switch(*tags: str, address: str = "https://jardins.example/gardens") -> tuple[Alternate, ...]:
    return tuple(Alternate(tag, address, SignKind.TOGGLE) for tag in tags)


@pytest.mark.parametrize(
    ("facts", "language", "by"),
    [
        ({"text": ENGLISH}, "en", SignKind.TEXT),
        ({"text": FRENCH}, "fr", SignKind.TEXT),
        ({"text": SPANISH}, "es", SignKind.TEXT),
        ({"text": FRENCH, "html_lang": "en"}, "fr", SignKind.TEXT),  # the template was never adapted
        ({"text": SPANISH, "html_lang": "es-MX"}, "es", SignKind.TEXT),
        ({"text": SPANISH, "html_lang": "en", "locale": "en_CA"}, "", None),  # it may be names, or code
        ({"text": FRENCH, "address": "https://ville.example/en/visites"}, "fr", SignKind.TEXT),
        ({"html_lang": "fr-CA", "address": IN_FRENCH}, "fr", SignKind.HTML_LANG),
        ({"html_lang": "fra", "address": IN_FRENCH}, "fr", SignKind.HTML_LANG),
        ({"html_lang": "fre", "text": SHORT}, "fr", SignKind.HTML_LANG),
        ({"content_language": "fr", "text": SHORT}, "fr", SignKind.CONTENT_LANGUAGE),
        ({"content_language": "en, fr", "text": SHORT}, "", None),
        ({"locale": "fr_CA", "address": IN_FRENCH}, "fr", SignKind.LOCALE),
        ({"document_language": "en-CA"}, "en", SignKind.DOCUMENT),
        ({"document_language": "de-AT"}, "de", SignKind.DOCUMENT),
        ({"alternates": own("fr"), "text": SHORT}, "fr", SignKind.HREFLANG),
        ({"alternates": own("en", "fr"), "html_lang": "fr", "address": IN_FRENCH}, "fr", SignKind.HTML_LANG),
        (
            {"alternates": own("fr", address=f"{ADDRESS}/"), "canonical": f"{ADDRESS}#haut", "text": SHORT},
            "fr",
            SignKind.HREFLANG,
        ),
        # A form of a few words, with a link to its other version
        ({"html_lang": "fr", "alternates": switch("en")}, "fr", SignKind.HTML_LANG),
        ({"html_lang": "fr", "alternates": switch("en", "es"), "text": "Formulaire 12-B"}, "fr", SignKind.HTML_LANG),
        ({"html_lang": "en", "alternates": switch("en", "fr")}, "", None),  # the links are there on every page
        ({"html_lang": "fr", "alternates": switch("fr")}, "", None),
        ({"html_lang": "fr", "alternates": switch("en", address=f"{ADDRESS}#")}, "", None),  # its script does it
        ({"html_lang": "fr", "locale": "en_CA", "alternates": switch("en")}, "", None),
        ({"html_lang": "en", "text": SHORT, "alternates": switch("fr")}, "", None),
        ({"content_language": "fr", "alternates": switch("en")}, "", None),
        # A notice that it is not to be had
        ({"text": SHORT, "html_lang": "fr", "names_languages": True}, "", None),
        ({"html_lang": "fr", "alternates": switch("en"), "names_languages": True}, "", None),
        ({"html_lang": "fr", "address": IN_FRENCH, "names_languages": True}, "", None),
        # A document whose fonts give other letters than a reader sees
        ({"text": MAPPED_BADLY, "is_document": True}, "", None),
        ({"text": MAPPED_BADLY, "is_document": True, "document_language": "fr"}, "", None),
        ({"text": SPANISH, "is_document": True}, "", None),
        ({"text": SPANISH, "is_document": True, "document_language": "es"}, "es", SignKind.TEXT),
        ({"text": SPANISH, "is_document": True, "address": "https://ville.example/es/x.pdf"}, "es", SignKind.TEXT),
        ({"text": FRENCH, "is_document": True}, "fr", SignKind.TEXT),
        # An application that is made by its script: its template says what it says
        ({"html_lang": "en"}, "", None),
        ({"html_lang": "en", "locale": "en_US", "content_language": "en", "text": "Chargement"}, "", None),
        # It contradicts itself
        ({"content_language": "en", "locale": "fr_CA", "html_lang": "fr", "text": SHORT}, "", None),
        ({"html_lang": "en", "address": IN_FRENCH}, "", None),
        ({"text": SHORT}, "", None),  # alone, so few words are not enough
        ({"text": SHORT, "html_lang": "en"}, "", None),  # too little text to say otherwise, enough to doubt
        ({"text": FORM, "html_lang": "fr"}, "fr", SignKind.HTML_LANG),
        ({"text": "Menu principal"}, "", None),  # langdetect is sure that this is Romanian
        ({"html_lang": "français!", "text": SHORT}, "", None),
        ({}, "", None),
    ],
)
def test_the_language_and_what_decided_it(facts: dict[str, Any], language: str, by: SignKind | None) -> None:
    found = read(**facts)
    assert (found.language, found.by) == (language, by)


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}\n{FRENCH}",
        f"{FRENCH}\n{ENGLISH}",
        "\n".join(map("\n".join, zip(ENGLISH.split("\n"), FRENCH.split("\n"), strict=True))),
    ],
    ids=["one after the other", "the other way round", "in turn"],
)
def test_a_page_in_two_languages_has_both(text: str) -> None:
    found = read(text=text, html_lang="en")
    assert found.languages == ("en", "fr")
    assert found.language == ""


def test_what_is_mapped_badly_looks_like_some_language() -> None:
    assert read(text=MAPPED_BADLY).languages == ("pl",)  # else the cases above prove nothing


def test_a_quotation_makes_no_page_bilingual() -> None:
    quoted = "« Les jardins sont à nous tous », a dit la mairesse en coupant le ruban de la grille."
    assert read(text=f"{ENGLISH}\n{quoted}\n{ENGLISH}").languages == ("en",)


def test_what_speaks_for_a_page_is_kept_in_order() -> None:
    found = read(text=FRENCH, address="https://ville.example/en/x", html_lang="en", content_language="fr-CA")
    assert [(sign.kind, sign.language, sign.shown) for sign in found.signs] == [
        (SignKind.TEXT, "fr", ""),
        (SignKind.HTML_LANG, "en", "en"),
        (SignKind.CONTENT_LANGUAGE, "fr", "fr-CA"),
        (SignKind.ADDRESS, "en", "/en/"),
    ]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(("fr", "fr"), ("fr-CA", "fr"), ("FR_ca", "fr"), ("fra", "fr"), ("fre", "fr"), ("eng", "en"), ("de-AT", "de")),
        *(("ger", "de"), ("deu", "de"), ("spa", "es"), ("x-default", ""), ("", ""), ("français!", ""), (" en ", "en")),
    ],
)
def test_a_tag_gives_a_code(tag: str, code: str) -> None:
    assert TEXTS.code(tag) == code
