"""Which passage answers which, in a post that someone wrote and someone translated, after what editors do to one."""

from __future__ import annotations

import pytest

from auditor.model.facts import PassageKind
from auditor.model.pair import Match
from auditor.publication.alignment import align
from tests.comparison.posts import (
    ENGLISH,
    FRENCH,
    LIST,
    LONG_PARAGRAPHS,
    LONGER,
    assert_whole,
    body,
    facts_of,
    gaps,
    in_place,
    markdown,
    matches_of,
    mirrored,
    without,
)

ONE_TO_ONE = tuple(Match((number,), (number,)) for number in range(len(ENGLISH)))
SIDES = ("english", "french")
LONE_HALF = pytest.mark.xfail(reason="a half that shares no word with the whole is left alone", strict=True)
ONE_WAY = pytest.mark.xfail(reason="items without a word in common are told apart in one direction only", strict=True)


def versions(side: str, blocks: list[str]) -> tuple[str, str]:
    """The post with one side's blocks edited."""
    return markdown(blocks if side == "english" else ENGLISH), markdown(blocks if side == "french" else FRENCH)


def blocks_of(side: str) -> tuple[str, ...]:
    return ENGLISH if side == "english" else FRENCH


def seen_from(side: str, match: Match) -> Match:
    """A match of (edited, whole) as (english, french)."""
    return match if side == "english" else Match(match.right, match.left)


def test_a_faithful_translation_is_matched_passage_by_passage() -> None:
    assert matches_of(markdown(ENGLISH), markdown(FRENCH)) == ONE_TO_ONE


@pytest.mark.parametrize("blocks", [ENGLISH, FRENCH], ids=SIDES)
def test_identical_documents_are_matched_passage_by_passage(blocks: tuple[str, ...]) -> None:
    facts = facts_of(markdown(blocks))
    assert align(facts, facts) == ONE_TO_ONE


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("number", LONG_PARAGRAPHS)
def test_a_paragraph_that_is_dropped_is_what_remains_without_an_answer(side: str, number: int) -> None:
    edited = without(blocks_of(side), number)
    matches = matches_of(*versions(side, edited))
    assert gaps(matches) == [seen_from(side, Match((), (number,)))]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("number", range(LIST.start, LIST.stop))
def test_a_list_item_that_is_dropped_leaves_one_of_its_list_without_an_answer(side: str, number: int) -> None:
    matches = matches_of(*versions(side, without(blocks_of(side), number)))
    (gap,) = gaps(matches)
    (left_alone,) = seen_from(side, gap).right
    assert abs(left_alone - number) <= 1  # items that share no word with any other are told apart by length alone


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("first", [1, 4, 12])
def test_two_paragraphs_that_are_dropped_both_remain_without_an_answer(side: str, first: int) -> None:
    matches = matches_of(*versions(side, without(blocks_of(side), first, first + 1)))
    assert gaps(matches) == [seen_from(side, Match((), (number,))) for number in (first, first + 1)]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("start", "end"), [(3, 6), (6, 11), (11, 15)])
def test_a_section_that_is_dropped_leaves_its_text_and_one_heading_without_an_answer(
    side: str, start: int, end: int
) -> None:
    matches = matches_of(*versions(side, without(blocks_of(side), *range(start, end))))
    alone = [number for match in gaps(matches) for number in seen_from(side, match).right]
    assert [number for number in alone if blocks_of(side)[number][0] != "#"] == [*range(start + 1, end)]
    assert len(alone) == end - start


@pytest.mark.parametrize(
    ("side", "start", "end"),
    [
        ("french", 3, 6),
        ("english", 3, 6),
        ("english", 6, 11),
        ("french", 6, 11),
        ("english", 11, 15),
        ("french", 11, 15),
    ],
)
def test_the_heading_that_remains_is_that_of_the_section_that_was_dropped(side: str, start: int, end: int) -> None:
    matches = matches_of(*versions(side, without(blocks_of(side), *range(start, end))))
    assert gaps(matches)[0] == seen_from(side, Match((), (start,)))


@pytest.mark.parametrize("number", LONG_PARAGRAPHS)
def test_what_each_version_alone_says_in_another_place_is_not_matched(number: int) -> None:
    other = next(one for one in LONG_PARAGRAPHS if abs(one - number) >= 7)
    matches = matches_of(markdown(without(ENGLISH, number)), markdown(without(FRENCH, other)))
    left_gap = other - (other > number)
    right_gap = number - (number > other)
    assert set(gaps(matches)) == {Match((left_gap,), ()), Match((), (right_gap,))}


IN_TWO = [
    pytest.param(number, side, marks=LONE_HALF if (number, side) == (1, "english") else ())
    for number in LONG_PARAGRAPHS
    for side in SIDES
]


