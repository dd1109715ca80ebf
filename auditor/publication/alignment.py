"""Which passage of one version answers which of the other.

Most pairs have the same structure: where kinds and lengths agree all along, passages answer each other in order.
Elsewhere, what only one passage of either version holds (a number, an address, a name) ties the two together; between
such ties the cheapest path is found (`auditor.publication.lattice`), and what it leaves alone is looked at once more
(`auditor.publication.strays`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from auditor.model.facts import Facts, links_by_passage
from auditor.model.pair import FRONT_MATTER, Match
from auditor.publication.evidence import Item, contradict, is_plausible
from auditor.publication.lattice import Lattice, Step
from auditor.publication.strays import Strays

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_USUAL = 1_500  # characters of evidence that what is usual counts for
_TIES = 2  # things that only two passages share, to tie them together


def align(left: Facts, right: Facts, expansion: float = 1.0) -> tuple[Match, ...]:
    """The passages of two versions, matched; each that a reader sees is in exactly one match, in reading order.

    `expansion` is how many times as long a text usually is in the language of `right`, in characters.
    """
    head = list(_matched_fields(left, right))
    a, b = _items(left), _items(right)
    if not a or not b:
        return (*head, *(Match((one.index,), ()) for one in a), *(Match((), (one.index,)) for one in b))
    aligner = _Aligner(a, b, expansion)
    body = aligner.matches()
    if any(not match.left or not match.right for match in body):
        body = Strays(a, b, (left, right), aligner.ratio).reunited(body)
    return (*head, *body)


def _matched_fields(left: Facts, right: Facts) -> Iterator[Match]:
    """The passages of the front matter: titles answer titles, in their order."""
    for kind in sorted(FRONT_MATTER):
        mine = [i for i, passage in enumerate(left.passages) if passage.kind is kind]
        theirs = [i for i, passage in enumerate(right.passages) if passage.kind is kind]
        both = min(len(mine), len(theirs))
        yield from (Match((i,), (j,)) for i, j in zip(mine, theirs, strict=False))
        yield from (Match((i,), ()) for i in mine[both:])
        yield from (Match((), (j,)) for j in theirs[both:])


def _items(facts: Facts) -> list[Item]:
    links = links_by_passage(facts)
    return [
        Item(index, passage, links[index])
        for index, passage in enumerate(facts.passages)
        if passage.kind not in FRONT_MATTER and passage.text
    ]


class _Aligner:
    """Aligns two sequences of items."""

    def __init__(self, left: list[Item], right: list[Item], expansion: float) -> None:
        self._left = left
        self._right = right
        self.ratio = expansion  # how much longer the right version is, in characters

    def matches(self) -> list[Match]:
        """The matches in reading order."""
        is_the_same = self._same_structure(0, len(self._left), 0, len(self._right))
        if is_the_same and not any(map(contradict, self._left, self._right)):
            steps = [(1, 1)] * len(self._left)
        else:
            ties = self._ties()
            self.ratio = self._ratio_of(ties)
            steps = list(self._between(ties))
        return list(self._as_matches(steps))

    def _ratio_of(self, ties: list[tuple[int, int]]) -> float:
        """The ratio of these two texts, by the passages that are known to answer each other, and by what is usual."""
        left = sum(self._left[i].length for i, _ in ties)
        right = sum(self._right[j].length for _, j in ties)
        return (right + _USUAL * self.ratio) / (left + _USUAL)

    def _as_matches(self, steps: Sequence[Step]) -> Iterator[Match]:
        i = j = 0
        for across, down in steps:
            yield Match(
                tuple(one.index for one in self._left[i : i + across]),
                tuple(one.index for one in self._right[j : j + down]),
            )
            i, j = i + across, j + down

    def _same_structure(self, i: int, i_end: int, j: int, j_end: int) -> bool:
        if i_end - i != j_end - j:
            return False
        return all(
            is_plausible(one, other, self.ratio)
            for one, other in zip(self._left[i:i_end], self._right[j:j_end], strict=True)
        )

    def _contradicts(self, i: int, i_end: int, j: int) -> bool:
        return any(contradict(self._left[at], self._right[j + at - i]) for at in range(i, i_end))

    # Ties

    def _between(self, ties: list[tuple[int, int]]) -> Iterator[Step]:
        """The steps, stretch by stretch. A stretch that is not clear reaches beyond the tie that follows it: what
        stands right before a tied passage may belong to it."""
        end = (len(self._left), len(self._right))
        i, j = before = (0, 0)
        for tie in (*ties, end):
            if self._same_structure(i, tie[0], j, tie[1]) and not self._contradicts(i, tie[0], j):
                yield from [(1, 1)] * (tie[0] - i)
            elif tie == end or (before > (i, j) and self._same_structure(before[0], tie[0], before[1], tie[1])):
                yield from Lattice(self._left[i : tie[0]], self._right[j : tie[1]], self.ratio).steps()
            else:
                before = tie
                continue
            i, j = before = tie

    def _ties(self) -> list[tuple[int, int]]:
        """Positions of passages that share what no other passage has; each tie ends the stretch before it."""
        votes: Counter[tuple[int, int]] = Counter()
        right = _unique(self._right)
        for word, i in _unique(self._left).items():
            if word in right:
                votes[i, right[word]] += 1
        return _rising(
            [
                (i, j)
                for (i, j), count in votes.items()
                if count >= _TIES and is_plausible(self._left[i], self._right[j], self.ratio)
            ]
        )


def _unique(items: list[Item]) -> dict[str, int]:
    """What exactly one item holds, and its position."""
    positions: dict[str, list[int]] = defaultdict(list)
    for position, one in enumerate(items):
        for word in one.shared:
            positions[word].append(position)
    return {word: found[0] for word, found in positions.items() if len(found) == 1}


def _rising(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of points that rise in both coordinates."""
    ordered = sorted(points, key=lambda point: (point[0], -point[1]))
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(ordered):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [n]
    rising: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rising.append(ordered[at])
        at = before[at]
    return rising[::-1]
