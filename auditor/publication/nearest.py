"""What was probably meant by a word that is almost right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from auditor.language.spelling import distance
from auditor.publication.slugs import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOO_COMMON = 200  # words with one trigram: it tells them apart no more
_CANDIDATES = 8
_LONGEST = 400
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"[\W_]+")


def is_near(a: str, b: str) -> bool:
    """Whether two words differ by a slip: two at most, or a tenth of their length, or in signs and accents alone.

    A number is no slip of another, nor a single letter that stands alone: "part-1" and "part-2" are two parts.
    """
    if a == b or max(len(a), len(b)) > _LONGEST:
        return a == b
    if _DIGITS.findall(a) != _DIGITS.findall(b) or _differ_by_letter(a, b):
        return False
    if folded(a) and folded(a) == folded(b):
        return True
    shorter = min(len(a), len(b))
    if shorter < 4:
        return False
    limit = max(1 if shorter < 6 else 2, shorter // 10)
    if abs(len(a) - len(b)) > limit:
        return False
    left, right = Counter(a), Counter(b)
    if max((left - right).total(), (right - left).total()) > limit:
        return False
    return distance(*_without_shared_ends(a, b)) <= limit


def _differ_by_letter(a: str, b: str) -> bool:
    left, right = _PARTS.split(a.casefold()), _PARTS.split(b.casefold())
    if len(left) != len(right):
        return False
    different = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    return len(different) == 1 and len(different[0][0]) == len(different[0][1]) == 1


def _without_shared_ends(a: str, b: str) -> tuple[str, str]:
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    end = 0
    while end < min(len(a), len(b)) and a[-1 - end] == b[-1 - end]:
        end += 1
    return (a[: len(a) - end], b[: len(b) - end])


class Words:
    """Words to choose from, found again by the three-letter pieces that they share with another."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._by_piece: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for piece in _pieces(word):
                self._by_piece[piece].append(number)

    def nearest(self, word: str) -> str:
        """The nearest of the words, "" when none is near or two are equally near."""
        shared: Counter[int] = Counter()
        for piece in _pieces(word):
            numbers = self._by_piece.get(piece, ())
            if len(numbers) <= _TOO_COMMON:
                shared.update(numbers)
        ranked = sorted(shared.items(), key=lambda entry: (-entry[1], entry[0]))[:_CANDIDATES]
        near = [self._words[number] for number, _ in ranked if is_near(word, self._words[number])]
        if len(near) > 1:
            ordered = sorted((distance(word, one), one) for one in near)
            return ordered[0][1] if ordered[0][0] < ordered[1][0] else ""
        return near[0] if near else ""


def _pieces(word: str) -> set[str]:
    text = f"  {folded(word)} "
    return {text[at : at + 3] for at in range(len(text) - 2)}
