"""Astro, with Starlight's languages: `src/content/docs/<locale>/`, the root locale without a folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from auditor.publication.files import text_of
from auditor.publication.generators import script_config
from auditor.publication.generators.set_languages import default_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from auditor.model.head import Head

_CONFIG = ("astro.config.mjs", "astro.config.ts", "astro.config.js")
_PLACES = ("src/content/docs/", "src/pages/")
_COLLECTION = re.compile(r"src/content/([^/]+)/(.+)")


class _Locales(msgspec.Struct, frozen=True):
    by_folder: dict[str, str]
    root: str
    languages: tuple[str, ...]


def lay_out(site: Site) -> Layout:
    """The layout of an Astro site."""
    config = next((name for name in _CONFIG if text_of(site.place / name)), "")
    script = script_config.without_comments(text_of(site.place / config)) if config else ""
    inside = script_config.object_at(script, "locales")
    tags = script_config.keys_of(inside) or script_config.list_at(script, "locales")
    tongues = site.tongues.with_more(tag for tag in tags if tag != "root")
    site = msgspec.structs.replace(site, tongues=tongues)
    locales = _locales(site, script, inside, tags)
    url = script_config.text_at(script, "site")
    return Layout(
        generator="astro",
        pages=tuple(_page(site, head, locales) for head in site.heads),
        languages=locales.languages,
        default_language=locales.root,
        hosts=dict.fromkeys(locales.languages or (locales.root,), url) if url.startswith("http") else {},
        base_path=script_config.text_at(script, "base").rstrip("/"),
        config=config,
    )


def _locales(site: Site, script: str, inside: str, tags: tuple[str, ...]) -> _Locales:
    tongues = site.tongues
    default = script_config.text_at(script, "defaultLocale")
    root_lang = script_config.text_at(script_config.object_at("{" + inside, "root"), "lang") if inside else ""
    written = tongues.code(root_lang) or tongues.code("" if default == "root" else default)
    root = default_of(site, written) if written else ""
    by_folder = {tag.casefold(): tongues.code(tag) for tag in tags if tag != "root"}
    languages = tuple(dict.fromkeys(code for code in (root if "root" in tags else "", *by_folder.values()) if code))
    return _Locales(by_folder, root or (languages[0] if languages else ""), languages)


def _page(site: Site, head: Head, locales: _Locales) -> Page:
    path = site.inside(head)
    place = next((place for place in _PLACES if path.startswith(place)), "")
    below = path[len(place) :]
    collection = ""
    if not place:
        found = _COLLECTION.fullmatch(path)
        if not found:
            return Page(head, languages_of(head, site.tongues), built=False, content=False)
        collection, below = found[1] + "/", found[2]
    folder, slash, rest = below.partition("/")
    language = locales.by_folder.get(folder.casefold(), "") or site.tongues.known(folder) if slash else ""
    twin = (rest if language else below).rpartition(".")[0]
    languages = (language,) if language else (locales.root,) if locales.root else languages_of(head, site.tongues)
    built = head.value("draft") != "true" and not twin.rpartition("/")[2].startswith("_")
    prefix = f"/{folder.lower()}" if language else ""
    address = f"{prefix}/{collection}{twin.removesuffix('index')}".rstrip("/").lower() + "/"
    slug = head.value("slug")
    if slug:
        address = f"/{slug.strip('/')}/"
    return Page(head, languages, address if built else "", twin=collection + twin, built=built)
