"""Configuration of generators, read within bounds: what is no ordinary file of a sensible size is not there.

Whatever is looked at on the disk to recognise a publication is looked at here, so that a run can tell whether it would
see the same again.
"""

from __future__ import annotations

import json
import os
import stat
import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from auditor import yaml_source
from auditor.stamps import stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAX_BYTES = 1_000_000
_UNREAD = frozenset({"node_modules", "bower_components", "vendor", "venv", ".git", "_site", "__pycache__"})
_looked_at: ContextVar[dict[str, str] | None] = ContextVar("looked_at", default=None)


@contextmanager
def noting() -> Iterator[dict[str, str]]:
    """Notes what is looked at inside: paths, and the stamp of what is there, "" for nothing."""
    notes: dict[str, str] = {}
    token = _looked_at.set(notes)
    try:
        yield notes
    finally:
        _looked_at.reset(token)


def is_as_noted(notes: dict[str, str]) -> bool:
    """Whether all that was looked at is still the same."""
    return all(_stamp(path) == stamp for path, stamp in notes.items())


def _note(path: Path) -> None:
    notes = _looked_at.get()
    if notes is not None:
        notes[str(path)] = _stamp(path)


def _stamp(path: Path | str) -> str:
    try:
        return stamp_of(os.lstat(path))
    except (OSError, ValueError):
        return ""


def is_file(path: Path) -> bool:
    """Whether an ordinary file is there."""
    _note(path)
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def text_of(file: Path) -> str:
    """The text of a file, "" when it is missing, a link, too large or not in UTF-8."""
    _note(file)
    try:
        known = file.lstat()
        if not stat.S_ISREG(known.st_mode) or known.st_size > _MAX_BYTES:
            return ""
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return ""


def mapping_of(file: Path) -> dict[str, Any] | None:
    """The fields of a YAML, TOML or JSON file by its suffix; None when it is not there or cannot be understood."""
    text = text_of(file)
    try:
        match file.suffix.lower():
            case ".toml":
                data: Any = tomllib.loads(text)
            case ".json":
                data = json.loads(text)
            case _:
                data, _ = yaml_source.parse(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def first_mapping(folder: Path, *names: str) -> tuple[str, dict[str, Any] | None]:
    """The first of these files that is there, and its fields; ("", {}) when none is."""
    for name in names:
        if text_of(folder / name).strip():
            return name, mapping_of(folder / name)
    return "", {}


def names_in(folder: Path) -> frozenset[str]:
    """The names of the ordinary files in a folder."""
    _note(folder)
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:
        return frozenset()


def files_below(folder: Path, *suffixes: str) -> Iterator[str]:
    """The paths, relative to `folder` and posix, of the files below it that end so; links are not followed."""
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _UNREAD)
        inside = os.path.relpath(above, folder).replace(os.sep, "/")
        for name in sorted(names):
            if name.endswith(suffixes):
                yield name if inside == "." else f"{inside}/{name}"


def folded_keys(value: Any) -> Any:
    """A configuration with every key in lower case, as Hugo reads it."""
    if isinstance(value, dict):
        return {str(key).lower(): folded_keys(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [folded_keys(entry) for entry in value]
    return value


def text_in(data: dict[str, Any], *names: str) -> str:
    """The first text among the values of these names."""
    for name in names:
        value = data.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def texts_in(value: object) -> tuple[str, ...]:
    """The texts of a list, or one text alone."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(entry) for entry in value if isinstance(entry, str | int)) if isinstance(value, list) else ()


def mapping_in(data: dict[str, Any], name: str) -> dict[str, Any]:
    """The mapping at a name, empty when there is none."""
    value = data.get(name)
    return value if isinstance(value, dict) else {}
