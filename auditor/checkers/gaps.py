"""Where one version has nothing for what the other says, and where it should have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.model.finding import Related, Role
from auditor.model.location import Location
from auditor.model.pair import FRONT_MATTER, Match, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Passage
    from auditor.model.location import Position
    from auditor.model.post import Post


class Run(NamedTuple):
    """Passages of one version, next to each other, without a counterpart: indices into its facts' passages.

    `position` is that of the first among the pair's matches.
    """

    post: Post
    other: Post
    passages: tuple[int, ...]
    position: int


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


def _run(pair: Pair, run: list[int], begun: int, *, on_left: bool) -> Run:
    post, other = (pair.left, pair.right) if on_left else (pair.right, pair.left)
    return Run(post, other, tuple(run), begun)


def place_opposite(pair: Pair, post: Post, position: Position) -> tuple[Related, ...]:
    """Where the other version should have what stands at `position` of `post`: behind the passage that answers."""
    other = pair.right if post is pair.left else pair.left
    found: Passage | None = None
    for match in pair.matches:
        mine, theirs = (match.left, match.right) if post is pair.left else (match.right, match.left)
        passages = [post.facts.passages[index] for index in mine]
        if theirs and passages and passages[0].kind not in FRONT_MATTER and passages[0].span.start <= position:
            found = other.facts.passages[theirs[-1]]
    return (_related(other, found, Role.AFTER),) if found else ()


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
