"""`link/vague-text`: "here", « cliquez ici », and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.facts import Link, LinkKind
from auditor.model.finding import Finding
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_KINDS = (LinkKind.INLINE, LinkKind.REFERENCE, LinkKind.HTML)
_EDGES = " \t\u00a0\u202f.,;:!?…«»“”\"'()[]<>→›»▸►⟶-–—*_"


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """Links whose whole text is one of the rule's; those of the post's language, of every language when unknown."""
    texts: dict[str, list[str]] = rule.options["texts"]
    vague = {_normal(text) for code, listed in texts.items() if post.language in (code, "") for text in listed}
    for link in post.facts.links:
        if link.kind in _KINDS and not _is_named(link) and _normal(link.text) in vague:
            place = Location(post.path, link.span)
            yield Finding.of(rule, place, target=link.target, text=link.text)


def _normal(text: str) -> str:
    return " ".join(text.replace("'", "’").casefold().split()).strip(_EDGES)


def _is_named(link: Link) -> bool:
    """Whether a screen reader hears something better than the text."""
    return any(link.attributes.get(name) for name in ("aria-label", "aria-labelledby", "aria-describedby"))
