"""Jekyll: every file that is not excluded, and what themes and plugins may bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.serving import AnchorStyle, Mount, Serving
from auditor.publication.files import first_mapping, mapping_in, text_in, texts_in
from auditor.publication.generators.jekyll import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from auditor.model.publication import PublishedSite

_MAKES_NO_PAGES = frozenset(
    """
    jekyll-avatar jekyll-coffeescript jekyll-commonmark-ghpages jekyll-default-layout jekyll-feed jekyll-gist
    jekyll-github-metadata jekyll-include-cache jekyll-last-modified-at jekyll-mentions jekyll-optional-front-matter
    jekyll-paginate jekyll-polyglot jekyll-readme-index jekyll-redirect-from jekyll-relative-links jekyll-remote-theme
    jekyll-sass-converter jekyll-seo-tag jekyll-sitemap jekyll-titles-from-headings jekyll-toc jemoji
    """.split()  # noqa: SIM905  (rows of names, not a name a row)
)
"""Plugins whose pages are posts of the sources, or have one of the names that every generator may make."""
_ARCHIVES = r"(?:/[^/]+)?/(?:categor(?:y|ies)|tags?|\d{4})(?:/.*)?"  # jekyll-archives

_HIDDEN = ("_*", ".*", r"\#*", "*~", "!.well-known")


def serving(place: Path, _site: PublishedSite) -> Serving:
    """What a Jekyll site serves."""
    _, read = first_mapping(place, *CONFIG)
    config = read or {}
    plugins = {*texts_in(config.get("plugins")), *texts_in(config.get("gems"))}
    themed = bool(text_in(config, "theme", "remote_theme"))
    layouts = tuple(folder for folder in ("_layouts", "_includes") if (place / folder).is_dir())
    made = [_ARCHIVES] if plugins & {"jekyll-archives"} else []
    return Serving(
        mounts=(Mount(""), *_collections(config)),
        made=(*made, *([r"/assets/.*"] if themed else [])),
        layouts=layouts,
        anchors=_style(config),
        pages_known=plugins <= _MAKES_NO_PAGES | {"jekyll-archives"} and not (place / "_plugins").is_dir(),
        layouts_known="_layouts" in layouts and not themed,
        from_sources=True,
        fallback=bool(texts_in(config.get("languages"))),
        withheld=tuple(_withheld(config)),
    )


def _collections(config: dict[str, Any]) -> Iterator[Mount]:
    """The folders of collections that are built: files that are no posts go with them, where no `permalink` says so."""
    above = text_in(config, "collections_dir").strip("/")
    for name, options in mapping_in(config, "collections").items():
        if isinstance(options, dict) and options.get("output") is True:
            folder = f"{above}/_{name}" if above else f"_{name}"
            yield Mount(folder, f"/{name}", certain="permalink" not in options)


def _withheld(config: dict[str, Any]) -> Iterator[str]:
    """What `exclude` names and hidden files, but for what `include` brings back: the last pattern that fits decides."""
    yield from _HIDDEN
    yield from (_anywhere(entry.strip("/")) for entry in texts_in(config.get("exclude")))
    yield from (f"!{entry.strip('/')}" for entry in texts_in(config.get("include")))


def _anywhere(entry: str) -> str:
    """An entry of `exclude`, whose asterisk stands for folders too: "*.docx" is one in whichever folder."""
    above, slash, name = entry.rpartition("/")
    return f"/{above}{slash}**/{name}" if "*" in name else f"/{entry}"


def _style(config: dict[str, Any]) -> AnchorStyle:
    if (text_in(config, "markdown") or "kramdown").lower() != "kramdown":
        return AnchorStyle.UNKNOWN
    kramdown = mapping_in(config, "kramdown")
    if kramdown.get("auto_ids") is False:
        return AnchorStyle.NONE
    if kramdown.get("auto_id_prefix") or kramdown.get("transliterated_header_ids"):
        return AnchorStyle.UNKNOWN
    return AnchorStyle.GITHUB if (text_in(kramdown, "input") or "GFM") == "GFM" else AnchorStyle.KRAMDOWN
