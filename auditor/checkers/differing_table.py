"""`parity/tables`: tables that one version lacks, or that have more rows or columns in one version."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.pair import Pair
    from auditor.model.post import Post
    from auditor.model.rule import Rule


class _Table(NamedTuple):
    first: int  # index of its first cell among the passages
    span: Span
    text: str
    rows: tuple[int, ...]  # how many cells of each row hold text


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Tables are matched by their first cells; those that answer each other are compared row by row."""
    left, right = _tables(pair.left), _tables(pair.right)
    if len(left) != len(right):
        yield from _count(pair, rule, left, right)
        return
    for one, other in zip(left, right, strict=True):
        if len(one.rows) != len(other.rows):
            yield _differing(pair, rule, one, other, "rows", len(one.rows), len(other.rows))
        elif max(one.rows) != max(other.rows):
            yield _differing(pair, rule, one, other, "columns", max(one.rows), max(other.rows))


def _tables(post: Post) -> list[_Table]:
    passages = post.facts.passages
    inside: dict[int, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        if passage.table_id:
            inside[passage.table_id].append(index)
    found: list[_Table] = []
    for indices in inside.values():
        rows: dict[int, set[int]] = defaultdict(set)
        for index in indices:
            rows[passages[index].row_id].add(passages[index].cell_id)
        first, last = passages[indices[0]], passages[indices[-1]]
        span = Span(first.span.start, last.span.end)
        found.append(_Table(indices[0], span, first.text, tuple(len(cells) for cells in rows.values())))
    return found


def _count(pair: Pair, rule: Rule, left: list[_Table], right: list[_Table]) -> Iterator[Finding]:
    """The tables that nothing of the other version answers; the last ones where that cannot be told."""
    more, fewer = (left, right) if len(left) > len(right) else (right, left)
    post, other = (pair.left, pair.right) if more is left else (pair.right, pair.left)
    answered = {
        index
        for match in pair.matches
        if match.left and match.right
        for index in (match.left if post is pair.left else match.right)
    }
    excess = len(more) - len(fewer)
    alone = [table for table in more if table.first not in answered][:excess]
    for table in alone or more[-excess:]:
        yield Finding.of(
            rule,
            Location(post.path, table.span),
            variant="absent",
            language=LanguageCode(other.language),
            count=str(len(more)),
            other_count=str(len(fewer)),
        )


def _differing(pair: Pair, rule: Rule, one: _Table, other: _Table, variant: str, mine: int, theirs: int) -> Finding:
    """The finding stands in the version that has fewer."""
    if mine < theirs:
        post, table, there, answer = pair.left, one, pair.right, other
    else:
        post, table, there, answer = pair.right, other, pair.left, one
    return Finding.of(
        rule,
        Location(post.path, table.span),
        variant=variant,
        related=(Related(Location(there.path, answer.span), answer.text, Role.COUNTERPART),),
        language=LanguageCode(there.language),
        count=str(min(mine, theirs)),
        other_count=str(max(mine, theirs)),
    )
