"""Docusaurus: translations stand in `i18n/<locale>/<plugin>/` under the same paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from auditor.publication.files import text_of
from auditor.publication.generators import script_config
from auditor.publication.generators.docusaurus_plugins import ContentPlugin, configured_plugins
from auditor.publication.generators.set_languages import default_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from auditor.model.head import Head

_CONFIG = ("docusaurus.config.ts", "docusaurus.config.js", "docusaurus.config.mjs")
_TRANSLATED = re.compile(r"i18n/([^/]+)/docusaurus-plugin-content-(docs|blog|pages)(?:-([^/]+))?/(.+)")
_NUMBERED = re.compile(r"^\d+\s*[-_.]+\s*(?=[^\d\s])")
_DATED = re.compile(r"(.*)(\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(.*?)(?:/index)?")  # DATE_FILENAME_REGEX, blogUtils.ts
_NO_POSTS = ("i18n", "static", "node_modules", "build")


class _Found(NamedTuple):
    """A post of a plugin: the tag of its locale, "" for the default one, and its path in the plugin's folder."""

    plugin: ContentPlugin
    tag: str
    below: str


def lay_out(site: Site) -> Layout:
    """The layout of a Docusaurus site."""
    config = next((name for name in _CONFIG if text_of(site.place / name)), "")
    script = script_config.without_comments(text_of(site.place / config)) if config else ""
    i18n = script_config.object_at(script, "i18n")
    default_tag = script_config.text_at(i18n, "defaultLocale") or "en"
    tags = script_config.list_at(i18n, "locales")
    tongues = site.tongues.with_more((default_tag, *tags))
    site = msgspec.structs.replace(site, tongues=tongues)
    default = default_of(site, tongues.code(default_tag) or default_tag)
    languages = tuple(dict.fromkeys(code for tag in tags if (code := tongues.code(tag))))
    url = script_config.text_at(script, "url")
    reader = _Reader(site, default, script)
    return Layout(
        generator="docusaurus",
        pages=tuple(reader.page(head) for head in site.heads),
        languages=languages,
        default_language=default,
        hosts=dict.fromkeys(languages or (default,), url) if url.startswith("http") else {},
        base_path=script_config.text_at(script, "baseUrl").rstrip("/"),
        config=config,
        unread="" if i18n or not config else config,
    )


class _Reader:
    """Reads one site by its configuration."""

    def __init__(self, site: Site, default: str, script: str) -> None:
        self._site = site
        self._default = default
        self._trailing_slash = script_config.flag_at(script, "trailingSlash")
        self._plugins = list(configured_plugins(script))
        known = {(plugin.kind, plugin.name) for plugin in self._plugins}
        translated = (_TRANSLATED.fullmatch(site.inside(head)) for head in site.heads)
        shown = {(found[2], found[3] or "") for found in translated if found}
        self._plugins += (ContentPlugin(kind, name, name, name) for kind, name in sorted(shown - known))

    def page(self, head: Head) -> Page:
        """One post, document or page."""
        found = self._find(self._site.inside(head))
        if not found:
            return Page(head, languages_of(head, self._site.tongues), built=False, content=False)
        plugin, tag, below = found
        language = (self._site.tongues.code(tag) or tag) if tag else self._default
        home = "/" if language == self._default else f"/{tag}/"
        built = head.value("draft") != "true" and not any(part.startswith("_") for part in below.split("/"))
        address = self._slashed(home + _address(head, plugin, below.rpartition(".")[0]).lstrip("/"), home)
        twin = f"{plugin.folder}/{below}".rpartition(".")[0]
        return Page(head, (language,), address if built else "", twin=twin, built=built)

    def _find(self, path: str) -> _Found | None:
        """The plugin of a post, the one with the deepest folder; a folder that none has is taken for documents."""
        if translated := _TRANSLATED.fullmatch(path):
            tag, kind, name, rest = translated.groups()
            plugin = next(one for one in self._plugins if (one.kind, one.name) == (kind, name or ""))
            if kind != "docs":
                return _Found(plugin, tag, rest)
            version, _, below = rest.partition("/")
            return _Found(plugin if version == "current" else plugin.version(version), tag, below)
        for plugin in sorted(self._plugins, key=lambda one: -len(one.folder)):
            if path.startswith(plugin.folder + "/"):
                return _Found(plugin, "", path[len(plugin.folder) + 1 :])
            if plugin.kind == "docs" and path.startswith(plugin.versions + "/"):
                version, _, below = path[len(plugin.versions) + 1 :].partition("/")
                return _Found(plugin.version(version), "", below)
        first, slash, below = path.partition("/")
        if not slash or first in (*_NO_POSTS, "src"):
            return None
        return _Found(ContentPlugin("docs", first, first, first), "", below)

    def _slashed(self, address: str, home: str) -> str:
        """An address as `trailingSlash` wants it; that of the home page stays (applyTrailingSlash.ts)."""
        if self._trailing_slash is None or address == home:
            return address
        return address.rstrip("/") + ("/" if self._trailing_slash else "")


def _address(head: Head, plugin: ContentPlugin, stem: str) -> str:
    """The path of a post in its locale; `stem` is that in the plugin's folder without suffix."""
    base = f"/{plugin.route}" if plugin.route else ""
    slug = head.value("slug")
    if plugin.kind == "pages":
        return f"{base}/{stem.removesuffix('index')}"
    if slug.startswith("/"):
        return base + slug
    if plugin.kind == "blog":
        return f"{base}/{slug or _blog_slug(stem)}"
    parts = [_NUMBERED.sub("", part) for part in stem.split("/")]
    folder, last = parts[:-1], head.value("id") or parts[-1]
    if slug:
        return "/".join((base, *folder, slug))
    is_index = last.casefold() in ("index", "readme") or (folder and last.casefold() == folder[-1].casefold())
    return "/".join((base, *folder)) + "/" if is_index else "/".join((base, *folder, last))


def _blog_slug(stem: str) -> str:
    """The slug of a blog post by its file: the date first, then the folders above it and what stands behind it."""
    if dated := _DATED.fullmatch(stem):
        return f"{dated[2].replace('-', '/')}/{dated[1]}{dated[3]}".rstrip("/")
    return stem.removesuffix("/index")
