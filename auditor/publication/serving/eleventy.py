"""Eleventy: files that are passed through, templates in languages that are not read, ids by plugins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model.serving import AnchorStyle, Mount, Serving
from auditor.publication.files import files_below, text_of
from auditor.publication.generators import eleventy, script_config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from auditor.model.publication import PublishedSite

_PASSED = re.compile(r"\baddPassthroughCopy\s*\(")
_ONE = re.compile(r"\s*[\"'`]([^\"'`$*{}]+)[\"'`]\s*[,)]")
_MAPPED = re.compile(r"\s*\{\s*((?:[\"'`]?[\w./-]+[\"'`]?\s*:\s*[\"'`][^\"'`$*{}]*[\"'`]\s*(?:,\s*)?)+)\}\s*[,)]")
_ENTRY = re.compile(r"[\"'`]?([\w./-]+)[\"'`]?\s*:\s*[\"'`]([^\"'`]*)[\"'`]")
_OTHER_TEMPLATES = (
    ".11ty.js",
    ".11ty.cjs",
    ".11ty.mjs",
    ".liquid",
    ".hbs",
    ".mustache",
    ".ejs",
    ".haml",
    ".pug",
    ".webc",
)
_SCRIPTS = (".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
_PAGINATION = re.compile(r"^pagination\s*:", re.MULTILINE)
_OWN_SLUG = re.compile(r"\bslugify\s*:")


def serving(place: Path, site: PublishedSite) -> Serving:
    """What an Eleventy site serves; without its configuration, files and ids are anybody’s guess."""
    script = script_config.without_comments(text_of(place / site.config)) if site.config else ""
    base = eleventy.input_folder(place, site.config)
    passed, all_read = _passed(script, base)
    layouts = tuple(_layouts(place, script, base))
    return Serving(
        mounts=passed,
        layouts=layouts,
        anchors=_style(script),
        pages_known=bool(script) and not any(_page_makers(place, base)),
        files_known=bool(script) and all_read and "eleventy-img" not in script,
        layouts_known=bool(layouts),
        from_sources="InputPathToUrl" in script,
    )


def _passed(script: str, base: str) -> tuple[tuple[Mount, ...], bool]:
    """The copies that the configuration names, and whether all of them could be read."""
    mounts: list[Mount] = []
    all_read = True
    for call in _PASSED.finditer(script):
        if one := _ONE.match(script, call.end()):
            path = one[1].strip("./")
            below = path.removeprefix(base + "/") if base else path
            mounts.append(Mount(path, f"/{below}"))
        elif several := _MAPPED.match(script, call.end()):
            for source, target in _ENTRY.findall(several[1]):
                mounts.append(Mount(source.strip("./"), f"/{target.strip('./')}".rstrip("/")))
        else:
            all_read = False
    return tuple(mounts), all_read


def _layouts(place: Path, script: str, base: str) -> Iterator[str]:
    for name in ("includes", "layouts"):
        folder = script_config.text_at(script, name, f"_{name}").strip("./")
        path = f"{base}/{folder}" if base else folder
        if (place / path).is_dir():
            yield path


def _page_makers(place: Path, base: str) -> Iterator[str]:
    """Files that may make pages at addresses which only they know."""
    folder = place / base if base else place
    yield from (path for path in files_below(folder, *_OTHER_TEMPLATES) if not path.startswith("_"))
    for path in files_below(folder, *_SCRIPTS, "eleventyComputed.js", "eleventyComputed.cjs", "eleventyComputed.mjs"):
        text = text_of(folder / path)
        if "eleventyComputed" in path or ("permalink" in text and ("=>" in text or "function" in text)):
            yield path
    for path in files_below(folder, ".njk", ".html"):
        if not path.startswith("_") and _PAGINATION.search(text_of(folder / path)[:2_000]):
            yield path


def _style(script: str) -> AnchorStyle:
    if "markdown-it-anchor" in script or "markdownItAnchor" in script:
        if not _OWN_SLUG.search(script):
            return AnchorStyle.MARKDOWN_IT
        own = re.search(r"slugify\s*:\s*(?:\w+\.)*getFilter\(\s*[\"'`]slug(?:ify)?[\"'`]\s*\)", script)
        return AnchorStyle.SLUGIFY if own else AnchorStyle.UNKNOWN
    return AnchorStyle.SLUGIFY if "IdAttributePlugin" in script else AnchorStyle.UNKNOWN
