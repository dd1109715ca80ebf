"""Hugo: languages by content folder or file name; addresses by `url`, `slug`, `permalinks` and path."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from auditor.model.facts import Format
from auditor.publication.generators.hugo_config import HugoConfig, HugoLanguage, read_config
from auditor.publication.generators.jekyll_addresses import day_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.slugs import hugo_path

if TYPE_CHECKING:
    from auditor.model.head import Head

_KEY = re.compile(r":([a-z]+)(\[[^\]]*\])?")
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_]?(.*)")
_NEVER = ("build.render", "_build.render")


def lay_out(site: Site) -> Layout:
    """The layout of a Hugo site."""
    config = read_config(site)
    site = msgspec.structs.replace(
        site, tongues=site.tongues.with_more(language.tag for language in config.languages if config.configured)
    )
    reader = _Reader(site, config)
    bases = {language.code: language.base for language in config.languages if language.base.startswith("http")}
    return Layout(
        generator="hugo",
        pages=tuple(reader.page(head) for head in site.heads),
        languages=tuple(language.code for language in config.languages) if config.configured else (),
        default_language=config.default,
        hosts=bases,
        folders={language.code: language.content for language in config.languages}
        if len({language.content for language in config.languages}) > 1
        else {},
        fold_case=True,
        native_key="translationkey",
        config=config.file,
        unread=config.unread,
    )


class _Placed(NamedTuple):
    """A post's language, its path in the content folder without suffix, and what kind of page it is."""

    language: HugoLanguage
    folder: str
    stem: str

    @property
    def is_section(self) -> bool:
        return self.stem == "_index"

    @property
    def is_bundle(self) -> bool:
        return self.stem == "index"


class _Reader:
    """Reads one site by its configuration."""

    def __init__(self, site: Site, config: HugoConfig) -> None:
        self._site = site
        self._config = config
        self._by_tag = {language.tag: language for language in config.languages}
        default = next((one for one in config.languages if one.code == config.default), config.languages[0])
        self._default = default
        self._bundles = {
            (placed.language.content, placed.folder)
            for head in site.heads
            if (placed := self._place(site.inside(head))) and placed.is_bundle
        }

    def page(self, head: Head) -> Page:
        """One post."""
        path = self._site.inside(head)
        placed = self._place(path)
        if not placed or _is_copied(head):
            return _beside(head, path)
        built = head.value("draft") != "true" and head.value("headless") != "true"
        built = built and not any(head.value(name) in ("never", "false", "link") for name in _NEVER)
        built = built and not self._is_resource(placed)
        address = self._address(head, placed) if built else ""
        return Page(
            head=head,
            languages=(placed.language.code,),
            address=address,
            aliases=tuple(self._alias(alias, address) for alias in head.values("aliases")) if built else (),
            twin="/".join(filter(None, (placed.folder, placed.stem))).casefold(),
            built=built,
        )

    def _place(self, path: str) -> _Placed | None:
        """Where a post stands in the content folders; the deepest folder counts. None outside of them."""
        best: HugoLanguage | None = None
        for language in self._config.languages:
            inside = path.startswith(language.content + "/")
            deeper = best is None or len(language.content) > len(best.content)
            if inside and (deeper or (best and best.content == language.content and language == self._default)):
                best = language
        if not best:
            return None
        folder, _, name = path[len(best.content) + 1 :].rpartition("/")
        stem = name.rpartition(".")[0]
        bare, _, tag = stem.rpartition(".")
        if bare and tag.lower() in self._by_tag:
            return _Placed(self._by_tag[tag.lower()], folder, bare)
        return _Placed(best, folder, stem)

    def _is_resource(self, placed: _Placed) -> bool:
        """Whether a file belongs to the leaf bundle whose folder it stands in."""
        if placed.is_bundle:
            return False
        parts = placed.folder.split("/") if placed.folder else []
        return any(
            (placed.language.content, "/".join(parts[:end])) in self._bundles for end in range(len(parts), 0, -1)
        )

    def _address(self, head: Head, placed: _Placed) -> str:
        prefix = self._prefix(placed.language)
        written = head.value("url")
        if written.startswith(("/", "http")):
            return written
        if written:
            return f"{prefix}/{written}"
        path = self._by_template(head, placed)
        if path is None:
            path = placed.folder if placed.is_section or placed.is_bundle else f"{placed.folder}/{placed.stem}"
            if slug := head.value("slug"):
                path = f"{path.rpartition('/')[0]}/{slug}"
        path = hugo_path(path).strip("/")
        if not path:
            return f"{prefix}/"
        return f"{prefix}/{path}.html" if self._config.ugly and not placed.is_section else f"{prefix}/{path}/"

    def _prefix(self, language: HugoLanguage) -> str:
        alone = len(self._config.languages) == 1
        default = language.code == self._config.default and not self._config.default_in_folder
        return "" if self._config.many_hosts or default or alone else f"/{language.tag}"

    def _alias(self, alias: str, address: str) -> str:
        return alias if alias.startswith(("/", "http")) else f"{address.rstrip('/').rpartition('/')[0]}/{alias}"

    def _by_template(self, head: Head, placed: _Placed) -> str | None:
        """The path that `permalinks` gives; None when no template is for this post."""
        templates = placed.language.permalinks
        kind = "section" if placed.is_section else "page"
        own = templates.get(kind)
        if isinstance(own, dict):
            templates = own
        elif placed.is_section:
            return None
        folder = placed.folder
        if placed.is_bundle or placed.is_section:
            folder = folder.rpartition("/")[0] if placed.is_bundle else folder
        section = folder.split("/")[0].lower()
        template = templates.get(section or "/")
        return _filled(template, head, placed, folder) if isinstance(template, str) else None


