"""The words for declarations in a language file: optional, and every mistake told at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.language import DeclarationWords
from auditor.rulebook import RuleError, load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

BARE = "name: {en: Walloon, fr: wallon}\ncodes: [wa]\nstop_words: [li, les]\n"
NAMES = "  names: {fr: [Francès]}\n"
MISTAKES = [
    ("  only: [seulmint]\n", "5: declarations.names: field required"),
    (f"{NAMES}  only: [rén ki]\n", "6: declarations.only: “rén ki” is not one word"),
    (f"{NAMES}  codes: [wa]\n", "6: declarations.codes: “wa” is not two capitals or more"),
    (f"{NAMES}  codes: [W]\n", "6: declarations.codes: “W” is not two capitals or more"),
    (f"{NAMES}  usual: {{never: x}}\n", "6: declarations.usual.never: unknown field"),
    (f"{NAMES}  usual: {{only: e walon}}\n", "6: declarations.usual.only: “{language}” must stand in it once"),
    (f"{NAMES}  usual: {{only: '{{language}} {{code}}'}}\n", "6: declarations.usual.only: “{language}” must stand"),
    ("  names: {fr: francès}\n", "5: declarations.names.fr: a list of texts is expected"),
    ("  sayings: [x]\n", "5: declarations.sayings: unknown field"),
]


def _load(folder: Path, text: str) -> DeclarationWords:
    (folder / "languages").mkdir()
    (folder / "languages" / "wa.yml").write_text(text, "utf-8")
    return load_rulebook([folder]).languages["wa"].declarations


def test_a_language_needs_no_words_for_declarations(tmp_path: Path) -> None:
    assert _load(tmp_path, BARE) == DeclarationWords()


def test_words_are_case_folded_and_names_are_not(tmp_path: Path) -> None:
    words = _load(tmp_path, f"{BARE}declarations:\n{NAMES}  only: [Seulmint]\n")
    assert words == DeclarationWords(names={"fr": ("Francès",)}, only=frozenset({"seulmint"}))


@pytest.mark.parametrize(("line", "told"), MISTAKES)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(RuleError) as error:
        _load(tmp_path, f"{BARE}declarations:\n{line}")
    assert f"wa.yml:{told}" in str(error.value)
