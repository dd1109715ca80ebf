"""The publication in sentences, whatever its languages."""

from __future__ import annotations

import msgspec
import pytest

from auditor.model.audit import Coverage
from auditor.model.publication import Assumption
from auditor.model.rule import Sentence
from auditor.reporter import portrait
from auditor.reporter.assumptions import ASSUMPTIONS
from tests.reporter.samples import empty, sample


def test_an_assumption_without_words_is_told_by_its_kind_and_facts() -> None:
    plain = "no-such-kind (generator = jekyll, posts = 3)"
    told = portrait.assumed(Assumption("no-such-kind", {"generator": "jekyll", "posts": "3"}))
    assert told == Sentence(en=plain, fr=plain)
    assert portrait.assumed(Assumption("no-such-kind")).fr == "no-such-kind"


def test_an_assumption_is_told_by_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = Sentence(en="Made with {generator}.", fr="Produite avec {generator}.")
    monkeypatch.setitem(ASSUMPTIONS, "made-with", sentence)
    audit = msgspec.structs.replace(empty(), assumptions=(Assumption("made-with", {"generator": "Jek\u200byll"}),))
    assert portrait.assumptions(audit) == (
        Sentence(en="Made with Jek⟨U+200B⟩yll.", fr="Produite avec Jek⟨U+200B⟩yll."),
    )
    assert portrait.assumed(Assumption("made-with", {"posts": "3"})).en == "made-with (posts = 3)"


def test_an_assumption_names_languages_and_writes_numbers_as_its_reader_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ASSUMPTIONS, "many-in", Sentence(en="{count} in {language}", fr="{count} en {language}"))
    assert portrait.assumed(Assumption("many-in", {"count": "1204", "language": "fr"})) == Sentence(
        en="1,204 in French", fr="1\u00a0204 en français"
    )


def test_signs_keep_their_order_and_those_of_no_pair_are_left_out() -> None:
    audit = msgspec.structs.replace(empty(), paired_by={"stars": 2, "path": 1, "title": 0, "key": 9})
    assert list(portrait.signs(audit).items()) == [("key", 9), ("path", 1), ("stars", 2)]


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, 0), (0, 9, 0), (1, 1_000, 1), (996, 1_000, 99), (1_000, 1_000, 100), (7, 6, 100)],
)
def test_only_all_is_a_hundred_percent_and_only_none_is_zero(part: int, whole: int, shown: int) -> None:
    assert portrait.percent(part, whole) == shown
    assert portrait.share(part, whole) == Sentence(en=f"{shown}%", fr=f"{shown}\u00a0%")


def test_the_pairs_and_the_coverage_in_a_line() -> None:
    assert portrait.pairs_line(sample()) == Sentence(
        en="2 pairs of posts that answer each other.", fr="2\u00a0paires de billets qui se répondent."
    )
    assert portrait.coverage_line(sample()) == Sentence(
        en="2 pairs; English with a version in French: 1 of 1 post, 96% of the words; "
        "French with a version in English: 1 of 2 posts, 97% of the words.",
        fr="2\u00a0paires; anglais avec une version en français\u00a0: 1\u00a0billet sur 1, 96\u00a0% des mots; "
        "français avec une version en anglais\u00a0: 1\u00a0billet sur 2, 97\u00a0% des mots.",
    )


def test_other_languages_and_counts_of_nothing() -> None:
    none = (0, 0)
    coverage = (Coverage("es", "iu", (1, 3), none, none), Coverage("iu", "es", none, none, none))
    audit = msgspec.structs.replace(empty(), pairs=1, coverage=coverage)
    assert portrait.coverage_line(audit) == Sentence(
        en="1 pair; Spanish with a version in Inuktitut: 1 of 3 posts.",
        fr="1\u00a0paire; espagnol avec une version en inuktitut\u00a0: 1\u00a0billet sur 3.",
    )


def test_a_publication_in_one_language_has_no_coverage_to_speak_of() -> None:
    assert portrait.coverage_line(empty()) is None
