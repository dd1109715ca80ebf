"""Two versions side by side: which rows a reader is shown, what stands in them, and where they are marked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.audit import Comparison, Row, Side
from auditor.model.facts import PassageKind
from auditor.publication.comparison import compared
from tests.comparison.posts import (
    ENGLISH,
    FRENCH,
    LONG_PARAGRAPHS,
    examined,
    facts_of,
    in_place,
    markdown,
    pair_of,
    without,
)

RULES = ("parity", "translation")


def comparison(english: list[str] | tuple[str, ...], french: list[str] | tuple[str, ...]) -> Comparison:
    (found,) = examined(markdown(english), markdown(french), *RULES).comparisons
    return found


def text_of(side: Side | None) -> str:
    return "".join(part.text for part in side.parts) if side else ""


def marked(side: Side | None) -> list[str]:
    return [part.text.strip() for part in side.parts if part.differs] if side else []


def line_of(number: int) -> int:
    """The line of a block in a post whose blocks are a line each."""
    return 2 * number + 1


def test_two_versions_that_say_the_same_have_no_rows() -> None:
    assert comparison(ENGLISH, FRENCH).rows == ()


OTHER_LAMPS = in_place(FRENCH, 2, FRENCH[2].replace("62 bénévoles", "72 bénévoles"))


def test_a_row_that_differs_stands_between_its_neighbours_and_the_rest_is_counted() -> None:
    rows = comparison(ENGLISH, OTHER_LAMPS).rows
    assert [bool(row.findings) for row in rows] == [False, True, False, False]
    assert [row.left.location.start.line if row.left else 0 for row in rows] == [3, 5, 7, 0]
    assert [row.skipped for row in rows] == [1, 0, 0, len(ENGLISH) - 4]
    assert rows[-1] == Row(None, None, (), len(ENGLISH) - 4)


def test_the_value_that_differs_is_marked_on_both_sides() -> None:
    row = next(row for row in comparison(ENGLISH, OTHER_LAMPS).rows if row.findings)
    assert (marked(row.left), marked(row.right)) == (["62"], ["72"])
    assert text_of(row.left) == ENGLISH[2]
    assert text_of(row.right) == " ".join(OTHER_LAMPS[2].split())


@pytest.mark.parametrize("number", LONG_PARAGRAPHS)
def test_a_passage_without_an_answer_stands_alone_and_is_marked_whole(number: int) -> None:
    rows = comparison(ENGLISH, without(FRENCH, number)).rows
    (row,) = [row for row in rows if row.right is None and row.left]
    assert row.left
    assert row.left.location.start.line == line_of(number)
    assert len(row.findings) == 1
    assert [part.differs for part in row.left.parts] == [True]
    assert row.left.kind is PassageKind.PARAGRAPH


@pytest.mark.parametrize("number", [0, len(ENGLISH) - 1])
def test_nothing_is_skipped_beyond_the_first_and_the_last_row(number: int) -> None:
    french = in_place(FRENCH, number, FRENCH[number] + " Il y a 77 lampes.")
    rows = comparison(ENGLISH, french).rows
    assert sum(row.skipped for row in rows) == len(ENGLISH) - 2
    assert [row.left is None and row.right is None for row in rows] == (
        [False, False, True] if not number else [False] * 2
    )


def test_the_parts_of_several_passages_stand_on_lines_of_their_own() -> None:
    first, second = FRENCH[5].split(". ", 1)
    french = in_place(FRENCH, 5, first.replace("25 couches", "35 couches") + ".", second)
    row = next(row for row in comparison(ENGLISH, french).rows if row.findings)
    assert text_of(row.right).split("\n") == [first.replace("25", "35") + ".", second]
    assert row.right
    assert (row.right.location.start.line, row.right.location.end.line) == (line_of(5), line_of(6))


EDITS = st.lists(
    st.tuples(
        st.sampled_from(range(len(ENGLISH))),
        st.booleans(),
        st.sampled_from(
            [
                "",
                " 77 lampes.",
                " [77](https://outils.example/)",
                " **77 $**, *dit-on*",
                " <b>77</b> &amp; [a][b]",
                " `77`",
            ]
        ),
    ),
    max_size=4,
)


@given(EDITS)
@settings(deadline=None, max_examples=60)
def test_a_row_shows_what_a_reader_sees_and_rows_and_skipped_make_up_the_whole(
    edits: list[tuple[int, bool, str]],
) -> None:
    blocks = {True: list(ENGLISH), False: list(FRENCH)}
    for number, in_english, added in edits:
        old = blocks[in_english][number]
        blocks[in_english][number] = old + added if added else old[:2] + "…"
    english, french = markdown(blocks[True]), markdown(blocks[False])
    group = examined(english, french, *RULES)
    ids = {one.id for post in group.posts for one in post.findings}
    (found,) = group.comparisons
    texts = {code: [p.text for p in facts_of(text).passages] for code, text in (("en", english), ("fr", french))}
    for row in found.rows:
        for code, side in (("en", row.left), ("fr", row.right)):
            if side:
                assert all(line in texts[code] for line in text_of(side).split("\n"))
                assert all(part.text for part in side.parts)
        assert set(row.findings) <= ids
    shown = [row for row in found.rows if row.left or row.right]
    if found.rows:
        pair = pair_of(english, french)
        assert len(shown) + sum(row.skipped for row in found.rows) == len(pair.matches)
    assert ids >= {one for row in found.rows for one in row.findings}


def test_without_findings_nothing_is_shown_and_all_is_counted() -> None:
    pair = pair_of(markdown(ENGLISH), markdown(without(FRENCH, 4)))
    found = compared(pair, {})
    assert found.rows == ()
    assert found.passages == (len(ENGLISH) - 1, len(ENGLISH) - 1)
    assert found.links == (1, 1)
    words = [passage.words for passage in pair.left.facts.passages]
    assert found.words == (sum(words) - words[4], sum(passage.words for passage in pair.right.facts.passages))
