"""What is known of the web's ways: `rules/web.yml`, read once."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

import msgspec
from msgspec import Struct

from auditor.resources import resource_folder
from auditor.yaml_source import parse

_WORDS = re.compile(r"[^\W_]+(?:’[^\W_]+)*")
_SEPARATORS = re.compile(r"\s[-–—|·•:»«/]+\s|[|•·»«]|:\s")


class Treatment(StrEnum):
    """How the answers of a host with habits are taken."""

    WALL = "wall"  # what it refuses a robot says nothing
    SHELL = "shell"  # the same page for every address
    GET = "get"  # HEAD is not answered as GET is


class Wall(Struct, frozen=True, forbid_unknown_fields=True):
    """A header by which a wall says what it is; `value` is what it begins with."""

    header: str
    value: str = ""


class Logins(Struct, frozen=True, forbid_unknown_fields=True):
    """First labels of hosts, and segments of paths, of pages where one logs in."""

    hosts: frozenset[str]
    paths: frozenset[str]


class Habit(Struct, frozen=True, forbid_unknown_fields=True):
    """A host whose answers need care; those below it are meant too."""

    name: str
    host: str
    treatment: Treatment


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; phrases are compared by `spoken`."""

    walls: tuple[Wall, ...]
    challenges: tuple[str, ...]
    logins: Logins
    not_found_paths: frozenset[str]
    not_found: dict[str, tuple[str | int, ...]]
    not_found_hints: dict[str, tuple[str | int, ...]]
    hosts: tuple[Habit, ...]

    def treatment(self, host: str) -> Treatment | None:
        """How the answers of a host are taken, None when there is nothing to say of it."""
        name = f".{host.rstrip('.')}"
        return next((habit.treatment for habit in self.hosts if name.endswith(f".{habit.host}")), None)


@cache
def known_web() -> Table:
    """The table. Raises ValueError when the shipped file is damaged."""
    data, _ = parse((resource_folder("rules") / "web.yml").read_text(encoding="utf-8"))
    return msgspec.convert(data, Table)


@cache
def not_found_phrases() -> frozenset[str]:
    """What a page says that is not there, in every language, as `spoken` gives it."""
    return frozenset(spoken(str(phrase)) for phrases in known_web().not_found.values() for phrase in phrases)


@cache
def not_found_hints() -> frozenset[str]:
    """What makes it doubtful that a page is there, in every language, as `spoken` gives it."""
    return frozenset(spoken(str(phrase)) for phrases in known_web().not_found_hints.values() for phrase in phrases)


@cache
def challenge_titles() -> frozenset[str]:
    """Titles of challenges, as `spoken` gives them."""
    return frozenset(map(spoken, known_web().challenges))


def spoken(text: str) -> str:
    """The words of a text, in lower case, without marks."""
    return " ".join(_WORDS.findall(text.casefold().replace("'", "’")))


def says(text: str, phrases: frozenset[str]) -> bool:
    """Whether a title or a heading, or a part of it between separators, is one of the phrases, whole."""
    return any(spoken(part) in phrases for part in (text, *_SEPARATORS.split(text)))


def mentions(text: str, phrases: frozenset[str]) -> bool:
    """Whether one of the phrases stands anywhere in a title or a heading, as whole words."""
    words = f" {spoken(text)} "
    return any(f" {phrase} " in words for phrase in phrases)
