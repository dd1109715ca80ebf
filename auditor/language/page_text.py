"""The languages of the text of a fetched page: it may be in any, and in several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.language.detection import detected_among_all
from auditor.language.stop_words import stop_word_counts, words_of
from auditor.model.address_rules import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.address_rules import AddressRules
    from auditor.model.language import Language

_FEW = 8  # words; of fewer, nobody can be sure
_SHARE = 0.4  # of stop words among the words: a text in the language has about 0.5, one in a related language 0.3
_BEYOND = 3  # times as many stop words of it as of any other language
_SURE = 0.95  # probability, by langdetect
_PART = 0.3  # of the words of a page in several languages, at least, in each
_PARAGRAPH = 6  # words of a paragraph that tells its language
_NAME = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[-_]")
_PRIMARY = re.compile(r"[a-z]{2,3}")


class PageTexts:
    """Reads texts, language tags and languages' names for themselves."""

    def __init__(self, languages: dict[str, Language], rules: AddressRules) -> None:
        """`languages` are those that the auditor knows well, by code; `rules` know how others write theirs."""
        self._languages = languages
        self._codes = dict(_words(rules, Spelling.SHORT, Spelling.DOUBTFUL, Spelling.LONG))
        self._codes |= {word: code for code, language in languages.items() for word in language.codes}
        self._names = dict(_words(rules, Spelling.OWN))

    def code(self, tag: str) -> str:
        """The code of a language tag such as `fr-CA` or `eng`; of one that is not known, its first part."""
        primary = _TAG.split(tag.strip().casefold(), maxsplit=1)[0]
        return self._codes.get(primary) or (primary if _PRIMARY.fullmatch(primary) else "")

    def named(self, text: str) -> str:
        """The code of the language that calls itself so: « Français », "FR"; "" for other texts."""
        words = _NAME.findall(text)
        if len(words) != 1:
            return ""
        word = words[0].casefold()
        if found := self._names.get(word):
            return found
        return self._codes.get(word, "") if len(word) <= 3 and words[0].isupper() else ""

    def read(self, text: str) -> tuple[tuple[str, ...], int]:
        """The codes of the languages of a text, a paragraph a line, sorted, and how many words it has.

        Several where each holds a good part of it, none when nobody can be sure.
        """
        words = words_of(text)
        if len(words) < _FEW:
            return (), len(words)
        several = self._by_paragraph(text)
        if len(several) > 1:
            return several, len(words)
        read = self._whole(text, words)
        return (read,) if read else (), len(words)

    def _whole(self, text: str, words: list[str]) -> str:
        """The language of a text, "" when it is not sure: by its stop words where they are many, else by langdetect."""
        counts = stop_word_counts(words, self._languages)
        most = max(counts, key=lambda code: counts[code])
        others = max((count for code, count in counts.items() if code != most), default=0)
        if counts[most] >= _SHARE * len(words) and counts[most] >= _BEYOND * others:
            return most
        verdict = detected_among_all(text)
        return self.code(verdict.language) if verdict.probability >= _SURE else ""

    def _by_paragraph(self, text: str) -> tuple[str, ...]:
        """The languages, sorted, that each hold a good part of the text's paragraphs."""
        held = dict.fromkeys(self._languages, 0)
        for paragraph in text.split("\n"):
            words = words_of(paragraph)
            counts = stop_word_counts(words, self._languages)
            most = max(counts, key=lambda code: counts[code])
            if len(words) >= _PARAGRAPH and counts[most] > 2 * (sum(counts.values()) - counts[most]):
                held[most] += len(words)
        total = sum(held.values())
        return tuple(sorted(code for code, count in held.items() if total and count >= _PART * total))


def _words(rules: AddressRules, *kinds: Spelling) -> Iterator[tuple[str, str]]:
    """The words by which languages are written, each with its language's code."""
    for code, words in rules.spellings.items():
        for kind in kinds:
            yield from ((word, code) for word in words.get(kind, ()))
