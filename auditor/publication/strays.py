"""Passages that an alignment in reading order left alone, and that answer each other all the same.

A translator may order a list anew, put a sentence elsewhere, or say something so freely that nothing but its place
tells what it answers. Calling such a passage missing would be wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from auditor.model.facts import PassageKind
from auditor.model.pair import Match
from auditor.publication.evidence import length_cost, similarity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.facts import Facts
    from auditor.publication.evidence import Item

_ALIKE = 0.45  # similarity of passages that answer each other wherever they stand
_SHARED = 3  # words or numbers that they must share at least
_ADDRESS = "//"  # what both versions link to is the same thing, wherever it stands
_NEAR = 8  # matches: so far may a passage have moved that shares little with its answer but its length
_PART = 0.3  # of a stray's words, found in the passage opposite
_ROOM = 0.6  # of a stray's length, that a passage must be too long by to hold it
_UNLIKELY = 0.8  # cost of lengths that differ more than a translation's do
_MOVED_LENGTHS = 1.6
_LENGTHS = 2.2  # times as long as the other, at most, for passages that only their place holds together


def reunited(
    matches: Sequence[Match],
    left: Mapping[int, Item],
    right: Mapping[int, Item],
    facts: tuple[Facts, Facts],
    ratio: float,
) -> list[Match]:
    """The matches with strays joined: neighbours, then alike ones anywhere, then items of lists that answer each other,
    then what a longer neighbour says too.

    `left` and `right` are the items by index among the passages of the two `facts`; `ratio` is how many times as long
    the right text is.
    """
    joined = _alike(_neighbours(matches, left, right), left, right)
    joined = _moved(_of_one_list(joined, left, right, facts), left, right)
    return _absorbed(joined, left, right, ratio)


def _neighbours(matches: Sequence[Match], left: Mapping[int, Item], right: Mapping[int, Item]) -> list[Match]:
    """Joins a gap on one side and a gap right behind it on the other, where kinds and lengths allow."""
    found: list[Match] = []
    for group in _gaps(matches):
        mine = [i for match in group for i in match.left]
        theirs = [j for match in group for j in match.right]
        if mine and theirs and _is_gap(group[0]) and _kinds(mine, left) == _kinds(theirs, right):
            lengths = sorted((_length(mine, left), _length(theirs, right)))
            if len(mine) == len(theirs) == 1 or lengths[1] <= _LENGTHS * max(lengths[0], 1):
                found += (
                    [Match((i,), (j,)) for i, j in zip(mine, theirs, strict=True)]
                    if len(mine) == len(theirs)
                    else [Match(tuple(mine), tuple(theirs))]
                )
                continue
        found += group
    return found


def _gaps(matches: Sequence[Match]) -> list[list[Match]]:
    """The matches one by one, but for those with an empty side that follow each other."""
    groups: list[list[Match]] = []
    for match in matches:
        if _is_gap(match) and groups and _is_gap(groups[-1][-1]):
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups


def _alike(matches: list[Match], left: Mapping[int, Item], right: Mapping[int, Item]) -> list[Match]:
    """Joins strays that share most of what they could, the most alike first."""
    mine = [match.left[0] for match in matches if not match.right]
    theirs = [match.right[0] for match in matches if not match.left]
    pairs = sorted(
        (-similarity(left[i].shared, right[j].shared), i, j)
        for i in mine
        for j in theirs
        if left[i].kind is right[j].kind and _share_enough(left[i].shared & right[j].shared)
    )
    joined: dict[int, int] = {}
    for score, i, j in pairs:
        if (
            (-score >= _ALIKE or _ADDRESS in "".join(left[i].shared & right[j].shared))
            and i not in joined
            and j not in joined.values()
        ):
            joined[i] = j
    return _joined(matches, joined)


def _share_enough(shared: frozenset[str]) -> bool:
    return len(shared) >= _SHARED or any(_ADDRESS in one for one in shared)


def _of_one_list(
    matches: list[Match], left: Mapping[int, Item], right: Mapping[int, Item], facts: tuple[Facts, Facts]
) -> list[Match]:
    """Joins stray items of two lists whose other items answer each other, in their order."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for match in matches:
        if match.left and match.right:
            mine, theirs = facts[0].passages[match.left[0]], facts[1].passages[match.right[0]]
            if mine.list_id and theirs.list_id:
                votes[mine.list_id][theirs.list_id] += 1
    strays: dict[int, list[int]] = defaultdict(list)
    for match in matches:
        if not match.left and right[match.right[0]].kind is PassageKind.LIST_ITEM:
            strays[facts[1].passages[match.right[0]].list_id].append(match.right[0])
    joined: dict[int, int] = {}
    for match in matches:
        if match.right or left[match.left[0]].kind is not PassageKind.LIST_ITEM:
            continue
        answers = votes.get(facts[0].passages[match.left[0]].list_id)
        waiting = strays.get(answers.most_common(1)[0][0]) if answers else None
        if waiting:
            scores = [similarity(left[match.left[0]].shared, right[j].shared) for j in waiting]
            joined[match.left[0]] = waiting.pop(scores.index(max(scores)))
    return _joined(matches, joined)


