"""Targets at whose place nothing is known: broken, with what was probably meant, or nobody can know."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from auditor.model.destination import TargetKind
from auditor.publication.address_book import path_in
from auditor.publication.addresses import host_of
from auditor.publication.lead import Lead, Place, missing, unverified
from auditor.publication.rewriting import escaped, with_value, written_like
from auditor.publication.slugs import folded

if TYPE_CHECKING:
    from auditor.model.publication import Entry
    from auditor.publication.address_book import AddressBook, Near
    from auditor.publication.served import ServedSite
    from auditor.publication.source_names import NearSource, SourceNames
    from auditor.publication.written_target import WrittenTarget

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_PAGE_SUFFIX = re.compile(r"\.(?:html?|md|mdx|markdown|njk)$", re.IGNORECASE)
_SOURCE_SUFFIX = re.compile(r"\.(?:mdx?|markdown)$", re.IGNORECASE)


class _Meant(NamedTuple):
    """A path that was probably meant, and its host; `elsewhere`: only its last part is the same."""

    path: str = ""
    host: str = ""
    certain: bool = False
    by_case: bool = False
    elsewhere: bool = False


class MissingTargets:
    """Judges targets that lead to nothing that is known; `complete` says that no post was left out on purpose."""

    def __init__(self, book: AddressBook, names: SourceNames, *, complete: bool) -> None:
        self._complete = complete
        self._book = book
        self._names = names

    def source(self, target: str, written: WrittenTarget) -> Lead:
        """A tag that names no post: the site cannot even be built."""
        near = self._names.nearest_name(written)
        return _with_source(missing(written.value, "named", TargetKind.SOURCE), target, written, near)

    def address(self, entry: Entry, target: str, written: WrittenTarget, site: ServedSite, place: Place) -> Lead:
        """An address at which nothing answers. Where a template could make something there, it is unverified."""
        value = normalize("NFC", unquote(written.value))
        if _SOURCE_SUFFIX.search(place.path) and not _WEB.match(value):
            if _leaves_root(entry, value):
                return unverified(place.address, sort=place.sort)
            near_source = self._names.nearest_path(entry, value)
            broken = missing(place.address, place.sort, TargetKind.SOURCE)
            return _with_source(broken, target, written, near_source)
        is_file = bool(_SUFFIX.search(place.path)) and not _PAGE_SUFFIX.search(place.path)
        kind = TargetKind.FILE if is_file else TargetKind.PAGE
        if is_file and site.files_from_sources and not _WEB.match(value) and not value.startswith("/"):
            return self._file_beside(entry, target, written, site, place)
        if is_file:
            near = _meant_file(site.nearest_file(place.host, place.path), place)
            known = site.serving.files_known and bool(site.serving.mounts)
        else:
            post = self._book.near(place.host, place.path)
            if post and _may_be_the_same(post, site.site.generator):
                return unverified(place.address, sort=place.sort)
            near = _meant_post(post)
            known = self._complete and site.serving.pages_known and not site.redirects_elsewhere
            known = known and not self._names.is_unbuilt(place.path, site.site)
        known = known and not _is_rootless(site, written)
        if not known and (not near.path or near.elsewhere):
            return unverified(place.address, sort=place.sort)
        broken = missing(place.address, place.sort, kind)
        if not near.path:
            return broken
        return broken._replace(
            near=near.path,
            repaired=with_value(
                target, written, written_like(written.value, near.path, near.host or place.host, entry, site)
            ),
            certain=near.certain,
            by_case=near.by_case,
        )

    @staticmethod
    def _file_beside(entry: Entry, target: str, written: WrittenTarget, site: ServedSite, place: Place) -> Lead:
        """A file that is named by its way from the post's own file."""
        value = normalize("NFC", unquote(written.value))
        if _leaves_root(entry, value):
            return unverified(place.address, sort=place.sort)
        folder = posixpath.dirname(entry.path)
        path = posixpath.normpath(posixpath.join(folder, value))
        broken = missing(place.address, place.sort, TargetKind.FILE)
        near = site.nearest_source(path)
        if not near:
            kept_elsewhere = not site.site.generator and not site.has_source_folder(posixpath.dirname(path))
            return unverified(place.address, sort=place.sort) if kept_elsewhere else broken
        repaired = with_value(target, written, escaped(posixpath.relpath(near, folder or "."), written.value))
        alike, by_case = folded(near) == folded(path), near.casefold() == path.casefold()
        return broken._replace(near=near, repaired=repaired, certain=alike, by_case=by_case)


def _with_source(broken: Lead, target: str, written: WrittenTarget, near: NearSource) -> Lead:
    if not near.path:
        return broken
    repaired = with_value(target, written, near.path)
    return broken._replace(near=near.path, repaired=repaired, certain=near.certain)


def _leaves_root(entry: Entry, value: str) -> bool:
    """Whether a path leads out of the folder that is audited."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), value.lstrip("/"))).startswith("..")


def _may_be_the_same(near: Near, generator: str) -> bool:
    """Whether the generator itself may write an address so: Eleventy's slugs are anybody's code, and versions of Hugo
    differ in whether signs that go leave one hyphen or several (0.111 leaves them; what deployed sites show does not).
    """
    if generator == "hugo":
        return near.by_hyphens
    return generator == "eleventy" and near.certain and not near.by_case


def _meant_file(path: str, place: Place) -> _Meant:
    alike = bool(path) and folded(path) == folded(place.path)
    return _Meant(path, place.host, alike, by_case=bool(path) and path.casefold() == place.path.casefold())


def _meant_post(near: Near | None) -> _Meant:
    if not near:
        return _Meant()
    address = near.entry.address
    return _Meant(path_in(address), host_of(address), near.certain, near.by_case, near.elsewhere)


def _is_rootless(site: ServedSite, written: WrittenTarget) -> bool:
    """Whether an address could stand for something above or beside the folder that is audited, or a page of it."""
    if site.site.generator:
        return False
    return written.value.startswith(("/", "../")) or not _SUFFIX.search(written.value)
