"""Which links a declaration speaks of: the one that holds it or stands beside it, else those near it or below it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.declaration import Place, Strength
from auditor.model.facts import Facts, Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.language.declarations.remarks import PassageScan, Placed, Remark

_SIGNS = r"\s*_~\ue000\ue004-\ue006\"'’»”.,;:–—-"
_BETWEEN = re.compile(rf"[{_SIGNS}]*(?:[(\[][^()\[\]]*[)\]][{_SIGNS}]*)*[(\[]?")
"""What may stand between a link and its declaration: signs, and other remarks, such as "(PDF, 4 pages)"."""

_EMPTY = " \t\n\u00a0\u202f*_:.\ue000\ue004"  # around a remark that is all of its passage
_COLON = re.compile(rf"[{_SIGNS}]*:[\s*_~\ue000\ue004]*")
"""What stands between a declaration without brackets and the link that it introduces."""

_SENTENCE_END = re.compile(r"[.!?…][\s»”\")\]\ue000-\ue006]+[^\W\d_a-zà-ÿ]")
_ITEMS = (PassageKind.LIST_ITEM, PassageKind.CELL)


class Attachment(NamedTuple):
    """Where a declaration stands, and the indices in the facts of the links that it speaks of."""

    place: Place
    links: tuple[int, ...]


_ALONE = Attachment(Place.ALONE, ())


def attachment(remark: Remark, scan: PassageScan, index: int, facts: Facts, links: Links) -> Attachment | None:
    """What a remark of the passage at `index` speaks of; None when it is no declaration, but ordinary prose."""
    if remark.link:
        return _inside(remark, remark.link)
    if beside := _beside(remark, scan):
        return beside
    wording = remark.wording
    says_much = wording.strength is Strength.ONLY or bool(wording.thing) or wording.names_link
    if wording.is_bare:
        return None
    fills_passage = not scan.prose[: remark.start].strip(_EMPTY) and not scan.prose[remark.end :].strip(_EMPTY)
    if not (remark.is_bracketed or remark.slip):
        speaks_of_all = wording.strength is Strength.ONLY or wording.names_link
        return links.below(index) if speaks_of_all and fills_passage else None
    if near := _near(remark, scan, says_much=says_much):
        return near
    if not says_much:
        return None
    passage = facts.passages[index]
    return links.in_row(passage) or links.below(index) or (fills_passage and links.above(index)) or _ALONE


def _inside(remark: Remark, link: Placed) -> Attachment | None:
    is_told = remark.is_bracketed or remark.slip or remark.fills_link
    if not is_told and not (remark.ends_link and remark.wording.strength is Strength.ONLY):
        return None
    return Attachment(Place.INSIDE, (link.number,))


def _beside(remark: Remark, scan: PassageScan) -> Attachment | None:
    """The link directly before a remark, else the one directly behind it."""
    if not (remark.is_bracketed or remark.slip or remark.wording.strength is Strength.ONLY):
        return None
    last = scan.link_before(remark.start)
    if last and _BETWEEN.fullmatch(scan.prose, last.end, remark.start):
        return Attachment(Place.AFTER, (last.number,))
    following = scan.link_behind(remark.end)
    between = _BETWEEN if remark.is_bracketed else _COLON
    if following and not remark.slip and between.fullmatch(scan.prose, remark.end, following.start):
        return Attachment(Place.BEFORE, (following.number,))
    return None


def _near(remark: Remark, scan: PassageScan, *, says_much: bool) -> Attachment | None:
    """The nearest link of the sentence; of the passage for a remark that cannot be prose."""
    last = scan.link_before(remark.start)
    if last and (says_much or not _SENTENCE_END.search(scan.prose, last.end, remark.start)):
        return Attachment(Place.NEAR, (last.number,))
    following = scan.link_behind(remark.end)
    return Attachment(Place.NEAR, (following.number,)) if following and says_much else None


class Links:
    """The links of a post by passage, for what a declaration outside their passages may speak of."""

    def __init__(self, facts: Facts, by_passage: Sequence[Sequence[int]]) -> None:
        """`by_passage` are indices in the facts' links."""
        self._passages = facts.passages
        self._by_passage = by_passage

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[int]]:
        """The passages of each table's rows, those of the whole table under row -1."""
        rows: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for at, passage in enumerate(self._passages):
            if passage.table_id:
                rows[passage.table_id, passage.row_id].append(at)
                rows[passage.table_id, -1].append(at)
        return rows

    def in_row(self, passage: Passage) -> Attachment | None:
        """The links of a cell's row, else those of its table: a column's title speaks of all."""
        if not passage.table_id:
            return None
        of_row, of_table = (self._rows[passage.table_id, row] for row in (passage.row_id, -1))
        return self._of(Place.NEAR, of_row) or self._of(Place.ABOVE, of_table)

    def below(self, index: int) -> Attachment | None:
        """The links of a heading's section, or those of what a passage introduces: a list, a table."""
        is_heading = self._passages[index].kind is PassageKind.HEADING
        return self._of(Place.ABOVE, self._section(index) if is_heading else self._introduced(index))

    def above(self, index: int) -> Attachment | None:
        """The links of the passage before one that is nothing but a remark."""
        return self._of(Place.NEAR, [index - 1]) if index else None

    def _section(self, index: int) -> Iterator[int]:
        level = self._passages[index].level
        for at in range(index + 1, len(self._passages)):
            passage = self._passages[at]
            if passage.kind is PassageKind.HEADING and passage.level <= level:
                return
            yield at

    def _introduced(self, index: int) -> Iterator[int]:
        for at in range(index + 1, len(self._passages)):
            first, passage = self._passages[index + 1], self._passages[at]
            if passage.kind not in _ITEMS or _container(passage) != _container(first):
                return
            if _container(passage) == _container(self._passages[index]):
                return
            yield at

    def _of(self, place: Place, passages: Iterable[int]) -> Attachment | None:
        found = tuple(link for at in passages for link in self._by_passage[at])
        return Attachment(place, found) if found else None


def _container(passage: Passage) -> tuple[int, int]:
    return passage.list_id, passage.table_id
