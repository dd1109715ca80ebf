"""Brackets in prose and their partners, each kind by itself: what is malformed is not nested well."""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACKET = re.compile(r"[\[\]()]")


class Brackets(NamedTuple):
    """Partners by index, in both directions, and the indices of openers and closers without one."""

    partner: dict[int, int]
    unmatched: frozenset[int]

    def before(self, index: int, bracket: str, prose: str) -> int:
        """The last opener `bracket` before `index` that is never closed, or -1."""
        return max((at for at in self.unmatched if at < index and prose[at] == bracket), default=-1)


def matched_brackets(prose: str) -> Brackets:
    """The square and the round brackets of `prose`."""
    stacks: dict[str, list[int]] = {"]": [], ")": []}
    partner: dict[int, int] = {}
    unmatched: set[int] = set()
    for match in _BRACKET.finditer(prose):
        at, sign = match.start(), match[0]
        if sign in "[(":
            stacks["]" if sign == "[" else ")"].append(at)
        elif stacks[sign]:
            opener = stacks[sign].pop()
            partner[opener], partner[at] = at, opener
        else:
            unmatched.add(at)
    return Brackets(partner, frozenset(unmatched.union(*stacks.values())))
