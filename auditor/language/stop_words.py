"""Words that nearly every sentence of a language holds, counted: the cheapest sign of a text's language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model.language import Language

# An elision keeps its apostrophe, so that the "c" of a list is no "c’est". What stands behind an apostrophe counts from
# two letters up: the "s" of "today’s" is none.
_WORD = re.compile(r"(?<!')[^\W\d_]{1,2}'(?=[^\W\d_])|(?<!')[^\W\d_]+|(?<=')[^\W\d_]{2,}")

_ACRONYM = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}\b")


def words_of(text: str) -> list[str]:
    """The words of `text` in order, case-folded, without acronyms and what an English apostrophe leaves behind.

    An acronym is no word of any language: the EN of a standard is no French preposition.
    """
    if not text.isupper():
        text = _ACRONYM.sub(" ", text)
    return _WORD.findall(text.replace("’", "'").casefold())


def rough_words_of(text: str) -> list[str]:
    """Most of the words of `text`, without those that a sign touches: enough for a first count, and faster."""
    return text.casefold().replace("’", "'").replace("'", "' ").split()


def stop_word_counts(words: list[str], languages: dict[str, Language]) -> dict[str, int]:
    """How many of `words` are stop words, by language code; those of several of the languages tell nothing."""
    own = _telling(tuple((code, language.stop_words) for code, language in languages.items()))
    return {code: sum(map(stop_words.__contains__, words)) for code, stop_words in own.items()}


@lru_cache(maxsize=16)
def _telling(languages: tuple[tuple[str, frozenset[str]], ...]) -> dict[str, frozenset[str]]:
    """Each language's stop words that no other of the languages has."""
    return {
        code: words.difference(*(others for other, others in languages if other != code)) for code, words in languages
    }
