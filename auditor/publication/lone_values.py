"""Values that only one version has, by comparing the passages that answer each other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from auditor.language.values import Value, compare, values_of
from auditor.model.facts import links_by_passage
from auditor.model.pair import LoneValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.facts import Link
    from auditor.model.language import Language
    from auditor.model.pair import Match, Pair
    from auditor.model.post import Post

_FIGURE = re.compile(r"[\d@]")
_CONTACTS = ("mailto", "tel")  # what a link leads to answers what the other version writes out
_NEAR = 2  # matches: a sentence may have moved to the next passage


class _Read(NamedTuple):
    passage: int
    value: Value


def lone_values(pair: Pair, languages: dict[str, Language]) -> tuple[LoneValue, ...]:
    """The values without an answer, left and right, in the order of the matches."""
    if pair.left.language not in languages or pair.right.language not in languages:
        return ()
    told = [_has_figures(pair.left, match.left) or _has_figures(pair.right, match.right) for match in pair.matches]
    sides = (
        _read_all(pair.left, [match.left for match in pair.matches], told, languages[pair.left.language]),
        _read_all(pair.right, [match.right for match in pair.matches], told, languages[pair.right.language]),
    )
    lists = _list_positions(pair.left, pair.matches, 0), _list_positions(pair.right, pair.matches, 1)
    found: list[LoneValue] = []
    for position, match in enumerate(pair.matches):
        left, right = sides[0][position], sides[1][position]
        if match.left and match.right and (left or right):
            difference = compare([one.value for one in left], [one.value for one in right])
            around = lists[1].get(position, ()), lists[0].get(position, ())
            found += _lone(left, difference.left, position, _around(sides[1], position, around[0]), on_left=True)
            found += _lone(right, difference.right, position, _around(sides[0], position, around[1]), on_left=False)
    return tuple(found)


def _has_figures(post: Post, passages: tuple[int, ...]) -> bool:
    """Whether there is anything to compare: a number in words alone is never missed."""
    return any(_FIGURE.search(post.facts.passages[index].prose) for index in passages)


def _read_all(post: Post, sides: list[tuple[int, ...]], told: list[bool], language: Language) -> list[list[_Read]]:
    links = links_by_passage(post.facts)
    return [_read(post, side, links, language) if wanted else [] for side, wanted in zip(sides, told, strict=True)]


def _read(post: Post, passages: tuple[int, ...], links: list[list[Link]], language: Language) -> list[_Read]:
    found = [
        _Read(index, value) for index in passages for value in values_of(post.facts.passages[index].prose, language)
    ]
    return found + [
        _Read(index, value._replace(optional=True))
        for index in passages
        for link in links[index]
        if (contact := _contact(link))
        for value in values_of(contact, language)
    ]


def _contact(link: Link) -> str:
    """The telephone number or mail address that a link leads to, also where its scheme was forgotten."""
    scheme, separator, contact = link.address.partition(":")
    if separator:
        return unquote(contact.partition("?")[0]) if scheme in _CONTACTS else ""
    return link.address if "@" in link.address and "/" not in link.address else ""


def _lone(
    read: list[_Read], alone: tuple[Value, ...], position: int, around: frozenset[str], *, on_left: bool
) -> Iterator[LoneValue]:
    """Those of `read` that are alone, and that do not stand in a passage nearby either."""
    rest = list(alone)
    for passage, value in read:
        if value not in rest:
            continue
        rest.remove(value)
        if value.value not in around:
            yield LoneValue(value.kind.value, on_left, passage, value.start, value.end, position)


def _around(side: list[list[_Read]], position: int, in_list: Sequence[int]) -> frozenset[str]:
    """What stands in the passages around a match, or in the list that holds it, but not in its own."""
    near = {*range(max(0, position - _NEAR), min(len(side), position + _NEAR + 1)), *in_list} - {position}
    return frozenset(one.value.value for place in near for one in side[place])


def _list_positions(post: Post, matches: Sequence[Match], side: int) -> dict[int, list[int]]:
    """The matches that hold items of the same list, by each of them: a translator may put a list in another order."""
    by_list: dict[int, list[int]] = defaultdict(list)
    for position, match in enumerate(matches):
        for index in (match.left, match.right)[side]:
            if list_id := post.facts.passages[index].list_id:
                by_list[list_id].append(position)
    return {position: positions for positions in by_list.values() for position in positions}
