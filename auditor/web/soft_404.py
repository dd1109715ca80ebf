"""Pages that answer, and show what their host shows for an address that cannot exist.

A host is asked for such an address only where something is suspicious: a redirect from deep inside to a home page,
several addresses that lead to one page or show the same, one that answers though nobody had named it, or one that is
called a page's version and leads elsewhere. One address for each of its folders.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import structs

from auditor.model.destination import NamedBy
from auditor.model.outcome import Outcome, PageFacts, Verdict
from auditor.web.address import Address, parse_address
from auditor.web.inquiry import Inquiry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.web.retry import Answering

_MANY = 3  # different addresses that show one page
_HOME_NAMES = frozenset({"index", "home", "accueil", "default"})
_HOME_LONGEST = 5  # characters of a folder that is a language: fr, fr-ca
_ANSWERS = frozenset({Verdict.OK, Verdict.MOVED})


async def look_alikes(outcomes: Iterable[Outcome], inquiries: dict[str, Inquiry], ask: Answering) -> list[Outcome]:
    """Those of `outcomes` that are soft 404s, as such. `inquiries` say how each address was asked."""
    by_probe: dict[tuple[str, tuple[str, ...]], list[Outcome]] = {}
    for outcome in _suspicious(outcomes, inquiries):
        inquiry = inquiries[outcome.address]
        by_probe.setdefault((_folder(inquiry.address), inquiry.languages), []).append(outcome)

    async def unmasked(folder: str, languages: tuple[str, ...], suspects: list[Outcome]) -> list[Outcome]:
        probe = (await ask(Inquiry(_impossible(folder), languages))).outcome
        return [
            _soft_404(suspect)
            for suspect in suspects
            if _shows_the_same(suspect, probe, inquiries[suspect.address].named_by)
        ]

    tasks = [unmasked(folder, languages, suspects) for (folder, languages), suspects in by_probe.items()]
    return [outcome for found in await asyncio.gather(*tasks) for outcome in found]


def _suspicious(outcomes: Iterable[Outcome], inquiries: dict[str, Inquiry]) -> list[Outcome]:
    answering = [outcome for outcome in outcomes if outcome.verdict in _ANSWERS and not outcome.soft_404]
    ends = Counter(outcome.final for outcome in answering if outcome.hops)
    shown = Counter(_shown(outcome) for outcome in answering)
    return [
        outcome
        for outcome in answering
        if (outcome.hops and (_is_home(outcome) or ends[outcome.final] >= _MANY))
        or (_says_something(outcome.page) and shown[_shown(outcome)] >= _MANY)
        or _is_doubtful(outcome, inquiries[outcome.address].named_by)
    ]


def _is_doubtful(outcome: Outcome, named_by: NamedBy) -> bool:
    return named_by is NamedBy.NOBODY or (named_by is NamedBy.PAGE and bool(outcome.hops))


def _shown(outcome: Outcome) -> tuple[str, str, str]:
    page = outcome.page or PageFacts()
    return parse_address(outcome.final).origin if outcome.final else "", page.title, page.heading


def _says_something(page: PageFacts | None) -> bool:
    """A page made by its script shows neither, whatever its address."""
    return page is not None and bool(page.title and page.heading)


def _is_home(outcome: Outcome) -> bool:
    """Whether an address from deeper inside was led to a home page."""
    asked, final = _segments(outcome.address), _segments(outcome.final)
    return len(asked) > len(final) and all(len(name) <= _HOME_LONGEST or name in _HOME_NAMES for name in final[:2])


def _segments(href: str) -> list[str]:
    path = unquote(parse_address(href).path.partition("?")[0])
    return [PurePosixPath(segment).stem for segment in path.split("/") if segment]


def _folder(address: Address) -> str:
    """The address of the folder that an address lies in, and its extension, with which servers choose who answers."""
    path = address.path.partition("?")[0].rstrip("/")
    folder, _, name = path.rpartition("/")
    return f"{address.scheme}://{address.host}:{address.port}{folder}/*{PurePosixPath(unquote(name)).suffix}"


def _impossible(folder: str) -> Address:
    return parse_address(folder.replace("*", f"auditor-{secrets.token_hex(8)}"))


def _shows_the_same(suspect: Outcome, probe: Outcome, named_by: NamedBy) -> bool:
    """Whether both show one page; of what no post names, and nobody is told to be broken, little needs to be alike."""
    if probe.verdict not in _ANSWERS:
        return False
    if suspect.hops and suspect.final == probe.final:
        return True
    one, other = suspect.page, probe.page
    if named_by is not NamedBy.POST:
        return one is not None and other is not None and (one.title, one.heading) == (other.title, other.heading)
    return (
        one is not None
        and other is not None
        and _says_something(one)
        and (one.title, one.heading, one.fragments) == (other.title, other.heading, other.fragments)
    )


def _soft_404(outcome: Outcome) -> Outcome:
    return structs.replace(outcome, verdict=Verdict.OK, soft_404=True)
