"""A parenthesis that ends a link's address where it should end the remark around the link, too.

In `(see [the plan](https://example.org/plan). Then` the parser gives the only
`)` to the link, and the remark stays open.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.checkers.unrecognised import unrecognised_links
from auditor.model.brackets import matched_brackets
from auditor.model.mask import LINK

if TYPE_CHECKING:
    from auditor.model.facts import Passage

_SENTENCE_ENDS = ".;:!?"


def shared_parens(passage: Passage) -> tuple[tuple[int, int], ...]:
    """For each remark that lost its end so: the index of its `(`, and of where the missing `)` belongs."""
    return _shared_parens(passage) if LINK in passage.prose and "(" in passage.prose else ()


@lru_cache(maxsize=256)
def _shared_parens(passage: Passage) -> tuple[tuple[int, int], ...]:
    prose = passage.prose
    found: list[tuple[int, int]] = []
    broken = [(link.start, link.end) for link in unrecognised_links(prose)]
    unmatched = sorted(
        at
        for at in matched_brackets(prose).unmatched
        if prose[at] == "(" and not any(start <= at < end for start, end in broken)
    )
    for number, opened in enumerate(unmatched):
        limit = unmatched[number + 1] if number + 1 < len(unmatched) else len(prose)
        missing = _missing_end(passage, opened, limit)
        if missing >= 0:
            found.append((opened, missing))
    return tuple(found)


def _missing_end(passage: Passage, opened: int, limit: int) -> int:
    """Behind the first inline link after `opened` that ends a sentence; -1 when there is none."""
    prose, source = passage.prose, passage.source
    at = prose.find(LINK, opened)
    while 0 <= at < limit:
        while at < len(prose) and prose[at] == LINK:
            at += 1
        ends_sentence = at == len(prose) or (prose[at] in _SENTENCE_ENDS and not prose[at + 1 : at + 2].isalnum())
        if source[at - 1] == ")" and ends_sentence:
            return at
        at = prose.find(LINK, at)
    return -1
