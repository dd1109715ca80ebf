"""The words for values in a language file: optional, and every mistake told at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.rulebook import RuleError, load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

BARE = "name: {en: Walloon, fr: wallon}\ncodes: [wa]\nstop_words: [li, les]\n"
MONTHS = "  months: [[a], [b], [c], [d], [e], [f], [g], [h], [i], [j], [k], [l]]\n"
MISTAKES = [
    ("  numbers: {deus: two}\n", "5: values.numbers.deus: a whole number is expected"),
    ("  numbers: [deus]\n", "5: values.numbers: a mapping is expected"),
    ("  months: [[a]]\n", "5: values.months: twelve lists of names are expected"),
    (MONTHS.replace("[b]", "b"), "5: values.months.1: a list of names is expected"),
    ("  times: {nônne: noon}\n", "5: values.times.nônne: a time such as 12:00 is expected"),
    ("  percent: po cint\n", "5: values.percent: a list of texts is expected"),
    ("  weekdays: [lonk]\n", "5: values.weekdays: unknown field"),
]


def _load(folder: Path, text: str) -> None:
    (folder / "languages").mkdir()
    (folder / "languages" / "wa.yml").write_text(text, "utf-8")
    values = load_rulebook([folder]).languages["wa"].values
    assert values.months == () or len(values.months) == 12


def test_a_language_needs_no_words_for_values(tmp_path: Path) -> None:
    _load(tmp_path, BARE)


def test_words_are_case_folded_and_months_are_not(tmp_path: Path) -> None:
    _load(tmp_path, f"{BARE}values:\n{MONTHS}  numbers: {{Deus: 2}}\n")
    values = load_rulebook([tmp_path]).languages["wa"].values
    assert values.numbers == {"deus": 2}


@pytest.mark.parametrize(("line", "told"), MISTAKES)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(RuleError) as error:
        _load(tmp_path, f"{BARE}values:\n{line}")
    assert f"wa.yml:{told}" in str(error.value)