def _moved(matches: list[Match], left: Mapping[int, Item], right: Mapping[int, Item]) -> list[Match]:
    """Joins strays that are near each other, of one kind, about as long, and have anything in common."""
    mine = [(place, match.left[0]) for place, match in enumerate(matches) if not match.right]
    theirs = [(place, match.right[0]) for place, match in enumerate(matches) if not match.left]
    joined: dict[int, int] = {}
    for place, i in mine:
        for other, j in theirs:
            lengths = sorted((left[i].length, right[j].length))
            if (
                abs(place - other) <= _NEAR
                and left[i].kind is right[j].kind is not PassageKind.HEADING
                and left[i].shared & right[j].shared
                and lengths[1] <= _MOVED_LENGTHS * lengths[0]
                and j not in joined.values()
            ):
                joined[i] = j
                break
    return _joined(matches, joined)


def _absorbed(matches: list[Match], left: Mapping[int, Item], right: Mapping[int, Item], ratio: float) -> list[Match]:
    """Joins strays to the match before or behind them when what answers that is longer by what they say."""
    found: list[Match] = []
    pending = [*matches]
    while pending:
        group = [pending.pop(0)]
        while pending and _is_gap(group[0]) and _is_gap(pending[0]) and bool(pending[0].left) is bool(group[0].left):
            group.append(pending.pop(0))
        if _is_gap(group[0]):
            stray = Match(tuple(i for one in group for i in one.left), tuple(j for one in group for j in one.right))
            if found and _has_room(found[-1], stray, left, right, ratio):
                found[-1] = Match(found[-1].left + stray.left, found[-1].right + stray.right)
                continue
            if pending and _has_room(pending[0], stray, left, right, ratio):
                found.append(Match(stray.left + pending[0].left, stray.right + pending[0].right))
                pending.pop(0)
                continue
        found += group
    return found


def _has_room(match: Match, stray: Match, left: Mapping[int, Item], right: Mapping[int, Item], ratio: float) -> bool:
    """Whether the longer side of a match has what the shorter one lacks and the stray says."""
    involved = [left[i] for i in match.left + stray.left] + [right[j] for j in match.right + stray.right]
    if _is_gap(match) or any(one.kind is PassageKind.HEADING for one in involved):
        return False
    if _is_said(match, stray, left, right):
        return True
    mine, theirs = _length([*match.left], left) * ratio, float(_length([*match.right], right))
    missed = _length([*stray.left], left) * ratio or float(_length([*stray.right], right))
    room = theirs - mine if stray.left else mine - theirs
    return room >= _ROOM * missed and length_cost(round(mine), round(theirs), 1.0) >= _UNLIKELY


def _is_said(match: Match, stray: Match, left: Mapping[int, Item], right: Mapping[int, Item]) -> bool:
    """Whether the passage opposite a stray’s neighbour shares with the stray what it does not share with that."""
    mine, theirs = _words(match.left, left), _words(match.right, right)
    new = _words(stray.left, left) | _words(stray.right, right)
    said = (new - mine) & theirs if stray.left else (new - theirs) & mine
    return len(said) >= max(_SHARED, _PART * len(new))


def _words(indices: tuple[int, ...], items: Mapping[int, Item]) -> frozenset[str]:
    return frozenset().union(*(items[index].shared for index in indices))


def _joined(matches: list[Match], joined: Mapping[int, int]) -> list[Match]:
    gone = set(joined.values())
    found: list[Match] = []
    for match in matches:
        if not match.right and match.left[0] in joined:
            found.append(Match(match.left, (joined[match.left[0]],)))
        elif match.left or match.right[0] not in gone:
            found.append(match)
    return found


def _is_gap(match: Match) -> bool:
    return not match.left or not match.right


def _kinds(indices: list[int], items: Mapping[int, Item]) -> set[tuple[PassageKind, int]]:
    return {(items[index].kind, items[index].level) for index in indices}


def _length(indices: list[int], items: Mapping[int, Item]) -> int:
    return sum(items[index].length for index in indices)
