"""The language of a short text among a few: the same answer always, and none where there is nothing to tell apart."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.language.detection import Verdict, detected
from tests.comparison.posts import ENGLISH, FRENCH

BOTH = ("en", "fr")
NONE = Verdict("", 0.0)


@pytest.mark.parametrize(
    ("language", "text"), [*(("en", text) for text in ENGLISH[:3]), *(("fr", text) for text in FRENCH[:3])]
)
def test_sentences_are_known(language: str, text: str) -> None:
    found = detected(text, BOTH)
    assert found.language == language
    assert found.probability > 0.9


@given(st.text("aàbcçdeéèfghijklmnoôprstuvxyz '.-1", max_size=200).map(lambda text: f"la {text} the"))
@settings(deadline=None)
def test_any_text_gets_one_of_the_candidates_or_none_and_always_the_same(text: str) -> None:
    found = detected(text, BOTH)
    assert detected(text, BOTH) == found
    assert found == NONE or (found.language in BOTH and 0 < found.probability <= 1)


def test_what_was_asked_before_changes_no_answer() -> None:
    text = "Tool of the mois"
    first = detected(text, BOTH)
    for other in (*ENGLISH, *FRENCH):
        detected(other, BOTH)
    assert detected(text, BOTH) == first


def test_every_process_gives_the_same_answer() -> None:
    program = (
        "from auditor.language.detection import detected\n"
        "print([detected(text, ('en', 'fr')) for text in ('Tool of the mois', 'une table for two')])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("candidates", [(), ("en",), ("xx", "yy"), ("en", "xx"), ("", "en"), ("..", "en")])
def test_fewer_than_two_known_languages_give_nothing(candidates: tuple[str, ...]) -> None:
    assert detected(ENGLISH[1], candidates) == NONE


def test_a_language_that_is_not_known_is_left_out() -> None:
    assert detected(FRENCH[1], ("en", "fr", "xx")).language == "fr"


@pytest.mark.parametrize(
    "text", ["", "https://exemple.ca/the-page-of-our-team", "a@exemple.ca", "   \n", "123 456", "!?…", "🌱🌱"]
)
def test_a_text_without_words_is_in_no_language(text: str) -> None:
    assert detected(text, BOTH) == NONE
