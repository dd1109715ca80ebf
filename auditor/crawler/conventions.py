"""What generators publish and what they leave alone: rows of a table, never a special case in the code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor import yaml_source

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

POST_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".njk": "html",
}

TEMPLATE_SUFFIXES = frozenset({".njk"})
"""A template is a post where it has front matter, else a part of one."""

DEPENDENCIES = frozenset({"node_modules", "bower_components", "vendor", "venv", "__pycache__"})
"""Folders of other people's files, whatever the generator."""

BUILD_OUTPUT = frozenset({"_site"})
"""Folders that hold what was built, whatever the generator."""

UNPUBLISHED = frozenset({"_includes", "_layouts", "_data", "_sass", "_plugins", "_drafts", "_partials", "_templates"})
"""Folders that no generator publishes as pages."""

_REPOSITORY_FILES = re.compile(
    r"(readme|lisezmoi|contributing|contribuer|code[_-]of[_-]conduct|code[_-]de[_-]conduite|licen[cs]e|changelog|changes|"
    r"security|securite|support|authors|maintainers|governance|pull_request_template|issue_template)([._-].*)?",
    re.IGNORECASE,
)


class Convention(Struct, frozen=True):
    """One generator: the files that tell it (all of one of the groups), and folders beside them that hold no posts."""

    generator: str
    markers: tuple[tuple[str, ...], ...]
    build_output: frozenset[str] = frozenset()
    unpublished: frozenset[str] = frozenset()


CONVENTIONS = (
    Convention("jekyll", (("_config.yml",), ("_config.yaml",), ("_config.toml",)), frozenset({"_site"})),
    Convention(
        "hugo",
        (
            *((f"hugo.{suffix}",) for suffix in ("toml", "yaml", "yml", "json")),
            *((f"config.{suffix}", "content") for suffix in ("toml", "yaml", "yml", "json")),
            ("config/_default", "content"),
        ),
        frozenset({"public", "resources"}),
        frozenset({"layouts", "archetypes", "themes", "assets", "data", "i18n"}),
    ),
    Convention(
        "eleventy",
        ((".eleventy.js",), *((f"eleventy.config.{suffix}",) for suffix in ("js", "mjs", "cjs"))),
        frozenset({"_site"}),
    ),
    Convention("mkdocs", (("mkdocs.yml",), ("mkdocs.yaml",)), frozenset({"site"}), frozenset({"overrides"})),
    Convention(
        "docusaurus",
        tuple((f"docusaurus.config.{suffix}",) for suffix in ("js", "ts", "mjs")),
        frozenset({"build", ".docusaurus"}),
    ),
    Convention("astro", tuple((f"astro.config.{suffix}",) for suffix in ("mjs", "ts", "js")), frozenset({"dist"})),
)


def convention_of(folder: Path, names: Container[str]) -> Convention | None:
    """The generator whose files stand in `folder`, which holds files and folders of these names."""
    for convention in CONVENTIONS:
        if any(all(_stands_in(folder, names, path) for path in group) for group in convention.markers):
            return _jekyll(folder, convention) if convention.generator == "jekyll" else convention
    return None


def _stands_in(folder: Path, names: Container[str], path: str) -> bool:
    first, _, rest = path.partition("/")
    return first in names and (not rest or (folder / path).exists())


def is_repository_file(name: str, *, at_root: bool) -> bool:
    """Whether a file of this name speaks of the repository, as README.md does; in capitals wherever it stands."""
    stem = name.rpartition(".")[0]
    return bool(_REPOSITORY_FILES.fullmatch(stem)) and (at_root or stem.isupper())


class Jekyll(Convention, frozen=True):
    """Jekyll publishes no name that begins with an underscore, but for posts, collections and what is included."""

    included: frozenset[str] = frozenset({"_posts"})
    excluded: tuple[str, ...] = ()


def _jekyll(folder: Path, convention: Convention) -> Jekyll:
    """Jekyll with what `_config.yml` says of collections, `include`, `exclude` and `destination`."""
    config: dict[str, object] = {}
    for name in ("_config.yml", "_config.yaml"):
        try:
            found, _ = yaml_source.parse((folder / name).read_text("utf-8-sig"))
        except (OSError, ValueError):
            continue
        if isinstance(found, dict):
            config = found
    collections = config.get("collections")
    destination = config.get("destination")
    output = {destination.strip("./")} if isinstance(destination, str) else set()
    return Jekyll(
        generator=convention.generator,
        markers=convention.markers,
        build_output=convention.build_output | output,
        included=frozenset({"_posts", *(f"_{name}" for name in _texts(collections)), *_texts(config.get("include"))}),
        excluded=tuple(_texts(config.get("exclude"))),
    )


def _texts(value: object) -> list[str]:
    if isinstance(value, dict | list):
        return [str(entry).strip("/") for entry in value]
    return []
