"""What was learned of a post, kept by its content: nothing that has not changed is read twice.

One SQLite file in `.auditor_cache/`, which holds its own `.gitignore`. SQLite keeps it whole when a run is killed or
two runs meet. A cache that cannot be opened or written is no cache: the audit is the same without it, only slower.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from auditor.resources import CACHE_FOLDER, cache_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_FILE = "posts.sqlite"
_BATCH = 500  # keys a query; SQLite allows 32,766
_SPARE = 4  # times what a run needs: other selections of rules, other branches
_BUSY = 5  # seconds to wait for another run


def content_key(context: bytes, path: str, content: bytes) -> bytes:
    """The key of a post: its path, its bytes or their digest, and the `context` that its results depend on."""
    return sha256(b"\0".join((context, path.encode(errors="surrogateescape"), content))).digest()


def context_key(kind: bytes, known: bytes) -> bytes:
    """The key of what all results of a kind depend on: the program, and what else is `known` to it."""
    return sha256(b"\0".join((kind, _program_stamp(), known))).digest()


@cache
def _program_stamp() -> bytes:
    """Changes with every change of the program's own files: a cache must not outlive the code that filled it."""
    package = Path(__file__).parents[1]
    stamp = sha256()
    for file in sorted(package.rglob("*.py")):
        status = file.stat()
        stamp.update(f"{file.relative_to(package)}:{status.st_size}:{status.st_mtime_ns};".encode())
    return stamp.digest()


class Stamped(NamedTuple):
    """What is kept of a file: the stamp it had when it was read, and the digest of its bytes."""

    stamp: str
    digest: bytes


class ResultCache:
    """Results by key in the publication's folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = root / CACHE_FOLDER / _FILE

    def load(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The results that are there; none when the cache cannot be read."""
        if not self._file.is_file():
            return {}
        wanted = list(keys)
        found: dict[bytes, bytes] = {}
        try:
            with closing(sqlite3.connect(self._file, timeout=_BUSY)) as database:
                for start in range(0, len(wanted), _BATCH):
                    batch = wanted[start : start + _BATCH]
                    marks = ",".join("?" * len(batch))
                    rows = database.execute(f"SELECT key, result FROM posts WHERE key IN ({marks})", batch)  # noqa: S608
                    found.update(rows)
        except sqlite3.Error:
            return {}
        return found

    def load_digests(self) -> dict[str, Stamped]:
        """What is known of files by their paths; nothing when the cache cannot be read."""
        if not self._file.is_file():
            return {}
        try:
            with closing(sqlite3.connect(self._file, timeout=_BUSY)) as database:
                rows = database.execute("SELECT path, stamp, digest FROM files").fetchall()
        except sqlite3.Error:
            return {}
        return {os.fsdecode(path): Stamped(stamp, digest) for path, stamp, digest in rows}

    def store(
        self, results: dict[bytes, bytes], current: Collection[bytes], digests: Mapping[str, Stamped] | None = None
    ) -> None:
        """Adds `results` and `digests`; forgets what is not among the `current` keys once that is most of it."""
        try:
            cache_folder(self._root)
            self._write(results, current, digests or {})
        except (OSError, sqlite3.OperationalError):  # read-only, full, or another run is writing
            return
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)  # damaged: the next run begins anew

    def _write(self, results: dict[bytes, bytes], current: Collection[bytes], digests: Mapping[str, Stamped]) -> None:
        files = ((os.fsencode(path), *stamped) for path, stamped in digests.items())
        with closing(sqlite3.connect(self._file, timeout=_BUSY)) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS posts (key BLOB PRIMARY KEY, result BLOB) WITHOUT ROWID")
            database.execute("CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, stamp TEXT, digest BLOB)")
            database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", files)
            database.executemany("INSERT OR REPLACE INTO posts VALUES (?, ?)", results.items())
            (count,) = database.execute("SELECT count(*) FROM posts").fetchone()
            if count <= _SPARE * len(current):
                return
            database.execute("CREATE TEMP TABLE kept (key BLOB PRIMARY KEY)")
            database.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in current))
            database.execute("DELETE FROM posts WHERE key NOT IN (SELECT key FROM kept)")
