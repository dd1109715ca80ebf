"""`translation/missing-passage`: what one version says and the other does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers import half_passage
from auditor.checkers.gaps import Run, expected_place, unanswered
from auditor.checkers.tables import ToldCells
from auditor.model.facts import PassageKind
from auditor.model.finding import Finding, LanguageCode, Related
from auditor.model.location import Location
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Passage
    from auditor.model.pair import Pair
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_SAME = 0.6  # of the longer words, in two passages in one language
_ENOUGH = 4  # such words, to tell
_SIGNS = ".,;:!?()«»“”\"'"
_LONG = 5  # letters
_NOTE = 40  # characters in which a note says what it is


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """One finding for passages that follow each other; one for a post of which most is missing."""
    missed = list(_missed(pair, rule))
    for post in (pair.left, pair.right):
        runs = [(run, told) for run, told in missed if run.post is post]
        every = [passage for _, told in runs for passage in told]
        if _words_in(every) > rule.options["mostly"] * post.facts.words:
            yield _finding(pair, rule, runs[0][0], every, "most")
            continue
        for run, told in runs:
            yield _finding(pair, rule, run, told, "several" if len(told) > 1 else "")
    yield from half_passage.check(pair, rule)


def _missed(pair: Pair, rule: Rule) -> Iterator[tuple[Run, list[Passage]]]:
    """The passages that are missing, and that no other rule tells of, run by run."""
    told_cells = ToldCells(pair)
    notes = tuple(note for notes in rule.options["notes"].values() for note in notes)
    for run in unanswered(pair):
        told = [
            passage
            for passage in (run.post.facts.passages[index] for index in run.passages)
            if passage.kind is not PassageKind.HEADING
            and not told_cells.hold(run.post, passage)
            and not _is_a_note(passage.text, notes)
        ]
        if told and not _renders_an_example(pair, run):
            yield run, told


def _finding(pair: Pair, rule: Rule, run: Run, told: list[Passage], variant: str) -> Finding:
    count: dict[str, Any] = {"count": str(len(told))} if variant else {}
    is_short = _words_in(told) < rule.options["min_words"][_kind(told)]
    return Finding.of(
        rule,
        Location(run.post.path, told[0].span),
        variant=variant,
        confidence=Confidence.LOW if is_short else None,
        related=(*_where(pair, run), *_also(run.post, told[1:])),
        language=LanguageCode(run.other.language),
        **count,
    )


def _words_in(passages: list[Passage]) -> int:
    return sum(passage.words for passage in passages)


def _is_a_note(text: str, notes: tuple[str, ...]) -> bool:
    """Whether a passage says itself that it renders what stands beside it, such as « Traduction : » under an image."""
    beginning, colon, _ = text[:_NOTE].casefold().partition(":")
    return bool(colon) and beginning.strip(" \u00a0[(") in notes


def _renders_an_example(pair: Pair, run: Run) -> bool:
    """Whether a passage says in its own language what stands before it in the other's: an example in both versions."""
    if len(run.passages) > 1 or not run.position:
        return False
    before = pair.matches[run.position - 1]
    if len(before.left) != 1 or len(before.right) != 1:
        return False
    own, other = pair.left.facts.passages[before.left[0]], pair.right.facts.passages[before.right[0]]
    words, others = _words(own), _words(other)
    least = min(len(words), len(others))
    return least >= _ENOUGH and len(words & others) >= _SAME * least


def _words(passage: Passage) -> frozenset[str]:
    """The longer words of a passage: of a text and its translation few are the same."""
    words = (word.strip(_SIGNS) for word in passage.text.casefold().split())
    return frozenset(word for word in words if len(word) >= _LONG and word.isalpha())


def _kind(passages: list[Passage]) -> str:
    """A short paragraph may well be a part of another one in the other version; an item of a list is seldom."""
    return "paragraph" if all(passage.kind is PassageKind.PARAGRAPH for passage in passages) else "other"


def _where(pair: Pair, run: Run) -> tuple[Related, ...]:
    place = expected_place(pair, run)
    return (place,) if place else ()


def _also(post: Post, passages: list[Passage]) -> tuple[Related, ...]:
    return tuple(Related(Location(post.path, passage.span), passage.text) for passage in passages)
