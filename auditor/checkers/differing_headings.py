"""`parity/headings`: headings that one version lacks, or has at another level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.gaps import expected_place, unanswered
from auditor.model.facts import Passage, PassageKind
from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.pair import Match, Pair
    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """A finding for each heading without a counterpart; one for the first whose level, or kind, differs."""
    for run in unanswered(pair):
        passages = [run.post.facts.passages[index] for index in run.passages]
        title = run.post.facts.title.casefold()
        headings = [passage for passage in passages if _is_missed(passage, title)]
        place = expected_place(pair, run)
        for heading in headings:
            yield Finding.of(
                rule,
                Location(run.post.path, heading.span),
                variant="absent",
                related=(place,) if place else (),
                language=LanguageCode(run.other.language),
                text=heading.text,
            )
    yield from _first_differing(pair, rule)


def _is_missed(passage: Passage, title: str) -> bool:
    """Whether a heading is one that a reader of the other version would miss.

    The title, repeated in the text, may come from the other version's layout; what a template makes is not known.
    """
    if passage.kind is not PassageKind.HEADING or not any(map(str.isalnum, passage.text)):
        return False
    return not (passage.level == 1 and passage.text.casefold() == title)


def _first_differing(pair: Pair, rule: Rule) -> Iterator[Finding]:
    both = [_both(pair, match) for match in pair.matches]
    differing = [(left, right) for left, right in both if left and right]
    levels = [(left, right) for left, right in differing if left.kind is right.kind is PassageKind.HEADING]
    for left, right in differing:
        if left.kind is right.kind:
            continue
        heading, text = (left, right) if left.kind is PassageKind.HEADING else (right, left)
        post, other = (pair.left, pair.right) if heading is left else (pair.right, pair.left)
        yield Finding.of(
            rule,
            Location(other.path, text.span),
            variant="no-heading",
            related=(_counterpart(post, heading),),
            language=LanguageCode(post.language),
            text=text.text,
        )
    if levels:
        left, right = levels[0]
        count: dict[str, Any] = {"count": str(len(levels))} if len(levels) > 1 else {}
        yield Finding.of(
            rule,
            Location(pair.right.path, right.span),
            variant="levels" if count else "level",
            related=(_counterpart(pair.left, left),),
            language=LanguageCode(pair.left.language),
            text=right.text,
            level=str(right.level),
            expected=str(left.level),
            **count,
        )


def _both(pair: Pair, match: Match) -> tuple[Passage | None, Passage | None]:
    """Two passages of which one is a heading, and that differ in kind or level."""
    if len(match.left) != 1 or len(match.right) != 1:
        return None, None
    left, right = pair.left.facts.passages[match.left[0]], pair.right.facts.passages[match.right[0]]
    if PassageKind.HEADING not in (left.kind, right.kind) or left.level == right.level:
        return None, None
    return left, right


def _counterpart(post: Post, passage: Passage) -> Related:
    return Related(Location(post.path, passage.span), passage.text, Role.COUNTERPART)
