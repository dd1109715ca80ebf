"""MkDocs: the folder of documents, and what plugins may add to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.serving import AnchorStyle, Mount, Serving
from auditor.publication.files import first_mapping, text_in

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.publication import PublishedSite

_MAKES_NO_PAGES = frozenset(
    """
    autorefs awesome-nav awesome-pages git-authors git-committers git-revision-date git-revision-date-localized
    glightbox i18n include-markdown literate-nav macros meta minify mkdocstrings offline optimize privacy redirects
    search section-index social table-reader tags typeset
    """.split()  # noqa: SIM905  (rows of names, not a name a row)
)
"""Plugins whose pages are documents of the folder; of Material's, the part behind the slash."""
_THEME_FILES = r"/assets/.*"
_BLOG = r"(?:/[^/]+)?/(?:blog|archive|category|author)(?:/.*)?"  # Material's plugin `blog` and its views


def serving(place: Path, _site: PublishedSite) -> Serving:
    """What an MkDocs site serves."""
    _, read = first_mapping(place, "mkdocs.yml", "mkdocs.yaml")
    config = read or {}
    plugins = {name.rpartition("/")[2] for name in _names(config.get("plugins"))}
    made = [_THEME_FILES]
    if "blog" in plugins:
        made.append(_BLOG)
    return Serving(
        mounts=(Mount(text_in(config, "docs_dir") or "docs"),),
        made=tuple(made),
        anchors=_style(config) if read else AnchorStyle.UNKNOWN,
        pages_known=plugins <= _MAKES_NO_PAGES | {"blog"} and not config.get("hooks"),
        fallback="i18n" in plugins,
    )


def _names(listed: Any) -> list[str]:
    """The names of a list whose entries are names, or mappings of a name to its options."""
    entries = listed if isinstance(listed, list) else []
    return [str(next(iter(entry), "")) if isinstance(entry, dict) else str(entry) for entry in entries]


def _style(config: dict[str, Any]) -> AnchorStyle:
    """How ids are made: a function that is named for it is known when it is pymdownx’s, by its name."""
    listed = config.get("markdown_extensions")
    entries = listed if isinstance(listed, list) else []
    options = next((entry["toc"] for entry in entries if isinstance(entry, dict) and "toc" in entry), None)
    if not isinstance(options, dict) or "slugify" not in options:
        plain = not isinstance(options, dict) or "separator" not in options
        return AnchorStyle.PYTHON_MARKDOWN if plain else AnchorStyle.UNKNOWN
    return AnchorStyle.UNKNOWN
