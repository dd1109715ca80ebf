"""What holds of every alignment, whatever the two posts say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.model.facts import Facts, Format, Passage, PassageKind
from auditor.model.location import Position, Span
from auditor.model.pair import Match
from auditor.publication.alignment import align
from tests.comparison.posts import LONGER, assert_whole, facts_of, gaps, markdown
from tests.crawler.documents import html_documents, markdown_documents

if TYPE_CHECKING:
    from collections.abc import Iterable

STEMS = ("velmor", "cantil", "brosque", "tarind", "ostral", "fimbel", "gralon", "pessin", "udorme", "lavist", "hernac")
ENGLISH_ENDS = ("ing", "ed", "ly", "ness", "er")
FRENCH_ENDS = ("ement", "ée", "eur", "ité", "aient")
SMALL_ENGLISH = ("the", "of", "to", "and", "is")
SMALL_FRENCH = ("le", "des", "pour", "et", "sont")
NAMES = ("Tremblay", "Gaspé", "Wabush", "Saint-Roch", "Iqaluit")
MARKS = ("", "", "## ", "### ", "- ", "1. ", "> ")
MANY = 2_000
BAND = pytest.mark.xfail(reason="the way leads out of the band", strict=True)


class Said(NamedTuple):
    """One passage in both made-up languages."""

    english: str
    french: str


@st.composite
def said(draw: st.DrawFn) -> Said:
    mark = draw(st.sampled_from(MARKS))
    english: list[str] = []
    french: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        match draw(st.integers(0, 9)):
            case 0:
                word = str(draw(st.integers(0, 5_000)))
                english.append(word)
                french.append(word)
            case 1:
                word = draw(st.sampled_from(NAMES))
                english.append(word)
                french.append(word)
            case 2 | 3 | 4:
                english.append(draw(st.sampled_from(SMALL_ENGLISH)))
                french.append(draw(st.sampled_from(SMALL_FRENCH)))
            case _:
                same_root = draw(st.booleans())
                stem = draw(st.sampled_from(STEMS))
                english.append(stem + draw(st.sampled_from(ENGLISH_ENDS)))
                french.append((stem if same_root else stem[::-1]) + draw(st.sampled_from(FRENCH_ENDS)))
    return Said(mark + " ".join(english) + ".", mark + " ".join(french) + ".")


SPEECH = st.lists(said(), max_size=25)


def subset(draw: st.DataObject, blocks: list[str]) -> list[str]:
    """The blocks, some of them dropped, some doubled, the rest in their order or not."""
    kept = [block for block in blocks for _ in range(draw.draw(st.sampled_from((0, 1, 1, 1, 1, 1, 1, 2))))]
    return draw.draw(st.permutations(kept)) if draw.draw(st.integers(0, 4)) == 0 else kept


@given(SPEECH, st.data(), st.sampled_from((1.0, LONGER, 1 / LONGER)))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_visible_passage_is_in_exactly_one_match(speech: list[Said], data: st.DataObject, longer: float) -> None:
    left = facts_of(markdown(subset(data, [one.english for one in speech])))
    right = facts_of(markdown(subset(data, [one.french for one in speech])))
    matches = align(left, right, longer)
    assert_whole(matches, left, right)
    assert align(left, right, longer) == matches
    in_order = [match.left for match in matches if match.left]
    assert in_order == sorted(in_order)


@given(
    st.one_of(markdown_documents(), html_documents()), st.one_of(markdown_documents(), html_documents()), st.booleans()
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_posts_in_any_syntax_are_aligned_whole(one: tuple[str, object], other: tuple[str, object], html: bool) -> None:
    left, right = (facts_of(text, Format.HTML if html else Format.MARKDOWN) for text in (one[0], other[0]))
    assert_whole(align(left, right, LONGER), left, right)


@given(SPEECH)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_identical_documents_are_matched_passage_by_passage(speech: list[Said]) -> None:
    facts = facts_of(markdown(one.english for one in speech))
    assert align(facts, facts) == tuple(Match((n,), (n,)) for n, passage in enumerate(facts.passages) if passage.text)


def long_post(word: str, numbers: Iterable[int]) -> Facts:
    """Paragraphs that have nothing in common with those of another word but a number."""
    return facts_of(markdown(f"{f'{word} ' * 12}{number} {'a' * (number % 30)}." for number in numbers))


DROPPED = [
    range(1),
    range(3, 4),
    range(999, 1_002),
    range(MANY - 1, MANY),
    pytest.param(range(400), marks=BAND),
    pytest.param(range(1_500, MANY), marks=BAND),
]


@pytest.mark.parametrize("dropped", DROPPED, ids=str)
def test_what_one_lacks_of_two_thousand_passages_is_found(dropped: range) -> None:
    left = long_post("alba", range(10_000, 10_000 + MANY))
    right = long_post("orme", (10_000 + number for number in range(MANY) if number not in dropped))
    assert gaps(align(left, right)) == [Match((number,), ()) for number in dropped]


def test_two_thousand_passages_with_nothing_in_common_are_matched_whole() -> None:
    left = long_post("alba", range(10_000, 10_000 + MANY))
    right = long_post("orme", range(60_000, 60_000 + MANY))
    assert_whole(align(left, right), left, right)


@pytest.mark.parametrize(("left", "right"), [(1, MANY), (MANY, 1), (40, MANY), (MANY, 40)])
def test_a_post_that_is_many_times_as_long_is_matched_whole(left: int, right: int) -> None:
    one, other = long_post("alba", range(10_000, 10_000 + left)), long_post("orme", range(60_000, 60_000 + right))
    assert_whole(align(one, other), one, other)
    assert_whole(align(one, other, LONGER), one, other)


def test_a_post_that_is_nine_hundred_times_as_long_is_matched_whole() -> None:
    one, other = bare_post(100, "alba"), bare_post(90_000, "orme")
    assert_whole(align(one, other), one, other)


def bare_post(count: int, word: str) -> Facts:
    """Passages of a line each, made without a parser."""
    places = (Span(Position(line, 1), Position(line, 50)) for line in range(1, count + 1))
    texts = (f"{f'{word} ' * 8}{number}" for number in range(count))
    return Facts(
        Format.MARKDOWN,
        passages=tuple(
            Passage(PassageKind.PARAGRAPH, span, text, text) for span, text in zip(places, texts, strict=True)
        ),
    )
