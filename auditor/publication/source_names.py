"""Posts by the names of their files: what `{% link %}`, `{% post_url %}`, `ref` and links to `.md` files go by."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from auditor.publication.nearest import Words
from auditor.publication.slugs import folded
from auditor.publication.written_target import TargetForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.model.publication import Entry, PublishedSite
    from auditor.publication.written_target import WrittenTarget

_SUFFIX = re.compile(r"\.(?:mdx?|markdown|html?|njk)$", re.IGNORECASE)
_INDEX = re.compile(r"(?:^|/)_?index$")
_READINGS = ("", ".md", ".mdx", ".markdown", ".html", "/index.md", "/_index.md", "/README.md", "/index.html")


class NearSource(NamedTuple):
    """A file that was probably meant, as it would be written; `certain` when only case, accents or signs differ."""

    path: str = ""
    certain: bool = False


class SourceNames:
    """Looks posts up by their files."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def readings(self, path: str) -> Iterator[str]:
        """The files that a path may stand for, with and without a suffix."""
        bare = path.rstrip("/")
        yield from (bare + suffix for suffix in _READINGS) if bare and bare != "." else ("index.md", "README.md")

    def find(self, entry: Entry, written: WrittenTarget, folder: str) -> Entry | None:
        """The post that a tag names in the site of `folder`, from the post `entry`."""
        value = written.value.strip()
        if written.form is TargetForm.SOURCE:
            return self._entries.get("/".join(filter(None, (folder, value.strip("/")))))
        if written.form is TargetForm.POST_NAME:
            named = self._by_stem.get(posixpath.basename(_logical(value)), ())
            wanted = "/" + value.strip("/")
            return next((one for one in named if f"/{_SUFFIX.sub('', one.path)}".endswith(wanted)), None)
        named = self._by_stem.get(posixpath.basename(_logical(value)), ())
        if value.startswith("."):
            value = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), value))
        wanted = "/" + _logical(value).strip("/")
        fitting = [one for one in named if f"/{_logical(one.path)}".endswith(wanted)]
        return next((one for one in fitting if one.language == (written.language or entry.language)), None) or (
            fitting[0] if fitting else None
        )

    def nearest_name(self, written: WrittenTarget) -> NearSource:
        """What was probably meant by a name that no post has, written as that was."""
        value = written.value.strip()
        folder, slash, name = value.rpartition("/")
        suffix = _SUFFIX.search(name)
        bare = name[: suffix.start()] if suffix else name
        near = Words(self._by_stem).nearest(bare.casefold())
        posts = self._by_stem.get(near, ())
        if len(posts) != 1:
            return NearSource()
        own = posixpath.basename(posts[0].path)
        shown = own if suffix else _SUFFIX.sub("", own)
        return NearSource(f"{folder}{slash}{shown}", folded(bare) == folded(near))

    def nearest_path(self, entry: Entry, value: str) -> NearSource:
        """The source that was probably meant by a path from `entry` that leads to none, written from there."""
        folder = posixpath.dirname(entry.path)
        path = posixpath.normpath(posixpath.join(folder, value.lstrip("/")))
        alike = self._by_folded.get(folded(path), ())
        near = alike[0] if len(alike) == 1 else "" if alike else self._nearly(path)
        if not near:
            moved = self._by_name.get(posixpath.basename(path), ())
            near = moved[0] if len(moved) == 1 else ""
        if not near or value.startswith("/"):
            return NearSource()
        return NearSource(posixpath.relpath(near, folder or "."), bool(alike))

    def is_unbuilt(self, path: str, site: PublishedSite) -> bool:
        """Whether a post that has no address, such as a draft, can be the one that an address means.

        It must have the name that the address ends with; in Eleventy, where a post may compute its address, any can.
        """
        if site.generator == "eleventy" and self._unbuilt:
            return True
        return folded(posixpath.basename(_SUFFIX.sub("", path.rstrip("/")))) in self._unbuilt

    @cached_property
    def _by_stem(self) -> dict[str, list[Entry]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for path, entry in self._entries.items():
            found[posixpath.basename(_logical(path))].append(entry)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._entries:
            found[posixpath.basename(path)].append(path)
        return found

    @cached_property
    def _by_folded(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._entries:
            found[folded(path)].append(path)
        return found

    def _nearly(self, path: str) -> str:
        """The post at nearly the same path, of the same format."""
        stem, suffix = posixpath.splitext(path)
        near = self._words.nearest(stem) + suffix
        return near if near in self._entries else ""

    @cached_property
    def _words(self) -> Words:
        return Words(posixpath.splitext(path)[0] for path in self._entries)

    @cached_property
    def _unbuilt(self) -> frozenset[str]:
        unbuilt = (path for path, entry in self._entries.items() if not entry.address)
        return frozenset(folded(posixpath.basename(_logical(path))) for path in unbuilt)


def _logical(path: str) -> str:
    """A file's path as Hugo compares it: in lower case, without suffix, language and `index`."""
    bare = re.sub(r"\.[a-z]{2}(?:-[a-z]{2,4})?$", "", _SUFFIX.sub("", path).casefold())
    return _INDEX.sub("", bare)
