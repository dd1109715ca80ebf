"""A post's text on its way through the parsers, and what they make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.model.anchors import Anchors

if TYPE_CHECKING:
    from auditor.crawler.templating import Templated
    from auditor.model.facts import Damage, Link, Passage
    from auditor.model.location import Lines


class Page(NamedTuple):
    """`source` is the text as it is, `templated.text` the same at equal length, as the parsers get it."""

    source: str
    lines: Lines
    templated: Templated


class Body(NamedTuple):
    """What stands below the front matter."""

    links: tuple[Link, ...]
    passages: tuple[Passage, ...]
    title: str = ""
    language: str = ""
    reference_labels: frozenset[str] = frozenset()
    footnote_labels: frozenset[str] = frozenset()
    anchors: Anchors = Anchors()
    damage: tuple[Damage, ...] = ()
