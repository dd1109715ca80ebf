from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.publication import PairedBy
from auditor.publication import PublicationSettings
from tests.publications.builder import english, french, kinds, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path

ONE_HOST_EACH = "url: ''\nurlalt:\n  en: https://blog.example.ca\n  fr: https://blogue.example.ca\n"
NAMES = [("the-park", "le-parc"), ("the-river", "le-fleuve"), ("the-market", "le-marche"), ("the-bridge", "le-pont")]


def blog(config: str, before_english: str = "", before_french: str = "", suffix: str = "") -> dict[str, str]:
    """Posts in a folder for each language that name each other, with this before and after their dates and names."""
    files = {"_config.yml": config}
    for left, right in NAMES:
        files[f"en/_posts/2024-05-02-{left}.md"] = english(altLangPage=f"{before_french}/2024/05/02/{right}{suffix}")
        files[f"fr/_posts/2024-05-02-{right}.md"] = french(altLangPage=f"{before_english}/2024/05/02/{left}{suffix}")
    return files


@pytest.mark.parametrize("suffix", ["", ".html", "/"])
@pytest.mark.parametrize("config", [ONE_HOST_EACH, "title: Sample\n", "baseurl: /guide\n"])
def test_addresses_without_the_folder_of_the_language(tmp_path: Path, config: str, suffix: str) -> None:
    made = publication_of(tmp_path, blog(config, suffix=suffix))
    assert len(made.pairs()) == len(NAMES)
    assert {entry.paired_by for entry in made.entries.values()} == {PairedBy.ADDRESS}
    assert kinds(made) == {}


def test_addresses_on_the_other_host_without_the_folder(tmp_path: Path) -> None:
    files = blog(ONE_HOST_EACH, "https://blog.example.ca", "https://blogue.example.ca")
    made = publication_of(tmp_path, files)
    assert len(made.pairs()) == len(NAMES)
    assert kinds(made) == {}


def test_hosts_in_the_settings_are_enough_for_one_post(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "en/news/the-park.md": english(altLangPage="/nouvelles/le-parc"),
        "fr/nouvelles/le-parc.md": french(),
    }
    assert kinds(publication_of(tmp_path, files)) == {"en/news/the-park.md": ["unknown"]}
    settings = PublicationSettings(hosts={"en": "https://parks.example.ca", "fr": "https://parcs.example.ca"})
    made = publication_of(tmp_path, files, settings)
    assert made.pairs() == [("en/news/the-park.md", "fr/nouvelles/le-parc.md")]
    assert kinds(made) == {}


def test_a_slip_is_mended_without_the_folder(tmp_path: Path) -> None:
    path = "en/_posts/2024-05-02-the-park.md"
    made = publication_of(tmp_path, blog(ONE_HOST_EACH) | {path: english(altLangPage="/2024/05/02/le-prac")})
    assert kinds(made) == {path: ["unknown"]}
    assert the_problem(made, path).nearest == "/2024/05/02/le-parc"


@pytest.mark.parametrize("config", [ONE_HOST_EACH, "title: Sample\n"])
def test_one_post_that_forgets_the_folder_that_others_write(tmp_path: Path, config: str) -> None:
    path = "en/_posts/2024-05-02-the-park.md"
    files = blog(config, "/en", "/fr") | {path: english(altLangPage="/2024/05/02/le-parc")}
    made = publication_of(tmp_path, files)
    assert kinds(made) == {path: ["unknown"]}
    assert the_problem(made, path).nearest == "/fr/2024/05/02/le-parc"


def test_two_posts_that_forget_the_folder_make_no_habit(tmp_path: Path) -> None:
    forgotten = {
        f"en/_posts/2024-05-02-{left}.md": english(altLangPage=f"/2024/05/02/{right}") for left, right in NAMES[:2]
    }
    made = publication_of(tmp_path, blog("title: Sample\n", "/en", "/fr") | forgotten)
    assert kinds(made) == {path: ["unknown"] for path in forgotten}


