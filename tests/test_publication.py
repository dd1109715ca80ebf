"""The whole way, on the small publication of our own: what was planted is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from auditor.cli import cli

PUBLICATION = Path(__file__).parent / "publication"
SCHEMA = Path(__file__).parents[1] / "reports" / "schema" / "report.v1.json"

PLANTED = [
    ("_posts/2025-01-18-Une-remise-pour-tout-le-monde.md", 32, 90, "link/malformed", "missing-open-paren"),
    ("_posts/2025-02-22-First-Results-Of-The-Repair-Cafe.md", 23, 1, "translation/missing-passage", None),
    ("_posts/2025-02-22-Premier-bilan-du-cafe-reparation.md", 29, 211, "link/malformed", "space-between"),
    ("_posts/2025-04-05-Ateliers-du-printemps.md", 13, 3, "link/same-target", None),
    ("_posts/2025-04-05-Ateliers-du-printemps.md", 21, 126, "prose/unbalanced-bracket", "doubled"),
    ("_posts/2025-05-31-Comment-affuter-une-beche.md", 27, 266, "link/empty", "no-target"),
    ("_posts/2025-05-31-How-To-Sharpen-A-Spade.md", 27, 131, "link/malformed", "scheme-typo"),
    ("_posts/2025-06-21-Horaire-d-ete-et-remerciements.md", 9, 51, "link/undefined-reference", "near-miss"),
    ("_posts/2025-06-21-Horaire-d-ete-et-remerciements.md", 15, 21, "parity/dates", "differs"),
    ("fr/contact.html", 16, 9, "target/invalid-address", "missing-mailto"),
    ("fr/index.md", 19, 69, "link/vague-text", None),
]


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["audit", str(PUBLICATION), "--offline", "--report", "json"])
    assert done.exit_code == 1, done.output
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def test_what_was_planted_is_found_and_nothing_else(report: dict[str, Any]) -> None:
    found = [(f["path"], f["start"]["line"], f["start"]["column"], f["rule"], f["variant"]) for f in report["findings"]]
    assert found == PLANTED


def test_the_report_keeps_its_promise(report: dict[str, Any]) -> None:
    jsonschema.validate(report, json.loads(SCHEMA.read_text("utf-8")))


def test_what_a_generator_does_not_publish_is_left_out_with_a_word(report: dict[str, Any]) -> None:
    left_out = {entry["reason"]: entry["examples"] for entry in report["left_out"]}
    assert left_out == {
        "not-published": ["_includes/", "_layouts/", "notes/"],
        "repository-file": ["README.md"],
    }
    assert report["publication"]["generator"] == "jekyll"


def test_every_post_has_its_address_and_its_other_version(report: dict[str, Any]) -> None:
    posts = {post["path"]: post for post in report["posts"]}
    assert report["publication"]["pairs"] == len(posts) / 2
    assert report["publication"]["paired_by"] == {"key": len(posts) / 2}
    for post in posts.values():
        (other,) = post["translations"].values()
        assert posts[other]["translations"] == {post["language"]: post["path"]}
        assert post["address"].startswith("https://outils.example/")
    assert [one["language"] for one in report["publication"]["coverage"]] == ["en", "fr"]


def test_a_template_is_unverified_and_never_wrong(report: dict[str, Any]) -> None:
    reasons = {entry["address"]: entry["reason"] for entry in report["unverified"]}
    assert any("{{ site.baseurl }}" in address and reason == "template" for address, reason in reasons.items())
    assert not any("{{" in finding["snippet"] for finding in report["findings"])


def test_every_post_knows_its_language(report: dict[str, Any]) -> None:
    assert {post["language"] for post in report["posts"]} == {"en", "fr"}
    french = [post for post in report["posts"] if post["language"] == "fr"]
    assert len(french) == len(report["posts"]) / 2
