"""Where targets lead in a small site of each generator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.targets import sites
from tests.targets.following import followed

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
