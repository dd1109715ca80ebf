from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import msgspec
import pytest

from auditor.publication import PublicationSettings
from auditor.publication.index import recognise
from auditor.publication.starter import starter_configuration
from tests.publications import test_built, test_eleventy, test_hugo, test_jekyll
from tests.publications.builder import LANGUAGES, english, french, heads_of

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = {"en/visit.md": english(title="Visit"), "fr/visit.md": french(title="Visite")}
BUILT = {
    "visit/index.html": test_built.page("en-CA", "The visit is free for all of you.", *test_built.BOTH),
    "visite/index.html": test_built.page("fr-CA", "La visite est gratuite pour vous tous.", *test_built.BOTH),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "files", [test_jekyll.TWO_HOSTS, test_jekyll.BLOG, test_hugo.SITE, test_eleventy.SITE, FOLDERS, BUILT]
)
def test_read_back_it_gives_the_same_publication(tmp_path: Path, files: dict[str, str], language: str) -> None:
    sites, heads = heads_of(tmp_path, files)
    made = recognise(tmp_path, sites, heads, LANGUAGES, PublicationSettings())
    written = tomllib.loads(starter_configuration(made, language))
    settings = msgspec.convert(written["publication"], PublicationSettings)
    again = recognise(tmp_path, sites, heads, LANGUAGES, settings)
    assert (again.entries, again.languages, again.generator) == (made.entries, made.languages, made.generator)


@pytest.mark.parametrize("files", [test_hugo.SITE, FOLDERS])
def test_what_is_commented_out_can_be_made_to_count(tmp_path: Path, files: dict[str, str]) -> None:
    sites, heads = heads_of(tmp_path, files)
    made = recognise(tmp_path, sites, heads, LANGUAGES, PublicationSettings())
    text = starter_configuration(made, "fr")
    rows = [line.removeprefix("# ") for line in text.splitlines() if "sister" not in line]
    settings = [line for line in rows if line.startswith("[") or " = " in line]
    written = tomllib.loads("\n".join(settings))["publication"]
    again = recognise(tmp_path, sites, heads, LANGUAGES, msgspec.convert(written, PublicationSettings))
    assert again.pairs() == made.pairs()


def test_it_is_commented_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    sites, heads = heads_of(tmp_path, FOLDERS)
    made = recognise(tmp_path, sites, heads, LANGUAGES, PublicationSettings())
    assert "The languages in which" in starter_configuration(made, "en")
    assert "Les langues dans lesquelles" in starter_configuration(made, "fr")
