"""Junctions: the places where the text of what may be a link meets its address, as in `](`, `]http`, `)[http`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.checkers.link_target import STRONG
from auditor.model.mask import ESCAPED

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN_ESCAPED, CLOSE_ESCAPED = ESCAPED["["], ESCAPED["]"]
BLANK = "[ \t\u00a0\u202f\ue000]"
_GAP = rf"{BLANK}*(?:\n{BLANK}*)?"
_JUNCTION = re.compile(
    rf"(?P<meeting>[\]{CLOSE_ESCAPED}](?P<gap>{_GAP})(?P<opening>[(（{{\[]))"
    rf"|(?P<bare>\](?={STRONG}|/[\w-]+[\w/.-]*\)))"
    rf"|(?P<reversed>\)\[(?={STRONG}))"
    rf"|(?P<paren>[(（](?={STRONG}))"
    rf"|(?P<angle><(?={STRONG}))"
    r"|(?P<tag><a\s)",
    re.IGNORECASE,
)
_SIGNS = ("(", "]", "<", CLOSE_ESCAPED, "（")  # one of them begins every junction
_FIRST_SIGN = re.compile(rf"[\]()<（{CLOSE_ESCAPED}]")


def junctions(prose: str) -> Iterator[re.Match[str]]:
    """The junctions in order, none inside another. Looking at the few signs that begin one is faster than searching."""
    if not any(sign in prose for sign in _SIGNS):
        return
    at = 0
    while sign := _FIRST_SIGN.search(prose, at):
        found = _JUNCTION.match(prose, sign.start())
        at = found.end() if found else sign.end()
        if found:
            yield found
