"""Docusaurus: translations stand in `i18n/<locale>/<plugin>/` under the same paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from auditor.publication.files import text_of
from auditor.publication.generators import script_config
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from auditor.model.head import Head

_CONFIG = ("docusaurus.config.ts", "docusaurus.config.js", "docusaurus.config.mjs")
_PLUGIN = re.compile(r"i18n/([^/]+)/docusaurus-plugin-content-(docs|blog|pages)(?:-([^/]+))?/(.+)")
_NUMBERED = re.compile(r"^\d+\s*[-_.]+\s*(?=[^\d\s])")
_DATED = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/](.+)")


def lay_out(site: Site) -> Layout:
    """The layout of a Docusaurus site."""
    config = next((name for name in _CONFIG if text_of(site.place / name)), "")
    script = script_config.without_comments(text_of(site.place / config)) if config else ""
    i18n = script_config.object_at(script, "i18n")
    default_tag = script_config.text_at(i18n, "defaultLocale") or "en"
    tags = script_config.list_at(i18n, "locales")
    tongues = site.tongues.with_more((default_tag, *tags))
    site = msgspec.structs.replace(site, tongues=tongues)
    default = tongues.code(default_tag) or default_tag
    languages = tuple(dict.fromkeys(code for tag in tags if (code := tongues.code(tag))))
    url = script_config.text_at(script, "url")
    routes = {"docs": script_config.text_at(script_config.object_at(script, "docs"), "routeBasePath"), "blog": ""}
    return Layout(
        generator="docusaurus",
        pages=tuple(_page(site, head, default, routes) for head in site.heads),
        languages=languages,
        default_language=default,
        hosts=dict.fromkeys(languages, url) if url.startswith("http") else {},
        base_path=script_config.text_at(script, "baseUrl").rstrip("/"),
        config=config,
        unread="" if i18n or not config else config,
    )


def _page(site: Site, head: Head, default: str, routes: dict[str, str]) -> Page:
    path = site.inside(head)
    tag, twin = _twin(path)
    if not twin:
        return Page(head, languages_of(head, site.tongues), built=False, content=False)
    language = (site.tongues.code(tag) or tag) if tag else default
    prefix = "" if language == default else f"/{tag}"
    built = head.value("draft") != "true" and not any(part.startswith("_") for part in twin.split("/"))
    address = prefix + _address(head, twin, routes) if built else ""
    return Page(head, (language,), address, twin=twin.rpartition(".")[0], built=built)


def _twin(path: str) -> tuple[str, str]:
    """The locale's tag, "" for the default one, and the path of the default locale's post; "" when it is no post."""
    if found := _PLUGIN.fullmatch(path):
        tag, plugin, name, rest = found.groups()
        if plugin == "docs":
            version, _, below = rest.partition("/")
            if version == "current":
                return tag, f"{name or 'docs'}/{below}"
            return tag, f"{name + '_' if name else ''}versioned_docs/{version}/{below}"
        return tag, f"{name or ('blog' if plugin == 'blog' else 'src/pages')}/{rest}"
    first = path.partition("/")[0]
    if first in ("i18n", "static", "node_modules", "build") or "/" not in path:
        return "", ""
    if first == "src" and not path.startswith("src/pages/"):
        return "", ""
    return "", path


def _address(head: Head, twin: str, routes: dict[str, str]) -> str:
    stem = twin.rpartition(".")[0]
    top, _, below = stem.partition("/")
    if top == "src":
        return "/" + stem.removeprefix("src/pages/").removesuffix("index")
    if top.endswith("versioned_docs"):
        version, _, below = below.partition("/")
        top = f"docs/{version.removeprefix('version-')}"
    route = (routes.get(top) or top).strip("/")
    base = f"/{route}" if route else ""
    slug = head.value("slug")
    if slug.startswith("/"):
        return base + slug
    if top == "blog":
        name = below.removesuffix("/index")
        dated = _DATED.match(name)
        return f"{base}/{slug or ('/'.join(dated.groups()) if dated else name)}"
    parts = [_NUMBERED.sub("", part) for part in below.split("/")]
    folder, last = parts[:-1], head.value("id") or parts[-1]
    if slug:
        return "/".join((base, *folder, slug))
    is_index = last.casefold() in ("index", "readme") or (folder and last.casefold() == folder[-1].casefold())
    return "/".join((base, *folder)) + "/" if is_index else "/".join((base, *folder, last))
