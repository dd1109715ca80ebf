"""`target/moved` and `target/insecure`: the reader arrives, by an address that should be written otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from auditor.checkers.leading import leading, told
from auditor.model.outcome import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.finding import Finding
    from auditor.model.outcome import Outcome
    from auditor.model.post import Post
    from auditor.model.rule import Rule


_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def check_moved(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links to addresses that moved for good. One that ends at a home page may have lost its page there."""
    for link, destination in leading(post, destinations):
        outcome = destination.outcome
        if outcome.verdict is not Verdict.MOVED or destination.is_upgraded or not outcome.final:
            continue
        if _ends_at_home(outcome):
            yield told(post, rule, link, "home-page", address=outcome.address, final=outcome.final)
        else:
            final = _with_fragment(outcome, link.leads_to)
            if destination.inside and not _WEB.match(link.leads_to):  # an author who writes no host wants none
                final = f"/{final.partition('://')[2].partition('/')[2]}" if "://" in final else final
            yield told(post, rule, link, "", target=final, safe=True, address=outcome.address, final=outcome.final)


def check_insecure(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links with `http:` whose page answers to the same address with `https:`."""
    for link, destination in leading(post, destinations):
        if destination.is_upgraded or destination.outcome.secure:
            secure = f"https{link.leads_to[4:]}"
            yield told(post, rule, link, "", target=secure, safe=True, address=destination.outcome.address)


def _ends_at_home(outcome: Outcome) -> bool:
    return urlsplit(outcome.final).path in ("", "/") and urlsplit(outcome.address).path not in ("", "/")


def _with_fragment(outcome: Outcome, target: str) -> str:
    """The new address with the fragment that the redirect names, else with the one that is written."""
    fragment = outcome.fragment or target.partition("#")[2]
    return f"{outcome.final}#{fragment}" if fragment and "#" not in outcome.final else outcome.final
