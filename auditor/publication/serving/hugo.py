"""Hugo: static folders, resources beside posts, taxonomies, and what themes and modules may bring."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from auditor.model.serving import AnchorStyle, Mount, Serving
from auditor.publication.addresses import host_of
from auditor.publication.files import files_below, mapping_in, text_in, text_of, texts_in
from auditor.publication.generators.hugo_config import merged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from auditor.model.publication import PublishedSite

_STYLES = {"github": AnchorStyle.GOLDMARK, "github-ascii": AnchorStyle.GOLDMARK_ASCII}
_TAXONOMIES = {"tag": "tags", "category": "categories"}  # Hugo's own, where none are configured
_ADAPTER = "_content.gotmpl"  # makes pages of data in its folder


def serving(place: Path, _site: PublishedSite) -> Serving:
    """What a Hugo site serves."""
    _, data, _ = merged(place)
    themes = texts_in(data.get("theme"))
    missing = any(not (place / "themes" / theme).is_dir() for theme in themes)
    imported = bool(mapping_in(data, "module").get("imports")) and not (place / "_vendor").is_dir()
    folders = ("layouts", *(f"themes/{theme}/layouts" for theme in themes))
    layouts = tuple(folder for folder in folders if (place / folder).is_dir())
    contents = tuple(_contents(data))
    statics = [Mount(folder, host=host) for folder, host in _statics(data)]
    statics += [Mount(f"themes/{theme}/static") for theme in themes]
    return Serving(
        mounts=(*statics, *contents, Mount("assets", certain=False)),
        made=(*_taxonomies(data), *_adapters(place, contents)),
        layouts=layouts,
        anchors=_style(place, data, layouts),
        files_known=not missing and not imported,
        layouts_known=bool(layouts) and not missing and not imported,
        from_sources=False,
    )


def _statics(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The static folders, each with the host of the language that has it for itself, if one has."""
    own = False
    for _, entry in _languages(data):
        for folder in _static_in(entry):
            own = True
            yield folder, host_of(text_in(entry, "baseurl"))
    mounts = mapping_in(data, "module").get("mounts")
    for mount in mounts if isinstance(mounts, list) else []:
        if isinstance(mount, dict) and text_in(mount, "target").split("/")[0] == "static":
            own = True
            yield text_in(mount, "source"), ""
    for folder in _static_in(data) or (() if own else ("static",)):
        yield folder, ""


def _static_in(data: dict[str, Any]) -> tuple[str, ...]:
    return tuple(folder for name, value in data.items() if name.startswith("staticdir") for folder in texts_in(value))


def _languages(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for tag, entry in mapping_in(data, "languages").items():
        if isinstance(entry, dict):
            yield tag, entry


def _contents(data: dict[str, Any]) -> Iterator[Mount]:
    """The folders of content, whose files that are no posts are published beside them."""
    entries = list(_languages(data))
    many_hosts = bool(entries) and all(text_in(entry, "baseurl") for _, entry in entries)
    default = text_in(data, "defaultcontentlanguage").lower() or "en"
    in_folder = data.get("defaultcontentlanguageinsubdir") is True
    for tag, entry in entries:
        bare = many_hosts or len(entries) == 1 or (tag == default and not in_folder)
        folder = text_in(entry, "contentdir") or text_in(data, "contentdir") or "content"
        yield Mount(folder, "" if bare else f"/{tag}", host_of(text_in(entry, "baseurl")) if many_hosts else "")
    if not entries:
        yield Mount(text_in(data, "contentdir") or "content")


def _taxonomies(data: dict[str, Any]) -> Iterator[str]:
    configured = data.get("taxonomies", _TAXONOMIES)
    named = {str(plural) for plural in configured.values()} if isinstance(configured, dict) else set()
    for _, entry in _languages(data):
        named.update(str(plural) for plural in mapping_in(entry, "taxonomies").values())
    for plural in sorted(named):
        yield rf"(?:/[^/]+)?/{re.escape(plural.lower())}(?:/.*)?"


def _adapters(place: Path, contents: tuple[Mount, ...]) -> Iterator[str]:
    for mount in contents:
        for path in files_below(place / mount.folder, _ADAPTER):
            folder = path.rpartition("/")[0]
            yield f"{re.escape(mount.prefix)}{'/' + re.escape(folder.lower()) if folder else ''}/.*"


def _style(place: Path, data: dict[str, Any], layouts: tuple[str, ...]) -> AnchorStyle:
    """How ids are made; a template of the site's own for headings is followed as far as it uses Hugo's."""
    for folder in layouts:
        for hook in files_below(place / folder, "render-heading.html"):
            if ".Anchor" not in text_of(place / folder / hook):
                return AnchorStyle.UNKNOWN
    markup = mapping_in(data, "markup")
    parser = mapping_in(mapping_in(markup, "goldmark"), "parser")
    kind = text_in(parser, "autoheadingidtype") or "github"
    if text_in(markup, "defaultmarkdownhandler") == "blackfriday" or kind == "blackfriday":
        return AnchorStyle.BLACKFRIDAY
    if parser.get("autoheadingid") is False:
        return AnchorStyle.NONE
    return _STYLES.get(kind, AnchorStyle.UNKNOWN)
