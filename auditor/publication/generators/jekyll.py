"""Jekyll: posts by date and categories, collections, pages; hosts per language by `urlalt`."""

from __future__ import annotations

import fnmatch
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.model.head import Head, Written
from auditor.model.location import Position, Span
from auditor.publication.files import first_mapping, mapping_in, text_in, texts_in
from auditor.publication.generators import jekyll_addresses as made
from auditor.publication.generators.set_languages import default_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable

CONFIG = ("_config.yml", "_config.yaml", "_config.toml")
_SECOND_HOST = ("urlalt", "url_alt", "alt_url", "alturl", "url_fr", "url_en")
_NOWHERE = Span(Position(1, 1), Position(1, 1))


def lay_out(site: Site) -> Layout:
    """The layout of a Jekyll site."""
    file, config = first_mapping(site.place, *CONFIG)
    reader = Reader(site, config or {})
    pages = tuple(reader.page(head) for head in site.heads)
    return Layout(
        generator="jekyll",
        pages=pages,
        default_language=reader.language,
        hosts=hosts(config or {}, reader.language, pages),
        base_path=text_in(config or {}, "baseurl"),
        config=file,
        unread=file if config is None else "",
    )


class _Kind(NamedTuple):
    """What Jekyll takes a file for: `name` is "posts", "pages" or a collection; `below` its path inside."""

    name: str
    below: str


class Reader:
    """Reads one site by its configuration."""

    def __init__(self, site: Site, config: dict[str, Any]) -> None:
        self.site = site
        self.config = config
        written = site.tongues.code(text_in(config, "lang", "locale", "language", "default_lang"))
        self.language = default_of(site, written) if written else ""
        self._style = text_in(config, "permalink") or "date"
        collections = config.get("collections")
        self._collections: dict[str, dict[str, Any]] = (
            {str(name): value if isinstance(value, dict) else {} for name, value in collections.items()}
            if isinstance(collections, dict)
            else {name: {} for name in texts_in(collections)}
        )
        self._above = text_in(config, "collections_dir").strip("/")
        defaults = config.get("defaults")
        self._defaults = [entry for entry in defaults if isinstance(entry, dict)] if isinstance(defaults, list) else []

    def page(self, head: Head) -> Page:
        """One post, document or page."""
        path = self.site.inside(head)
        kind = self._kind(path)
        head = self._with_defaults(head, path, kind)
        named = self.site.tongues.in_path(path)
        languages = languages_of(head, self.site.tongues, named.language, self.language)
        addresses = self._addresses(head, path, kind)
        built = bool(addresses) and head.value("published") != "false"
        return Page(
            head=head,
            languages=languages,
            address=addresses[0] if built else "",
            aliases=head.values("redirect_from"),
            also=addresses[1:],
            twin=named.twin,
            permalink=head.value("permalink"),
            built=built,
        )

    def _kind(self, path: str) -> _Kind:
        below = path.removeprefix(self._above + "/") if self._above else path
        folders = below.split("/")[:-1]
        if "_posts" in folders:
            return _Kind("posts", below)
        first = folders[0] if folders else ""
        if first.startswith("_") and first[1:] in self._collections:
            return _Kind(first[1:], below[len(first) + 1 :])
        return _Kind("pages", path)

    def _addresses(self, head: Head, path: str, kind: _Kind) -> tuple[str, ...]:
        """The address, and those it would have at other readings of its date; none when it is not built."""
        written = head.value("permalink")
        if kind.name == "pages":
            return (_page_address(head, path, written, self._style),)
        name = made.named(kind.below)
        if kind.name == "posts" and not name:
            return ()
        collection = self._collections.get(kind.name, {})
        if kind.name != "posts" and collection.get("output") is not True:
            return ()
        stem = name.slug if name else kind.below.rpartition("/")[2].rpartition(".")[0]
        values = made.name_values(stem, head) | {
            "categories": "/".join(made.categories_of(head, kind.below)),
            "collection": kind.name,
            "path": kind.below.rpartition(".")[0],
        }
        own = text_in(collection, "permalink")
        template = (
            written or own or (self._style if kind.name == "posts" else _suffixed("/:collection/:path", self._style))
        )
        days = made.days_of(head, name)
        if not days:
            return (made.filled(template, values),)
        return tuple(made.filled(template, values | made.date_values(day)) for day in days)

    def _with_defaults(self, head: Head, path: str, kind: _Kind) -> Head:
        """The head with what `defaults` of the configuration give it, the narrowest scope first."""
        given: dict[str, tuple[Written, ...]] = {}
        ranked = sorted(self._defaults, key=lambda entry: len(text_in(mapping_in(entry, "scope"), "path").split("/")))
        for entry in ranked:
            scope = mapping_in(entry, "scope")
            if _in_scope(path, text_in(scope, "path"), text_in(scope, "type"), kind.name):
                for name, value in mapping_in(entry, "values").items():
                    if texts := _written(name, value):
                        given[name.casefold()] = texts
        if not given:
            return head
        return Head(
            path=head.path,
            format=head.format,
            title=head.title,
            fields=given | head.fields,
            language_tag=head.language_tag,
            text_language=head.text_language,
            alternates=head.alternates,
            has_front_matter=head.has_front_matter,
            words=head.words,
        )


def _written(name: str, value: object) -> tuple[Written, ...]:
    if isinstance(value, bool):
        return (Written(name, "true" if value else "false", _NOWHERE),)
    return tuple(Written(name, text, _NOWHERE) for text in texts_in(value))


def _in_scope(path: str, scope: str, wanted: str, kind: str) -> bool:
    if wanted and wanted not in (kind, kind.rstrip("s")):
        return False
    scope = scope.strip("/")
    if "*" in scope:
        return fnmatch.fnmatch(path, scope) or fnmatch.fnmatch(path, scope + "/*")
    return not scope or path == scope or path.startswith(scope + "/") or path.rpartition(".")[0] == scope


def _page_address(head: Head, path: str, written: str, style: str) -> str:
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    values = made.name_values(stem, head) | {"path": folder, "categories": ""}
    if written:
        return made.filled(written, values)
    if stem == "index":
        return made.filled("/:path/", values)
    return made.filled(_suffixed("/:path/:basename", style), values)


def _suffixed(template: str, style: str) -> str:
    """Jekyll's `Utils.add_permalink_suffix`."""
    if style == "pretty" or style.endswith("/"):
        return template + "/"
    return template + ":output_ext"


def hosts(config: dict[str, Any], language: str, pages: Iterable[Page]) -> dict[str, str]:
    """The base address by language: `url` is that of the site's own language, "" if none, `urlalt` of the other."""
    counts = Counter(page.language for page in pages if page.language)
    first = language or (min(counts, key=lambda code: (-counts[code], code)) if counts else "")
    url = text_in(config, "url")
    if not url.startswith("http"):
        return {}
    found = dict.fromkeys((first, *counts), url)
    second = text_in(config, *_SECOND_HOST)
    if second.startswith("http"):
        found |= {code: second for code in counts if code != first}
    return found
