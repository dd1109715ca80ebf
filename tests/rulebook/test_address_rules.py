"""hosts.yml and url-languages.yml: mistakes told at their line, and a publication's rows before the shipped ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.language.addresses import AddressReader
from auditor.rulebook import RuleError, load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

HOSTS = """\
pairs:
  - {en: gardens.example, fr: jardins.example}
languages:
  fr:
    - potager.example
neutral: [plans.example/carte]
"""
PATTERNS = """\
languages:
  br:
    short: [br]
    own: [brezhoneg]
patterns:
  - place: query
    spelling: short
    confidence: high
    names: [yezh]
  - {place: segment, spelling: own, confidence: high, first: true}
segments:
  - {br: liorzh, fr: jardin, hosts: [liorzh.example]}
"""
HOST_MISTAKES = [
    ("{en: gardens.example, fr: jardins.example}", "{en: gardens.example}", "2: pairs.0: a pair has a host for each"),
    ("fr: jardins.example", "fr: Jardins.example", "2: pairs.0.fr: a host such as example.org is expected"),
    ("fr: jardins.example", "fr: jardins.example/x", "2: pairs.0.fr: a pair is of hosts, without a path"),
    ("fr: jardins.example", "french: jardins.example", "2: pairs.0.french: the code of a language is expected"),
    ("    - potager.example", "    - https://potager.example", "5: languages.fr.0: a host such as"),
    ("    - potager.example", "    - www.potager.example", "5: languages.fr.0: a host such as"),
    ("    - potager.example", "    - jardins.example", "5: languages.fr.0: “jardins.example” stands here twice"),
    ("neutral:", "neutrals:", "6: neutrals: unknown field"),
    ("[plans.example/carte]", "plans.example", "6: neutral: a list is expected"),
    ("[plans.example/carte]", "[plans.example/]", "6: neutral.0: a host such as"),
]
PATTERN_MISTAKES = [
    ("short: [br]", "shorts: [br]", "3: languages.br.shorts: unknown field"),
    ("short: [br]", "short: br", "3: languages.br.short: a list of texts is expected"),
    ("  br:\n", "  breton:\n", "3: languages.breton: the code of a language is expected"),
    ("place: query", "place: path", "6: patterns.0.place: “path” is none of label, segment, file, ending, query"),
    ("spelling: short", "spelling: tall", "7: patterns.0.spelling: “tall” is none of short,"),
    ("confidence: high", "confidence: sure", "8: patterns.0.confidence: “sure” is none of high, medium, low"),
    ("    names: [yezh]\n", "", "6: patterns.0.names: field required"),
    ("    names: [yezh]", '    names: [yezh]\n    marks: "-"', "10: patterns.0.marks: not for a query"),
    ("first: true", "first: 1", "10: patterns.1.first: true or false is expected"),
    ("first: true", 'hosts: ["*.example"]', "10: patterns.1.hosts.0: a host such as example.org is expected"),
    ("place: segment,", 'place: file, marks: "+",', "10: patterns.1.marks: only these are known"),
    ("br: liorzh, fr: jardin,", "br: liorzh,", "12: segments.0: a word in each of two languages"),
    (", hosts: [liorzh.example]", "", "12: segments.0.hosts: field required"),
]


def _reader(folder: Path, hosts: str = HOSTS, patterns: str = PATTERNS) -> AddressReader:
    (folder / "hosts.yml").write_text(hosts, "utf-8")
    (folder / "url-languages.yml").write_text(patterns, "utf-8")
    return AddressReader(load_rulebook([folder]).addresses)


@pytest.mark.parametrize(("good", "bad", "told"), HOST_MISTAKES)
def test_a_mistake_about_hosts_is_told_at_its_line(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert good in HOSTS
    with pytest.raises(RuleError) as error:
        _reader(tmp_path, hosts=HOSTS.replace(good, bad, 1))
    assert f"hosts.yml:{told}" in str(error.value)


@pytest.mark.parametrize(("good", "bad", "told"), PATTERN_MISTAKES)
def test_a_mistake_about_patterns_is_told_at_its_line(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert good in PATTERNS
    with pytest.raises(RuleError) as error:
        _reader(tmp_path, patterns=PATTERNS.replace(good, bad, 1))
    assert f"url-languages.yml:{told}" in str(error.value)


def test_a_publication_adds_hosts_and_another_language(tmp_path: Path) -> None:
    reader = _reader(tmp_path)
    assert reader.sisters("https://www.gardens.example/a", "fr") == ("https://www.jardins.example/a",)
    assert reader.is_neutral("https://plans.example/carte/4")
    assert not reader.is_neutral("https://plans.example/")
    found = reader.sign("https://liorzh.example/?yezh=br")
    assert found
    assert (found[0].language, found[0].shown) == ("br", "yezh=br")
    assert (
        reader.sisters("https://liorzh.example/brezhoneg/liorzh", "fr")[0] == "https://liorzh.example/francais/jardin"
    )


def test_the_rows_of_a_publication_come_before_the_shipped_ones(tmp_path: Path) -> None:
    shipped = AddressReader(load_rulebook().addresses)
    assert not shipped.is_neutral("https://webaim.org/")
    reader = _reader(tmp_path, hosts="neutral: [webaim.org]\nbilingual: [open.canada.ca]\n", patterns="{}")
    assert reader.is_neutral("https://webaim.org/")
    assert reader.sign("https://open.canada.ca/data") is None
    assert reader.sign("https://ouvert.canada.ca/data") == shipped.sign("https://ouvert.canada.ca/data")


def test_a_part_is_read_by_the_first_row_that_fits(tmp_path: Path) -> None:
    row = "patterns: [{place: segment, spelling: short, confidence: low, hosts: [exemple.ca]}]"
    reader = _reader(tmp_path, hosts="{}", patterns=row)
    found = reader.sign("https://exemple.ca/fr/")
    assert found
    assert found[1] == "low"


def test_the_tables_stay_with_a_selection() -> None:
    book = load_rulebook()
    assert book.selection(["link"]).addresses == book.addresses
