"""What a finding quotes, marked and repaired, against the text it speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.audit import QuotedFinding
from auditor.model.finding import Edit, Excerpt, Finding
from auditor.model.location import Lines, Location, Position, Span
from auditor.reporter.quotation import marked, repair, visible
from tests.reporter.sample_rules import VAGUE
from tests.reporter.samples import quote

LINE = "Voir [le guide]https://exemple.ca) et [ici](x)."


def quoted(source: str, start: int, end: int, *edits: tuple[int, int, str], first: int = 0) -> QuotedFinding:
    lines = Lines(source)
    made = tuple(Edit(lines.span(*edit[:2]), edit[2], safe=True) for edit in edits)
    found = Finding.of(VAGUE, Location("a.md", lines.span(start, end)), edits=made, text="x")
    return quote(found, source, 1, "fr", (first, len(lines.line(found.location.start.line))))


def repaired(one: QuotedFinding) -> str | None:
    """The text of a finding's place after its repair."""
    made = repair(one)
    return made.after if made else None


def test_a_repair_inside_the_place() -> None:
    assert repaired(quoted(LINE, 5, 34, (15, 15, "("))) == "[le guide](https://exemple.ca)"


def test_a_repair_may_reach_beyond_the_place_as_far_as_the_excerpt_goes() -> None:
    edits = ((0, 4, "Lire"), (35, 37, "ou"))
    assert repaired(quoted(LINE, 5, 15, *edits)) == "Lire [le guide]https://exemple.ca) ou"
    assert repaired(quoted(LINE, 5, 15, *edits, first=4)) is None


def test_a_repair_across_lines() -> None:
    source = "Avant [a] (\r\n  https://exemple.ca) après\n"
    assert repaired(quoted(source, 6, 34, (9, 15, "("))) == "[a](https://exemple.ca)"
    assert repaired(quoted(source, 6, 34, (34, 35, ""))) is None


def test_insertions_at_one_place_keep_their_order() -> None:
    assert repaired(quoted("ab", 0, 2, (1, 1, "1"), (1, 1, "2"))) == "a12b"


def test_no_repair_without_edits_or_with_overlapping_ones() -> None:
    assert repaired(quoted(LINE, 5, 34)) is None
    assert repaired(quoted(LINE, 5, 34, (6, 10, ""), (8, 12, ""))) is None


def test_a_repair_is_safe_when_all_its_edits_are() -> None:
    span = Span(Position(1, 1), Position(1, 2))
    found = Finding.of(VAGUE, Location("a.md", span), edits=(Edit(span, "x", safe=False),), text="x")
    made = repair(quote(found, "ab", 1, "fr"))
    assert made is not None
    assert not made.safe
    assert made.removes


@given(st.text(alphabet="ab[]()é😀\n", min_size=1, max_size=40), st.data())
def test_a_repair_says_what_applying_the_edits_to_the_file_gives(source: str, data: st.DataObject) -> None:
    ends = st.lists(st.integers(0, len(source)), min_size=4, max_size=4).map(sorted)
    start, first, last, end = data.draw(ends)
    insert = data.draw(st.text("xyz", max_size=3))
    one = quoted(source, start, end, (first, last, insert))
    assert repaired(one) == source[start:first] + insert + source[last:end]
    made = repair(one)
    assert made is not None
    assert made.before == one.snippet


@given(st.text(alphabet="ab é😀", max_size=30), st.data())
def test_the_parts_of_a_marked_line_are_the_excerpt(source: str, data: st.DataObject) -> None:
    ends = st.lists(st.integers(0, len(source)), min_size=3, max_size=3).map(sorted)
    first, start, end = data.draw(ends)
    one = quoted(source, start, end, first=first)
    part = marked(one)
    assert part.before + part.marked + part.after == one.excerpt.text
    assert part.marked == one.snippet
    assert not part.continues


def test_a_mark_runs_to_the_end_of_the_line_when_the_finding_goes_on() -> None:
    part = marked(quoted("a [b\nc] d", 2, 7))
    assert (part.before, part.marked, part.after, part.continues) == ("a ", "[b", "", True)


def test_a_mark_outside_its_excerpt_is_empty_and_not_an_error() -> None:
    one = quoted(LINE, 5, 15)
    away = QuotedFinding("1", one.finding, one.snippet, Excerpt("…", 900), "fr")
    assert marked(away).marked == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("l’été, « ici »\u00a0: 😀\tx\n", "l’été, « ici »\u00a0: 😀\tx\n"),
        ("a\r\nb", "a\nb"),
        ("a\u202eb\u200b\x00", "a⟨U+202E⟩b⟨U+200B⟩⟨U+0000⟩"),
        ("nom\udce9.md", "nom⟨U+DCE9⟩.md"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown
