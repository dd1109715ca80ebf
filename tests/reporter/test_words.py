"""Numbers, plurals, dates and names, as each language writes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from langdetect import detector_factory

from auditor.model.facts import PassageKind
from auditor.model.finding import LanguageCode, Role
from auditor.model.outcome import Cause, Verdict
from auditor.model.rule import Sentence, Severity
from auditor.reporter import words
from auditor.reporter.verdict import verdict
from tests.reporter.samples import empty, sample


def test_the_verdict_counts_in_words() -> None:
    assert verdict(sample()) == Sentence(
        en="3 errors, 4 warnings and 1 note in 3 of 4 posts.",
        fr="3\u00a0erreurs, 4\u00a0avertissements et 1\u00a0remarque dans 3\u00a0billets sur 4.",
    )
    assert verdict(empty(sample().posts)).en == "Nothing wrong was found in 4 posts."
    assert verdict(empty()).fr == "Aucun billet n’a été trouvé\u00a0: rien n’a donc été vérifié."


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (0, "0 posts", "0\u00a0billet"),
        (1, "1 post", "1\u00a0billet"),
        (1.5, "1.5 posts", "1,5\u00a0billet"),
        (12_345, "12,345 posts", "12\u00a0345\u00a0billets"),
    ],
)
def test_numbers_and_plurals(value: float, en: str, fr: str) -> None:
    assert words.counted(value, words.POST) == Sentence(en=en, fr=fr)


@pytest.mark.parametrize(
    ("started", "en", "fr"),
    [
        (
            "2026-07-01T10:03:05-04:00",
            "1 July 2026, 14:03 UTC",
            "1er\u00a0juillet 2026, 14\u00a0h\u00a003 UTC",
        ),
        (
            "2026-12-25T09:00:00Z",
            "25 December 2026, 09:00 UTC",
            "25\u00a0décembre 2026, 9\u00a0h\u00a000 UTC",
        ),
        ("hier", "hier", "hier"),
    ],
)
def test_dates(started: str, en: str, fr: str) -> None:
    assert words.date(started) == Sentence(en=en, fr=fr)


def test_there_are_words_for_every_reason_and_severity() -> None:
    assert set(words.CAUSES) == set(Cause)
    assert set(words.OUTCOMES) == set(Verdict)
    assert set(words.SEVERITIES) == set(words.SHAPES) == set(Severity)
    assert set(words.ROLES) == set(Role)
    assert set(words.PASSAGES) == set(PassageKind)
    assert words.left_out_reason("new-reason").fr == "new-reason"


@pytest.mark.parametrize(
    ("code", "en", "fr"),
    [
        ("fr", "French", "français"),
        ("es", "Spanish", "espagnol"),
        ("pt-BR", "Portuguese (BR)", "portugais (BR)"),
        ("iu", "Inuktitut", "inuktitut"),
        ("oj", "oj", "oj"),
        ("oj-Latn", "oj-Latn", "oj-Latn"),
        ("", "not known", "inconnue"),
    ],
)
def test_names_of_languages(code: str, en: str, fr: str) -> None:
    assert words.language_name(code) == Sentence(en=en, fr=fr)


def test_a_fact_that_is_a_language_is_named_in_the_language_of_the_reader() -> None:
    facts = words.shown({"language": LanguageCode("fr"), "text": "a\u200b"})
    assert Sentence(en="{language} {text}", fr="{language} {text}").filled(facts) == Sentence(
        en="French a⟨U+200B⟩", fr="français a⟨U+200B⟩"
    )


def test_every_language_that_is_detected_has_a_name() -> None:
    codes = {entry.name.partition("-")[0] for entry in Path(detector_factory.PROFILES_DIRECTORY).iterdir()}
    assert "no" in codes
    assert {code for code in codes if words.language_name(code).en == code} == set()
    names = [words.language_name(code) for code in codes]
    assert len({name.en for name in names}) == len({name.fr for name in names}) == len(codes)
