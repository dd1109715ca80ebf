"""Which pages each page on the web passes for the version of: what answers several different ones answers none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from auditor.model.outcome import PageFacts
from auditor.targets.places import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.outcome import Outcome


class _Shown(NamedTuple):
    """By what pages are told apart: addresses that show the same are one page."""

    title: str
    heading: str
    words: int


class Claims:
    """The pages in one language by the page that all call theirs in another: mostly one that welcomes everybody."""

    def __init__(self) -> None:
        self._pages: defaultdict[tuple[object, ...], set[_Shown]] = defaultdict(set)

    def add(self, version: Outcome, of: Outcome, languages: tuple[str, ...], *, guessed: bool) -> None:
        """Keeps that `version` passes for the version of a page in `languages`, at a `guessed` address or a named one.

        A guess that shows what another shows is the same page for this: a host may show it for whatever is asked.
        """
        for key in _keys(version, guessed=guessed):
            self._pages[*key, languages].add(_shown(of))

    def are_of_several(self, version: Outcome, languages: tuple[str, ...], *, guessed: bool) -> bool:
        """Whether different pages in the same `languages` have one version."""
        return any(len(self._pages.get((*key, languages), ())) > 1 for key in _keys(version, guessed=guessed))


def _keys(version: Outcome, *, guessed: bool) -> Iterator[tuple[object, ...]]:
    yield (compared(version.final),)
    shown = _shown(version)
    if guessed and shown.title and shown.heading:  # documents show neither, or what their program calls all of them
        yield urlsplit(version.final).netloc, shown


def _shown(outcome: Outcome) -> _Shown:
    page = outcome.page or PageFacts()
    return _Shown(page.title, page.heading, page.words)
