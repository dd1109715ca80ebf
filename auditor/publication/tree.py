"""The files beside the posts, found as a server on a case-sensitive disk finds them, and read from disk only once."""

from __future__ import annotations

import os
import re
from posixpath import splitext
from typing import TYPE_CHECKING
from unicodedata import normalize

from auditor.publication.files import text_of
from auditor.publication.nearest import Words
from auditor.publication.slugs import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_WRITTEN_IDS = re.compile(r"""\b(?:id|name)\s*=\s*(["'])((?:(?!\1)[^<\n]){1,200})\1""")
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|<%.*?%>")
_TEMPLATES = (".html", ".htm", ".njk", ".liquid", ".hbs", ".ejs", ".pug", ".webc", ".md", ".js", ".jsx", ".tsx", ".vue")
_LEAST = 3  # letters of an id that is partly computed: with fewer it could be any


class Tree:
    """The folders below a root, each listed when it is first asked for; paths are relative to it, posix."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._listed: dict[str, dict[str, str]] = {}
        self._folders: dict[str, frozenset[str]] = {}
        self._there = {"": True}  # whether there is such a folder, by path

    def file(self, path: str) -> str:
        """The path as it is on disk, "" when there is no such file; NFC or not is the same, case is not."""
        folder, name = self._parted(path)
        return self._below(folder, self._names(folder).get(name, "")) if self._has_folder(folder) else ""

    def folder(self, path: str) -> bool:
        """Whether there is such a folder."""
        return self._has_folder(path.strip("/"))

    def folders(self, path: str) -> frozenset[str]:
        """The names of the folders in a folder."""
        return self._inner(path) if self._has_folder(path) else frozenset()

    def nearest(self, path: str) -> str:
        """The file that was probably meant: another case, accent or letter in one of its folders or in its name."""
        near = ""
        *folders, name = path.strip("/").split("/")
        for part in folders:
            found = self._nearest(self._inner(near), part)
            if not found:
                return ""
            near = self._below(near, found)
        found = self._nearest(self._names(near), name)
        return self._below(near, found) if found else ""

    @staticmethod
    def _nearest(names: Iterable[str], wanted: str) -> str:
        """The name that is nearly the one wanted, of the same format."""
        known = set(names)
        if wanted in known:
            return wanted
        alike = [name for name in known if folded(name) == folded(wanted)]
        if alike:
            return alike[0] if len(alike) == 1 else ""
        bare, suffix = splitext(wanted)
        stems = {splitext(name)[0]: name for name in known if splitext(name)[1].casefold() == suffix.casefold()}
        return stems.get(Words(stems).nearest(bare), "")

    def _has_folder(self, folder: str) -> bool:
        unknown: list[str] = []
        while folder not in self._there:  # a loop: a link may have a thousand parts
            unknown.append(folder)
            folder = self._parted(folder)[0]
        is_there = self._there[folder]
        for path in reversed(unknown):
            above, name = self._parted(path)
            is_there = is_there and name not in ("", ".", "..") and name in self._inner(above)
            self._there[path] = is_there
        return is_there

    @staticmethod
    def _parted(path: str) -> tuple[str, str]:
        folder, _, name = normalize("NFC", path.strip("/")).rpartition("/")
        return folder, name

    @staticmethod
    def _below(folder: str, name: str) -> str:
        return f"{folder}/{name}" if folder and name else name

    def _names(self, folder: str) -> dict[str, str]:
        if folder not in self._listed:
            self._list(folder)
        return self._listed[folder]

    def _inner(self, folder: str) -> frozenset[str]:
        if folder not in self._folders:
            self._list(folder)
        return self._folders[folder]

    def _list(self, folder: str) -> None:
        files: dict[str, str] = {}
        folders: list[str] = []
        try:
            with os.scandir(self._root / folder) as entries:
                for entry in entries:
                    if entry.is_dir():
                        folders.append(normalize("NFC", entry.name))
                    else:
                        files[normalize("NFC", entry.name)] = entry.name
        except (OSError, ValueError):
            pass
        self._listed[folder] = files
        self._folders[folder] = frozenset(folders)


class TemplateIds:
    """The ids that templates write, sought in their text: any page may have them."""

    def __init__(self, root: Path, folders: Iterable[str]) -> None:
        self._ids: set[str] = set()
        self._partly: set[str] = set()
        self.any = False  # whether an id is computed as a whole
        for folder in folders:
            for above, _, names in os.walk(root / folder):
                for name in names:
                    if name.endswith(_TEMPLATES):
                        self._read(text_of(root / folder / os.path.relpath(above, root / folder) / name))

    def has(self, fragment: str) -> bool:
        """Whether a template writes this id, or computes one that can be it."""
        return fragment in self._ids or any(re.fullmatch(pattern, fragment) for pattern in self._partly)

    def _read(self, text: str) -> None:
        for found in _WRITTEN_IDS.finditer(text):
            written = found[2].strip()
            parts = _EXPRESSION.split(written)
            if len(parts) == 1:
                self._ids.add(written)
            elif sum(map(len, parts)) >= _LEAST:
                self._partly.add(".*".join(map(re.escape, parts)))
            elif ".Anchor" not in written:  # a heading's own
                self.any = True
