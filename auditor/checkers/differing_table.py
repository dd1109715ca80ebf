"""`parity/tables`: tables that one version lacks, or that have more rows or columns in one version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.checkers.gaps import place_opposite
from auditor.checkers.tables import LoneTable, UnequalTables, differences, tables
from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.pair import Pair
    from auditor.model.rule import Rule


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """One finding a table, in the version that has more tables, or fewer rows or columns."""
    for one in differences(pair):
        match one:
            case LoneTable():
                yield _absent(pair, rule, one)
            case UnequalTables():
                yield _unequal(pair, rule, one)


def _absent(pair: Pair, rule: Rule, lone: LoneTable) -> Finding:
    other = pair.right if lone.post is pair.left else pair.left
    return Finding.of(
        rule,
        Location(lone.post.path, lone.table.span),
        variant="absent",
        related=place_opposite(pair, lone.post, lone.table.span.start),
        language=LanguageCode(other.language),
        count=str(len(tables(lone.post))),
        other_count=str(len(tables(other))),
    )


def _unequal(pair: Pair, rule: Rule, unequal: UnequalTables) -> Finding:
    left, right = unequal.left, unequal.right
    mine, theirs = (len(left.rows), len(right.rows)) if unequal.what == "rows" else (left.columns, right.columns)
    here, there = (pair.left, pair.right) if mine < theirs else (pair.right, pair.left)
    table, answer = (left, right) if mine < theirs else (right, left)
    return Finding.of(
        rule,
        Location(here.path, table.span),
        variant=unequal.what,
        related=(Related(Location(there.path, answer.span), answer.text, Role.COUNTERPART),),
        language=LanguageCode(there.language),
        count=str(min(mine, theirs)),
        other_count=str(max(mine, theirs)),
    )
