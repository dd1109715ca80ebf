"""`target/fragment-missing`: the page exists, and the place in it that the link names does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.leading import leading, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.destination import Destination
    from auditor.model.finding import Finding
    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links to a place that their page does not have, with the place that was probably meant."""
    for link, destination in leading(post, destinations):
        if destination.fragment_missing:
            facts: dict[str, Any] = {"fragment": destination.fragment}
            variant = _variant(destination, same_page=link.leads_to.startswith("#"))
            placeholders = rule.form(variant).placeholders
            if "nearest" in placeholders:
                facts["nearest"] = destination.nearest
            if "address" in placeholders:
                facts["address"] = destination.outcome.address
            yield told(post, rule, link, variant, target=destination.repaired, safe=destination.certain, **facts)


def _variant(destination: Destination, *, same_page: bool) -> str:
    near = "-near" if destination.repaired else ""
    if not destination.inside:
        return f"outside{near}"
    return f"same-page{near}" if same_page else f"other-page{near}"
