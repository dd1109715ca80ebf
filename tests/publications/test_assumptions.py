from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.publication import assumptions
from auditor.reporter.assumptions import ASSUMPTIONS
from tests.publications import test_eleventy, test_hugo, test_jekyll, test_two_repositories
from tests.publications.builder import publication_of

KINDS = set(re.findall(r'Assumption\(f?"([a-z-]+?)(?:-\{by\.value\})?"', Path(assumptions.__file__).read_text("utf-8")))


def test_every_kind_has_its_sentences() -> None:
    signs = {"key", "address", "title", "permalink", "path"}
    habits = {"declarations-inside", "declarations-after", "declarations-worded"}  # tests/language/test_habit.py
    made = (KINDS - {"paired-by"}) | {f"paired-by-{sign}" for sign in signs} | habits
    assert made == ASSUMPTIONS.keys()


@pytest.mark.parametrize(
    "files", [test_jekyll.BLOG, test_hugo.SITE, test_eleventy.SITE, test_two_repositories.repositories()]
)
def test_every_assumption_fills_its_sentences(tmp_path: Path, files: dict[str, str]) -> None:
    for one in publication_of(tmp_path, files).assumptions:
        assert ASSUMPTIONS[one.kind].placeholders <= one.facts.keys()
        assert "{" not in ASSUMPTIONS[one.kind].filled(one.facts).fr


def test_a_host_that_many_posts_name_is_told(tmp_path: Path) -> None:
    files = {path: text for path, text in test_two_repositories.repositories().items() if path.startswith("design/")}
    told = {one.kind: one.facts for one in publication_of(tmp_path, files).assumptions}
    assert told["host-by-use"] == {"address": "conception.example.ca"}


def test_french_sentences_follow_canadian_usage() -> None:
    for sentence in ASSUMPTIONS.values():
        assert not re.search(r"[^\u00a0]:|'|[\u00a0 ][;!?]", sentence.fr)
        assert sentence.fr.endswith(".")
