"""What must be told of a link: at most one of three rules, and where the reader should be led instead."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from tests.web.bilingual.scenes import Leading


class Told(StrEnum):
    """The three rules; NOTHING is told of a link that is right."""

    NOTHING = "nothing"
    WRONG = "target/wrong-language"
    UNDECLARED = "target/undeclared-language"
    STALE = "target/stale-declaration"


class Truth(Struct, frozen=True):
    """`sisters` are the addresses of which one must be named with WRONG; no other may be with any rule."""

    told: Told
    sisters: tuple[str, ...] = ()


def truth(leading: Leading, reader: str, *, declared: bool) -> Truth:
    """What is true for a reader of one language, who is told (`declared`) that the page is in another, or is not."""
    if not leading.languages:
        return Truth(Told.NOTHING)
    if reader in leading.languages:
        return Truth(Told.STALE if declared else Told.NOTHING)
    if leading.sisters:
        return Truth(Told.STALE if declared else Told.WRONG, leading.sisters)
    return Truth(Told.NOTHING if declared else Told.UNDECLARED)
