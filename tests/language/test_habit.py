"""A publication's habit: learned from enough of its own declarations, or set; and what is unlike it."""

from __future__ import annotations

import msgspec
import pytest

from auditor.crawler.reader import read_post
from auditor.language.declarations import DeclarationReader, Usage, declared
from auditor.model.declaration import Place, Strength
from auditor.model.facts import Format
from auditor.model.habit import Habit, Oddity
from auditor.reporter.assumptions import ASSUMPTIONS
from auditor.rulebook import load_rulebook

LANGUAGES = load_rulebook().languages
READER = DeclarationReader(LANGUAGES)
AFTER = "[a](/a) (en anglais seulement)\n\n"
INSIDE = "[a (en anglais seulement)](/a)\n\n"
OTHER = "[a](/a) (uniquement en anglais)\n\n"


def _usage(text: str, language: str = "fr", place: str = "", wording: dict[str, str] | None = None) -> Usage:
    usage = Usage(LANGUAGES, place, wording)
    facts = read_post(text.encode(), Format.MARKDOWN)
    usage.add("a.md", language, msgspec.msgpack.encode(declared(facts, READER.read(facts, language))))
    usage.add("silent.md", language, b"")
    return usage


def _habit(text: str, language: str = "fr") -> Habit:
    return _usage(text, language).habit


def test_without_declarations_the_language_file_and_the_guide_say_how() -> None:
    habit = Usage(LANGUAGES).habit
    assert (habit.words("fr", "en"), habit.words("en", "fr")) == ("(en anglais seulement)", "(in French only)")
    assert habit.words("fr", "iu", Strength.PLAIN) == "(en inuktitut)"
    assert habit.place("fr") is Place.INSIDE
    assert (habit.places, habit.strengths, habit.wordings) == ({}, {}, {})


@pytest.mark.parametrize(("language", "target"), [("la", "en"), ("fr", "la"), ("", "")])
def test_there_are_no_words_for_a_language_that_is_not_known(language: str, target: str) -> None:
    assert Usage(LANGUAGES).habit.words(language, target) == ""


@pytest.mark.parametrize(
    ("text", "place", "wording"),
    [
        (AFTER * 4, None, None),
        (AFTER * 5, Place.AFTER, "en {language} seulement"),
        (INSIDE * 5, Place.INSIDE, "en {language} seulement"),
        (AFTER * 6 + INSIDE * 2, Place.AFTER, "en {language} seulement"),
        (AFTER * 5 + INSIDE * 3, None, "en {language} seulement"),
        (AFTER * 5 + OTHER * 3, Place.AFTER, None),
        (AFTER.replace("en anglais", "page en anglais") * 5, Place.AFTER, "en {language} seulement"),
        (AFTER.replace("anglais", "espagnol") * 3 + AFTER * 3, Place.AFTER, "en {language} seulement"),
    ],
)
def test_a_habit_is_a_clear_majority_of_enough(text: str, place: Place | None, wording: str | None) -> None:
    habit = _habit(text)
    assert habit.places.get("fr") is place
    assert habit.wordings.get("fr", {}).get(Strength.ONLY) == wording


@pytest.mark.parametrize(
    "text",
    [
        "[a](/a) (in English only)\n\n" * 5,  # not the words of its readers
        "[English](/en/)\n\n" * 5,
        "[a](/a), page longue (lien en anglais seulement)\n\n" * 5,
        '<a href="/a" hreflang="en">a</a>\n\n' * 5,
        "[a](/a) ((lien en langue anglaise seulement)\n\n" * 5,
    ],
)
def test_a_form_that_was_no_choice_of_its_language_is_not_counted(text: str) -> None:
    assert _habit(text).wordings == {}


def test_words_follow_what_most_declarations_say() -> None:
    assert _habit("[a](/a) (en anglais)\n\n" * 5).words("fr", "es") == "(en espagnol)"
    assert _habit("[a](/a) (English only)\n\n" * 5, "en").words("en", "fr") == "(French only)"
    assert _habit("[a](/a) [EN]\n\n" * 5).words("fr", "en") == "[EN]"
    assert _habit("[a](/a) [EN]\n\n" * 5).words("fr", "es") == "(en espagnol)"


def test_what_is_set_is_not_learned() -> None:
    usage = _usage(AFTER * 5, place="inside", wording={"fr-CA": "page en {language} seulement"})
    assert usage.habit.place("fr") is Place.INSIDE
    assert usage.habit.words("fr", "en") == "(page en anglais seulement)"
    assert usage.odd() == {"a.md"}
    assert list(usage.assumptions()) == []


def test_what_was_learned_is_told_with_its_counts() -> None:
    told = [(one.kind, one.facts) for one in _usage(AFTER * 6 + INSIDE).assumptions()]
    assert told == [
        ("declarations-after", {"language": "fr", "count": "6", "total": "7"}),
        ("declarations-worded", {"language": "fr", "count": "7", "total": "7", "words": "(en anglais seulement)"}),
    ]
    for kind, facts in told:
        assert ASSUMPTIONS[kind].placeholders == facts.keys()


@pytest.mark.parametrize(
    ("remark", "oddity"),
    [
        ("[a](/a) (en anglais seulement)", None),
        ("[a](/a) (page en anglais seulement)", None),
        ("[a](/a) (en anglais)", None),  # it says less, and may be right
        ("[a](/a) [EN]", None),
        ("[English](/en/)", None),
        ("[a](/a) (English)", None),
        ("[a](/a) (in French only)", None),  # of the language of its readers
        ("[a](/a), mai (page en anglais seulement)", None),
        ("[a](/a) (uniquement en anglais)", Oddity.WORDING),
        ("[a (en anglais seulement)](/a)", Oddity.NOT_AFTER),
        ("[a](/a) (in English only)", Oddity.WRONG_LANGUAGE),
        ("[a](/a) (page in English)", Oddity.WRONG_LANGUAGE),
    ],
)
def test_what_is_unlike_the_habit(remark: str, oddity: Oddity | None) -> None:
    habit = _habit(AFTER * 5)
    (one,) = READER.read(read_post(remark.encode(), Format.MARKDOWN), "fr")
    assert habit.oddity("fr", one.place, one.wording) is oddity


def test_without_a_habit_only_the_wrong_language_is_odd() -> None:
    assert _usage(AFTER + INSIDE + OTHER).odd() == frozenset()
    assert _usage("[a](/a) (in English only)").odd() == {"a.md"}