def _is_copied(head: Head) -> bool:
    """Whether Hugo copies the file as it is: HTML without front matter is no page to it."""
    return head.format is Format.HTML and not head.has_front_matter


def _filled(template: str, head: Head, placed: _Placed, folder: str) -> str | None:
    stem = placed.folder.rpartition("/")[2] if placed.is_bundle or placed.is_section else placed.stem
    dated = _DATED.fullmatch(stem) if placed.language.date_by_name else None
    day = (day_of(dated[1]) if dated else None) or day_of(head.value("date", "publishdate")) or date(1, 1, 1)
    sections = folder.split("/") if folder else []
    title = head.title or stem
    slug = head.value("slug") or (dated[2] if dated else "")
    values = {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "day": f"{day.day:02}",
        "monthname": f"{day:%B}",
        "weekday": str(day.isoweekday() % 7),
        "weekdayname": f"{day:%A}",
        "yearday": str(day.timetuple().tm_yday),
        "section": sections[0] if sections else "",
        "sections": "/".join(sections),
        "title": title.replace("/", "-"),
        "slug": slug or title.replace("/", "-"),
        "slugorfilename": slug or stem,
        "slugorcontentbasename": slug or stem,
        "filename": stem,
        "contentbasename": stem,
    }

    def value(found: re.Match[str]) -> str:
        if found[1] == "sections" and found[2]:
            return "/".join(_sliced(sections, found[2]))
        return hugo_path(values.get(found[1], "").replace("+", " ")) + (found[2] or "")

    return _KEY.sub(value, template)


def _sliced(sections: list[str], written: str) -> list[str]:
    """The part of the sections that `[1:]`, `[last]` and the like stand for."""
    first, colon, last = written.strip("[]").partition(":")
    at = {"last": len(sections) - 1, "": 0}
    start = at[first] if first in at else int(first) if first.isdigit() else 0
    if not colon:
        return sections[start : start + 1]
    return sections[start : at["last"] + 1 if last in at and last != "last" else at["last"] if last else None]


def _beside(head: Head, path: str) -> Page:
    """A file outside the content: one below `static` is copied as it is, and any other is not built."""
    folder, _, rest = path.partition("/")
    return Page(head, address=f"/{rest}" if folder == "static" else "", built=folder == "static", content=False)
