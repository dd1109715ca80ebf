"""Jekyll: every file that is not excluded, and what themes and plugins may bring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.serving import AnchorStyle, Mount, Serving
from auditor.publication.files import first_mapping, mapping_in, text_in, texts_in
from auditor.publication.generators.jekyll import CONFIG

if TYPE_CHECKING:
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


def serving(place: Path, _site: PublishedSite) -> Serving:
    """What a Jekyll site serves."""
    _, read = first_mapping(place, *CONFIG)
    config = read or {}
    plugins = {*texts_in(config.get("plugins")), *texts_in(config.get("gems"))}
    themed = bool(text_in(config, "theme", "remote_theme"))
    layouts = tuple(folder for folder in ("_layouts", "_includes") if (place / folder).is_dir())
    made = [_ARCHIVES] if plugins & {"jekyll-archives"} else []
    return Serving(
        mounts=(Mount(""),),
        made=(*made, *([r"/assets/.*"] if themed else [])),
        layouts=layouts,
        anchors=_style(config),
        pages_known=plugins <= _MAKES_NO_PAGES | {"jekyll-archives"} and not (place / "_plugins").is_dir(),
        layouts_known="_layouts" in layouts and not themed,
        from_sources=True,
        fallback=bool(texts_in(config.get("languages"))),
    )


def _style(config: dict[str, Any]) -> AnchorStyle:
    if (text_in(config, "markdown") or "kramdown").lower() != "kramdown":
        return AnchorStyle.UNKNOWN
    kramdown = mapping_in(config, "kramdown")
    if kramdown.get("auto_ids") is False:
        return AnchorStyle.NONE
    if kramdown.get("auto_id_prefix") or kramdown.get("transliterated_header_ids"):
        return AnchorStyle.UNKNOWN
    return AnchorStyle.GITHUB if (text_in(kramdown, "input") or "GFM") == "GFM" else AnchorStyle.KRAMDOWN
