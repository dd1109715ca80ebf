"""`auditor init`: what it writes, and what it refuses to write over."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from auditor.cli import cli
from tests.cli.publications import audit, bilingual, lay, refused

if TYPE_CHECKING:
    from pathlib import Path

HUGO = {"hugo.toml": 'baseURL = "https://outils.example/"\n[languages.en]\n[languages.fr]\n'}


def init(*arguments: str | Path) -> tuple[str, str]:
    done = CliRunner().invoke(cli, ["init", *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def test_it_writes_a_configuration_and_says_where(tmp_path: Path) -> None:
    lay(tmp_path, bilingual())
    out, told = init(tmp_path)
    file = tmp_path / "auditor.toml"
    assert (out, told) == ("", f"{file}\n")
    written = tomllib.loads(file.read_text("utf-8"))["publication"]
    assert written["languages"] == ["en", "fr"]


def test_it_does_not_write_over_a_file(tmp_path: Path) -> None:
    lay(tmp_path, {**bilingual(), "auditor.toml": "jobs = 1\n"})
    assert "auditor.toml: exists already; --print shows what would be written" in refused("init", tmp_path)
    assert (tmp_path / "auditor.toml").read_text() == "jobs = 1\n"
    assert "[publication]" in init(tmp_path, "--print")[0]
    assert (tmp_path / "auditor.toml").read_text() == "jobs = 1\n"


def test_what_it_prints_is_what_it_writes(tmp_path: Path) -> None:
    lay(tmp_path, bilingual())
    printed, told = init(tmp_path, "--print", "--language", "fr")
    assert told == ""
    assert not (tmp_path / "auditor.toml").exists()
    init(tmp_path, "--language", "fr")
    assert (tmp_path / "auditor.toml").read_text("utf-8") == printed


@pytest.mark.parametrize("name", ["absent", "a.md"])
def test_without_a_folder_there_is_nothing_to_begin_with(tmp_path: Path, name: str) -> None:
    lay(tmp_path, {"a.md": "# Titre\n"})
    assert refused("init", tmp_path / name) == f"auditor: {tmp_path / name}: no such folder\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    lay(tmp_path, bilingual()).chmod(0o500)
    try:
        assert "auditor.toml: cannot be written: " in refused("init", tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_a_mistake_in_the_configuration_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {**bilingual(), "auditor.toml": "[publication]\nhost = 'a'\n"})
    assert "auditor.toml:2: publication.host: unknown setting" in refused("init", tmp_path, "--print")


def test_it_is_commented_in_french(tmp_path: Path) -> None:
    lay(tmp_path, bilingual())
    comments = [line for line in init(tmp_path, "--print", "--language", "fr")[0].splitlines() if line.startswith("# ")]
    assert "# Les langues dans lesquelles chaque billet devrait exister." in comments
    assert not any(" the " in line for line in comments)
    assert "# The languages in which every post should exist." in init(tmp_path, "--print", "--language", "en")[0]


@pytest.mark.parametrize(
    "files", [bilingual(), HUGO | bilingual("content/en", "content/fr"), {"a.md": "# Titre\n"}, {}]
)
def test_an_audit_says_the_same_with_what_was_written(tmp_path: Path, files: dict[str, str]) -> None:
    lay(tmp_path, files)
    before = audit(tmp_path)
    init(tmp_path)
    behind = audit(tmp_path)
    assert (behind.code, behind.findings, behind.translations) == (before.code, before.findings, before.translations)
