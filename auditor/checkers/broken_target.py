"""`target/broken`: what a link leads to does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.leading import leading, told
from auditor.model.outcome import Cause, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.destination import Destination
    from auditor.model.finding import Finding
    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links that lead to nothing, with the page, file or post that was probably meant."""
    for link, destination in leading(post, destinations):
        if destination.outcome.verdict is not Verdict.BROKEN:
            continue
        facts: dict[str, Any] = {"address": destination.outcome.address}
        variant = _inside(destination) if destination.inside else _outside(destination.outcome.cause)
        if "nearest" in rule.form(variant).placeholders:
            facts["nearest"] = destination.nearest
        if "status" in rule.form(variant).placeholders:
            facts["status"] = str(destination.outcome.status)
        target = destination.repaired
        yield told(post, rule, link, variant, target=target, safe=destination.certain, **facts)


def _inside(destination: Destination) -> str:
    if destination.by_case and destination.repaired:
        return f"{destination.kind}-case"
    return f"{destination.kind}-near" if destination.repaired else destination.kind.value


def _outside(cause: Cause | None) -> str:
    match cause:
        case Cause.NO_SUCH_HOST | Cause.CERTIFICATE | Cause.GONE:
            return cause.value
        case Cause.REDIRECT_LOOP | Cause.TOO_MANY_REDIRECTS:
            return Cause.REDIRECT_LOOP.value
        case Cause.REFUSED:
            return cause.value
        case _:
            return ""
