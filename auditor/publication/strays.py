"""Passages that an alignment in reading order left alone, and that answer each other all the same.

A translator may order a list anew, put a sentence elsewhere, or say something so freely that nothing but its place
tells what it answers. Calling such a passage missing would be wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from auditor.model.facts import PassageKind
from auditor.model.pair import Match
from auditor.publication.absorption import Absorption, is_gap, length, sides
from auditor.publication.evidence import similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.facts import Facts
    from auditor.publication.evidence import Item

_ALIKE = 0.45  # similarity of passages that answer each other wherever they stand
_SHARED = 3  # words or numbers that they must share at least
_RARE = 8  # strays that may hold a word that brings two of them together
_ADDRESS = "//"  # what both versions link to is the same thing, wherever it stands
_NEAR = 8  # matches: so far may a passage have moved that shares little with its answer but its length
_HEADING = 100  # characters of a heading, at most
_MOVED_LENGTHS = 1.6  # times as long as the other, at most, for a passage that has moved
_LENGTHS = 2.2  # the same for passages that only their place holds together


class Strays:
    """The items of two texts, by index among the passages of their `facts`; the right one is `ratio` times as long."""

    def __init__(self, left: Sequence[Item], right: Sequence[Item], facts: tuple[Facts, Facts], ratio: float) -> None:
        self._left = {one.index: one for one in left}
        self._right = {one.index: one for one in right}
        self._facts = facts
        self._absorption = Absorption(self._left, self._right, ratio)

    def reunited(self, matches: list[Match]) -> list[Match]:
        """The matches with strays joined: neighbours, alike ones anywhere, items of lists that answer each other, what
        has moved a little, and what a longer neighbour says too."""
        matches = [match for group in _gaps(matches) for match in self._neighbours(group)]
        matches = self._from_heading(matches)
        for find in (self._alike, self._of_one_list, self._moved):
            matches = _joined(matches, find(matches))
        return list(self._absorption.absorbed(matches))

    def _neighbours(self, group: list[Match]) -> list[Match]:
        """A gap on one side and a gap right behind it on the other, joined where kinds and lengths allow."""
        mine = tuple(i for match in group for i in match.left)
        theirs = tuple(j for match in group for j in match.right)
        if len(group) == 1 or not mine or not theirs:
            return group
        shorter, longer = sorted((length(mine, self._left), length(theirs, self._right)))
        single = len(mine) == len(theirs) == 1
        if single and longer <= min(_HEADING, _MOVED_LENGTHS * shorter):
            return [Match(mine, theirs)]  # a heading may be mere text in bold in the other version
        if _kinds(mine, self._left) != _kinds(theirs, self._right):
            return group
        if single:
            return [Match(mine, theirs)]
        if longer > _LENGTHS * max(shorter, 1):
            return group
        if len(mine) == len(theirs):
            return [Match((i,), (j,)) for i, j in zip(mine, theirs, strict=True)]
        return [Match(mine, theirs)]

    def _from_heading(self, matches: list[Match]) -> list[Match]:
        """Gaps that end with a heading, moved up by one where they then begin with one: sections are left out whole."""
        found = list(matches)
        for at in range(1, len(found)):
            above = found[at - 1]
            if is_gap(above) or not is_gap(found[at]):
                continue
            end = next((n for n in range(at, len(found)) if sides(found[n]) != sides(found[at])), len(found))
            last = found[end - 1]
            if last.left and _answers_as_well(above, last, self._left, self._right):
                found[at - 1], found[end - 1] = Match(above.left, ()), Match(last.left, above.right)
            elif last.right and _answers_as_well(above.mirrored, last.mirrored, self._right, self._left):
                found[at - 1], found[end - 1] = Match((), above.right), Match(above.left, last.right)
        return found

    def _alike(self, matches: list[Match]) -> dict[int, int]:
        """Strays that share most of what they could, or an address; the most alike first."""
        mine, theirs = _strays(matches)
        by_word: dict[str, list[int]] = defaultdict(list)
        for _, j in theirs:
            for word in self._right[j].shared:
                by_word[word].append(j)
        candidates = {
            (i, j)
            for _, i in mine
            for word in self._left[i].shared
            if len(by_word.get(word, ())) <= _RARE
            for j in by_word.get(word, ())
            if self._left[i].kind is self._right[j].kind
        }
        joined: dict[int, int] = {}
        for score, i, j in sorted((-self._similarity(i, j), i, j) for i, j in candidates):
            shared = self._left[i].shared & self._right[j].shared
            same_target = any(_ADDRESS in one for one in shared)
            if same_target or (len(shared) >= _SHARED and -score >= _ALIKE):
                _join(joined, i, j)
        return joined

    def _of_one_list(self, matches: list[Match]) -> dict[int, int]:
        """Stray items of two lists whose other items answer each other: the most alike, else in their order."""
        left, right = (facts.passages for facts in self._facts)
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for match in matches:
            if match.left and match.right:
                votes[left[match.left[0]].list_id][right[match.right[0]].list_id] += 1
        mine, theirs = _strays(matches)
        waiting: dict[int, list[int]] = defaultdict(list)
        for _, j in theirs:
            if self._right[j].kind is PassageKind.LIST_ITEM:
                waiting[right[j].list_id].append(j)
        joined: dict[int, int] = {}
        for _, i in mine:
            answers = votes.get(left[i].list_id) if self._left[i].kind is PassageKind.LIST_ITEM else None
            rest = waiting.get(answers.most_common(1)[0][0]) if answers else None
            if rest:
                scores = [self._similarity(i, j) for j in rest]
                joined[i] = rest.pop(scores.index(max(scores)))
        return joined

    def _moved(self, matches: list[Match]) -> dict[int, int]:
        """Strays that are near each other, of one kind, about as long, and have anything in common."""
        mine, theirs = _strays(matches)
        by_place = dict(theirs)
        joined: dict[int, int] = {}
        only = len(mine) == len(theirs) == 1  # then one may be the other, however far it has moved
        for place, i in mine:
            for near in by_place if only else range(place - _NEAR, place + _NEAR + 1):
                j = by_place.get(near)
                least = 1 if j is not None and abs(near - place) <= _NEAR else _SHARED
                if j is not None and self._may_have_moved(self._left[i], self._right[j], least):
                    _join(joined, i, j)
        return joined

    def _may_have_moved(self, one: Item, other: Item, least: int) -> bool:
        """Whether two strays of a kind are about as long and have so much in common at least."""
        shorter, longer = sorted((one.length, other.length))
        same_kind = one.kind is other.kind is not PassageKind.HEADING
        return same_kind and longer <= _MOVED_LENGTHS * shorter and len(one.shared & other.shared) >= least

    def _similarity(self, i: int, j: int) -> float:
        return similarity(self._left[i].shared, self._right[j].shared)


def _answers_as_well(above: Match, last: Match, mine: Mapping[int, Item], theirs: Mapping[int, Item]) -> bool:
    """Whether what answers the heading `above` may answer the stray heading `last` as well."""
    if (len(above.left), len(above.right), len(last.left)) != (1, 1, 1):
        return False
    one, other, answer = mine[above.left[0]], mine[last.left[0]], theirs[above.right[0]]
    if not one.kind is other.kind is answer.kind is PassageKind.HEADING or one.level != other.level:
        return False
    return similarity(other.shared, answer.shared) >= similarity(one.shared, answer.shared)


def _strays(matches: list[Match]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The strays left and right: the place of each among the matches, and its index."""
    left = [(place, match.left[0]) for place, match in enumerate(matches) if not match.right]
    right = [(place, match.right[0]) for place, match in enumerate(matches) if not match.left]
    return left, right


def _join(joined: dict[int, int], i: int, j: int) -> None:
    if i not in joined and j not in joined.values():
        joined[i] = j


def _joined(matches: list[Match], joined: Mapping[int, int]) -> list[Match]:
    gone = set(joined.values())
    found: list[Match] = []
    for match in matches:
        if not match.right and match.left[0] in joined:
            found.append(Match(match.left, (joined[match.left[0]],)))
        elif match.left or match.right[0] not in gone:
            found.append(match)
    return found


def _gaps(matches: Sequence[Match]) -> Iterator[list[Match]]:
    """The matches one by one, but for those with an empty side that follow each other."""
    for alone, group in groupby(matches, key=is_gap):
        found = list(group)
        yield from [found] if alone else ([match] for match in found)


def _kinds(indices: Sequence[int], items: Mapping[int, Item]) -> set[tuple[PassageKind, int]]:
    return {(items[index].kind, items[index].level) for index in indices}
