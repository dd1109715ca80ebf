"""Which post answers at an address of the publication, and which address was probably meant."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from auditor.publication.addresses import host_of, path_of
from auditor.publication.nearest import Words
from auditor.publication.slugs import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.publication import Entry

_INDEX = re.compile(r"/index(?:\.html?)?$")
_HYPHENS = re.compile(r"(?<=-)-+|(?<=/)-+|-+(?=/|$)")
_PAGE = re.compile(r"\.html?$")


def path_in(address: str) -> str:
    """The path of an address as it is compared: decoded, NFC, from the root, one slash where there were several."""
    path = normalize("NFC", unquote(path_of(address).partition("#")[0].partition("?")[0]))
    path = "/" + re.sub(r"/{2,}", "/", path).lstrip("/")
    if "/." not in path:
        return path
    is_folder = path.endswith(("/", "/.", "/.."))
    path = posixpath.normpath(path)
    return f"{path}/" if is_folder and path != "/" else path


def stem(path: str) -> str:
    """What the forms of one path have in common: without `index.html`, `.html` and the last slash."""
    return _PAGE.sub("", _INDEX.sub("", path)).rstrip("/")


def _alike(path: str) -> str:
    """A path without case, accents and signs, part by part."""
    return "/".join(map(folded, path.split("/")))


class Near(NamedTuple):
    """A post that was probably meant; `certain` when nothing but case, accents or signs differ.

    `by_case` and `by_hyphens` say that nothing else does; `elsewhere` that only the last part is the same.
    """

    entry: Entry
    certain: bool
    by_case: bool = False
    by_hyphens: bool = False
    elsewhere: bool = False


class AddressBook:
    """The posts of a publication by path; those of another language's host are kept apart."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_stem: defaultdict[str, list[Entry]] = defaultdict(list)
        self._also: defaultdict[str, list[Entry]] = defaultdict(list)
        self._folders: set[str] = set()
        self._entries = [entry for entry in entries if entry.address]
        for entry in self._entries:
            self._by_stem[stem(path_in(entry.address))].append(entry)
            for other in (*entry.aliases, *entry.also):
                self._also[stem(path_in(other))].append(entry)

    def post(self, host: str, path: str) -> Entry | None:
        """The post at a path of a host; "" for any host. A page that is a folder is no file, and has no suffix."""
        found = self._at(host, self._by_stem.get(stem(path), ()))
        if found:
            wrong_form = _PAGE.search(path) and not _INDEX.search(path) and path_in(found.address).endswith("/")
            if not wrong_form:
                return found
        return self._at(host, self._also.get(stem(path), ()))

    def is_folder(self, path: str) -> bool:
        """Whether there are posts below a path: a generator or a template may list them there."""
        return stem(path) in self._all_folders

    def begins(self, path: str) -> bool:
        """Whether addresses of the publication begin with the first folder of a path, or are all of it."""
        first = "/".join(stem(path).split("/")[:2])
        return first in self._all_folders or first in self._by_stem

    def near(self, host: str, path: str) -> Near | None:
        """The post that was probably meant by a path at which there is none."""
        wanted = stem(path)
        alike = [one for one in self._folded.get(_alike(wanted), ()) if self._at(host, (one,))] if wanted else []
        if alike:
            if len({one.address for one in alike}) > 1:
                return None
            known = stem(path_in(alike[0].address))
            by_hyphens = known != wanted and _HYPHENS.sub("", known) == _HYPHENS.sub("", wanted)
            return Near(alike[0], True, by_case=known.casefold() == wanted.casefold(), by_hyphens=by_hyphens)
        if found := self._words_of(host).nearest(wanted):
            near = self._at(host, self._by_stem[found])
            return Near(near, False) if near else None
        name = folded(wanted.rpartition("/")[2])
        moved = [one for one in self._by_name.get(name, ()) if self._at(host, (one,))] if name else []
        return Near(moved[0], False, elsewhere=True) if len(moved) == 1 else None

    def _at(self, host: str, found: Iterable[Entry]) -> Entry | None:
        return next((one for one in found if not host or host_of(one.address) in ("", host)), None)

    @cached_property
    def _all_folders(self) -> frozenset[str]:
        found: set[str] = {""}
        for known in (self._by_stem, self._also):
            for path in known:
                folder = path.rpartition("/")[0]
                while folder and folder not in found:
                    found.add(folder)
                    folder = folder.rpartition("/")[0]
        return frozenset(found)

    @cached_property
    def _folded(self) -> dict[str, list[Entry]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for path, entries in self._by_stem.items():
            found[_alike(path)] += entries
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for path, entries in self._by_stem.items():
            found[folded(path.rpartition("/")[2])] += entries
        return found

    def _words_of(self, host: str) -> Words:
        if host not in self._words:
            self._words[host] = Words(self._stems(host))
        return self._words[host]

    def _stems(self, host: str) -> Iterator[str]:
        return (path for path, entries in self._by_stem.items() if path and self._at(host, entries))

    @cached_property
    def _words(self) -> dict[str, Words]:
        return {}
