"""Two versions of a post side by side, as a reader compares them. Pure; no format's syntax is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.audit import PostSummary, QuotedFinding, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.audit import Audit, Side


class ShownRow(Struct, frozen=True):
    """A row with an anchor to link to, and the findings that speak of it, of those that the report shows."""

    row: Row
    anchor: str
    findings: tuple[QuotedFinding, ...]

    @property
    def differs(self) -> bool:
        """Whether the two versions differ here; a row without a passage only tells how many were left out."""
        left, right = self.row.left, self.row.right
        if left and right:
            return bool(self.findings) or _marked(left) or _marked(right)
        return bool(left or right)


def _marked(side: Side) -> bool:
    return any(part.differs for part in side.parts)


class SideBySide(Struct, frozen=True):
    """Two posts that answer each other and differ."""

    anchor: str
    left: PostSummary
    right: PostSummary
    rows: tuple[ShownRow, ...]

    @property
    def differences(self) -> int:
        """How many rows differ."""
        return sum(row.differs for row in self.rows)


def side_by_side(audit: Audit) -> tuple[SideBySide, ...]:
    """The pairs whose versions differ: most differences first, then by path."""
    posts = {post.path: post for post in audit.posts}
    findings = {quoted.id: quoted for quoted in audit.findings}
    pairs = []
    for number, comparison in enumerate(audit.comparisons, 1):
        if not comparison.rows:
            continue
        rows = tuple(
            ShownRow(row, _anchor(number, index), tuple(findings[one] for one in row.findings if one in findings))
            for index, row in enumerate(comparison.rows, 1)
        )
        left, right = (
            posts.get(path) or PostSummary(path, "", "", 0, 0) for path in (comparison.left, comparison.right)
        )
        pairs.append(SideBySide(f"v-{number}", left, right, rows))
    return tuple(sorted(pairs, key=lambda pair: (-pair.differences, pair.left.path, pair.right.path)))


def rows_by_finding(audit: Audit) -> dict[str, str]:
    """The anchor of the first row that speaks of a finding, by the finding's id."""
    anchors: dict[str, str] = {}
    for anchor, row in _rows(audit):
        for one in row.findings:
            anchors.setdefault(one, anchor)
    return anchors


def _rows(audit: Audit) -> Iterator[tuple[str, Row]]:
    for number, comparison in enumerate(audit.comparisons, 1):
        for index, row in enumerate(comparison.rows, 1):
            yield _anchor(number, index), row


def _anchor(comparison: int, row: int) -> str:
    return f"r-{comparison}-{row}"
