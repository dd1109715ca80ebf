"""Passages that stand alone, and that the passage opposite their neighbour says too.

One paragraph may answer two: then the second is not missing, it is said where nobody looks for it.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import groupby
from typing import TYPE_CHECKING

from auditor.model.facts import PassageKind
from auditor.model.pair import Match
from auditor.publication.evidence import are_plausible_lengths, length_cost, length_of, similarity, stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.publication.evidence import Item

_SHARED = 3  # words or numbers that are shared at least
_ADDRESS = "//"  # what both versions link to is the same thing, wherever it stands
_ALIKE_PART = 0.28  # similarity of a stray and the sentences that say it
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_MOST_SENTENCES = 12  # of a passage, that are looked at one by one
_PART = 0.3  # of a stray's words, found in the passage opposite
_ROOM = 0.6  # of a stray's length, that a passage must be too long by to hold it
_UNLIKELY = 0.8  # cost of lengths that differ more than a translation's do


class Absorption:
    """The items of two texts by index among their passages; the right text is `ratio` times as long."""

    def __init__(self, left: Mapping[int, Item], right: Mapping[int, Item], ratio: float) -> None:
        self._left = left
        self._right = right
        self._ratio = ratio

    def absorbed(self, matches: list[Match]) -> Iterator[Match]:
        """Strays joined to the match before or behind them when what answers that is longer by what they say."""
        before: Match | None = None
        pending = deque(_runs(list(self._parts_taken(matches))))
        while pending:
            match = pending.popleft()
            if is_gap(match) and before and self._has_room(before, match):
                before = Match(before.left + match.left, before.right + match.right)
                continue
            if before:
                yield from _single(before)
            if is_gap(match) and pending and self._has_room(pending[0], match):
                behind = pending.popleft()
                match = Match(match.left + behind.left, match.right + behind.right)
            before = match
        if before:
            yield from _single(before)

    def _parts_taken(self, matches: list[Match]) -> Iterator[Match]:
        """The matches, each with the one stray right before or behind it that it says a part of."""
        pending = deque(matches)
        before: Match | None = None
        while pending:
            match = pending.popleft()
            if before and is_gap(match) and not is_gap(before) and self._is_a_part(before, match):
                before = Match(before.left + match.left, before.right + match.right)
                continue
            if before and is_gap(before) and not is_gap(match) and self._is_a_part(match, before):
                match = Match(before.left + match.left, before.right + match.right)
                before = None
            if before:
                yield before
            before = match
        if before:
            yield before

    def _has_room(self, match: Match, stray: Match) -> bool:
        """Whether the longer side of a match has what the shorter one lacks and the stray says."""
        involved = [self._left[i] for i in match.left + stray.left]
        involved += [self._right[j] for j in match.right + stray.right]
        if is_gap(match) or any(one.kind is PassageKind.HEADING for one in involved):
            return False
        if self._is_said(match, stray):
            return True
        mine, theirs = length(match.left, self._left) * self._ratio, float(length(match.right, self._right))
        missed = length(stray.left, self._left) * self._ratio + length(stray.right, self._right)
        room = theirs - mine if stray.left else mine - theirs
        return room >= _ROOM * missed and length_cost(round(mine), round(theirs), 1.0) >= _UNLIKELY

    def _is_said(self, match: Match, stray: Match) -> bool:
        """Whether the passage opposite a stray's neighbour shares with the stray what it does not share with that."""
        mine, theirs = _words(match.left, self._left), _words(match.right, self._right)
        new = _words(stray.left, self._left) | _words(stray.right, self._right)
        said = (new - mine) & theirs if stray.left else (new - theirs) & mine
        return len(said) >= max(_SHARED, _PART * len(new)) or any(_ADDRESS in one for one in said)

    def _is_a_part(self, match: Match, stray: Match) -> bool:
        """Whether the first or the last sentences opposite say what the stray does, better than what they answer."""
        mine, theirs = (match.left, match.right) if stray.left else (match.right, match.left)
        items, others = (self._left, self._right) if stray.left else (self._right, self._left)
        ratio = self._ratio if stray.left else 1 / self._ratio
        one = items[(stray.left or stray.right)[0]]
        if any(other.kind is PassageKind.HEADING for other in (one, *(others[index] for index in theirs))):
            return False
        answered = _words(mine, items)
        for part in _edges(" ".join(others[index].text for index in theirs)):
            words = frozenset(stems(part))
            if len(one.shared & words) < _SHARED or not are_plausible_lengths(one.length, length_of(part), ratio):
                continue
            score = similarity(one.shared, words)
            if score >= _ALIKE_PART and score > similarity(answered, words):
                return True
        return False


def sides(match: Match) -> tuple[bool, bool]:
    """Whether a match has passages left, and right."""
    return bool(match.left), bool(match.right)


def is_gap(match: Match) -> bool:
    """Whether one side of a match is empty."""
    return not match.left or not match.right


def length(indices: Sequence[int], items: Mapping[int, Item]) -> int:
    """The length of several items together, in characters."""
    return sum(items[index].length for index in indices)


def _edges(text: str) -> Iterator[str]:
    """The first sentence of a text, the first two and so on, and likewise from the end; never all of them."""
    sentences = _SENTENCE_END.split(text, _MOST_SENTENCES)
    for count in range(1, len(sentences)):
        yield " ".join(sentences[:count])
        yield " ".join(sentences[-count:])


def _runs(matches: Sequence[Match]) -> Iterator[Match]:
    """The matches, those that follow each other with the same side empty as one."""
    for both, group in groupby(matches, key=sides):
        if all(both):
            yield from group
        else:
            run = list(group)
            yield Match(tuple(i for one in run for i in one.left), tuple(j for one in run for j in one.right))


def _single(match: Match) -> list[Match]:
    """A match; a run of strays as one match each."""
    if not is_gap(match):
        return [match]
    return [*(Match((i,), ()) for i in match.left), *(Match((), (j,)) for j in match.right)]


def _words(indices: Sequence[int], items: Mapping[int, Item]) -> frozenset[str]:
    return frozenset().union(*(items[index].shared for index in indices))
