"""The links of a post whose targets lead to something notable, and how they are told and repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.finding import Edit, Finding
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.model.destination import Destination
    from auditor.model.facts import Link
    from auditor.model.location import Span
    from auditor.model.post import Post
    from auditor.model.rule import Confidence, Rule

    Destinations = Mapping[str, Destination]
    """Where the notable targets of a post lead, by target as `Link.leads_to` says it."""


def leading(post: Post, destinations: Destinations) -> Iterator[tuple[Link, Destination]]:
    """Every link of the post that leads to one of these, in order."""
    for link in post.facts.links:
        if destination := destinations.get(link.leads_to):
            yield link, destination


def told(
    post: Post,
    rule: Rule,
    link: Link,
    variant: str,
    *,
    target: str = "",
    safe: bool = False,
    confidence: Confidence | None = None,
    **facts: Any,
) -> Finding:
    """A finding at a link, with the edit that gives it another `target` where there is one.

    The fact `repair` is the whole link as it would be written then.
    """
    edits = (Edit(link.target_span, target, safe=safe),) if target else ()
    if "repair" in rule.form(variant).placeholders:
        facts["repair"] = repaired(link, target)
    place = Location(post.path, link.span)
    return Finding.of(rule, place, variant=variant, confidence=confidence, target=link.target, edits=edits, **facts)


def amended(post: Post, span: Span, edits: tuple[Edit, ...]) -> str:
    """What is written at a span of the post, and at the edits beside it, once these are made; "" outside passages.

    An edit elsewhere, such as at the definition of a reference, is not shown.
    """
    passage = post.facts.passage_around(span)
    if passage is None:
        return ""
    near = [edit for edit in edits if passage.span.covers(edit.span)]
    start = passage.index_of(min([span.start, *(edit.span.start for edit in near)]))
    end = passage.index_of(max([span.end, *(edit.span.end for edit in near)]))
    written, at = "", start
    for edit in sorted(near, key=lambda one: one.span):
        written += passage.source[at : passage.index_of(edit.span.start)] + edit.text
        at = passage.index_of(edit.span.end)
    return written + passage.source[at:end]


def repaired(link: Link, target: str) -> str:
    """The link as it is written with another target; of a reference the target alone, which stands elsewhere."""
    return link.rewritten(link.target_span, target) if link.span.covers(link.target_span) else target
