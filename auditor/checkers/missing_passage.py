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
    """One finding for passages that follow each other."""
    min_words, most = rule.options["min_words"], rule.options["mostly"]
    told_cells = ToldCells(pair)
    notes = tuple(note for notes in rule.options["notes"].values() for note in notes)
    for run in unanswered(pair):
        if _renders_an_example(pair, run):
            continue
        passages = [run.post.facts.passages[index] for index in run.passages]
        told = [
            passage
            for passage in passages
            if passage.kind is not PassageKind.HEADING
            and not told_cells.hold(run.post, passage)
            and not _is_a_note(passage.text, notes)
        ]
        words = sum(passage.words for passage in told)
        if not told:
            continue
        variant = "most" if words > most * run.post.facts.words else "several" if len(told) > 1 else ""
        count: dict[str, Any] = {"count": str(len(told))} if variant else {}
        yield Finding.of(
            rule,
            Location(run.post.path, told[0].span),
            variant=variant,
            confidence=Confidence.LOW if words < min_words[_kind(told)] else None,
            related=(*_where(pair, run), *_also(run.post, told[1:])),
            language=LanguageCode(run.other.language),
            **count,
        )
    yield from half_passage.check(pair, rule)


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