@pytest.mark.parametrize(("number", "side"), IN_TWO)
def test_a_paragraph_in_two_is_matched_with_both_halves(number: int, side: str) -> None:
    block = blocks_of(side)[number]
    ends = [at + 1 for at in range(len(block) - 1) if block[at] in ".?" and block[at + 1] == " "]
    at = min(ends, key=lambda end: abs(end - len(block) // 2))
    edited = in_place(blocks_of(side), number, block[:at], block[at + 1 :])
    matches = matches_of(*versions(side, edited))
    assert gaps(matches) == []
    assert seen_from(side, Match((number, number + 1), (number,))) in matches


@pytest.mark.parametrize("side", SIDES)
def test_three_paragraphs_in_one_are_matched_with_it(side: str) -> None:
    one = " ".join(blocks_of(side)[12:15])
    matches = matches_of(*versions(side, [*blocks_of(side)[:12], one]))
    assert gaps(matches) == []
    assert seen_from(side, Match((12,), (12, 13, 14))) in matches


ORDERS = [(10, 9, 8, 7), (8, 7, 10, 9), (8, 9, 10, 7), (10, 7, 8, 9), (9, 7, 10, 8)]


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_in_another_order_lacks_nothing(order: tuple[int, ...]) -> None:
    edited = [*FRENCH[: LIST.start], *(FRENCH[number] for number in order), *FRENCH[LIST.stop :]]
    matches = matches_of(markdown(ENGLISH), markdown(edited))
    assert gaps(matches) == []
    assert_whole(matches, facts_of(markdown(ENGLISH)), facts_of(markdown(edited)))


@pytest.mark.parametrize("side", SIDES)
def test_a_sentence_that_moved_to_the_next_paragraph_leaves_no_gap(side: str) -> None:
    blocks = blocks_of(side)
    first, _, moved = blocks[4].partition(". ")
    edited = [*blocks[:4], first + ".", f"{moved} {blocks[5]}", *blocks[6:]]
    assert matches_of(*versions(side, edited)) == ONE_TO_ONE


@pytest.mark.parametrize("side", SIDES)
def test_a_paragraph_that_moved_a_section_further_is_found_again(side: str) -> None:
    blocks = blocks_of(side)
    edited = [*without(blocks[:12], 5), blocks[5], *blocks[12:]]
    matches = matches_of(*versions(side, edited))
    assert gaps(matches) == []
    assert seen_from(side, Match((11,), (5,))) in matches


@pytest.mark.parametrize("side", SIDES)
def test_titles_and_descriptions_answer_each_other_wherever_they_stand(side: str) -> None:
    head = "---\ntitle: Patinoire\ndescription: Une patinoire pour tout le quartier\n---\n\n"
    other = "---\ndescription: A rink for the whole district\ntitle: Rink\n---\n\n"
    left, right = facts_of(other + markdown(ENGLISH)), facts_of(head + markdown(FRENCH))
    matches = align(left, right, LONGER)
    assert_whole(matches, left, right)
    assert gaps(matches) == []
    for kind in (PassageKind.TITLE, PassageKind.DESCRIPTION):
        assert Match(tuple(body(left, kind)), tuple(body(right, kind))) in matches


CHARTS = ["the", "old", "new", "big", "raw"]


@pytest.mark.parametrize(("left", "right"), [("plan", "plan"), ("plan-en", "plan-fr"), ("en/plan", "fr/plan")])
def test_images_tie_passages_whose_words_and_lengths_say_nothing(left: str, right: str) -> None:
    """Every second passage is an image alone, its caption as long as any other; one is dropped."""
    english = [f"![{word} one]({left}-{word}.png) as of now, by us" for word in CHARTS]
    french = [f"![un {word[::-1]}]({right}-{word}.png) de nos jours" for word in CHARTS if word != "old"]
    assert gaps(matches_of(markdown(english), markdown(french))) == [Match((1,), ())]


def test_no_passage_answers_an_empty_post() -> None:
    empty, whole = facts_of(""), facts_of(markdown(ENGLISH))
    assert align(empty, empty) == ()
    assert align(whole, empty) == tuple(Match((number,), ()) for number in range(len(ENGLISH)))
    assert align(empty, whole) == tuple(Match((), (number,)) for number in range(len(ENGLISH)))


SWAPPED = [
    pytest.param(dropped, side, marks=ONE_WAY if (dropped, side) == ((8,), "french") else ())
    for dropped in ((), *((number,) for number in range(1, len(ENGLISH))), (4, 5), (2, 13))
    for side in SIDES
]


@pytest.mark.parametrize(("dropped", "side"), SWAPPED)
def test_swapped_versions_have_the_same_matches(dropped: tuple[int, ...], side: str) -> None:
    english, french = (facts_of(text) for text in versions(side, without(blocks_of(side), *dropped)))
    assert set(align(french, english, 1 / LONGER)) == mirrored(align(english, french, LONGER))
