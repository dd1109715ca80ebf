"""A language that publications are written in, as `rules/languages/<code>.yml` describes it."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.rule import Sentence


class Language(Struct, frozen=True):
    """`codes` are the words that name it in a path, a file name or front matter, case-folded."""

    code: str
    name: Sentence
    codes: frozenset[str]
    stop_words: frozenset[str]
