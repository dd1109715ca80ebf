"""`translation/missing-passage`: what one version says and the other does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.checkers import half_passage
from auditor.model.facts import PassageKind
from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location
from auditor.model.pair import FRONT_MATTER, Match, Pair
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Passage
    from auditor.model.post import Post
    from auditor.model.rule import Rule


class Run(NamedTuple):
    """Passages of one version, next to each other, without a counterpart: indices into its facts' passages.

    `position` is that of the first among the pair's matches.
    """

    post: Post
    other: Post
    passages: tuple[int, ...]
    position: int


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """One finding for passages that follow each other."""
    min_words, most = rule.options["min_words"], rule.options["mostly"]
    for run in unanswered(pair):
        passages = [run.post.facts.passages[index] for index in run.passages]
        told = [passage for passage in passages if passage.kind is not PassageKind.HEADING]
        words = sum(passage.words for passage in told)
        if not told:
            continue
        variant = "most" if words > most * run.post.facts.words else "several" if len(told) > 1 else ""
        count: dict[str, Any] = {"count": str(len(told))} if variant else {}
        yield Finding.of(
            rule,
            Location(run.post.path, told[0].span),
            variant=variant,
            confidence=Confidence.LOW if words < min_words[_kind(told)] else None,
            related=(*_where(pair, run), *_also(run.post, told[1:])),
            language=LanguageCode(run.other.language),
            **count,
        )
    yield from half_passage.check(pair, rule)


def unanswered(pair: Pair) -> Iterator[Run]:
    """The passages of the text, of either version, that the other has nothing for."""
    run: list[int] = []
    begun, on_left = 0, True
    for position, match in enumerate((*pair.matches, Match((-1,), (-1,)))):
        one_sided = bool(match.left) != bool(match.right)
        if run and (not one_sided or bool(match.left) is not on_left):
            yield _run(pair, run, begun, on_left=on_left)
            run = []
        if one_sided:
            begun, on_left = (begun if run else position), bool(match.left)
            post = pair.left if on_left else pair.right
            run += [i for i in (*match.left, *match.right) if post.facts.passages[i].kind not in FRONT_MATTER]


def _kind(passages: list[Passage]) -> str:
    """A short paragraph may well be a part of another one in the other version; an item of a list is seldom."""
    return "paragraph" if all(passage.kind is PassageKind.PARAGRAPH for passage in passages) else "other"


def _run(pair: Pair, run: list[int], begun: int, *, on_left: bool) -> Run:
    post, other = (pair.left, pair.right) if on_left else (pair.right, pair.left)
    return Run(post, other, tuple(run), begun)


def _where(pair: Pair, run: Run) -> tuple[Related, ...]:
    place = expected_place(pair, run)
    return (place,) if place else ()


def expected_place(pair: Pair, run: Run) -> Related | None:
    """Where the other version should say it: behind what answers the passage before, else before what comes next."""
    other_is_left = run.other is pair.left
    passages = run.other.facts.passages

    def answering(match: Match) -> tuple[int, ...]:
        indices = match.left if other_is_left else match.right
        return tuple(i for i in indices if passages[i].kind not in FRONT_MATTER)

    before = next((answering(match)[-1] for match in reversed(pair.matches[: run.position]) if answering(match)), None)
    if before is not None:
        return _related(run.other, passages[before], Role.AFTER)
    behind = next((answering(match)[0] for match in pair.matches[run.position :] if answering(match)), None)
    return _related(run.other, passages[behind], Role.BEFORE) if behind is not None else None


def _related(post: Post, passage: Passage, role: Role) -> Related:
    return Related(Location(post.path, passage.span), passage.text, role)


def _also(post: Post, passages: list[Passage]) -> tuple[Related, ...]:
    return tuple(_related(post, passage, Role.ALSO) for passage in passages)
