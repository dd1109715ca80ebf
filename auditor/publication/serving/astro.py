"""Astro with Starlight: public files, pages written as components, and routes with parameters."""

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

_PARAMETER = re.compile(r"\\\[(?:\\\.){0,3}\w+\\\]")


def serving(place: Path, site: PublishedSite) -> Serving:
    """What an Astro site serves; without Starlight its routes are known only where they are files."""
    script = script_config.without_comments(text_of(place / site.config)) if site.config else ""
    routes = tuple(_routes(place))
    return Serving(
        mounts=(Mount(script_config.text_at(script, "publicDir", "public")),),
        made=routes,
        anchors=AnchorStyle.GITHUB,
        pages_known="starlight" in script and not any(route in ("/.*", "/[^/]+") for route in routes),
        fallback=True,
    )


def _routes(place: Path) -> Iterator[str]:
    """The routes of components and endpoints in `src/pages`; `[slug]` stands for anything."""
    for path in files_below(place / "src/pages", ".astro", ".js", ".ts"):
        stem = re.sub(r"\.\w+$", "", path).removesuffix("index").rstrip("/")
        made = _PARAMETER.sub(lambda found: ".*" if r"\." in found[0] else "[^/]+", re.escape(stem))
        yield rf"/{made}/?" if made else "/"
