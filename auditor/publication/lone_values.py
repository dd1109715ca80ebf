"""Values that only one version has, by comparing the passages that answer each other."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from auditor.language.values import Value, compare, values_of
from auditor.model.facts import links_by_passage
from auditor.model.pair import LoneValue
from auditor.publication.evidence import stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Link
    from auditor.model.language import Language
    from auditor.model.pair import Pair
    from auditor.model.post import Post

_FIGURE = re.compile(r"[\d@]")
_CONTACTS = ("mailto", "tel")  # what a link leads to answers what the other version writes out
_TELLING = 4  # words, of which passages that say the same share at least one
_NEAR = 2  # matches: a sentence may have moved to the next passage


class _Read(NamedTuple):
    passage: int
    value: Value


def lone_values(pair: Pair, languages: dict[str, Language]) -> tuple[LoneValue, ...]:
    """The values without an answer, left and right, in the order of the matches."""
    if pair.left.language not in languages or pair.right.language not in languages:
        return ()
    left = _Side(pair.left, [match.left for match in pair.matches], languages[pair.left.language])
    right = _Side(pair.right, [match.right for match in pair.matches], languages[pair.right.language])
    found: list[LoneValue] = []
    for position, match in enumerate(pair.matches):
        if not match.left or not match.right or not (left.has_figures(position) or right.has_figures(position)):
            continue
        if _are_alike(left.figures(position), right.figures(position)):
            continue
        mine, theirs = left.read(position), right.read(position)
        difference = compare([one.value for one in mine], [one.value for one in theirs])
        nothing_agrees = len(difference.left) == len(mine) and len(difference.right) == len(theirs)
        if nothing_agrees and _have_nothing_in_common(left.text(position), right.text(position)):
            continue
        found += _lone(mine, difference.left, position, right, on_left=True)
        found += _lone(theirs, difference.right, position, left, on_left=False)
    return tuple(found)


def _are_alike(left: list[_Read], right: list[_Read]) -> bool:
    """Whether the figures alone, without values in words, answer each other already: so in most passages."""
    difference = compare([one.value for one in left], [one.value for one in right])
    return not difference.left and not difference.right


def _have_nothing_in_common(one: str, other: str) -> bool:
    """Whether two passages do not say the same after all: no word of theirs has a common root."""
    left, right = stems(one), stems(other)
    return min(len(left), len(right)) >= _TELLING and not left & right


class _Side:
    """One version: its passages by the position of their match, and their values, read when they are asked for."""

    def __init__(self, post: Post, positions: list[tuple[int, ...]], language: Language) -> None:
        self._passages = post.facts.passages
        self._positions = positions
        self._language = language
        self._links = links_by_passage(post.facts)
        self._in_list = _list_positions(post, positions)
        self._known: dict[int, list[_Read]] = {}

    def has_figures(self, position: int) -> bool:
        """Whether there is anything to compare: a number in words alone is never missed."""
        return any(_FIGURE.search(self._passages[index].prose) for index in self._positions[position])

    def text(self, position: int) -> str:
        """The passages as they are read."""
        return " ".join(self._passages[index].text for index in self._positions[position])

    def figures(self, position: int) -> list[_Read]:
        """The values that no word begins."""
        return self._values(position, in_words=False)

    def read(self, position: int) -> list[_Read]:
        """All values."""
        if position not in self._known:
            self._known[position] = self._values(position, in_words=True)
        return self._known[position]

    def near(self, position: int) -> frozenset[str]:
        """What stands in the passages around a match, or in the list that holds it, but not in its own."""
        around = range(max(0, position - _NEAR), min(len(self._positions), position + _NEAR + 1))
        places = {*around, *self._in_list.get(position, ())} - {position}
        return frozenset(one.value.value for place in places for one in self.read(place))

    def _values(self, position: int, *, in_words: bool) -> list[_Read]:
        passages = self._positions[position]
        found = [
            _Read(index, value)
            for index in passages
            for value in values_of(self._passages[index].prose, self._language, in_words=in_words)
        ]
        return found + [
            _Read(index, value._replace(optional=True))
            for index in passages
            for link in self._links[index]
            if (contact := _contact(link))
            for value in values_of(contact, self._language)
        ]


def _contact(link: Link) -> str:
    """The telephone number or mail address that a link leads to, also where its scheme was forgotten."""
    scheme, separator, contact = link.address.partition(":")
    if separator:
        return unquote(contact.partition("?")[0]) if scheme in _CONTACTS else ""
    return link.address if "@" in link.address and "/" not in link.address else ""


def _lone(
    read: list[_Read], alone: tuple[Value, ...], position: int, other: _Side, *, on_left: bool
) -> Iterator[LoneValue]:
    """Those of `read` that are alone, and that do not stand near by in the `other` version either."""
    if not alone:
        return
    rest = list(alone)
    around = other.near(position)
    for passage, value in read:
        if value not in rest:
            continue
        rest.remove(value)
        if value.value not in around:
            yield LoneValue(value.kind.value, on_left, passage, value.start, value.end, position)


def _list_positions(post: Post, positions: list[tuple[int, ...]]) -> dict[int, list[int]]:
    """The matches that hold items of the same list, by each of them: a translator may put a list in another order."""
    by_list: dict[int, list[int]] = defaultdict(list)
    for position, passages in enumerate(positions):
        for index in passages:
            if list_id := post.facts.passages[index].list_id:
                by_list[list_id].append(position)
    return {position: together for together in by_list.values() for position in together}
