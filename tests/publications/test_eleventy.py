from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.publication import PairedBy
from tests.publications.builder import ENGLISH, addresses, english, french, kinds, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path

LINK = '"permalink": "{{ prefix }}{{ locale }}/{{ title | stripTagsSlugify }}/"'
SITE = {
    "src/pages/en/en.json": f'{{"locale": "en", {LINK}}}',
    "src/pages/fr/fr.json": f'{{"locale": "fr", {LINK}}}',
    "src/pages/en/forms.md": english(title="Accessible <abbr>PDF</abbr> forms", toggle="Formulaires d’été"),
    "src/pages/fr/formulaires.md": french(title="Formulaires d’été", toggle="Accessible PDF forms"),
    "src/pages/en/tools/tables.njk": english(title="Tables", toggle="des-tableaux-et-des-cœurs"),
    "src/pages/fr/outils/tableaux.md": french(title="Des tableaux &amp; des cœurs", toggle="Tables"),
    "src/pages/fr/outils/outils.11tydata.json": '{"tags": "outils"}',
}


def test_data_files_give_language_and_address(tmp_path: Path) -> None:
    made = publication_of(tmp_path, SITE)
    assert made.generator == "eleventy"
    assert addresses(made) == {
        "src/pages/en/forms.md": "/en/accessible-pdf-forms/",
        "src/pages/en/tools/tables.njk": "/en/tables/",
        "src/pages/fr/formulaires.md": "/fr/formulaires-dete/",
        "src/pages/fr/outils/tableaux.md": "/fr/des-tableaux-and-des-coeurs/",
    }


def test_posts_are_joined_by_the_other_s_title(tmp_path: Path) -> None:
    files = SITE | {"src/pages/en/tools/tables.njk": english(title="Tables", toggle="Des tableaux &amp; des cœurs")}
    made = publication_of(tmp_path, files)
    assert len(made.pairs()) == 2
    assert {entry.paired_by for entry in made.entries.values()} == {PairedBy.TITLE}
    assert kinds(made) == {}


@pytest.mark.parametrize("toggle", ["Formulaire d’été", "Formulaires d’ete et dautomne"])
def test_a_title_that_was_changed_on_one_side(tmp_path: Path, toggle: str) -> None:
    files = SITE | {"src/pages/en/forms.md": english(title="Accessible <abbr>PDF</abbr> forms", toggle=toggle)}
    made = publication_of(tmp_path, files)
    problem = the_problem(made, "src/pages/en/forms.md")
    assert (problem.kind.value, problem.language, problem.nearest) == ("unknown", "fr", "Formulaires d’été")
    assert len(made.pairs()) >= 1, "the other post still names this one"


def test_permalinks_of_posts_and_what_is_not_built(tmp_path: Path) -> None:
    files = {
        "eleventy.config.js": 'export default () => ({ dir: { input: "content" } });',
        "content/content.11tydata.js": 'module.exports = { lang: "en" };',
        "content/index.md": english(title="Home"),
        "content/visit.md": english(title="Visit"),
        "content/2020-05-04-news.md": english(title="News", permalink="'/{{ page.fileSlug }}.html'"),
        "content/part.md": english(title="Part", permalink="false"),
        "content/odd.md": english(title="Odd", permalink='"{% if a %}x{% endif %}"'),
        "content/fr/index.md": french(title="Accueil"),
        "content/fr/visit.md": french(title="Visite"),
        "content/fr/fr.json": '{"lang": "fr"}',
    }
    made = publication_of(tmp_path, files)
    assert addresses(made) == {
        "content/2020-05-04-news.md": "/news.html",
        "content/fr/index.md": "/fr/",
        "content/fr/visit.md": "/fr/visit/",
        "content/index.md": "/",
        "content/odd.md": "",
        "content/part.md": "",
        "content/visit.md": "/visit/",
    }
    assert made.pairs() == [("content/index.md", "content/fr/index.md"), ("content/visit.md", "content/fr/visit.md")]


def test_the_door_to_both_languages_needs_no_counterpart(tmp_path: Path) -> None:
    door = f'<!doctype html>\n<html lang="en"><title>Welcome / Bienvenue</title><p>{ENGLISH}</p></html>'
    files = SITE | {
        "src/index.html": door,
        "src/pages/en/index.md": english(title="Home", permalink="/en/"),
        "src/pages/fr/index.md": french(title="Accueil", permalink="/fr/"),
    }
    made = publication_of(tmp_path, files)
    assert "src/index.html" not in kinds(made)
    assert not made.entries["src/index.html"].expects_counterparts
