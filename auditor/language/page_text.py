"""The languages of the text of a fetched page: it may be in any, and in several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from auditor.language.detection import detected_among_all
from auditor.language.language_names import LanguageNames
from auditor.language.stop_words import rough_words_of, stop_word_counts
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
_ENOUGH = 3_000  # characters of a text that are read, if its paragraphs are about as long as each other
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_OF_ANOTHER = 2  # stop words of another language in an address
_TAG = re.compile(r"[-_]")
_PRIMARY = re.compile(r"[a-z]{2,3}")


class PageTexts:
    """Reads texts, language tags and languages' names for themselves."""

    def __init__(self, languages: dict[str, Language], rules: AddressRules) -> None:
        """`languages` are those that the auditor knows well, by code; `rules` know how others write theirs."""
        self._languages = languages
        self._codes = dict(_words(rules, Spelling.SHORT, Spelling.DOUBTFUL, Spelling.LONG))
        self._codes |= {word: code for code, language in languages.items() for word in language.codes}
        self._names = LanguageNames(languages, rules, self._codes)

    def code(self, tag: str) -> str:
        """The code of a language tag such as `fr-CA` or `eng`; of one that is not known, its first part."""
        primary = _TAG.split(tag.strip().casefold(), maxsplit=1)[0]
        return self._codes.get(primary) or (primary if _PRIMARY.fullmatch(primary) else "")

    def knows(self, code: str) -> bool:
        """Whether a language is known by its stop words, and not by langdetect alone."""
        return code in self._languages

    def named(self, text: str, *, alone: bool = False) -> str:
        """The code of the language to whose version a link leads that shows a text: « Français », "FR"; "" for others.

        `alone` says that nothing but the names of languages stands around it.
        """
        return self._names.language(text, alone=alone)

    def names_languages(self, text: str) -> bool:
        """Whether a text names any language."""
        return self._names.stand_in(text)

    def contradicts(self, address: str, language: str) -> bool:
        """Whether the words of an address are clearly in another language: /en/guide-de-la-redaction-des-textes."""
        words = _WORD.findall(unquote(address.partition("://")[2].partition("/")[2].partition("?")[0]).casefold())
        counts = stop_word_counts(words, self._languages)
        own = counts.pop(language, 0)
        return max(counts.values(), default=0) >= _WORDS_OF_ANOTHER > own

    def read(self, text: str) -> tuple[tuple[str, ...], int]:
        """The codes of the languages of a text, a paragraph a line, sorted, and how many of its words were read.

        Several where each holds a good part of it, none when nobody can be sure. Of a long text, paragraphs from its
        beginning to its end are read: its second half may be in another language.
        """
        lines = text.split("\n")
        lines = lines[:: 1 + len(text) // _ENOUGH]
        paragraphs = [rough_words_of(line) for line in lines]
        counts = [stop_word_counts(words, self._languages) for words in paragraphs]
        total = sum(map(len, paragraphs))
        if total < _FEW:
            return (), total
        held = self._held(paragraphs, counts)
        several = tuple(code for code, words in held.items() if words >= _PART * sum(held.values()) > 0)
        if len(several) > 1:
            return tuple(sorted(several)), total
        one = self._whole(lines, counts, total)
        return (one,) if one else (), total

    def _held(self, paragraphs: list[list[str]], counts: list[dict[str, int]]) -> dict[str, int]:
        """How many words stand in paragraphs that are clearly in each language."""
        held = dict.fromkeys(self._languages, 0)
        for words, count in zip(paragraphs, counts, strict=True):
            most = max(count, key=lambda code: count[code])
            if len(words) >= _PARAGRAPH and count[most] > 2 * (sum(count.values()) - count[most]):
                held[most] += len(words)
        return held

    def _whole(self, lines: list[str], counts: list[dict[str, int]], total: int) -> str:
        """The language of a text, "" when it is not sure: by its stop words where they are many, else by langdetect."""
        sums = {code: sum(count[code] for count in counts) for code in self._languages}
        most = max(sums, key=lambda code: sums[code])
        others = max((count for code, count in sums.items() if code != most), default=0)
        if sums[most] >= _SHARE * total and sums[most] >= _BEYOND * others:
            return most
        verdict = detected_among_all("\n".join(lines)[:_ENOUGH])
        return self.code(verdict.language) if verdict.probability >= _SURE else ""


def _words(rules: AddressRules, *kinds: Spelling) -> Iterator[tuple[str, str]]:
    """The words by which languages are written, each with its language's code."""
    for code, words in rules.spellings.items():
        for kind in kinds:
            yield from ((word, code) for word in words.get(kind, ()))
