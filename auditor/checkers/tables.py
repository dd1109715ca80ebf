"""The tables of two versions, and how they differ."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.facts import PassageKind
from auditor.model.location import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Passage
    from auditor.model.pair import Pair
    from auditor.model.post import Post


class Table(NamedTuple):
    """A table with text; `number` is its `table_id`, `first` the index of its first passage."""

    number: int
    first: int
    span: Span
    text: str
    rows: tuple[int, ...]  # how many cells of each row hold text

    @property
    def columns(self) -> int:
        """How many cells its longest row has."""
        return max(self.rows)


class LoneTable(NamedTuple):
    """A table that the other version lacks."""

    post: Post
    table: Table


class UnequalTables(NamedTuple):
    """Two tables that answer each other and have not as many rows, or columns: `what` says which."""

    what: str
    left: Table
    right: Table


def tables(post: Post) -> list[Table]:
    """The tables of a post in reading order."""
    passages = post.facts.passages
    inside: dict[int, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        if passage.table_id:
            inside[passage.table_id].append(index)
    found: list[Table] = []
    for number, indices in inside.items():
        rows: dict[int, set[int]] = defaultdict(set)
        for index in indices:
            rows[passages[index].row_id].add(passages[index].cell_id)
        first, last = passages[indices[0]], passages[indices[-1]]
        span = Span(first.span.start, last.span.end)
        found.append(Table(number, indices[0], span, first.text, tuple(map(len, rows.values()))))
    return found


def differences(pair: Pair) -> Iterator[LoneTable | UnequalTables]:
    """Tables in one version only; where both have as many, those that differ in rows, else in columns."""
    left, right = tables(pair.left), tables(pair.right)
    if len(left) != len(right):
        more, fewer = (left, right) if len(left) > len(right) else (right, left)
        post = pair.left if more is left else pair.right
        yield from (LoneTable(post, table) for table in _lone(pair, post, more, len(more) - len(fewer)))
        return
    for one, other in zip(left, right, strict=True):
        if len(one.rows) != len(other.rows):
            yield UnequalTables("rows", one, other)
        elif one.columns != other.columns:
            yield UnequalTables("columns", one, other)


def _lone(pair: Pair, post: Post, tables_of_post: list[Table], excess: int) -> list[Table]:
    """The tables whose first passage nothing answers; the last ones where that cannot be told."""
    answered = {
        index
        for match in pair.matches
        if match.left and match.right
        for index in (match.left if post is pair.left else match.right)
    }
    return [table for table in tables_of_post if table.first not in answered][:excess] or tables_of_post[-excess:]


class ToldCells:
    """The cells that a difference of their tables has told of already."""

    def __init__(self, pair: Pair) -> None:
        self._tables: set[tuple[str, int]] = set()
        for one in differences(pair):
            match one:
                case LoneTable(post, table):
                    self._tables.add((post.path, table.number))
                case UnequalTables(_, left, right):
                    self._tables |= {(pair.left.path, left.number), (pair.right.path, right.number)}

    def hold(self, post: Post, passage: Passage) -> bool:
        """Whether the passage is one of them."""
        return passage.kind is PassageKind.CELL and (post.path, passage.table_id) in self._tables
