"""The plugins by which Docusaurus publishes folders: which there are, and where their posts go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from auditor.publication.generators.script_config import inside_of, object_at, text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDED = re.compile(r"[\"'`](?:@docusaurus/)?(?:plugin-)?content-(docs|blog|pages)[\"'`]\)?\s*,\s*\(?\s*\{")
_FOLDERS = {"docs": "docs", "blog": "blog", "pages": "src/pages"}
_ROUTES = {"docs": "docs", "blog": "blog", "pages": ""}


class ContentPlugin(msgspec.Struct, frozen=True):
    """One folder and the route below which it is published; `name` is its id, "" for the first of its kind."""

    kind: str
    name: str
    folder: str
    route: str

    @property
    def versions(self) -> str:
        """The folder that holds its older versions."""
        return f"{self.name}_versioned_docs" if self.name else "versioned_docs"

    def version(self, folder: str) -> ContentPlugin:
        """The plugin as it publishes one of its older versions."""
        route = f"{self.route}/{folder.removeprefix('version-')}".lstrip("/")
        return ContentPlugin(self.kind, self.name, f"{self.versions}/{folder}", route)


def configured_plugins(script: str) -> Iterator[ContentPlugin]:
    """Those that the presets and plugins of a configuration name, and Docusaurus's own where they say nothing."""
    presets = script.partition("presets")[2] or script
    for kind in _FOLDERS:
        yield _plugin(kind, object_at(presets, kind))
    for found in _ADDED.finditer(script):
        yield _plugin(found[1], inside_of(script, found.end()))


def _plugin(kind: str, options: str) -> ContentPlugin:
    name = text_at(options, "id")
    return ContentPlugin(
        kind,
        "" if name == "default" else name,
        text_at(options, "path", _FOLDERS[kind]).removeprefix("./").strip("/"),
        text_at(options, "routeBasePath", _ROUTES[kind]).strip("/"),
    )
