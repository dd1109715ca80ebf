"""From hosts.yml and url-languages.yml to AddressRules; every mistake is told as file:line: path: what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model.address_rules import (
    AddressRules,
    Host,
    HostKind,
    Pattern,
    Place,
    Spelling,
    TranslatedSegment,
)
from auditor.model.rule import Confidence
from auditor.rulebook.loader import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str, ...]

HOSTS, PATTERNS = "hosts.yml", "url-languages.yml"
_JOINED = frozenset({Spelling.LOCALE, Spelling.REVERSED})  # made of the others
_ENDINGS = frozenset({Place.FILE, Place.ENDING})
_MARKS = "-_."
_CODE = re.compile(r"[a-z]{2,3}")
_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_BY_LANGUAGE = {"languages": HostKind.LANGUAGE, "likely": HostKind.LIKELY}
_LISTS = {"bilingual": HostKind.BILINGUAL, "neutral": HostKind.NEUTRAL, "archives": HostKind.ARCHIVE}


def read_hosts(name: str, text: str) -> AddressRules:
    """The rows of a hosts.yml. Raises RuleError, also for a name that stands there twice."""
    doc = Document(name, text)
    doc.only(("pairs", *_BY_LANGUAGE, *_LISTS))
    seen: set[str] = set()
    found: list[Host] = []
    for path, host in _hosts(doc):
        if host.name in seen:
            raise doc.error(path, f"“{host.name}” stands here twice")
        seen.add(host.name)
        found.append(host)
    return AddressRules(hosts=tuple(found))


def read_patterns(name: str, text: str) -> AddressRules:
    """The languages, patterns and translated segments of a url-languages.yml. Raises RuleError."""
    doc = Document(name, text)
    doc.only(("languages", "patterns", "segments"))
    codes = doc.mapping(("languages",)) if "languages" in doc.data else {}
    return AddressRules(
        spellings={code: _spellings(doc, _code(doc, ("languages", code))) for code in codes},
        regions={code: _words(doc, path) for code in codes if doc.at(path := ("languages", code, "regions"))},
        patterns=tuple(_pattern(doc, path) for path in doc.rows(("patterns",))),
        segments=tuple(_segment(doc, path) for path in doc.rows(("segments",))),
    )


def joined(own: AddressRules, others: AddressRules) -> AddressRules:
    """The rows of both, `own` first."""
    spellings = {
        code: {
            kind: tuple(dict.fromkeys((*first.get(kind, ()), *then.get(kind, ()))))
            for kind in (*first, *then.keys() - first.keys())
        }
        for code in (*own.spellings, *others.spellings.keys() - own.spellings.keys())
        for first, then in [(own.spellings.get(code, {}), others.spellings.get(code, {}))]
    }
    regions = {
        code: tuple(dict.fromkeys((*own.regions.get(code, ()), *others.regions.get(code, ()))))
        for code in (*own.regions, *others.regions.keys() - own.regions.keys())
    }
    return AddressRules(
        own.hosts + others.hosts,
        dict(sorted(spellings.items())),
        dict(sorted(regions.items())),
        own.patterns + others.patterns,
        own.segments + others.segments,
    )


def _hosts(doc: Document) -> Iterator[tuple[Path, Host]]:
    for path in doc.rows(("pairs",)):
        sisters = {code: _host(doc, (*path, _code(doc, (*path, code))[-1])) for code in doc.mapping(path)}
        if len(sisters) < 2:
            raise doc.error(path, "a pair has a host for each of two languages or more")
        for code, name in sisters.items():
            if "/" in name:
                raise doc.error((*path, code), "a pair is of hosts, without a path")
            yield (*path, code), Host(name, HostKind.PAIR, code, sisters)
    for section, kind in _BY_LANGUAGE.items():
        for code in doc.mapping((section,)) if section in doc.data else ():
            for path in doc.rows(_code(doc, (section, code))):
                yield path, Host(_host(doc, path), kind, code)
    for section, kind in _LISTS.items():
        for path in doc.rows((section,)):
            yield path, Host(_host(doc, path), kind)


def _host(doc: Document, path: Path) -> str:
    name = doc.text(path)
    host, slash, rest = name.partition("/")
    if not _NAME.fullmatch(host) or host.startswith("www.") or (slash and not rest.strip("/")):
        raise doc.error(path, "a host such as example.org is expected, in small letters, without scheme and www.")
    return name.rstrip("/")


def _code(doc: Document, path: Path) -> Path:
    """The path, when it ends with the code of a language."""
    if not _CODE.fullmatch(path[-1]):
        raise doc.error(path, "the code of a language is expected, such as fr")
    return path


def _spellings(doc: Document, path: Path) -> dict[Spelling, tuple[str, ...]]:
    kinds = [kind for kind in Spelling if kind not in _JOINED]
    given = doc.only((*kinds, "regions"), path)
    return {kind: _words(doc, (*path, kind)) for kind in kinds if kind in given}


def _words(doc: Document, path: Path) -> tuple[str, ...]:
    return tuple(word.casefold() for word in doc.texts(path))


def _pattern(doc: Document, path: Path) -> Pattern:
    given = doc.only(Pattern.__struct_fields__, path)
    place = doc.choice((*path, "place"), Place)
    for field, places in (("marks", _ENDINGS), ("names", {Place.QUERY})):
        if (field in given) is not (place in places):
            problem = f"not for a {place}" if field in given else "field required"
            raise doc.error((*path, field), problem)
    marks = doc.text((*path, "marks")) if "marks" in given else ""
    if set(marks) - set(_MARKS):
        raise doc.error((*path, "marks"), f"only these are known: {_MARKS}")
    return Pattern(
        place,
        doc.choice((*path, "spelling"), Spelling),
        doc.choice((*path, "confidence"), Confidence),
        frozenset(_host_list(doc, (*path, "hosts"))) if "hosts" in given else frozenset(),
        frozenset(_words(doc, (*path, "languages"))) if "languages" in given else frozenset(),
        marks,
        frozenset(_words(doc, (*path, "names"))) if "names" in given else frozenset(),
        **{field: _flag(doc, (*path, field)) for field in ("first", "lower", "swap") if field in given},
    )


def _segment(doc: Document, path: Path) -> TranslatedSegment:
    words = {
        code: doc.text((*path, code)) for code in doc.mapping(path) if code != "hosts" and _code(doc, (*path, code))
    }
    if len(words) < 2:
        raise doc.error(path, "a word in each of two languages or more is expected")
    return TranslatedSegment(words, frozenset(_host_list(doc, (*path, "hosts"))))


def _host_list(doc: Document, path: Path) -> tuple[str, ...]:
    doc.texts(path)
    return tuple(_host(doc, row) for row in doc.rows(path))


def _flag(doc: Document, path: Path) -> bool:
    value = doc.at(path)
    if not isinstance(value, bool):
        raise doc.error(path, "true or false is expected")
    return value
