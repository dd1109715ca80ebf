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
_CONTENT = re.compile(
    r"(?:@docusaurus/)?(?:plugin-)?(?:content-(?:docs|blog|pages)|theme-\w+|ideal-image|sitemap|pwa|google-\w+)"
)
_PLUGIN = re.compile(r"[\"'`]([@\w./-]*plugin[\w./-]*)[\"'`]")


def serving(place: Path, site: PublishedSite) -> Serving:
    """What a Docusaurus site serves."""
    script = script_config.without_comments(text_of(place / site.config)) if site.config else ""
    folders = script_config.list_at(script, "staticDirectories") or ("static",)
    plugins = _PLUGIN.findall(script)
    return Serving(
        mounts=tuple(Mount(folder) for folder in folders),
        made=(_VIEWS, *_written_in_react(place)),
        anchors=AnchorStyle.GITHUB,
        pages_known=bool(script) and all(_CONTENT.search(name) for name in plugins),
        fallback=True,
    )


def _written_in_react(place: Path) -> Iterator[str]:
    """The pages of `src/pages` that are scripts, in every language."""
    for path in files_below(place / "src/pages", ".js", ".jsx", ".ts", ".tsx"):
        stem = re.sub(r"\.\w+$", "", path).removesuffix("index").rstrip("/")
        yield rf"(?:/[\w-]+)?/{re.escape(stem)}/?" if stem else r"(?:/[\w-]+)?/?"
