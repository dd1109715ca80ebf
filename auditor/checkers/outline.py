"""What stands above each passage of a post: the headings of its sections, what introduces its list, its row."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.facts import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.facts import Passage

_ITEMS = (PassageKind.LIST_ITEM, PassageKind.CELL)


class Outline:
    """The passages of a post, in reading order; everything is found in one walk, however many ask."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._headings: list[tuple[int, ...]] = []  # of the sections around each passage, the outermost first
        self._introduced: dict[tuple[int, int], int] = {}  # by list and table: the passage before its first one
        self._rows: defaultdict[tuple[int, int], list[int]] = defaultdict(list)  # by table and row: its cells
        self._first_rows: dict[int, int] = {}
        open_headings: tuple[int, ...] = ()
        for at, passage in enumerate(passages):
            is_heading = passage.kind is PassageKind.HEADING
            if is_heading:
                open_headings = tuple(one for one in open_headings if passages[one].level < passage.level)
            self._headings.append(open_headings)
            if is_heading:
                open_headings += (at,)
            if passage.kind in _ITEMS:
                self._introduced.setdefault(_container(passage), at - 1)
            if passage.table_id:
                self._first_rows.setdefault(passage.table_id, passage.row_id)
                self._rows[passage.table_id, passage.row_id].append(at)

    def headings(self, at: int) -> tuple[int, ...]:
        """The indices of the headings of the sections that hold the passage at an index."""
        return self._headings[at]

    def introductions(self, at: int) -> Iterator[int]:
        """The indices of what stands right before the list or table of a passage, and of those around these."""
        passage = self._passages[at]
        while passage.kind in _ITEMS:
            above = self._introduced[_container(passage)]
            if above < 0 or self._passages[above].kind is PassageKind.HEADING:
                return
            yield above
            passage = self._passages[above]

    def cells(self, at: int) -> Iterator[int]:
        """The indices of the other cells of a passage's row, and those of the first row of its table."""
        table = self._passages[at].table_id
        if table:
            rows = dict.fromkeys((self._passages[at].row_id, self._first_rows[table]))
            yield from (cell for row in rows for cell in self._rows[table, row] if cell != at)


def _container(passage: Passage) -> tuple[int, int]:
    return passage.list_id, passage.table_id
