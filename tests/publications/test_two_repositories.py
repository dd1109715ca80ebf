from __future__ import annotations

from typing import TYPE_CHECKING

from tests.publications.builder import addresses, english, french, kinds, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path

DESIGN, CONCEPTION = "https://design.example.ca", "https://conception.example.ca"


def repositories(count: int = 4) -> dict[str, str]:
    files = {
        "design/_config.yml": f"url: {DESIGN}\nlang: en\n",
        "conception/_config.yml": f"url: {CONCEPTION}\nlang: fr\n",
    }
    for number in range(count):
        files[f"design/page{number}/index.md"] = english(altLangPage=f"{CONCEPTION}/feuille{number}/")
        files[f"conception/feuille{number}/index.md"] = french(altLangPage=f"{DESIGN}/page{number}/index.html")
    return files


def test_pairs_across_repositories(tmp_path: Path) -> None:
    made = publication_of(tmp_path, repositories())
    assert addresses(made)["design/page1/index.md"] == f"{DESIGN}/page1/"
    assert addresses(made)["conception/feuille1/index.md"] == f"{CONCEPTION}/feuille1/"
    assert len(made.pairs()) == 4
    assert kinds(made) == {}


def test_a_page_that_was_moved_and_a_host_with_a_slip(tmp_path: Path) -> None:
    files = repositories() | {
        "design/page1/index.md": english(altLangPage=f"{CONCEPTION}/vieux/feuille1/"),
        "design/page2/index.md": english(altLangPage="https://conceptoin.example.ca/feuille2/"),
    }
    made = publication_of(tmp_path, files)
    assert kinds(made) == {"design/page1/index.md": ["unknown"], "design/page2/index.md": ["wrong-host"]}
    assert the_problem(made, "design/page1/index.md").nearest == f"{CONCEPTION}/feuille1/"
    assert the_problem(made, "design/page2/index.md").nearest == f"{CONCEPTION}/feuille2/"


def test_one_repository_alone_accuses_nobody(tmp_path: Path) -> None:
    files = {path: text for path, text in repositories().items() if path.startswith("design/")}
    made = publication_of(tmp_path, files)
    assert kinds(made) == {}


def test_one_repository_alone_still_shows_a_slip_in_its_host(tmp_path: Path) -> None:
    files = {path: text for path, text in repositories(8).items() if path.startswith("design/")}
    files["design/page1/index.md"] = english(altLangPage="https://conceptoin.example.ca/feuille1/")
    made = publication_of(tmp_path, files)
    assert kinds(made) == {"design/page1/index.md": ["wrong-host"]}
    assert the_problem(made, "design/page1/index.md").nearest == f"{CONCEPTION}/feuille1/"


def test_refs_across_repositories(tmp_path: Path) -> None:
    files = {
        "design/_config.yml": f"url: {DESIGN}\nlang: en\n",
        "conception/_config.yml": f"url: {CONCEPTION}\nlang: fr\n",
        "design/page.md": english(ref="visit"),
        "conception/feuille.md": french(ref="visit"),
    }
    assert publication_of(tmp_path, files).pairs() == [("design/page.md", "conception/feuille.md")]


def test_a_sister_beside_the_root(tmp_path: Path) -> None:
    from auditor.crawler.head import read_head
    from auditor.model.facts import Format
    from auditor.publication import PublicationSettings
    from auditor.publication.index import recognise
    from tests.publications.builder import LANGUAGES

    files = repositories(2)
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    heads = [
        read_head(
            path.removeprefix("design/").replace("conception/", "../conception/"),
            text.encode(),
            Format.MARKDOWN,
            LANGUAGES,
        )
        for path, text in files.items()
        if path.endswith(".md")
    ]
    made = recognise(
        tmp_path / "design",
        (("", "jekyll"), ("../conception", "jekyll")),
        heads,
        LANGUAGES,
        PublicationSettings(sister="../conception"),
    )
    assert len(made.pairs()) == 2
    assert made.entries["../conception/feuille0/index.md"].address == f"{CONCEPTION}/feuille0/"


def test_copies_of_one_site_do_not_mix(tmp_path: Path) -> None:
    site = {
        "_config.yml": "",
        "en/visit.md": english(lang="en", ref="visit", toggle="/fr/sortie.html"),
        "fr/sortie.md": french(lang="fr", ref="visit", toggle="/en/visit.html"),
        "en/hours.md": english(lang="en", translation_url="/fr/heures.html"),
        "fr/heures.md": french(lang="fr", translation_url="/en/hours.html"),
        "en/rules.md": english(lang="en"),
        "fr/rules.md": french(lang="fr"),
    }
    made = publication_of(tmp_path, {f"{copy}/{path}": text for copy in ("one", "two") for path, text in site.items()})
    assert kinds(made) == {}
    assert len(made.pairs()) == 6
    assert all(left.partition("/")[0] == right.partition("/")[0] for left, right in made.pairs())
