"""Two versions side by side: which rows differ, and where each is to be found."""

from __future__ import annotations

import msgspec

from auditor.model.audit import Comparison, Row
from auditor.reporter.versions import rows_by_finding, side_by_side
from tests.reporter.samples import EDITED, EDITED_EN, HOSTILE, empty, sample


def test_pairs_come_with_most_differences_first_and_know_their_posts() -> None:
    first, second = side_by_side(sample())
    assert (first.left.path, first.right.path, first.differences) == (EDITED_EN, EDITED, 2)
    assert (first.left.language, first.right.language) == ("en", "fr")
    assert (second.left.path, second.right.title, second.differences) == (f"{HOSTILE}.md", "", 1)


def test_a_row_differs_where_a_part_does_or_a_side_is_missing_and_not_where_it_is_only_near() -> None:
    first, second = side_by_side(sample())
    assert [row.differs for row in first.rows] == [False, True, True]
    assert [row.differs for row in second.rows] == [True, False]


def test_a_row_that_a_finding_speaks_of_differs_though_no_part_is_marked() -> None:
    audit = sample()
    row = msgspec.structs.replace(audit.comparisons[0].rows[0], findings=("00000007",))
    audit = msgspec.structs.replace(audit, comparisons=(Comparison(EDITED_EN, EDITED, (row,)),))
    assert side_by_side(audit)[0].differences == 1


def test_only_findings_that_the_report_shows_are_linked() -> None:
    first, _ = side_by_side(sample())
    assert [[one.id for one in row.findings] for row in first.rows] == [[], ["00000007"], ["00000008"]]


def test_a_finding_leads_to_the_row_that_has_its_anchor() -> None:
    audit = sample()
    anchors = {row.anchor: row for pair in side_by_side(audit) for row in pair.rows}
    assert len(anchors) == 5
    for quoted in audit.findings:
        if row := rows_by_finding(audit).get(quoted.id):
            assert quoted in anchors[row].findings


def test_pairs_that_are_alike_and_posts_that_are_not_listed() -> None:
    audit = msgspec.structs.replace(
        empty(), comparisons=(Comparison("a.md", "b.md"), Comparison("c.md", "d.md", (Row(None, None, skipped=3),)))
    )
    (pair,) = side_by_side(audit)
    assert (pair.left.path, pair.left.language, pair.differences) == ("c.md", "", 0)
