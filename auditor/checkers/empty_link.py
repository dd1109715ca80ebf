"""`link/empty`: a link without an address, or without anything to read or to click."""

from __future__ import annotations

import sys
from itertools import zip_longest
from typing import TYPE_CHECKING

from auditor.model.facts import Link, LinkKind, PassageKind
from auditor.model.finding import Finding
from auditor.model.location import Location, Position, Span
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_NAMES = ("aria-label", "aria-labelledby", "title")
_SCRIPTED = ("onclick", "aria-expanded", "aria-controls", "aria-haspopup", "aria-pressed")
_SCRIPTED_ROLES = frozenset({"button", "tab", "menuitem", "switch", "checkbox", "option"})
_FRONT_MATTER = (PassageKind.TITLE, PassageKind.DESCRIPTION)
_PLACEHOLDERS = frozenset({"#", "#!"})
_NO_HOST = frozenset({"http://", "https://", "http:", "https:"})


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """One finding a link; a missing address comes before a missing text."""
    top_of_page = frozenset(rule.options["top_of_page"])
    examples = _examples(post, tuple(rule.options["examples"]))
    for link in post.facts.links:
        if link.made_by_template or link.kind is LinkKind.FRONT_MATTER or not link.closed:
            continue
        place = Location(post.path, link.span)
        address = link.address.strip()
        if link.kind is LinkKind.IMAGE:
            if not address and "srcset" not in link.attributes and not _is_scripted(link):
                yield Finding.of(rule, place, variant="image-without-source", target=link.target, text=link.text)
        elif not address or address in _NO_HOST:
            if not _is_scripted(link):
                has_href = "href" in link.written[: link.written.find(">")].lower()
                is_bare = link.kind is LinkKind.HTML and not has_href
                confidence = Confidence.LOW if is_bare else None  # HTML allows <a> where a link might stand
                yield Finding.of(
                    rule, place, variant="no-target", confidence=confidence, target=link.target, text=_name(link)
                )
        elif address in _PLACEHOLDERS:
            leads_up = link.text.casefold().strip(" .!↑⬆▲") in top_of_page | {""}
            if not leads_up and not _is_scripted(link) and not any(example.covers(link.span) for example in examples):
                yield Finding.of(rule, place, variant="placeholder", target=link.target, text=_name(link))
        elif _has_nothing_to_click(link):
            yield Finding.of(rule, place, variant="no-text", target=link.target, address=link.target)


def _examples(post: Post, words: tuple[str, ...]) -> list[Span]:
    """Where the post shows an example: from a line such as “Example of a menu:” to the end of its section.

    A placeholder in there was put on purpose. A heading right behind such a line belongs to the example.
    """
    spans: list[Span] = []
    passages = [passage for passage in post.facts.passages if passage.kind not in _FRONT_MATTER]
    level, begun, own_level = 0, None, 0
    for passage, following in zip_longest(passages, passages[1:]):
        is_heading = passage.kind is PassageKind.HEADING
        level = passage.level if is_heading else level
        if begun and is_heading and level <= own_level:
            spans.append(Span(begun, passage.span.start))
            begun = None
        text = passage.text.casefold()
        if begun is None and text.startswith(words) and (is_heading or text.endswith(":")):
            begun, own_level = passage.span.start, level
            if not is_heading and following and following.kind is PassageKind.HEADING:
                own_level = following.level - 1
    return [*spans, Span(begun, Position(sys.maxsize, 1))] if begun else spans


def _has_nothing_to_click(link: Link) -> bool:
    if link.text or link.image_inside or link.written.startswith("<area"):
        return False
    if link.attributes.get("aria-hidden") == "true" or "id" in link.attributes or "name" in link.attributes:
        return False
    return not any(link.attributes.get(name) for name in _NAMES)


def _is_scripted(link: Link) -> bool:
    """Whether a script, and not the address, makes the link work."""
    attributes = link.attributes
    return (
        attributes.get("role") in _SCRIPTED_ROLES
        or any(name in attributes for name in _SCRIPTED)
        or any(name.startswith(("data-", "on", "@", "v-", "x-", ":", "hx-")) for name in attributes)
    )


def _name(link: Link) -> str:
    return link.text or next((link.attributes[name] for name in _NAMES if link.attributes.get(name)), "")
