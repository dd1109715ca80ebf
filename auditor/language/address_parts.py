"""The parts of an address that say a language, by the rows of url-languages.yml."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, unquote_plus

from auditor.language.hosts import family
from auditor.model.address_rules import AddressRules, Pattern, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from auditor.language.spellings import Spellings

_MARKS = "-_."
_LONGEST_EXTENSION = 5  # characters: "shtml"
_ADDRESS_BEGINS = ("http:", "https:", "http%3a", "https%3a")


class Part(NamedTuple):
    """A word that says a language: its row, its place in "netloc", "path" or "query", and what shows it."""

    row: int
    component: str
    start: int
    end: int
    word: str  # decoded
    language: str
    shown: str


class _Fitting(NamedTuple):
    row: int
    pattern: Pattern
    language: str


class PartReader:
    """Finds the parts; made once, since it holds every word of every row."""

    def __init__(self, rules: AddressRules, spellings: Spellings) -> None:
        self._fitting: dict[Place, defaultdict[str, list[_Fitting]]] = {place: defaultdict(list) for place in Place}
        for row, pattern in enumerate(rules.patterns):
            for word, language in spellings.words(pattern.spelling):
                if not pattern.languages or language in pattern.languages:
                    self._fitting[pattern.place][word].append(_Fitting(row, pattern, language))

    def parts(self, url: SplitResult, host: str) -> list[Part]:
        """The parts of an address on a host, whose name is `bare`; in the order of their rows."""
        found = [*self._label(url.netloc, host), *self._path(url.path, host), *self._query(url.query, host)]
        found.sort()
        return found

    def _label(self, netloc: str, host: str) -> Iterator[Part]:
        label = host.partition(".")[0]
        fit = self._fit(Place.LABEL, label, host) if host.count(".") > 1 else None
        if fit:
            start = netloc.lower().rfind(host)
            yield Part(fit.row, "netloc", start, start + len(label), label, fit.language, f"{label}.")

    def _path(self, path: str, host: str) -> Iterator[Part]:
        last = len(path.rstrip("/"))
        first = True
        for start, segment in segments(path):
            is_last = start + len(segment) == last
            stem = _stem(segment) if is_last else segment
            word = unquote(stem) if "%" in stem else stem
            if fit := self._fit(Place.SEGMENT, word, host, first=first):
                shown = f"/{segment}" + ("" if len(stem) < len(segment) else "/")
                yield Part(fit.row, "path", start, start + len(stem), word, fit.language, shown)
            elif is_last:
                yield from self._end(segment, stem, start, host)
            first = False

    def _end(self, segment: str, stem: str, start: int, host: str) -> Iterator[Part]:
        named = [(Place.ENDING, segment, "")]
        if len(stem) < len(segment):
            named.append((Place.FILE, stem, segment[len(stem) :]))
        for place, name, extension in named:
            for at in _tails(name):
                if self._fit(Place.SEGMENT, name[:at], host):
                    return  # "en-fr" is from one language to another
                word = name[at + 1 :]
                if fit := self._fit(place, word, host, mark=name[at]):
                    begin, end = start + at + 1, start + len(name)
                    yield Part(fit.row, "path", begin, end, word, fit.language, f"{name[at:]}{extension}")
                    return

    def _query(self, query: str, host: str) -> Iterator[Part]:
        start = 0
        for piece in query.split("&") if query else ():
            name, _, value = piece.partition("=")
            word = unquote_plus(value)
            if fit := self._fit(Place.QUERY, word, host, name=name.casefold()):
                begin, end = start + len(name) + 1, start + len(piece)
                yield Part(fit.row, "query", begin, end, word, fit.language, f"{name}={word}")
            start += len(piece) + 1

    def _fit(
        self, place: Place, word: str, host: str, *, first: bool = False, mark: str = "", name: str = ""
    ) -> _Fitting | None:
        for fit in self._fitting[place].get(word.casefold(), ()):
            pattern = fit.pattern
            if (
                (not pattern.first or first)
                and (not pattern.lower or word == word.lower())
                and (not pattern.marks or mark in pattern.marks)
                and (not pattern.names or name in pattern.names)
                and (not pattern.hosts or not pattern.hosts.isdisjoint(family(host)))
            ):
                return fit
        return None


def segments(path: str) -> Iterator[tuple[int, str]]:
    """The parts of a path that are not empty, each with its offset, up to one where another address begins."""
    start = 0
    for segment in path.split("/"):
        if segment.lower().startswith(_ADDRESS_BEGINS):
            return
        if segment:
            yield start, segment
        start += len(segment) + 1


def embedded(path: str) -> int:
    """The offset of the address that a path ends with (/web/2018/https://…), -1 when it has none."""
    start = 0
    for segment in path.split("/"):
        if segment.lower() in ("http:", "https:"):
            return start
        start += len(segment) + 1
    return -1


def _stem(segment: str) -> str:
    """The last part of a path without its extension."""
    stem, _, extension = segment.rpartition(".")
    has_one = stem and extension.isalnum() and not extension.isdigit() and len(extension) <= _LONGEST_EXTENSION
    return stem if has_one else segment


def _tails(name: str) -> Iterator[int]:
    """Where the marks are before what may be a language at the end: of "x-fr-ca", that of "fr-ca", then of "ca"."""
    last = max(name.rfind(mark) for mark in _MARKS)
    before = max(name.rfind(mark, 0, last) for mark in _MARKS) if last > 0 else 0
    yield from (at for at in (before, last) if at > 0)
