"""`target/unreachable`: nobody answered, or a server failed, whenever it was asked. The page may well be there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.leading import leading, told
from auditor.model.outcome import Cause, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.finding import Finding
    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links to addresses that did not answer, with the last time that they were fine where that is known."""
    for link, destination in leading(post, destinations):
        outcome = destination.outcome
        if outcome.verdict is Verdict.TRANSIENT:
            variant = _variant(outcome)
            known: dict[str, Any] = {
                "address": outcome.address,
                "status": str(outcome.status),
                "since": outcome.fine_until[:10],
            }
            placeholders = rule.form(variant).placeholders
            yield told(post, rule, link, variant, **{name: known[name] for name in known.keys() & placeholders})


def _variant(outcome: Outcome) -> str:
    if outcome.fine_until:
        return "was-fine"
    match outcome.cause:
        case Cause.SERVER_ERROR:
            return "server-error"
        case Cause.RATE_LIMIT:
            return "rate-limit"
        case _:
            return ""
