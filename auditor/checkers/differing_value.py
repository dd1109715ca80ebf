"""`parity/numbers`, `parity/dates` and `parity/contacts`: values that differ where two versions say the same."""

from __future__ import annotations

from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from auditor.checkers.tables import ToldCells
from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.pair import LoneValue, Pair
    from auditor.model.post import Post
    from auditor.model.rule import Rule


_APART = frozenset({"phone", "email"})


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Values of the rule's kinds that only one version has; two that stand against each other are one finding."""
    kinds = frozenset(rule.options["kinds"])
    told_cells = ToldCells(pair)
    values = [value for value in pair.lone_values if value.kind in kinds and not _is_told(pair, value, told_cells)]
    for left, right in _groups(values, rule):
        distinct = len(_texts(pair.left, left)), len(_texts(pair.right, right))
        if sum(distinct) >= rule.options["together"] and max(distinct) > 1:
            yield _several(pair, rule, left, right)
            continue
        shown = 1 if distinct == (1, 1) else None  # the same two are told once, however often they stand there
        for one, other in zip_longest(left[:shown], right[:shown]):
            if one and other:
                yield _differing(pair, rule, one, other)
            elif lone := one or other:
                yield _absent(pair, rule, lone)


def _groups(values: list[LoneValue], rule: Rule) -> Iterator[tuple[list[LoneValue], list[LoneValue]]]:
    """The values that stand against each other, left and right: of a passage, or all when so many differ in a post."""
    left, right = _sides(values)
    if rule.options["within"] == "post" and max(len(left), len(right)) >= rule.options["together"]:
        yield left, right
        return
    for _, group in groupby(sorted(values, key=_order), key=_order):
        yield _sides(list(group))


def _sides(values: list[LoneValue]) -> tuple[list[LoneValue], list[LoneValue]]:
    return [value for value in values if value.on_left], [value for value in values if not value.on_left]


def _is_told(pair: Pair, value: LoneValue, cells: ToldCells) -> bool:
    post = pair.left if value.on_left else pair.right
    return cells.hold(post, post.facts.passages[value.passage])


def _order(value: LoneValue) -> tuple[int, str]:
    """Values stand against each other within one match; a telephone number never against an address."""
    return value.position, value.kind if value.kind in _APART else ""


def _differing(pair: Pair, rule: Rule, left: LoneValue, right: LoneValue) -> Finding:
    """The finding stands in the right version, which the left one's value is shown beside."""
    return Finding.of(
        rule,
        _place(pair.right, right),
        variant="differs",
        related=(Related(_place(pair.left, left), _passage_text(pair.left, left), Role.COUNTERPART),),
        language=LanguageCode(pair.left.language),
        value=_text(pair.right, right),
        other_value=_text(pair.left, left),
    )


def _several(pair: Pair, rule: Rule, left: list[LoneValue], right: list[LoneValue]) -> Finding:
    """One finding where so much differs that it was rather written anew, in the version with more."""
    mine, theirs = (right, left) if len(right) >= len(left) else (left, right)
    post, other = (pair.right, pair.left) if mine is right else (pair.left, pair.right)
    return Finding.of(
        rule,
        _place(post, mine[0]),
        variant="several",
        related=(
            *(Related(_place(other, value), _passage_text(other, value), Role.COUNTERPART) for value in theirs),
            *(Related(_place(post, value), "") for value in mine[1:]),
        ),
        language=LanguageCode(other.language),
        values=", ".join(_texts(post, mine)),
        other_values=", ".join(_texts(other, theirs)) or "–",
    )


def _absent(pair: Pair, rule: Rule, value: LoneValue) -> Finding:
    post, other = (pair.left, pair.right) if value.on_left else (pair.right, pair.left)
    match = pair.matches[value.position]
    passages = [other.facts.passages[index] for index in (match.right if value.on_left else match.left)]
    return Finding.of(
        rule,
        _place(post, value),
        variant="absent",
        related=tuple(
            Related(Location(other.path, passage.span), passage.text, Role.COUNTERPART) for passage in passages
        ),
        language=LanguageCode(other.language),
        value=_text(post, value),
    )


def _place(post: Post, value: LoneValue) -> Location:
    return Location(post.path, post.facts.passages[value.passage].span_of(value.start, value.end))


def _text(post: Post, value: LoneValue) -> str:
    return " ".join(post.facts.passages[value.passage].source[value.start : value.end].split())


def _texts(post: Post, values: list[LoneValue]) -> tuple[str, ...]:
    """The values as they are written, each once."""
    return tuple(dict.fromkeys(_text(post, value) for value in values))


def _passage_text(post: Post, value: LoneValue) -> str:
    return post.facts.passages[value.passage].text
