"""Where posts come from: folders, files and standard input; and what was left out of them, with the reason."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
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
from auditor.model.audit import LeftOut
from auditor.model.facts import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

STANDARD_INPUT = "-"
_EXAMPLES = 3
_OURS = frozenset({".git", ".auditor_cache"})  # no part of any publication, and not worth a word


class SourceError(ValueError):
    """A source that was named cannot be audited; the text says why."""


class Source(Struct, frozen=True):
    """One post to read: its path relative to the root, posix, and its file, or its bytes when it has none."""

    path: str
    format: Format
    file: str = ""
    data: bytes = b""


class SourceList(Struct, frozen=True):
    """The posts of a run in the order of their paths, and what was left out.

    `root` is shown in reports, `folder` is where it is ("" on standard input). `sites` are the folders (relative to
    it, posix, "" for itself) whose generator is known by its own files. `whole` says that folders were named, so that
    what is absent from `sources` is absent from the publication.
    """

    root: str
    sources: tuple[Source, ...]
    left_out: tuple[LeftOut, ...]
    folder: str = ""
    sites: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    named_one: bool = True


class SourceFilter(Struct, frozen=True):
    """What the configuration says of files: git-style patterns relative to the root."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    repository_files: bool = False


def list_sources(named: Iterable[str], wanted: SourceFilter, standard_input: bytes = b"") -> SourceList:
    """The posts of the folders and files `named`; those of this folder when there is none.

    A file that is named is audited whatever it is called. Raises SourceError for a name that does not exist
    or is no kind of post.
    """
    names = list(named) or ["."]
    if names == [STANDARD_INPUT]:
        looks_like_html = standard_input.lstrip()[:1] == b"<"
        source = Source(STANDARD_INPUT, Format.HTML if looks_like_html else Format.MARKDOWN, data=standard_input)
        return SourceList(STANDARD_INPUT, (source,), ())
    if STANDARD_INPUT in names:
        raise SourceError("“-” (standard input) stands alone: it cannot be audited together with files")
    paths = [Path(name) for name in names]
    for path in paths:
        _check_named(path)
    root = _root(paths)
    found: dict[str, Source] = {}
    left_out: dict[str, list[str]] = defaultdict(list)
    sites: dict[str, str] = {}
    for path in paths:
        if path.is_dir():
            walk = _Walk(root, wanted, left_out)
            walk.run(path)
            found.update(walk.found)
            sites.update(walk.sites)
        else:
            shown = _relative(path, root)
            found[shown] = Source(shown, Format(POST_SUFFIXES[path.suffix.lower()]), file=str(path))
    summary = (
        LeftOut(reason, len(names), tuple(sorted(names)[:_EXAMPLES])) for reason, names in sorted(left_out.items())
    )
    return SourceList(
        root=_shown_root(root),
        sources=tuple(found[key] for key in sorted(found)),
        left_out=tuple(summary),
        folder=str(root),
        sites=tuple(sorted(sites.items())),
        whole=all(path.is_dir() for path in paths),
        named_one=len(paths) == 1,
    )


def source_bytes(source: Source, max_bytes: int, *, refuse: bool = True) -> bytes | None:
    """A source's bytes; None when there are more than `max_bytes`, or (where `refuse`) it cannot be read.

    Raises OSError when it cannot be read and `refuse` is false.
    """
    if not source.file:
        return source.data if len(source.data) <= max_bytes else None
    file = Path(source.file)
    try:
        return file.read_bytes() if file.stat().st_size <= max_bytes else None
    except OSError:
        if not refuse:
            raise
        return None


def sister_sources(listed: SourceList, sister: str, wanted: SourceFilter) -> SourceList:
    """The posts of the folder `sister`, given relative to the root; so are their paths. Raises SourceError."""
    root = Path(listed.folder)
    folder = root / sister
    if not folder.is_dir():
        raise SourceError(f"publication.sister: {sister}: no such folder")
    found = list_sources([str(folder)], wanted)
    above = Path(os.path.relpath(folder.resolve(), root)).as_posix()
    return msgspec.structs.replace(
        found,
        sources=tuple(msgspec.structs.replace(source, path=f"{above}/{source.path}") for source in found.sources),
        sites=tuple((f"{above}/{site}".rstrip("/"), generator) for site, generator in found.sites),
    )


def _check_named(path: Path) -> None:
    if not path.exists():
        raise SourceError(f"{path}: no such file or folder")
    if path.is_dir():
        return
    if path.suffix.lower() not in POST_SUFFIXES:
        raise SourceError(f"{path}: not a post; auditor reads {', '.join(sorted(POST_SUFFIXES))}")
    if not path.is_file():
        raise SourceError(f"{path}: not an ordinary file")


def _root(paths: list[Path]) -> Path:
    """The folder that paths in the report are relative to: the one that was named, or the nearest that holds all."""
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0].resolve()
    real = [path.parent.resolve() if path.is_file() else path.resolve() for path in paths]
    here = Path.cwd()
    if all(path.is_relative_to(here) for path in real):
        return here
    return Path(os.path.commonpath(real))


def _relative(path: Path, root: Path) -> str:
    return (path.parent.resolve() / path.name).relative_to(root).as_posix()


def _shown_root(root: Path) -> str:
    """The root without the machine's own folders, so that the same input gives the same report."""
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root != here and root.is_relative_to(here) else root.name


class _Walk:
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
        own = convention_of(folder)
        if own:
            convention_root, convention = folder, own
            self.sites[folder.relative_to(self._root).as_posix() if folder != self._root else ""] = own.generator
        shown = "" if folder == self._root else folder.relative_to(self._root).as_posix() + "/"
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            self._leave_out("not-readable", shown.rstrip("/"))
            return
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
                self.found[path] = Source(path, form, file=entry.path)

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
