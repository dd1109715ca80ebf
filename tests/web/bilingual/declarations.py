"""How a link says that it leads to another language: its wording, and the place where it stands."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import random

_NAMES = {
    "en": {"en": "English", "fr": "French", "es": "Spanish"},
    "fr": {"en": "anglais", "fr": "français", "es": "espagnol"},
}
_ONLY = {
    "en": (
        "({name} only)",
        "(in {name} only)",
        "(available in {name} only)",
        "(page in {name} only)",
        "(in {name} only, 3 pages)",
    ),
    "fr": (
        "(en {name} seulement)",
        "(page en {name} seulement)",
        "({name} seulement)",
        "(seulement en {name})",
        "(uniquement en {name})",
        "(disponible en {name} seulement)",
        "(site Web en {name} seulement)",
        "(en {name} seulement, 3 pages)",
    ),
}
_PLAIN = {
    "en": ("(in {name})", "[{name}]", "(text in {name})"),
    "fr": ("(en {name})", "[En {name}]", "(texte en {name})"),
}


class Place(StrEnum):
    """Where a declaration stands."""

    INSIDE = "inside"  # the link's text
    AFTER = "after"  # the link, a space between
    BEFORE = "before"
    ATTRIBUTE = "hreflang"  # of an HTML link


class Declaration(Struct, frozen=True):
    """`language` is what it says, `wording` how; an ATTRIBUTE has none."""

    language: str
    place: Place
    wording: str = ""


def declaration(chance: random.Random, reader: str, language: str, *, only: bool) -> Declaration:
    """One of several; where it must say "only", neither a code nor an attribute, which leave that open."""
    name = _NAMES[reader][language]
    forms = _ONLY[reader] if only else (*_ONLY[reader], *_PLAIN[reader], f"[{language.upper()}]")
    places = [Place.INSIDE, Place.INSIDE, Place.AFTER, Place.AFTER, Place.BEFORE]
    place = chance.choice(places if only else [*places, Place.ATTRIBUTE])
    wording = "" if place is Place.ATTRIBUTE else chance.choice(forms).format(name=name)
    return Declaration(language, place, wording)
