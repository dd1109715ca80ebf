"""`prose/heading-order`: a heading that skips a level on the way down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.facts import Format, Passage, PassageKind
from auditor.model.finding import Finding, Related
from auditor.model.location import Location
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_TITLE = 1  # the level of the title, which the post or its layout gives
_FIRST = 2  # the deepest level that a first heading is expected at


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """The skips of a post, those from one level to the same other as one finding: they are one habit."""
    skips: dict[tuple[int, int], list[Passage]] = {}
    level = 0
    for heading in post.facts.passages:
        if not _counts(heading):
            continue
        if level and heading.level > level + 1:
            skips.setdefault((level, heading.level), []).append(heading)
        elif not level and heading.level > _FIRST:
            skips.setdefault((0, heading.level), []).append(heading)
        level = heading.level
    for (above, found), headings in skips.items():
        yield _finding(post, rule, above, found, headings)


def _counts(passage: Passage) -> bool:
    """Whether a passage is a heading of the post, written out, and not of a quotation, a table or a list's item."""
    if passage.kind is not PassageKind.HEADING or passage.quoted:
        return False
    return not (passage.table_id or passage.item_id)


def _finding(post: Post, rule: Rule, above: int, found: int, headings: list[Passage]) -> Finding:
    first, *others = headings
    confidence = None if above else Confidence.LOW  # a part of a page may begin at any level
    if above and post.facts.format is Format.HTML:
        confidence = Confidence.MEDIUM  # the layout may have headings of its own between
    return Finding.of(
        rule,
        Location(post.path, first.span),
        confidence=confidence,
        related=tuple(Related(Location(post.path, other.span), other.text) for other in others),
        text=first.text,
        level=str(found),
        above=str(above or _TITLE),
        expected=str((above or _TITLE) + 1),
    )
