from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.publication import PairedBy
from tests.publications.builder import ENGLISH, addresses, english, french, kinds, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path

TWO_HOSTS = """
DefaultContentLanguage: en
defaultContentLanguageInSubdir: true
languages:
  en:
    baseUrl: https://trails.example.ca/
    contentDir: content/en
    permalinks: {blog: "/:year/:month/:day/:filename"}
  fr:
    baseUrl: https://sentiers.example.ca/
    contentDir: content/fr
    permalinks: {blog: "/:year/:month/:day/:filename"}
"""
SITE = {
    "config/_default/config.yaml": TWO_HOSTS,
    "content/en/blog/posts/a-day-out.md": english(translationKey="a-day-out", date="2020-05-04"),
    "content/fr/blog/posts/une-journée-« dehors ».md": french(TranslationKey="a-day-out", date="2020-05-04"),
    "content/en/_index.md": english(title="Home"),
    "content/fr/_index.md": french(title="Accueil"),
    "content/en/legal/terms.html": english(title="Terms"),
    "content/fr/legal/terms.html": french(title="Conditions"),
}


def test_a_host_and_a_folder_for_each_language(tmp_path: Path) -> None:
    made = publication_of(tmp_path, SITE)
    assert addresses(made) == {
        "content/en/_index.md": "https://trails.example.ca/",
        "content/en/blog/posts/a-day-out.md": "https://trails.example.ca/2020/05/04/a-day-out/",
        "content/en/legal/terms.html": "https://trails.example.ca/legal/terms/",
        "content/fr/_index.md": "https://sentiers.example.ca/",
        "content/fr/blog/posts/une-journée-« dehors ».md": "https://sentiers.example.ca/2020/05/04/une-journée-dehors/",
        "content/fr/legal/terms.html": "https://sentiers.example.ca/legal/terms/",
    }
    assert [made.entries[left].paired_by for left, _ in made.pairs()] == [
        PairedBy.PATH,
        PairedBy.KEY,
        PairedBy.PATH,
    ]
    assert kinds(made) == {}


def test_a_slip_in_a_key_leaves_both_posts_alone(tmp_path: Path) -> None:
    files = SITE | {
        "content/en/blog/posts/in-town.md": english(translationKey="in-town-together"),
        "content/fr/blog/posts/en-ville.md": french(translationKey="n-town-together"),
    }
    made = publication_of(tmp_path, files)
    assert kinds(made) == {
        "content/en/blog/posts/in-town.md": ["unknown"],
        "content/fr/blog/posts/en-ville.md": ["unknown"],
    }
    assert the_problem(made, "content/fr/blog/posts/en-ville.md").nearest == "in-town-together"


def test_a_key_takes_the_place_of_the_path(tmp_path: Path) -> None:
    files = SITE | {
        "content/en/legal/privacy.md": english(translationKey="privacy"),
        "content/fr/legal/privacy.md": french(title="Vie privée"),
    }
    assert kinds(publication_of(tmp_path, files)) == {
        "content/en/legal/privacy.md": ["missing"],
        "content/fr/legal/privacy.md": ["missing"],
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "hugo.toml",
            'baseURL = "https://example.ca/"\ndefaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n'
            '[permalinks.page]\nnews = "/:sections/:slug/"\n',
        ),
        (
            "config.json",
            '{"BaseURL": "https://example.ca/", "Languages": {"EN": {}, "FR": {}}, '
            '"Permalinks": {"news": "/:sections[1:]/:title/"}}',
        ),
    ],
)
def test_languages_by_file_name(tmp_path: Path, name: str, text: str) -> None:
    files = {
        name: text,
        "content/about.md": english(title="About", aliases="[/who/, team]"),
        "content/about.fr.md": french(title="À propos", slug="a-propos"),
        "content/news/2020/the park.md": english(title="The Park"),
        "content/news/2020/the park.fr.md": french(title="Le parc d’été", url="/fr/parc/"),
        "content/visit/index.md": english(title="Visit"),
        "content/visit/index.fr.md": french(title="Visite"),
        "content/visit/map.md": english(title="Map"),
        "content/later.md": english(title="Later", draft="true"),
        "static/files/old.html": ENGLISH,
    }
    made = publication_of(tmp_path, files)
    found = addresses(made)
    assert found["content/about.md"] == "https://example.ca/about/"
    assert made.entries["content/about.md"].aliases == ("https://example.ca/who/", "https://example.ca/team")
    assert found["content/about.fr.md"] == "https://example.ca/fr/a-propos/"
    expected = "/news/2020/the-park/" if name == "hugo.toml" else "/2020/the-park/"
    assert found["content/news/2020/the park.md"] == f"https://example.ca{expected}"
    assert found["content/news/2020/the park.fr.md"] == "https://example.ca/fr/parc/"
    assert found["content/visit/index.fr.md"] == "https://example.ca/fr/visit/"
    assert found["content/visit/map.md"] == found["content/later.md"] == ""
    assert found["static/files/old.html"] == "https://example.ca/files/old.html"
    assert len(made.pairs()) == 3
    assert kinds(made) == {}


def test_ugly_addresses_and_dates_in_file_names(tmp_path: Path) -> None:
    files = {
        "hugo.yaml": 'uglyURLs: true\nfrontmatter: {date: [":filename", ":default"]}\n'
        'permalinks: {blog: "/:year/:month/:slug"}\n',
        "content/blog/2020-05-04-a-day-out.md": english(title="A day", date="2019-01-01"),
        "content/rules.md": english(title="Rules"),
    }
    assert addresses(publication_of(tmp_path, files)) == {
        "content/blog/2020-05-04-a-day-out.md": "/2020/05/a-day-out.html",
        "content/rules.md": "/rules.html",
    }


def test_settings_in_several_files_and_toml_in_posts(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.toml": 'baseURL = "https://example.ca/"\n',
        "config/_default/languages.fr.toml": 'contentDir = "content/francais"\n',
        "config/_default/languages.en.toml": 'contentDir = "content/english"\n',
        "content/english/visit.md": f'+++\ntitle = "Visit"\ntranslationKey = "visit"\n+++\n{ENGLISH}',
        "content/francais/visite.md": french(title="Visite", translationKey="visit"),
    }
    made = publication_of(tmp_path, files)
    assert made.entries["content/english/visit.md"].paired_by is PairedBy.KEY
    assert made.entries["content/francais/visite.md"].address == "https://example.ca/fr/visite/"


def test_a_configuration_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    files = {"hugo.toml": "languages = [", "content/visit.md": english(title="Visit")}
    made = publication_of(tmp_path, files)
    assert "configuration-not-read" in [one.kind for one in made.assumptions]
