"""`source/unreadable`: what could not be read, said and never skipped in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.finding import Finding
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """One finding for each damage; its reason is the rule's variant."""
    for damage in post.facts.damage:
        wanted = rule.form(damage.reason).placeholders
        facts: dict[str, Any] = {"detail": damage.detail} if "detail" in wanted else {}
        yield Finding.of(rule, Location(post.path, damage.span), variant=damage.reason, **facts)
