"""Whatever stands where an address belongs is followed without a fault, and a repair is another target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.outcome import Verdict
from auditor.publication import PublicationSettings
from auditor.publication.address_book import path_in
from auditor.publication.index import recognise
from auditor.publication.inside import Inside
from tests.publications.builder import LANGUAGES, heads_of
from tests.targets import sites

if TYPE_CHECKING:
    from auditor.model.publication import Publication

SITES = (sites.HUGO, sites.JEKYLL, sites.MKDOCS, sites.ELEVENTY, sites.DOCUSAURUS, sites.FOLDER)
PIECES = [
    *("/", "//", "..", ".", "#", "?", "%", "%2F", "%00", "\0", "\ud800", "é", "e\u0301", ":", "\\", " ", "[", "]"),
    *("{{", "}}", "{%", "%}", "{{<", ">}}", "|", "relative_url", "ref", "link", "post_url", '"', "'", "site.baseurl"),
    *(
        "http://",
        "https://lake.example.ca",
        "mailto:",
        "about",
        "About",
        "next.md",
        "map.png",
        "tags",
        "fr",
        "index.html",
    ),
]


TARGETS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=9).map("".join)
Built = tuple[Inside, "Publication", str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """Each site, ready to be asked, and the post that targets are followed from."""
    made: list[Built] = []
    for site in SITES:
        folder = tmp_path_factory.mktemp("site")
        found, heads = heads_of(folder, {**site.files, site.path: "---\ntitle: x\n---\ntext\n"})
        publication = recognise(folder, found, heads, LANGUAGES, PublicationSettings())
        made.append((Inside(folder, publication, whole=True), publication, site.path))
    return made


@settings(max_examples=400, deadline=None)
@given(number=st.integers(0, len(SITES) - 1), target=TARGETS)
def test_any_target_can_be_followed(built: list[Built], number: int, target: str) -> None:
    inside, publication, path = built[number]
    lead = inside.lead(publication.entries[path], target)
    assert lead.outcome.verdict in (Verdict.OK, Verdict.MOVED, Verdict.BROKEN, Verdict.UNVERIFIED)
    if lead.repaired:
        assert lead.repaired != target
        assert lead.outcome.verdict is Verdict.BROKEN
        assert inside.lead(publication.entries[path], lead.repaired).outcome.verdict is Verdict.OK


def test_a_target_of_a_thousand_folders_is_followed(built: list[Built]) -> None:
    for inside, publication, path in built:
        assert inside.lead(publication.entries[path], "../" * 3_000)
        for target in ("/" + "a/" * 3_000, "a/" * 3_000 + "b.md"):
            assert inside.lead(publication.entries[path], target).outcome.verdict is not Verdict.OK


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/blog/../blog/about/", "/blog/about/"),
        ("https://own.example/sub/2024/../2024/one/", "/sub/2024/one/"),
        ("/sub/./one", "/sub/one"),
        ("/a/..", "/"),
        ("/a/b/.", "/a/b/"),
        ("/.well-known/x", "/.well-known/x"),
        ("/a/...b/", "/a/...b/"),
        ("//own.example/../x", "/x"),
    ],
)
def test_dot_segments_go_as_in_a_browser(address: str, path: str) -> None:
    assert path_in(address) == path
