"""Runs in which links are followed: what is kept, what is asked for, and that a repair repairs."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from auditor.cli import cli
from auditor.model.location import Lines
from tests.publications.builder import english
from tests.rules.fixtures import FOLDER, findings_in, fixtures

if TYPE_CHECKING:
    from pathlib import Path

POSTS = 70  # enough for a cache


def audited(folder: Path, *options: str) -> dict[str, Any]:
    command = ["audit", str(folder), "--offline", "--report", "json", "--fail-on", "never", *options]
    done = CliRunner().invoke(cli, command)
    assert done.exit_code == 0, done.output
    report: dict[str, Any] = json.loads(done.stdout)
    report.pop("run")
    return report


def told(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["path"], one["rule"]) for one in report["findings"] if one["rule"].startswith("target/")]


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Lake\ntheme: {locale: en}\n", "utf-8")
    for number in range(POSTS):
        text = (
            english(title=f"Part {number}") + f"\nRead the [next part](part-{(number + 1) % POSTS}.md#end).\n\n## End\n"
        )
        (tmp_path / f"docs/part-{number}.md").write_text(text, "utf-8")
    return tmp_path


def test_a_page_that_goes_is_missed_in_a_post_that_has_not_changed(publication: Path) -> None:
    assert told(audited(publication)) == []
    assert (publication / ".auditor_cache").is_dir()
    (publication / "docs/part-8.md").unlink()
    report = audited(publication)
    assert told(report) == [("docs/part-7.md", "target/broken")]
    assert audited(publication) == report
    assert audited(publication, "--no-cache") == report
    text = (publication / "docs/part-9.md").read_text("utf-8").replace("## End", "## Ende")
    (publication / "docs/part-9.md").write_text(text, "utf-8")
    (publication / "docs/part-8.md").write_text(
        english(title="Part 8") + "\n[Next](part-9.md#end)\n\n## End\n", "utf-8"
    )
    assert told(audited(publication)) == [("docs/part-8.md", "target/fragment-missing")]


def test_where_no_rule_needs_an_outcome_nothing_is_followed(publication: Path) -> None:
    (publication / "docs/part-8.md").unlink()
    report = audited(publication, "--select", "link")
    assert (report["targets"], report["findings"]) == ([], [])
    report = audited(publication, "--select", "target/broken")
    assert {one["outcome"] for one in report["targets"]} == {"ok", "broken"}


def test_a_target_has_its_language_and_its_address_in_the_other(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text('baseURL = "https://lake.ca/"\n[languages.en]\n[languages.fr]\n', "utf-8")
    for path, text in {"about.md": "Text.", "about.fr.md": "Texte.", "visit.md": "[About](/about/)"}.items():
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content" / path).write_text(f"---\ntitle: x\n---\n{text}\n", "utf-8")
    (target,) = audited(tmp_path)["targets"]
    assert target == {
        "address": "https://lake.ca/about/",
        "outcome": "ok",
        "status": None,
        "final": "https://lake.ca/about/",
        "hops": [],
        "language": "en",
        "languages": ["en"],
        "signs": [{"kind": "post", "language": "en", "shown": "content/about.md"}],
        "translations": {"fr": "https://lake.ca/fr/about/"},
        "readers": [],
        "checked": None,
    }


REPAIRED = [path for rule in ("target/broken", "target/fragment-missing") for path in fixtures(rule, "flagged")]


@pytest.mark.parametrize("path", REPAIRED, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_repair_removes_its_finding(path: Path, tmp_path: Path) -> None:
    rule = "/".join(path.relative_to(FOLDER).parts[:2])
    copy = tmp_path / "copy"
    shutil.copytree(path, copy)
    found = findings_in(path, rule)
    for finding in sorted(found, key=lambda one: one.location, reverse=True):
        for edit in finding.edits:
            file = copy / finding.location.path
            lines = Lines(file.read_text("utf-8"))
            start, end = lines.offset(edit.span.start), lines.offset(edit.span.end)
            file.write_text(lines.text[:start] + edit.text + lines.text[end:], "utf-8")
    left = [(one.variant, one.target) for one in findings_in(copy, rule)]
    assert left == [(one.variant, one.target) for one in found if not one.edits]
