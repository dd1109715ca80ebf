"""Docusaurus: static folders, pages written in React, and the routes of its plugins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model.serving import AnchorStyle, Mount, Serving
from auditor.publication.files import files_below, text_of
from auditor.publication.generators import script_config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from auditor.model.publication import PublishedSite

_VIEWS = r"(?:/[^/]+)*/(?:category|tags|archive|authors|search)(?:/.*)?"
_MAKES_NO_PAGES = re.compile(r"content-(?:docs|blog|pages)|preset-classic|theme-|ideal-image|sitemap|pwa|google|svgr")
_ADDED = re.compile(r"[\"'`]([@\w./-]*(?:plugin|preset|redocusaurus|openapi)[\w./-]*)[\"'`]")


def serving(place: Path, site: PublishedSite) -> Serving:
    """What a Docusaurus site serves."""
    script = script_config.without_comments(text_of(place / site.config)) if site.config else ""
    folders = script_config.list_at(script, "staticDirectories") or ("static",)
    added = _ADDED.findall(script)
    return Serving(
        mounts=tuple(Mount(folder) for folder in folders),
        made=(_VIEWS, *_written_in_react(place)),
        anchors=AnchorStyle.GITHUB,
        pages_known=bool(script) and all(_MAKES_NO_PAGES.search(name) for name in added),
        fallback=True,
    )


def _written_in_react(place: Path) -> Iterator[str]:
    """The pages of `src/pages` that are scripts, in every language."""
    for path in files_below(place / "src/pages", ".js", ".jsx", ".ts", ".tsx"):
        stem = re.sub(r"\.\w+$", "", path).removesuffix("index").rstrip("/")
        yield rf"(?:/[\w-]+)?/{re.escape(stem)}/?" if stem else r"(?:/[\w-]+)?/?"
