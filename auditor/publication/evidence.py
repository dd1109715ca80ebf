"""What speaks for two passages of different languages saying the same: length, kind, and what they share word for word.

Length follows Gale and Church (1993): a translation's length in characters varies around a multiple of the original's,
with a variance that grows with the length. What is shared is what translation leaves alone: numbers, addresses, names,
and the beginnings of words that both languages took from one root.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize

from auditor.model.facts import LinkKind, PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.facts import Link, Passage

VARIANCE = 6.8  # per character (Gale and Church, section 3.1)
_IMPLAUSIBLE = 3.5  # standard deviations
_SLACK = 12  # characters that a short passage may differ by, whatever its length
_OTHER_FIGURES = 2.5
_FIGURES_ALONE = 0.8
_SAMPLED = 3
_TELLING = 80  # characters
_MANY = 6  # words and numbers, of which a translation shares at least one
_STEM = 4  # letters by which cognates are compared
_WORD = re.compile(r"\d{1,4}|[a-z]{5,}")
_FIGURE = re.compile(r"\d{2,}")
_ADDRESS = re.compile(r"https?://\S+")
_LANGUAGE_PART = re.compile(r"(?<![a-z])(?:en|fr|eng|fra|[a-z]{2}-[a-z]{2})(?![a-z])")


def length_of(text: str) -> int:
    """The length that is compared: characters without the spaces between words."""
    return len(text) - text.count(" ")


class Item:
    """A passage as the alignment sees it; `length` is in characters, without white space and bare addresses."""

    def __init__(self, index: int, passage: Passage, links: Sequence[Link]) -> None:
        self.index = index
        self.kind = passage.kind
        self.level = passage.level
        self.text = passage.text
        bare = _ADDRESS.sub("", self.text) if "//" in self.text else self.text
        self.length = length_of(bare)
        self._bare = bare
        self._links = links

    @cached_property
    def shared(self) -> frozenset[str]:
        """What a counterpart may have too: numbers, beginnings of words, and addresses."""
        shared = stems(self._bare)
        shared.update(_neutral(link.address) for link in self._links if "//" in link.address)
        shared.update(_file(link.address) for link in self._links if link.kind is LinkKind.IMAGE)
        return frozenset(shared)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers of two digits or more, which translation leaves alone."""
        return frozenset(_FIGURE.findall(self._bare))


def stems(text: str) -> set[str]:
    """The numbers of a text, and the beginnings of its longer words without their accents."""
    plain = normalize("NFD", text).encode("ascii", "ignore").decode()
    return {word[:_STEM] for word in _WORD.findall(plain.lower())}


def _file(address: str) -> str:
    """The name of an image's file without the part that names a language."""
    return _neutral(address.rpartition("/")[2])


def _neutral(address: str) -> str:
    """An address without the parts that name a language."""
    return _LANGUAGE_PART.sub("*", address.lower()).replace("/*/", "/")


def kind_cost(left: Item, right: Item) -> float:
    """What it costs to take passages of two kinds for each other."""
    if left.kind is right.kind:
        return 0.8 * min(abs(left.level - right.level), 2)
    kinds = {left.kind, right.kind}
    if PassageKind.HEADING in kinds:
        return 5.0
    if PassageKind.CELL in kinds:
        return 3.0
    return 1.2


def length_cost(left: int, right: int, ratio: float) -> float:
    """What two lengths cost: half the square of their distance in standard deviations, up to 12."""
    difference = abs(right - left * ratio) - 2
    if difference <= 0:
        return 0.0
    deviation = difference / math.sqrt(VARIANCE * (max(left * ratio, right) + _SLACK))
    return min(deviation * deviation / 2, 12.0)


def is_plausible(left: Item, right: Item, ratio: float) -> bool:
    """Whether two passages may answer each other by their kinds and lengths alone."""
    if left.kind is not right.kind or left.level != right.level:
        return False
    return are_plausible_lengths(left.length, right.length, ratio)


def are_plausible_lengths(left: int, right: int, ratio: float) -> bool:
    """Whether one length may be that of the other's translation."""
    return math.sqrt(2 * length_cost(left, right, ratio)) < _IMPLAUSIBLE


def figures_cost(left: Item, right: Item) -> float:
    """What it costs that two passages hold different numbers, or that only one holds any."""
    if left.figures == right.figures:
        return 0.0
    if left.figures and right.figures:
        return 0.0 if left.figures & right.figures else _OTHER_FIGURES
    return _FIGURES_ALONE


def contradict(left: Item, right: Item) -> bool:
    """Whether two passages of the same kind and length cannot be each other's all the same.

    Words are compared in one passage of three: where passages are shifted, they are so over a stretch, and most pairs
    of versions are sound.
    """
    if left.figures and right.figures and not left.figures & right.figures:
        return True
    if left.index % _SAMPLED or min(left.length, right.length) < _TELLING:
        return False
    return min(len(left.shared), len(right.shared)) >= _MANY and not left.shared & right.shared


def similarity(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller side's words that the other has too, 0 to 1; one word alone proves little."""
    smaller = min(len(left), len(right))
    if not smaller:
        return 0.0
    return len(left & right) / (smaller + 1)
