"""A run's result, put together and in order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.model.audit import Audit, Comparison, LeftOut, PostSummary, QuotedFinding, Run, Target, UnverifiedAddress
from auditor.model.rule import Confidence, Rule, Sentence
from auditor.publication.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.publication import Assumption, Publication


def assembled(
    run: Run,
    *,
    root: str,
    left_out: tuple[LeftOut, ...],
    publication: Publication,
    assumptions: tuple[Assumption, ...],
    posts: Sequence[PostSummary],
    findings: Sequence[QuotedFinding],
    comparisons: Sequence[Comparison],
    targets: tuple[Target, ...],
    unverified: tuple[UnverifiedAddress, ...],
    rules: dict[str, Rule],
    troubles: tuple[Sentence, ...],
    pedantic: bool,
) -> Audit:
    """The audit of a run: findings by place, those of low confidence only where they are asked for."""
    shown = [one for one in findings if pedantic or one.finding.confidence is not Confidence.LOW]
    shown.sort(key=lambda one: (one.finding.location.path, one.finding.location.span, one.finding.rule))
    compared = sorted(comparisons, key=lambda one: (one.left, one.right))
    return Audit(
        run=run,
        root=root,
        generator=publication.generator,
        languages=publication.languages,
        posts=tuple(posts),
        findings=tuple(shown),
        targets=targets,
        pairs=len(publication.pairs()),
        paired_by=_paired_by(publication),
        comparisons=tuple(one for one in compared if one.rows),
        coverage=coverage(posts, compared),
        assumptions=assumptions,
        unverified=unverified,
        left_out=left_out,
        rules=rules,
        troubles=troubles,
        hidden=len(findings) - len(shown),
    )


def _paired_by(publication: Publication) -> dict[str, int]:
    signs = Counter(
        str(publication.entries[left].paired_by or publication.entries[right].paired_by)
        for left, right in publication.pairs()
    )
    return dict(sorted(signs.items()))
