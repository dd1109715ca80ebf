"""What stands twice is compared: the help in both readmes, and the settings in both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import cli
from auditor.rulebook import load_rulebook

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "LISEZMOI.md"])
def test_the_help_is_what_the_command_prints(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    shown = re.search(r"<!-- help: auditor audit -->\s*```\w*\n(.*?)```\s*<!-- /help -->", text, re.DOTALL)
    assert shown, "no help between its markers"
    printed = CliRunner().invoke(cli, ["audit", "--help"], prog_name="auditor", terminal_width=78).output
    assert [line.rstrip() for line in shown[1].splitlines()] == [line.rstrip() for line in printed.splitlines()]


@pytest.mark.parametrize("name", ["README.md", "LISEZMOI.md"])
def test_every_rule_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [rule for rule in load_rulebook().rules if f"`{rule}`" not in text] == []


def test_both_readmes_have_the_same_sections() -> None:
    counts = [
        re.findall(r"^(#+) ", re.sub(r"```.*?```", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL), re.MULTILINE)
        for name in ("README.md", "LISEZMOI.md")
    ]
    assert counts[0] == counts[1]
