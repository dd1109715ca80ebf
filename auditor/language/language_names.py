"""What a link to a page's version in a language shows: « Français », "FR", "French version", « Cette page en anglais ».

The words are those by which each language's file tells that a page is in another; the names are those of the rules for
addresses, too. A name that is no language's own, and a code in small letters, may be anything elsewhere: a subject of
study, a word. They count only where nothing but such names stands around them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.address_rules import Spelling
from auditor.model.declaration import Strength

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.address_rules import AddressRules
    from auditor.model.language import DeclarationWords, Language

_AROUND = " \t\r\n\u00a0[]()|/·"
_BETWEEN = re.compile(r"[()\[\]/|·•–—]|\s-\s")
_SIGNS = re.compile(r"[\s’',.:!]*")
_LONGEST_CODE = 3  # letters
_WORD = re.compile(r"[^\W\d_]+")


class _Wording(NamedTuple):
    """How one language speaks of a version: its names of languages, and the words that may stand with them."""

    names: dict[str, str]
    version: frozenset[str]
    words: frozenset[str]
    before: tuple[str, ...]  # a name that needs no "version": "in French"
    after: tuple[str, ...]

    @classmethod
    def of(cls, known: DeclarationWords) -> _Wording:
        """The wording of a language file."""
        names = {name.casefold(): code for code, given in known.names.items() for name in given}
        before, _, after = known.usual.get(Strength.PLAIN, "").casefold().partition("{language}")
        allowed = known.version | known.small | known.switch
        return cls(names, known.version, allowed, tuple(before.split()), tuple(after.split()))

    def language(self, words: list[str]) -> str:
        """The code of the language whose version the words name; "" for others."""
        places = [place for place, word in enumerate(words) if word in self.names]
        if len(places) != 1 or not self.words.issuperset(words[: places[0]] + words[places[0] + 1 :]):
            return ""
        at, end = places[0] - len(self.before), places[0] + 1
        is_plain = (
            bool(self.before or self.after)
            and at >= 0
            and tuple(words[at : places[0]]) == self.before
            and tuple(words[end : end + len(self.after)]) == self.after
        )
        return self.names[words[places[0]]] if is_plain or not self.version.isdisjoint(words) else ""


class LanguageNames:
    """Reads what links show."""

    def __init__(self, languages: Mapping[str, Language], rules: AddressRules, codes: Mapping[str, str]) -> None:
        """`codes` are the codes of languages by what stands for them in a tag: fr, fra."""
        self._codes = codes
        self._own = _spelled(rules, Spelling.OWN)
        self._wordings = [_Wording.of(language.declarations) for language in languages.values()]
        self._known = _spelled(rules, Spelling.FOREIGN)
        for wording in self._wordings:
            self._known |= wording.names
        self._every = frozenset({*self._own, *self._known})

    def language(self, text: str, *, alone: bool = False) -> str:
        """The code of the language to whose version a link leads that shows a text; "" for other texts.

        `alone` says that nothing but the names of languages stands around it.
        """
        name = text.strip(_AROUND)
        folded = name.casefold()
        if len(folded) <= _LONGEST_CODE:
            return self._own.get(folded) or (self._codes.get(folded, "") if alone or name.isupper() else "")
        if self._every.isdisjoint(folded.replace("/", " ").split()):
            return ""
        return self._own.get(folded) or (alone and self._known.get(folded)) or self._described(folded)

    def stand_in(self, text: str) -> bool:
        """Whether any name of a language stands in a text, as a word."""
        return not self._every.isdisjoint(_WORD.findall(text.casefold()))

    def _described(self, name: str) -> str:
        """The language of a name in several words, or in two languages: « Français (French) »."""
        parts = [part for part in _BETWEEN.split(name) if part.strip()]
        if len(parts) > 1:
            found = {self.language(part, alone=True) for part in parts}
            return found.pop() if len(found) == 1 and any(map(self.language, parts)) else ""
        if not _SIGNS.fullmatch(_WORD.sub("", name)):
            return ""
        words = _WORD.findall(name)
        return next(filter(None, (wording.language(words) for wording in self._wordings)), "")


def _spelled(rules: AddressRules, kind: Spelling) -> dict[str, str]:
    """The words of a kind by which languages are written, each with its language's code."""
    return {word: code for code, words in rules.spellings.items() for word in words.get(kind, ())}
