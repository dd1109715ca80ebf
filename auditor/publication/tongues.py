"""Languages as tags, paths and file names write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.language import Language

_TAG = re.compile(r"[a-z]{2}(?:-[a-z0-9]{2,8})*")
_SUFFIX = re.compile(r"(.+?)([._-])([^._-]+)")
_SEVERAL = re.compile(r"\s*(?:[,;/|&+]|\s+et\s+|\s+and\s+|\s)\s*", re.IGNORECASE)
_BOTH = frozenset({"both", "bilingual", "bilingue", "mul", "les deux"})
_SHORT = 1  # `e/` and `f/` name languages as folders only


class InPath(NamedTuple):
    """The language that a path names, "" for none; the path without it and without its suffix; the place of it."""

    language: str
    twin: str
    folder: str = ""  # up to and with the folder that names the language
    separator: str = ""  # before a suffix that names it


class Tongues:
    """The languages that are known: those of the rules, and those that a publication configures."""

    def __init__(self, languages: dict[str, Language], more: Iterable[str] = ()) -> None:
        self._languages = languages
        self._more = tuple(more)
        self._words = {word: code for code, language in languages.items() for word in language.codes}
        self.codes = tuple(languages)
        for tag in self._more:
            if code := self.code(tag):
                self._words[tag.casefold()] = self._words[code] = code

    def with_more(self, tags: Iterable[str]) -> Tongues:
        """These, and those that `tags` name."""
        return Tongues(self._languages, (*self._more, *tags))

    def code(self, tag: str) -> str:
        """The code of one language by its tag or name: "fr" for "fr-CA"; the tag itself for a language not known."""
        word = tag.strip().casefold().replace("_", "-")
        if found := self._words.get(word) or self._words.get(word.partition("-")[0]):
            return found
        return word if _TAG.fullmatch(word) else ""

    def several(self, tag: str) -> tuple[str, ...]:
        """The codes of all languages that a field names: "en-fr" and "en, fr" are a page in both."""
        word = tag.strip().casefold()
        if word in _BOTH:
            return tuple(sorted(self.codes))
        first, _, second = word.partition("-")
        if second in self._words and first in self._words and tag.strip().partition("-")[2].islower():
            return tuple(sorted({self._words[first], self._words[second]}))
        found = {code for part in _SEVERAL.split(word.strip("[] ")) if (code := self.code(part))}
        return tuple(sorted(found))

    def known(self, word: str) -> str:
        """The code of a language that a folder or a suffix names, "" when it is no language's name."""
        return self._words.get(word.casefold(), "")

    def in_path(self, path: str) -> InPath:
        """The language in a path, the nearest to the file's name first."""
        folders, name = _divided(path)
        stem = name.rpartition(".")[0] or name
        if suffix := _SUFFIX.fullmatch(stem):
            code = self.known(suffix[3]) if len(suffix[3]) > _SHORT else ""
            if code:
                return InPath(code, "/".join((*folders, suffix[1])), separator=suffix[2])
        for at in range(len(folders) - 1, -1, -1):
            if code := self.known(folders[at]):
                twin = "/".join((*folders[:at], *folders[at + 1 :], stem))
                return InPath(code, twin, folder="/".join(folders[: at + 1]))
        return InPath("", "/".join((*folders, stem)))


def _divided(path: str) -> tuple[list[str], str]:
    *folders, name = path.split("/")
    return folders, name
