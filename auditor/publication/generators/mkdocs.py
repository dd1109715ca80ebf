"""MkDocs, with the languages of the plugin mkdocs-static-i18n: by suffix or by folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from auditor.publication.files import first_mapping, mapping_in, text_in
from auditor.publication.generators.set_languages import default_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from auditor.model.head import Head


class _Plugin(msgspec.Struct, frozen=True):
    tags: tuple[str, ...] = ()
    default: str = ""
    by_folder: bool = False


def lay_out(site: Site) -> Layout:
    """The layout of an MkDocs site."""
    file, config = first_mapping(site.place, "mkdocs.yml", "mkdocs.yaml")
    data = config or {}
    plugin = _plugin(data)
    tongues = site.tongues.with_more(plugin.tags)
    site = msgspec.structs.replace(site, tongues=tongues)
    theme = text_in(mapping_in(data, "theme"), "language", "locale")
    written = tongues.code(plugin.default) or tongues.code(theme)
    default = default_of(site, written) if written else ""
    docs = (text_in(data, "docs_dir") or "docs").strip("./")
    url = text_in(data, "site_url")
    directories = data.get("use_directory_urls") is not False
    languages = tuple(code for tag in plugin.tags if (code := tongues.code(tag)))
    return Layout(
        generator="mkdocs",
        pages=tuple(_page(site, head, docs, default, directories=directories) for head in site.heads),
        languages=languages,
        default_language=default,
        hosts=dict.fromkeys(languages or (default,), url) if url.startswith("http") else {},
        folders={tongues.code(tag): f"{docs}/{tag}" for tag in plugin.tags} if plugin.by_folder else {},
        config=file,
        unread=file if config is None else "",
    )


def _plugin(data: dict[str, Any]) -> _Plugin:
    """The plugin's settings, in its present form and in that of its versions before 1.0."""
    listed = data.get("plugins")
    entries = listed if isinstance(listed, list) else [listed]
    own = next((entry["i18n"] for entry in entries if isinstance(entry, dict) and "i18n" in entry), None)
    if not isinstance(own, dict):
        return _Plugin()
    by_folder = text_in(own, "docs_structure") == "folder"
    languages = own.get("languages")
    if isinstance(languages, dict):
        return _Plugin(tuple(map(str, languages)), text_in(own, "default_language"), by_folder)
    named = [entry for entry in languages if isinstance(entry, dict)] if isinstance(languages, list) else []
    named = [entry for entry in named if text_in(entry, "locale") not in ("", "null")]
    default = next((text_in(entry, "locale") for entry in named if entry.get("default") is True), "")
    return _Plugin(tuple(text_in(entry, "locale") for entry in named), default, by_folder)


def _page(site: Site, head: Head, docs: str, default: str, *, directories: bool) -> Page:
    path = site.inside(head)
    if not path.startswith(docs + "/"):
        return Page(head, built=False, content=False)
    below = path[len(docs) + 1 :]
    named = site.tongues.in_path(below)
    is_named = named.language and named.separator in ("", ".") and named.folder.count("/") == 0
    language = named.language if is_named else default
    languages = (language,) if language else languages_of(head, site.tongues)
    twin = named.twin if is_named else below.rpartition(".")[0]
    prefix = f"/{language}" if language and language != default else ""
    folder, _, stem = twin.rpartition("/")
    if stem.casefold() in ("index", "readme"):
        address = f"{prefix}/{folder}/" if folder else f"{prefix}/"
    else:
        address = f"{prefix}/{twin}/" if directories else f"{prefix}/{twin}.html"
    return Page(head, languages, address, twin=twin)
