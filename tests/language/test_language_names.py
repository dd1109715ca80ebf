"""What a link shows that leads to a page's version in a language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language.page_text import PageTexts
from auditor.model.address_rules import AddressRules
from auditor.model.language import DeclarationWords, Language
from auditor.model.rule import Sentence
from tests.language.test_page_language import TEXTS

OF_ITSELF = {
    "fr": (
        *("Français", "français", "Francais", "FRANÇAIS", " Français\u00a0", "FR", "[FR]", "FRA", "| FR |"),
        *("Version française", "version française", "Version en français", "La version française", "En français"),
        *("French version", "French version of this page", "In French", "View this page in French", "Read in French"),
        *("Voir cette page en français", "Lire cette page en français", "Cette page en français", "Site en français"),
        *(
            "Version française de cette page",
            "Français (French)",
            "French / Français",
            "Français/French",
            "FR – Français",
        ),
        *("Available in French", "French version available", "Version\u00a0: français", "Français (FR)"),
    ),
    "en": (
        *("English", "ENGLISH", "EN", "ENG", "English version", "In English", "View this page in English"),
        *("Version anglaise", "En anglais", "Cette page en anglais", "English (anglais)", "English language version"),
    ),
    "es": ("Español", "Spanish version", "Version espagnole", "En espagnol", "ES"),
    "zh": ("中文",),
}
ALONE = {
    "fr": ("French", "french", "fr", "Fr", "fra", "française", "Francés"),
    "en": ("Anglais", "anglais", "en", "En", "eng", "Englisch"),
}
NEVER = (
    *("", " ", "|", "Contact", "Menu", "FAQ", "français (Canada)", "Français (CA)", "English, Français", "EN | FR"),
    *("English / Français", "The French", "Le français", "Les Français", "French language", "La langue française"),
    *("Learn French", "French courses", "French documents", "Pages in French", "English gardens", "In French only"),
    *("In English and French", "Version 2 in English", "Version 2", "This version", "French toast", "Not in French"),
    *("Cours de français", "English version (PDF)", "Documents en anglais", "Translated from the French version"),
    *("Version", "fr-ca-12", "In french fries", "Français langue seconde", "French (immersion)", "English in Ontario"),
)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in OF_ITSELF.items() for text in texts])
def test_what_names_a_version_wherever_it_stands(code: str, text: str) -> None:
    assert TEXTS.named(text) == code
    assert TEXTS.named(text, alone=True) == code


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in ALONE.items() for text in texts])
def test_what_names_a_version_among_names_of_languages_alone(code: str, text: str) -> None:
    assert TEXTS.named(text) == ""
    assert TEXTS.named(text, alone=True) == code


@pytest.mark.parametrize("text", NEVER)
def test_what_names_none(text: str) -> None:
    assert TEXTS.named(text) == ""
    assert TEXTS.named(text, alone=True) == ""


@given(st.text("frencha éF()/|-’'\u00a0", max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert TEXTS.named(text) in ("", TEXTS.named(text, alone=True))


def test_another_language_needs_its_words_alone() -> None:
    words = DeclarationWords(
        names={"fr": ("francés", "francesa"), "es": ("español", "española")},
        version=frozenset({"versión"}),
        small=frozenset({"en", "la"}),
        switch=frozenset({"ver", "página"}),
        usual={"plain": "en {language}"},
    )
    spanish = Language("es", Sentence("Spanish", "espagnol"), frozenset({"es"}), frozenset(), declarations=words)
    texts = PageTexts({"es": spanish}, AddressRules())
    shown = (
        "Versión francesa",
        "En francés",
        "Ver la página en francés",
        "Francés",
        "La francesa",
        "Version française",
    )
    assert [texts.named(text) for text in shown] == ["fr", "fr", "fr", "", "", ""]
    assert texts.named("Francés", alone=True) == "fr"
