"""Which findings of one link are told: where another page should be linked, nobody mends the address of the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.finding import Finding
    from auditor.model.location import Span

_OF_THE_PAGE = frozenset({"target/wrong-language", "target/stale-declaration"})
_OF_ITS_ADDRESS = frozenset({"target/moved", "target/insecure", "target/fragment-missing"})


def prevailing(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a post, without those on the address of a page in place of which another is to be linked."""
    exchanged = {
        span for one in findings if one.rule in _OF_THE_PAGE and "version" in one.facts for span in _written(one)
    }
    return [one for one in findings if one.rule not in _OF_ITS_ADDRESS or exchanged.isdisjoint(_written(one))]


def _written(finding: Finding) -> set[Span]:
    """Where a finding stands, and what it would write anew."""
    return {finding.location.span, *(edit.span for edit in finding.edits)}