def test_few_addresses_without_the_folder_among_many_unknown_are_no_habit(tmp_path: Path) -> None:
    files = blog("title: Sample\n")
    for left, right in NAMES[2:]:
        files[f"en/_posts/2024-05-02-{left}.md"] = english(altLangPage=f"/archives/{left}")
        files[f"fr/_posts/2024-05-02-{right}.md"] = french(altLangPage=f"/archives/{right}")
    found = kinds(publication_of(tmp_path, files))
    assert {kind for some in found.values() for kind in some} == {"unknown"}
    assert len(found) == 2 * len(NAMES)


def test_the_same_name_in_both_languages(tmp_path: Path) -> None:
    files = {
        "_config.yml": "baseurl: /guide\n",
        "views/stages/en/alpha.md": english(altLang="fr", altLangPage="alpha"),
        "views/stages/fr/alpha.md": french(altLang="en", altLangPage="alpha"),
    }
    made = publication_of(tmp_path, files)
    assert made.pairs() == [("views/stages/en/alpha.md", "views/stages/fr/alpha.md")]
    assert made.entries["views/stages/en/alpha.md"].paired_by is PairedBy.ADDRESS
    assert kinds(made) == {}


def test_one_address_that_both_languages_have_on_their_hosts(tmp_path: Path) -> None:
    files = blog(ONE_HOST_EACH) | {
        "en/closed.md": english(altLangPage="/closed.html"),
        "fr/ferme.md": french(altLangPage="/closed.html", permalink="/closed.html"),
    }
    made = publication_of(tmp_path, files)
    assert made.entries["fr/ferme.md"].counterparts == {"en": "en/closed.md"}
    assert kinds(made) == {}


@pytest.mark.parametrize("value", ["/en/hours.html", "hours", "https://blog.example.ca/en/hours.html"])
def test_a_post_that_names_itself_where_no_other_has_its_name(tmp_path: Path, value: str) -> None:
    files = blog("url: https://blog.example.ca\n", "/en", "/fr") | {"en/hours.md": english(altLangPage=value)}
    assert kinds(publication_of(tmp_path, files)) == {"en/hours.md": ["same-language"]}


@pytest.mark.parametrize("value", ["/en/zoo.html", "https://blog.example.ca/en/zoo.html"])
def test_a_post_that_names_itself_and_says_so(tmp_path: Path, value: str) -> None:
    files = {
        "_config.yml": "url: https://blog.example.ca\n",
        "en/zoo.md": english(altLangPage=value),
        "fr/zoo.md": french(altLangPage="/en/zoo.html"),
    }
    assert kinds(publication_of(tmp_path, files)) == {"en/zoo.md": ["same-language"]}


@pytest.mark.parametrize("value", ["/zoo.html", "https://blog.example.ca/zoo.html"])
def test_a_post_outside_of_folders_that_names_itself_where_others_write_the_folder(tmp_path: Path, value: str) -> None:
    files = blog("url: https://blog.example.ca\n", "/en", "/fr") | {
        "zoo.md": english(lang="en", altLangPage=value),
        "fr/zoo.md": french(altLangPage="/zoo.html"),
    }
    assert kinds(publication_of(tmp_path, files)) == {"zoo.md": ["same-language"]}


def test_a_post_that_names_itself_by_its_host(tmp_path: Path) -> None:
    files = {
        "_config.yml": "url: https://blog.example.ca\n",
        "zoo.md": english(lang="en", altLangPage="https://blog.example.ca/zoo.html"),
        "fr/zoo.md": french(altLangPage="/zoo.html"),
    }
    assert kinds(publication_of(tmp_path, files)) == {"zoo.md": ["same-language"]}


def test_a_post_that_names_itself_among_three_languages_accuses_nobody(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "en/zoo.md": english(altLangPage="zoo"),
        "fr/zoo.md": french(altLangPage="zoo"),
        "de/zoo.md": english(lang="de", altLangPage="zoo"),
    }
    assert kinds(publication_of(tmp_path, files, PublicationSettings(languages=("en", "fr", "de")))) == {}
