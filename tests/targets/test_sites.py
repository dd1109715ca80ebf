"""Where targets lead in a small site of each generator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.publications.builder import english
from tests.targets import sites
from tests.targets.following import followed, linking_post, settled_of

if TYPE_CHECKING:
    from pathlib import Path

SITES = {
    "hugo": sites.HUGO,
    "jekyll": sites.JEKYLL,
    "mkdocs": sites.MKDOCS,
    "eleventy": sites.ELEVENTY,
    "docusaurus": sites.DOCUSAURUS,
    "starlight": sites.STARLIGHT,
    "folder": sites.FOLDER,
    "built": sites.BUILT,
}


@pytest.mark.parametrize("name", SITES)
def test_where_the_targets_of_a_post_lead(tmp_path: Path, name: str) -> None:
    site = SITES[name]
    found = followed(tmp_path, site.files, site.path, list(site.targets))
    assert found == site.targets


def test_what_stands_beside_the_site_on_its_host_is_asked_of_the_web(tmp_path: Path) -> None:
    files = {"_config.yml": "url: https://example.ca\nbaseurl: /lake\n", "en/about.md": english(title="About")}
    found = followed(tmp_path, files, "en/index.md", ["/shop/", "https://example.ca/shop/", "/lake/en/about.html"])
    assert list(found.values()) == ["outside", "outside", "ok"]


def test_new_pages_of_a_site_that_names_no_language_are_not_sought_on_the_web(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_url: https://guide.example.ca/\n", "docs/new.md": "# New\n"}
    targets = ["https://guide.example.ca/new/", "https://guide.example.ca/nwe/"]
    found = followed(tmp_path, files, "docs/cards.md", targets)
    assert list(found.values()) == ["ok", "broken → https://guide.example.ca/new/"]


def test_of_a_post_alone_only_what_is_there_is_told(tmp_path: Path) -> None:
    targets = ["next.md", "nxet.md", "/x/", "map.png", "Map.png", "#here", "#openin-hours"]
    files = {"notes/next.md": "text", "notes/map.png": "x"}
    found = followed(tmp_path, files, "notes/start.md", targets, whole=False)
    assert list(found.values()) == ["ok", "unverified", "unverified", "ok", "unverified", "unverified", "unverified"]


def test_a_post_that_was_left_out_is_not_missed(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: Lake\n", "docs/index.md": "text"}
    (tmp_path / "docs/api").mkdir(parents=True)
    (tmp_path / "docs/api/made.md").write_text("Made by a script, and ignored by git.", "utf-8")
    found = followed(tmp_path, files, "docs/start.md", ["/api/made/", "/api/other/", "api/made.md"])
    assert list(found.values()) == ["unverified", "broken", "ok"]


def test_where_a_host_redirects_by_rules_that_nobody_here_reads_only_a_slip_is_told(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: Lake\n", "docs/.htaccess": "Redirect /a /b", "docs/about.md": "text"}
    found = followed(tmp_path, files, "docs/start.md", ["/prices/", "/abuot/"])
    assert list(found.values()) == ["unverified", "broken → /about/"]


def test_another_application_may_stand_on_the_same_host(tmp_path: Path) -> None:
    files = {"_config.yml": "url: https://town.example.ca\n", "en/about.md": english(title="About")}
    targets = [
        "https://town.example.ca/forum/",
        "https://town.example.ca/en/forum/",
        "https://town.example.ca/en/about",
    ]
    assert list(followed(tmp_path, files, "en/index.md", targets).values()) == ["outside", "broken", "ok"]


def test_where_most_targets_of_a_sort_seem_broken_nothing_is_said(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: Lake\n", "docs/about.md": "text"}
    targets = [f"/part-{number}/" for number in range(6)]
    posts = {**files, "docs/start.md": linking_post("docs/start.md", [*targets, "/abuot/"])}
    settled = settled_of(tmp_path, posts)
    assert [one.repaired for one in settled.notable["docs/start.md"].values()] == ["/about/"]
    assert {one.address for one in settled.unverified} == set(targets)


def test_a_folder_that_most_targets_show_to_be_served_is_learnt(tmp_path: Path) -> None:
    files = {
        "src/en/en.json": '{"locale": "en", "permalink": "/{{ locale }}/{{ title | slugify }}/"}',
        "src/en/about.md": english(title="About"),
        **{f"src/_images/map-{number}.png": "x" for number in range(8)},
        "src/_images/boat.png": "x",
    }
    targets = [*(f"/img/map-{number}.png" for number in range(8)), "/img/Boat.png", "/video/ferry.mp4"]
    path = "src/en/index.md"
    settled = settled_of(tmp_path, files | {path: linking_post(path, targets)})
    assert {target: one.repaired for target, one in settled.notable[path].items()} == {"/img/Boat.png": "/img/boat.png"}
    assert {one.address for one in settled.unverified} == {"/video/ferry.mp4"}
