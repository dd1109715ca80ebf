"""Which http: addresses answer as well by https:."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import structs

from auditor.model.outcome import Outcome, Verdict
from auditor.web.address import parse_address
from auditor.web.inquiry import Inquiry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.web.retry import Answering


async def secure_ones(outcomes: Iterable[Outcome], inquiries: dict[str, Inquiry], ask: Answering) -> list[Outcome]:
    """Those of `outcomes` that https: answers too, with that address.

    A host is asked for one address first, and for the rest when it has answered. Where a page was read, the other
    must have its title: some hosts have another site there.
    """
    by_host: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if _is_candidate(outcome):
            by_host[inquiries[outcome.address].address.host].append(outcome)

    async def secured(outcome: Outcome) -> tuple[Outcome, bool]:
        inquiry = inquiries[outcome.address]
        address = parse_address(f"https{inquiry.address.href.removeprefix('http')}")
        page = outcome.page is not None
        other = (await ask(Inquiry(address, inquiry.languages, page, head=not page))).outcome
        found = structs.replace(outcome, secure=address.href) if _is_the_same(outcome, other) else outcome
        return found, bool(other.status)

    async def of_host(candidates: list[Outcome]) -> list[Outcome]:
        first, answers = await secured(candidates[0])
        rest = await asyncio.gather(*map(secured, candidates[1:])) if answers else []
        return [outcome for outcome in (first, *(outcome for outcome, _ in rest)) if outcome.secure]

    return [outcome for found in await asyncio.gather(*map(of_host, by_host.values())) for outcome in found]


def _is_candidate(outcome: Outcome) -> bool:
    """An http: address, on its usual port, that answers and is not led to https: by its host."""
    if outcome.verdict not in (Verdict.OK, Verdict.MOVED) or outcome.soft_404 or not outcome.final.startswith("http:"):
        return False
    address = parse_address(outcome.address)
    return address.scheme == "http" and address.default_port


def _is_the_same(outcome: Outcome, other: Outcome) -> bool:
    if other.verdict is not Verdict.OK or other.soft_404 or not other.final.startswith("https:"):
        return False
    return outcome.page is None or (other.page is not None and other.page.title == outcome.page.title)
