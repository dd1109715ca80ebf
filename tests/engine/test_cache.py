"""The cache changes how long an audit takes, and nothing else."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from auditor.cli import cli
from auditor.engine import ResultCache, content_key

if TYPE_CHECKING:
    from pathlib import Path

_POSTS = 80


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    for number in range(_POSTS):
        text = f"---\nlang: fr\n---\nLe billet {number} mène [ici] (https://billets.example/{number}).\n"
        (tmp_path / f"{number:03}.md").write_text(text, encoding="utf-8")
    return tmp_path


def _report(folder: Path, *options: str) -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["audit", str(folder), "--report", "json", "--jobs", "1", *options])
    assert done.exit_code == 1, done.output
    data: dict[str, Any] = json.loads(done.stdout)
    del data["run"]
    return data


def test_a_second_run_says_the_same(publication: Path) -> None:
    first = _report(publication)
    assert (publication / ".auditor_cache" / ".gitignore").read_text() == "*\n"
    assert _report(publication) == first == _report(publication, "--no-cache")
    assert len(first["findings"]) == _POSTS


def test_what_changed_is_read_anew(publication: Path) -> None:
    _report(publication)
    (publication / "007.md").write_text("Rien à signaler.\n", encoding="utf-8")
    assert "007.md" not in {finding["path"] for finding in _report(publication)["findings"]}


def test_a_change_of_equal_length_with_the_old_time_is_seen(publication: Path) -> None:
    post = publication / "007.md"
    long_ago = (1_700_000_000, 1_700_000_000)
    os.utime(post, long_ago)
    _report(publication)
    text = post.read_text(encoding="utf-8")
    post.write_text(text.replace("[ici] (", "[là ] ("), encoding="utf-8")
    os.utime(post, long_ago)
    found = {one["path"]: one["snippet"] for one in _report(publication)["findings"]}
    assert found["007.md"].startswith("[là ]")


def test_another_configuration_gives_other_addresses(publication: Path) -> None:
    config = publication / "_config.yml"
    config.write_text("url: https://billets.example\n", encoding="utf-8")
    first = {one["address"] for one in _report(publication)["posts"]}
    assert _report(publication)["posts"][0]["address"] in first
    config.write_text("url: https://autres.example\n", encoding="utf-8")
    second = _report(publication)
    assert {one["address"].split("/")[2] for one in second["posts"]} == {"autres.example"}
    assert second == _report(publication, "--no-cache")


def test_other_rules_do_not_get_the_results_of_these(publication: Path) -> None:
    _report(publication)
    done = CliRunner().invoke(cli, ["audit", str(publication), "--report", "json", "--ignore", "link/malformed"])
    assert json.loads(done.stdout)["findings"] == []


def test_nothing_is_kept_without_the_cache(publication: Path) -> None:
    _report(publication, "--no-cache")
    assert not (publication / ".auditor_cache").exists()


def test_a_damaged_cache_is_replaced(publication: Path) -> None:
    first = _report(publication)
    (publication / ".auditor_cache" / "posts.sqlite").write_bytes(b"not a database" * 100)
    assert _report(publication) == first
    assert _report(publication) == first


def test_a_cache_that_cannot_be_made_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / ".auditor_cache").write_text("a file in its place")
    cache = ResultCache(tmp_path)
    cache.store({b"key": b"result"}, [b"key"])
    assert cache.load([b"key"]) == {}


def test_what_is_long_out_of_use_is_forgotten(tmp_path: Path) -> None:
    cache = ResultCache(tmp_path)
    for number in range(6):
        key = content_key(b"rules", "post.md", str(number).encode())
        cache.store({key: b"result"}, [key])
    assert cache.load([key]) == {key: b"result"}
    first = content_key(b"rules", "post.md", b"0")
    assert cache.load([first]) == {}
