"""Eleventy: data files of folders give posts their language and the template of their address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from auditor.publication.files import mapping_of, names_in, text_of
from auditor.publication.generators import eleventy_templates
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.head import Head

_CONFIG = (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs")
_INPUT = re.compile(r"\binput\s*:\s*[\"']([\w./-]+)[\"']")
_SIGNS = frozenset({"permalink", "locale", "lang", "language"})
_LITERAL = re.compile(r"[\"']?(\w+)[\"']?\s*:\s*(?:\"([^\"\\\n]*)\"|'([^'\\\n]*)'|(true|false)\b)")


def is_used(site: Site) -> bool:
    """Whether a folder of posts has a data file that gives them a language or an address."""
    data = _Data(site)
    return any(_SIGNS & data.own(folder).keys() for folder in sorted(_folders(site)))


def lay_out(site: Site) -> Layout:
    """The layout of an Eleventy site."""
    config = next((name for name in _CONFIG if text_of(site.place / name)), "")
    base = input_folder(site.place, config) if config else _guessed_input(site)
    data = _Data(site)
    pages = tuple(_page(site, head, data, base) for head in site.heads)
    return Layout(generator="eleventy", pages=pages, config=config)


def input_folder(place: Path, config: str) -> str:
    """The input folder that a configuration names, "" for the site's own; without one, `src` where there is such."""
    found = _INPUT.search(text_of(place / config)) if config else None
    if found:
        return found[1].strip("./")
    return "src" if not config and (place / "src").is_dir() else ""


def _folders(site: Site) -> set[str]:
    found: set[str] = set()
    for head in site.heads:
        folder = site.inside(head).rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _guessed_input(site: Site) -> str:
    """The input folder of a site whose configuration is not there: `src` where all posts but a few stand in it."""
    inside = sum(site.inside(head).startswith("src/") for head in site.heads)
    return "src" if inside * 10 >= len(site.heads) * 9 else ""


class _Data:
    """The data files of folders, each read once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._own: dict[str, dict[str, Any]] = {}
        self._cascaded: dict[str, dict[str, Any]] = {}
        self._names: dict[str, frozenset[str]] = {}

    def own(self, folder: str) -> dict[str, Any]:
        """What the folder's own data files say."""
        if folder not in self._own:
            name = folder.rpartition("/")[2] or self._site.place.name
            self._own[folder] = self._read(folder, name)
        return self._own[folder]

    def of(self, path: str) -> dict[str, Any]:
        """What holds for a post but for its front matter: its folders, the nearest wins, then its own data file."""
        folder, _, name = path.rpartition("/")
        own = self._read(folder, name.partition(".")[0] if name.endswith(".11ty.js") else name.rpartition(".")[0])
        return self._cascade(folder) | own

    def _cascade(self, folder: str) -> dict[str, Any]:
        if folder not in self._cascaded:
            above = self._cascade(folder.rpartition("/")[0]) if folder else {}
            self._cascaded[folder] = above | self.own(folder)
        return self._cascaded[folder]

    def _read(self, folder: str, name: str) -> dict[str, Any]:
        place = self._site.place / folder
        if folder not in self._names:
            self._names[folder] = names_in(place)
        found: dict[str, Any] = {}
        for suffix in (".json", ".11tydata.json"):
            if name + suffix in self._names[folder]:
                found |= mapping_of(place / (name + suffix)) or {}
        for suffix in (".11tydata.js", ".11tydata.cjs", ".11tydata.mjs"):
            if name + suffix in self._names[folder]:
                found |= _literals(text_of(place / (name + suffix)))
        return found


def _literals(script: str) -> dict[str, Any]:
    """The fields of a script that are plain texts; nothing when it computes anything."""
    if "=>" in script or "function" in script or "eleventyComputed" in script:
        return {}
    return {match[1]: match[2] or match[3] or match[4] == "true" for match in _LITERAL.finditer(script)}


def _page(site: Site, head: Head, data: _Data, base: str) -> Page:
    path = site.inside(head)
    cascade = data.of(path)
    values: dict[str, Any] = cascade | {name: head.value(name) for name in head.fields} | {"title": head.title}
    named = site.tongues.in_path(path)
    locale = next((str(cascade[name]) for name in ("locale", "lang", "language") if cascade.get(name)), "")
    languages = languages_of(head, site.tongues, site.tongues.code(locale) or named.language)
    below = path.removeprefix(base + "/") if base else path
    permalink = values.get("permalink")
    built = permalink not in (False, "false")
    address = _address(permalink, values, below) if built else ""
    twin = named.twin.removeprefix(base + "/") if base else named.twin
    return Page(head, languages, address, head.values("aliases", "redirect_from"), (), twin, built=built)


def _address(permalink: object, values: dict[str, Any], below: str) -> str:
    stem = re.sub(r"\.(?:11ty\.\w+|[^./]+)$", "", below)
    folder, _, name = stem.rpartition("/")
    bare = re.sub(r"^\d{4}-\d{2}-\d{2}-", "", name)
    file_slug = bare if bare != "index" else folder.rpartition("/")[2]
    path_stem = f"/{folder}/{bare}" if folder else f"/{bare}"
    if isinstance(permalink, str) and permalink:
        page = {"page.fileSlug": file_slug, "page.filePathStem": path_stem, "page.date": values.get("date", "")}
        made = eleventy_templates.render(permalink, values | page)
        return "" if made is None else "/" + made.lstrip("/")
    return f"{path_stem.removesuffix('/index')}/" if bare == "index" else f"{path_stem}/"
