"""Passages of which the other version says only a part: `translation/missing-passage`, the variant "part"."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location, Span
from auditor.model.pair import FRONT_MATTER, Match, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.facts import Passage
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_ADDRESS = re.compile(r"https?://\S+")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_TELLING = 40  # characters from which a passage tells how much longer one language is
_NEAR = 2  # matches: a sentence may have moved to the next passage
_MOVED = 0.4  # of what is too little, found beside it
_MIN_TOLD = 4  # such passages, to know it


class _Sides(NamedTuple):
    left: list[Passage]
    right: list[Passage]
    lengths: tuple[int, int]


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Passages that are far shorter in the other version than all the rest is, by a sentence at least."""
    matched = [_sides(pair, match) for match in pair.matches if match.left and match.right]
    told = [sides.lengths[1] / sides.lengths[0] for sides in matched if min(sides.lengths) >= _TELLING]
    if len(told) < _MIN_TOLD:
        return
    usual = median(told)
    surplus = [sides.lengths[0] * usual - sides.lengths[1] for sides in matched]
    for place, sides in enumerate(matched):
        longer = max(sides.lengths[0] * usual, float(sides.lengths[1]))
        more, fewer = (sides.left, sides.right) if surplus[place] > 0 else (sides.right, sides.left)
        is_short = abs(surplus[place]) > max((1 - rule.options["part"]) * longer, rule.options["part_characters"])
        if is_short and _sentences(more) > _sentences(fewer) and not _has_moved(surplus, place):
            post, other = (pair.left, pair.right) if more is sides.left else (pair.right, pair.left)
            yield _finding(rule, post, more, other, fewer)


def _has_moved(surplus: list[float], place: int) -> bool:
    """Whether a neighbour has too much of what is too little here."""
    around = surplus[max(0, place - _NEAR) : place] + surplus[place + 1 : place + 1 + _NEAR]
    return any(-one * surplus[place] > _MOVED * surplus[place] ** 2 for one in around)


def _sides(pair: Pair, match: Match) -> _Sides:
    left = [pair.left.facts.passages[index] for index in match.left]
    right = [pair.right.facts.passages[index] for index in match.right]
    if left[0].kind in FRONT_MATTER:
        return _Sides(left, right, (0, 0))
    return _Sides(left, right, (_length(left), _length(right)))


def _length(passages: Sequence[Passage]) -> int:
    return sum(len(_ADDRESS.sub("", passage.text)) for passage in passages)


def _sentences(passages: Sequence[Passage]) -> int:
    return sum(len(_SENTENCE_END.findall(passage.text)) or 1 for passage in passages)


def _finding(rule: Rule, post: Post, more: list[Passage], other: Post, fewer: list[Passage]) -> Finding:
    return Finding.of(
        rule,
        Location(post.path, Span(more[0].span.start, more[-1].span.end)),
        variant="part",
        related=tuple(Related(Location(other.path, one.span), one.text, Role.COUNTERPART) for one in fewer),
        language=LanguageCode(other.language),
    )
