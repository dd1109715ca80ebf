"""Where posts come from: folders, files and standard input; and what was left out of them, with the reason."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from auditor.crawler.conventions import POST_SUFFIXES
from auditor.crawler.walk import Source, SourceFilter, Walk
from auditor.model.audit import LeftOut
from auditor.model.facts import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Source", "SourceError", "SourceFilter", "SourceList", "list_sources", "sister_sources", "source_bytes"]

STANDARD_INPUT = "-"
_EXAMPLES = 3


class SourceError(ValueError):
    """A source that was named cannot be audited; the text says why."""


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
            walk = Walk(root, wanted, left_out)
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
