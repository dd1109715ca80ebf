"""What each generator serves besides posts: one file each, imported when a site is built so.

A page or file that a generator, a plugin or a template may make must never be called broken. What cannot be known of a
site is said by `Serving`: silence is better there.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

import msgspec

from auditor.model.serving import AnchorStyle, Mount, Serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.model.publication import PublishedSite

_MODULES = {
    "hugo": "hugo",
    "jekyll": "jekyll",
    "polyglot": "jekyll",
    "eleventy": "eleventy",
    "mkdocs": "mkdocs",
    "docusaurus": "docusaurus",
    "astro": "astro",
}


def serving_of(root: Path, site: PublishedSite) -> Serving:
    """What is known of a site; `root` is the run's, from which all paths are given."""
    place = root / site.folder if site.folder else root
    name = _MODULES.get(site.generator)
    if not name:
        # Built HTML, or a folder that a reader of its files sees as it is.
        styles = {"html": AnchorStyle.NONE}
        found = Serving(mounts=(Mount(""),), anchors=styles.get(site.generator, AnchorStyle.UNKNOWN))
    else:
        module = import_module(f"{__name__}.{name}")
        found = cast("Callable[[Path, PublishedSite], Serving]", module.serving)(place, site)
    return _from_root(found, site)


def _from_root(serving: Serving, site: PublishedSite) -> Serving:
    """The same with paths from the run's root: generators give them from the site's."""

    def placed(folder: str) -> str:
        return "/".join(filter(None, (site.folder, folder.strip("./"))))

    return msgspec.structs.replace(
        serving,
        site=site.folder,
        generator=site.generator,
        mounts=tuple(
            msgspec.structs.replace(mount, folder=placed(mount.folder))
            for mount in serving.mounts
            if _is_inside(mount.folder)
        ),
        layouts=tuple(placed(folder) for folder in serving.layouts if _is_inside(folder)),
    )


def _is_inside(folder: str) -> bool:
    """Whether a folder that a configuration names stands in its site: no other is read."""
    return ".." not in PurePosixPath(folder).parts and not folder.startswith("/")
