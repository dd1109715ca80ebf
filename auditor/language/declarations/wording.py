"""The words of a declaration: which language they name, and how much they say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model.declaration import Strength, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.language import DeclarationWords, Language

LONGEST = 80
"""Characters: no declaration is longer. The longest of two publications, three words and a gloss, has 66."""

_WORD = re.compile(r"[^\W\d_]+[’']?")
_BETWEEN = re.compile(r"[\s*_~-]*")
_NEVER = "(?!)"


class Vocabulary:
    """The words for declarations of all languages that are known."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._words = {code: language.declarations for code, language in languages.items()}
        self._names = {code: _names(words) for code, words in self._words.items()}
        self._codes = {sign: code for code, words in self._words.items() for sign in words.codes}
        self._stems = _shortest({name for known in self._names.values() for name in known})
        self._naming = _naming(self._names, self._codes)

    def signs_in(self, text: str) -> list[str]:
        """The names and codes of languages that `text` holds, perhaps inside other words: a quick glance."""
        return [*filter(text.lower().__contains__, self._stems), *filter(text.__contains__, self._codes)]

    def names_in(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """The places in `text` where a language is named."""
        return [match.span() for match in self._naming.finditer(text, start, len(text) if end is None else end)]

    def language_of(self, name: str) -> str:
        """The code of the language that a name or a code stands for; "" for none."""
        folded = name.casefold()
        return self._codes.get(name) or next((known[folded] for known in self._names.values() if folded in known), "")

    def read(self, text: str, first: str) -> Wording | None:
        """What a run of words declares; None when it is ordinary prose. The words of the language `first` go first."""
        if text in self._codes:
            return Wording(self._codes[text], Strength.PLAIN, form="{code}")
        if not _BETWEEN.fullmatch(_WORD.sub("", text)):
            return None
        words = [word.replace("'", "’") for word in _WORD.findall(text.casefold())]
        for code in sorted(self._words, key=lambda code: code != first):
            if found := self._read(words, code):
                return found
        return None

    def _read(self, words: list[str], spoken: str) -> Wording | None:
        known, names = self._words[spoken], self._names[spoken]
        named = [word for word in words if word in names]
        nouns = known.things | known.links
        if len(named) != 1 or not nouns.union(names, known.only, known.version, known.small).issuperset(words):
            return None
        first = known.names[names[named[0]]][0].casefold()
        form = " ".join("{language}" if word == first else word for word in words if word not in nouns)
        return Wording(
            language=names[named[0]],
            strength=_strength(words, known),
            spoken=spoken,
            form=form.replace("’ ", "’"),
            thing=" ".join(word for word in words if word in nouns),
            names_link=not known.links.isdisjoint(words),
        )


def _strength(words: list[str], known: DeclarationWords) -> Strength:
    if not known.only.isdisjoint(words):
        return Strength.ONLY
    return Strength.PLAIN if known.version.isdisjoint(words) else Strength.VERSION


def _names(words: DeclarationWords) -> dict[str, str]:
    return {name.casefold(): code for code, names in words.names.items() for name in names}


def _naming(names: Mapping[str, Mapping[str, str]], codes: Mapping[str, str]) -> re.Pattern[str]:
    """Names in any case and codes in their own; each sought by its first letter, which is twice as fast."""
    words = sorted({name for known in names.values() for name in known}, reverse=True)
    if not words:
        return re.compile(_NEVER)
    firsts = "".join(sorted({case for word in words for case in (word[0], word[0].upper())} | {c[0] for c in codes}))
    rest = [f"(?i:(?<={re.escape(word[0])}){re.escape(word[1:])})" for word in words]
    rest += [f"(?<={re.escape(code[0])}){re.escape(code[1:])}" for code in sorted(codes)]
    return re.compile(rf"[{re.escape(firsts)}](?<!\w.)(?:{'|'.join(rest)})(?!\w)")


def _shortest(names: set[str]) -> tuple[str, ...]:
    """The names that begin with no other: who looks for these finds all."""
    return tuple(name for name in sorted(names) if not any(name != one and name.startswith(one) for one in names))
