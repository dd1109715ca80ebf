"""`translation/missing`, `unknown-counterpart` and `not-reciprocal`: posts that no other language answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.finding import Edit, Finding, LanguageCode, Related
from auditor.model.location import Location, Position, Span
from auditor.model.publication import PairProblem, PairProblemKind
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_UNKNOWN = {
    PairProblemKind.UNKNOWN: "nothing",
    PairProblemKind.WRONG_HOST: "wrong-host",
    PairProblemKind.SAME_LANGUAGE: "same-language",
}
_NOT_RECIPROCAL = {PairProblemKind.NOT_RECIPROCAL: "points-elsewhere", PairProblemKind.SHARED: "shared"}


def check_missing(post: Post, rule: Rule) -> Iterator[Finding]:
    """A post without a version in a language of the publication."""
    for problem in post.entry.problems:
        if problem.kind is PairProblemKind.MISSING:
            named: dict[str, Any] = {"field": problem.name, "value": problem.value} if problem.value else {}
            yield Finding.of(
                rule,
                Location(post.path, problem.span if named else _title(post)),
                variant="key-alone" if named else "",
                confidence=None if post.entry.expects_counterparts else Confidence.LOW,
                target=problem.value,
                language=LanguageCode(problem.language),
                **named,
            )


def check_unknown(post: Post, rule: Rule) -> Iterator[Finding]:
    """A key or an address that leads to no post; the nearest is the edit."""
    for problem in post.entry.problems:
        if problem.kind in _UNKNOWN:
            nearest: dict[str, Any] = {"nearest": problem.nearest} if problem.nearest else {}
            yield Finding.of(
                rule,
                Location(post.path, problem.span),
                variant="near-miss" if nearest else _UNKNOWN[problem.kind],
                target=problem.value,
                related=_others(problem),
                edits=(Edit(problem.span, problem.nearest, safe=False),) if nearest and not problem.mutual else (),
                language=LanguageCode(problem.language),
                field=problem.name,
                value=problem.value,
                **nearest,
            )


def check_not_reciprocal(post: Post, rule: Rule) -> Iterator[Finding]:
    """A post whose counterpart points elsewhere, or that two posts claim."""
    for problem in post.entry.problems:
        if problem.kind in _NOT_RECIPROCAL and problem.others:
            yield Finding.of(
                rule,
                Location(post.path, problem.span),
                variant=_NOT_RECIPROCAL[problem.kind],
                target=problem.value,
                related=_others(problem),
                language=LanguageCode(problem.language),
                field=problem.name,
                value=problem.value,
                other=problem.others[0].path,
            )


def _others(problem: PairProblem) -> tuple[Related, ...]:
    return tuple(Related(place, "") for place in problem.others)


def _title(post: Post) -> Span:
    return post.facts.passages[0].span if post.facts.passages else Span(Position(1, 1), Position(1, 1))
