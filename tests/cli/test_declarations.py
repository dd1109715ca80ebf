"""Runs over a publication that declares: its habit is learned over all posts, told, and what is unlike it reported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from auditor.cli import cli
from tests.publications.builder import french

if TYPE_CHECKING:
    from pathlib import Path

POSTS = 70  # enough for a cache
ODD = (
    "* [Colles](https://guides.example/glues) (en anglais seulement)\n"
    "* [Vernis (en anglais seulement)](https://guides.example/varnish)\n"
)


def _audited(folder: Path, *options: str) -> dict[str, Any]:
    command = ["audit", str(folder), "--report", "json", "--fail-on", "never", "--select", "target", *options]
    done = CliRunner().invoke(cli, command)
    assert done.exit_code == 0, done.output
    report: dict[str, Any] = json.loads(done.stdout)
    report.pop("run")
    return report


def _told(report: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one["path"], one["rule"], one["message"]["fr"]) for one in report["findings"]]


def _habit(report: dict[str, Any]) -> list[str]:
    told = report["publication"]["assumptions"]
    return [one["message"]["fr"] for one in told if one["kind"].startswith("declarations-")]


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    for number in range(POSTS):
        remark = " (en anglais seulement)" if number < 14 else ""
        text = f"{french(title=f'Partie {number}')}\n* [Guide](https://guides.example/{number}){remark}\n"
        (tmp_path / f"partie-{number:02}.md").write_text(text + (ODD if number == 20 else ""), "utf-8")
    return tmp_path


def test_the_habit_of_all_posts_is_told_and_judges_each(publication: Path) -> None:
    report = _audited(publication)
    assert _habit(report) == [
        "Mentions de langue des billets en français\u00a0: après le lien (15 sur 16).",
        "Mentions de langue des billets en français\u00a0: «\u00a0(en anglais seulement)\u00a0» (16 sur 16).",
    ]
    message = "« (en anglais seulement) » fait partie du lien; les autres mentions de ce genre suivent le leur."
    message = message.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert _told(report) == [("partie-20.md", "target/declaration-style", message)]
    assert _audited(publication) == report
    assert _audited(publication, "--no-cache") == report


def test_a_habit_that_changes_changes_what_is_told(publication: Path) -> None:
    _audited(publication)
    for number in range(14):
        file = publication / f"partie-{number:02}.md"
        text = (
            file.read_text("utf-8")
            .replace(" (en anglais seulement)", "")
            .replace("[Guide]", "[Guide (en anglais seulement)]")
        )
        file.write_text(text, "utf-8")
    message = "« (en anglais seulement) » se trouve hors du lien; les autres mentions de ce genre font partie du leur."
    message = message.replace("« ", "«\u00a0").replace(" »", "\u00a0»")
    assert _told(_audited(publication)) == [("partie-20.md", "target/declaration-style", message)]


def test_what_is_set_wins(publication: Path) -> None:
    settings = publication / "set.toml"
    settings.write_text('[declarations]\nplace = "inside"\nwording.fr = "{language} seulement"\n', "utf-8")
    report = _audited(publication, "--config", str(settings))
    assert _habit(report) == []
    assert len(_told(report)) == 16
    assert {edit["text"] for one in report["findings"] for edit in one["edits"]} == {"anglais seulement"}


def test_the_rule_alone_asks_nothing(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_OFFLINE", "0")
    command = ["audit", str(publication), "--report", "json", "--fail-on", "never"]
    done = CliRunner().invoke(cli, [*command, "--select", "target/declaration-style"])
    report = json.loads(done.stdout)
    assert [one["rule"] for one in report["findings"]] == ["target/declaration-style"]
    assert {one["reason"] for one in report["unverified"]} == {"not-asked"}
