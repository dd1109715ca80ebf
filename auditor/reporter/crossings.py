"""The pages that readers reach in another language than their own, as a table that an editor can go through. Pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.audit import Readership, Target
from auditor.model.rule import Sentence
from auditor.reporter.words import ADDRESS, counted, language_name

if TYPE_CHECKING:
    from auditor.model.audit import Audit


class Crossing(Struct, frozen=True):
    """An address, and its readers in one language: those who are told what to expect, and those who are not."""

    target: Target
    readers: Readership

    @property
    def untold(self) -> int:
        """How many links do not say in what language the page is."""
        return self.readers.links - self.readers.told


class Direction(Struct, frozen=True):
    """What readers of one language reach in another. First what has a version for them, then what is not told."""

    readers: str
    language: str
    crossings: tuple[Crossing, ...]

    @property
    def title(self) -> Sentence:
        """Such as "From posts in French to pages in English: 12 addresses"."""
        count = counted(len(self.crossings), ADDRESS)
        reader, page = language_name(self.readers), language_name(self.language)
        return Sentence(
            en=f"From posts in {reader.en} to pages in {page.en}: {count.en}",
            fr=f"Des billets en {reader.fr} vers des pages en {page.fr}\u00a0: {count.fr}",
        )


def directions(audit: Audit) -> tuple[Direction, ...]:
    """All crossings; of a page in several languages, none of which is the reader's, the first counts."""
    found: defaultdict[tuple[str, str], list[Crossing]] = defaultdict(list)
    for target in audit.targets:
        for readers in target.readers:
            found[readers.language, target.page.languages[0]].append(Crossing(target, readers))
    return tuple(
        Direction(readers, language, tuple(sorted(crossings, key=_rank)))
        for (readers, language), crossings in sorted(found.items())
    )


def _rank(crossing: Crossing) -> tuple[bool, bool, int, str]:
    has_version = bool(crossing.readers.version)
    return not has_version, not crossing.untold, -crossing.untold, crossing.target.address
