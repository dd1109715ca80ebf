"""The cheapest way through two stretches of passages, by dynamic programming near the diagonal.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19 (1993),
with what passages share word for word beside their lengths.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from auditor.model.facts import PassageKind
from auditor.publication.evidence import Item, figures_cost, kind_cost, length_cost, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

Step = tuple[int, int]
"""How many passages left and right one match takes."""

_MERGES: tuple[Step, ...] = ((2, 1), (1, 2), (3, 1), (1, 3))
_NEVER = float("inf")
_SKIP = 3.0  # what an omitted passage costs
_SKIP_LONG = 1.5  # more, for one of _LONG characters
_LONG = 200
_MERGE = 2.6  # what each passage more than one in place of one costs
_SHARED = 7.0  # what sharing everything is worth
_NOTHING_SHARED = 1.8  # what sharing nothing costs passages that could
_ENOUGH = 4  # words or numbers from which on sharing nothing means something
_BAND = 12  # cells on either side of the diagonal
_CELLS = 200_000  # at the most: texts that have nothing in common shall not take long
_CELLS_AGAIN = 40_000  # the same for a second look at texts of about as many passages


class Lattice:
    """Two stretches of items; `ratio` is how many times as long the right text is."""

    def __init__(self, left: Sequence[Item], right: Sequence[Item], ratio: float) -> None:
        self._left = left
        self._right = right
        self._ratio = ratio
        self._left_ends = [0, *accumulate(one.length for one in left)]
        self._right_ends = [0, *accumulate(one.length for one in right)]
        self._left_skips = [_skip_cost(one) for one in left]
        self._right_skips = [_skip_cost(one) for one in right]
        self._unions: dict[tuple[bool, int, int], frozenset[str]] = {}
        self._rows: list[list[float]] = []  # the least cost of each cell of the band, by how much is done left
        self._bases: list[int] = []  # how much is done right, in the first cell of each row

    def steps(self) -> list[Step]:
        """The cheapest steps from the beginning to the end; further off the diagonal when the path leans that way."""
        difference = abs(len(self._left) - len(self._right))
        width = min(max(_BAND, difference + 10), max(_BAND, self._half_width(_CELLS)))
        wider = min(4 * width, self._half_width(_CELLS_AGAIN))
        steps, leaned = self._within(width)
        return self._within(wider)[0] if leaned and width < wider else steps

    def _half_width(self, cells: int) -> int:
        """How many cells on either side of the diagonal make so many in all."""
        return cells // (2 * len(self._left) + 1)

    def _within(self, width: int) -> tuple[list[Step], bool]:
        """The cheapest steps so near to the diagonal, and whether they went along the edge."""
        rows, columns = len(self._left), len(self._right)
        slope = columns / rows if rows else 0.0
        width = max(width, int(slope) + 2) if rows else columns  # neighbouring rows must have cells in common
        beside = [_NEVER] * int(3 * slope + 6)  # what a step of three may look at beyond the band
        self._rows, self._bases = [], []
        came: dict[tuple[int, int], Step] = {}
        for i in range(rows + 1):
            middle = int(i * slope)
            low, high = max(0, middle - width), min(columns, middle + width)
            row = beside + [_NEVER] * (high - low + 1) + beside
            base = low - len(beside)
            self._rows.append(row)
            self._bases.append(base)
            if not i:
                row[-base] = 0.0
            for j in range(low, high + 1):
                if i or j:
                    row[j - base], came[i, j] = self._cheapest(i, j)
        steps: list[Step] = []
        leaned = False
        i, j = rows, columns
        while i or j:
            step = came[i, j]
            steps.append(step)
            i, j = i - step[0], j - step[1]
            leaned = leaned or (abs(j - int(i * slope)) >= width - 1 and width < max(rows, columns))
        return steps[::-1], leaned

    def _cheapest(self, i: int, j: int) -> tuple[float, Step]:
        """The cheapest way to where `i` passages left and `j` right are done, and its last step."""
        rows, bases = self._rows, self._bases
        found, by = _NEVER, (1, 1)
        if i:
            found, by = rows[i - 1][j - bases[i - 1]] + self._left_skips[i - 1], (1, 0)
        if j and (cost := rows[i][j - 1 - bases[i]] + self._right_skips[j - 1]) < found:
            found, by = cost, (0, 1)
        if not i or not j:
            return found, by
        before = rows[i - 1][j - 1 - bases[i - 1]]
        if before - _SHARED < found:
            cost = before + self._pair_cost(self._left[i - 1], self._right[j - 1])
            if cost < found:
                found, by = cost, (1, 1)
        for across, down in _MERGES:
            if i < across or j < down:
                continue
            room = found - rows[i - across][j - down - bases[i - across]]
            if room > _MERGE * (across + down - 2) - _SHARED:
                cost = self._merge_cost(i, j, across, down, limit=room)
                if cost < room:
                    found, by = found - room + cost, (across, down)
        return found, by

    def _pair_cost(self, left: Item, right: Item) -> float:
        if left.text == right.text:
            return kind_cost(left, right) - _SHARED
        shared = similarity(left.shared, right.shared)
        cost = kind_cost(left, right) + length_cost(left.length, right.length, self._ratio) - _SHARED * shared
        cost += figures_cost(left, right)
        if not shared and min(len(left.shared), len(right.shared)) >= _ENOUGH:
            cost += _NOTHING_SHARED
        return cost

    def _merge_cost(self, i: int, j: int, across: int, down: int, limit: float) -> float:
        """What it costs to take the last `across` left for the last `down` right; `limit` or more is all one."""
        lengths = self._left_ends[i] - self._left_ends[i - across], self._right_ends[j] - self._right_ends[j - down]
        cost = _MERGE * (max(across, down) - 1) + length_cost(*lengths, self._ratio)
        if cost - _SHARED >= limit:
            return _NEVER
        left, right = self._left[i - across : i], self._right[j - down : j]
        if any(one.kind is PassageKind.HEADING for one in (*left, *right)):
            return _NEVER
        shared_left, shared_right = self._union(i - across, i, is_left=True), self._union(j - down, j, is_left=False)
        parts, whole = (left, shared_right) if across > down else (right, shared_left)
        strange = sum(not part.shared & whole for part in parts)
        kinds = max(kind_cost(one, other) for one in left for other in right)
        return cost + kinds + strange * _NOTHING_SHARED - _SHARED * similarity(shared_left, shared_right)

    def _union(self, start: int, end: int, *, is_left: bool) -> frozenset[str]:
        items = self._left if is_left else self._right
        if end - start == 1:
            return items[start].shared
        key = (is_left, start, end)
        if key not in self._unions:
            self._unions[key] = frozenset().union(*(one.shared for one in items[start:end]))
        return self._unions[key]


def _skip_cost(item: Item) -> float:
    return _SKIP + _SKIP_LONG * min(item.length / _LONG, 1.0)
