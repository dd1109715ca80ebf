"""A walk down a folder: which files are posts, and why the others are none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from msgspec import Struct
from pathspec import GitIgnoreSpec

from auditor.crawler.conventions import (
    BUILD_OUTPUT,
    DEPENDENCIES,
    POST_SUFFIXES,
    TEMPLATE_SUFFIXES,
    UNPUBLISHED,
    Convention,
    Jekyll,
    convention_of,
    is_repository_file,
)
from auditor.crawler.git_ignored import GitIgnored
from auditor.model.facts import Format
from auditor.stamps import stamp_of

_OURS = frozenset({".git", ".auditor_cache"})  # no part of any publication, and not worth a word


class Source(Struct, frozen=True):
    """One post to read: its path relative to the root, posix, and its file, or its bytes when it has none.

    `stamp` changes with the file, "" where nobody looked; `digest` is that of its bytes, b"" while it is not known.
    """

    path: str
    format: Format
    file: str = ""
    data: bytes = b""
    stamp: str = ""
    digest: bytes = b""


class SourceFilter(Struct, frozen=True):
    """What the configuration says of files: git-style patterns relative to the root."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    repository_files: bool = False


class Walk:
    """One walk down a folder: posts are found, everything else that looks like one is counted by its reason."""

    def __init__(self, root: Path, wanted: SourceFilter, left_out: dict[str, list[str]]) -> None:
        self.found: dict[str, Source] = {}
        self.sites: dict[str, str] = {}
        self._root = root
        self._wanted = wanted
        self._left_out = left_out
        self._include = GitIgnoreSpec.from_lines(wanted.include)
        self._exclude = GitIgnoreSpec.from_lines(wanted.exclude)
        self._ignored = GitIgnored(root)

    def run(self, folder: Path) -> None:
        """Walks `folder`, without following symbolic links."""
        self._folder(folder.resolve(), folder.resolve(), None)

    def _folder(self, folder: Path, convention_root: Path, convention: Convention | None) -> None:
        shown = "" if folder == self._root else folder.relative_to(self._root).as_posix() + "/"
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            self._leave_out("not-readable", shown.rstrip("/"))
            return
        own = convention_of(folder, {entry.name for entry in entries})
        if own:
            convention_root, convention = folder, own
            self.sites[shown.rstrip("/")] = own.generator
        self._ignored.enter(shown, [entry.name for entry in entries])
        below = folder.relative_to(convention_root).as_posix() + "/" if folder != convention_root else ""
        for entry in entries:
            if entry.name in _OURS:
                continue
            path = shown + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and Path(entry.name).suffix.lower() not in POST_SUFFIXES and not entry.is_symlink():
                continue
            reason = self._reason(entry, path, below + entry.name, convention, is_folder=is_folder)
            if reason:
                if reason != "other-format":
                    self._leave_out(reason, path + "/" * is_folder)
            elif is_folder:
                self._folder(Path(entry.path), convention_root, convention)
            else:
                form = Format(POST_SUFFIXES[Path(entry.name).suffix.lower()])
                self.found[path] = Source(
                    path, form, file=entry.path, stamp=stamp_of(entry.stat(follow_symlinks=False))
                )

    def _reason(
        self,
        entry: os.DirEntry[str],
        path: str,
        below: str,
        convention: Convention | None,
        *,
        is_folder: bool,
    ) -> str:
        """Why an entry is left out, "" when it is not. What the configuration includes is in, whatever its name."""
        if entry.is_symlink():
            return (
                "symlink" if Path(entry.name).suffix.lower() in POST_SUFFIXES or _is_folder(entry) else "other-format"
            )
        asked = path + "/" * is_folder
        if self._exclude.match_file(asked):
            return "excluded"
        if self._include.match_file(asked):
            return ""
        if self._ignored.ignores(path, is_folder=is_folder):
            return "git-ignored"
        if is_folder:
            return _folder_reason(entry.name, below, convention)
        return self._file_reason(entry, below, convention)

    def _file_reason(self, entry: os.DirEntry[str], below: str, convention: Convention | None) -> str:
        if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            return "special-file"
        if isinstance(convention, Jekyll) and (entry.name[0] in "_.#" or entry.name.endswith("~")):
            return "" if entry.name in convention.included else "not-published"
        if entry.name.startswith("."):
            return "hidden"
        if isinstance(convention, Jekyll) and _is_listed(below, convention.excluded):
            return "not-published"
        if Path(entry.name).suffix.lower() in TEMPLATE_SUFFIXES and not _has_front_matter(entry):
            return "not-published"
        at_root = "/" not in below
        if (
            not self._wanted.repository_files
            and is_repository_file(entry.name, at_root=at_root)
            and not _has_front_matter(entry)
        ):
            return "repository-file"
        return ""

    def _leave_out(self, reason: str, path: str) -> None:
        self._left_out[reason].append(path)


def _folder_reason(name: str, below: str, convention: Convention | None) -> str:
    if name in DEPENDENCIES:
        return "dependencies"
    if name in BUILD_OUTPUT or (convention and name in convention.build_output and name == below):
        return "build-output"
    if isinstance(convention, Jekyll):
        if name in convention.included:
            return ""
        if name[0] == "_" or _is_listed(below, convention.excluded):
            return "not-published"
    if name.startswith("."):
        return "hidden"
    if name in UNPUBLISHED or (convention and name in convention.unpublished and name == below):
        return "not-published"
    return ""


def _is_listed(below: str, listed: tuple[str, ...]) -> bool:
    return bool(listed) and GitIgnoreSpec.from_lines(f"/{entry}" for entry in listed).match_file(below)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return True


def _has_front_matter(entry: os.DirEntry[str]) -> bool:
    try:
        with Path(entry.path).open("rb") as file:
            return file.read(4) in (b"---\n", b"---\r")
    except OSError:
        return False
