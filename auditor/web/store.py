"""What the web has answered, kept between runs: one SQLite file in `.auditor_cache/`.

Written a few times a second while a run goes on, so that a killed run loses its last instants and nothing else; two
runs may share it (write-ahead log). Addresses are kept without credentials.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from auditor.model.destination import NamedBy
from auditor.model.outcome import Outcome, PageFacts, Verdict
from auditor.model.rule import Sentence
from auditor.resources import CACHE_FOLDER, cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.model.destination import Question

T = TypeVar("T")

_FILE = "web.sqlite"
_BATCH = 500  # addresses a query; SQLite allows 32,766
_BUSY = 5  # seconds to wait for another run
_FORGOTTEN = timedelta(days=180)
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

# How long an outcome answers for its address. What could not be known is asked again in every run.
_LIVES = {
    Verdict.OK: timedelta(days=7),
    Verdict.MOVED: timedelta(days=7),
    Verdict.BLOCKED: timedelta(days=1),
    Verdict.BROKEN: timedelta(hours=1),
}
_FINE = frozenset({Verdict.OK, Verdict.MOVED})


class Validators(Struct, frozen=True):
    """By which a server says that nothing has changed (RFC 9110, 8.8)."""

    etag: str = ""
    last_modified: str = ""


class Entry(Struct, frozen=True):
    """What is known of an address, and how it was asked.

    `looked_again`: what only its comparison with other addresses shows, or https:, was asked about it too.
    """

    outcome: Outcome
    languages: tuple[str, ...] = ()
    page: bool = True
    validators: Validators = Validators()
    looked_again: bool = False
    named_by: NamedBy = NamedBy.POST

    def answers(self, question: Question) -> bool:
        """Whether it was asked as `question` would ask it."""
        alike = (self.languages, self.named_by) == (question.languages, question.named_by)
        return alike and (self.page or not question.page)

    def fresh(self, now: datetime) -> bool:
        """Whether it is young enough to need no asking."""
        outcome = self.outcome
        life = _LIVES.get(outcome.verdict, timedelta(0))
        if outcome.soft_404:
            life = _LIVES[Verdict.BROKEN]
        return timedelta(0) <= now - _time(outcome.checked) < life

    def fine_until(self) -> str:
        """When the address was last known to be fine, "" if never."""
        return self.outcome.checked if is_fine(self.outcome) else self.outcome.fine_until

    def needs_second_look(self) -> bool:
        """Whether the run that learned it ended too early to see that all is not so fine."""
        return is_fine(self.outcome) and not self.looked_again


def is_fine(outcome: Outcome) -> bool:
    """Whether an address answers, as far as is known."""
    return outcome.verdict in _FINE and not outcome.soft_404


_VERSION = zlib.crc32(repr([kind.__struct_fields__ for kind in (Entry, Outcome, PageFacts)]).encode()) & 0x7FFFFFFF


class Store:
    """Entries by address. What goes wrong with the file never stops a run: `trouble` says it."""

    def __init__(self, root: Path) -> None:
        """The store of the publication in `root`; a damaged file is set aside, and a new one begun."""
        self._root = root
        self._pending: dict[str, Entry] = {}
        self._database: sqlite3.Connection | None = None
        self._usable = True
        self.trouble: Sentence | None = None

    @staticmethod
    def is_new(root: Path) -> bool:
        """Whether nothing was kept of the publication in `root` yet."""
        return not (root / CACHE_FOLDER / _FILE).is_file()

    def recall(self, addresses: Iterable[str]) -> dict[str, Entry]:
        """What is known of addresses, fresh or not."""
        wanted = list(addresses)
        return self._guarded(lambda database: _select(database, wanted), {})

    def keep(self, address: str, entry: Entry) -> None:
        """Keeps an entry, from the next `flush` on."""
        self._pending[address] = entry

    def flush(self) -> None:
        """Writes what is to be kept."""
        if self._pending:
            self._guarded(lambda database: _write(database, self._pending), None)
            self._pending.clear()

    def close(self) -> None:
        """Writes, forgets what is very old, and closes."""
        self.flush()
        if self._database:
            self._guarded(_forget, None)
        if self._database:
            self._database.close()
            self._database = None

    def _guarded(self, operation: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What an operation gives, after a new beginning if the file is damaged; `otherwise` if it cannot be used."""
        while self._usable:
            try:
                if self._database is None:
                    self._database = _opened(cache_folder(self._root) / _FILE)
                return operation(self._database)
            except (sqlite3.DatabaseError, msgspec.DecodeError, OSError) as error:
                if self.trouble is None and _is_damage(error):
                    self._begin_anew()
                else:
                    self._give_up(error)
        return otherwise

    def _begin_anew(self) -> None:
        if self._database:
            self._database.close()
            self._database = None
        file = self._root / CACHE_FOLDER / _FILE
        aside = file.with_name(f"{_FILE}.damaged")
        try:
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):  # another run was faster
                    Path(f"{file}{suffix}").replace(f"{aside}{suffix}")
        except OSError as error:
            self._give_up(error)
            return
        self.trouble = Sentence(
            en=f"{file}: damaged; set aside as {aside.name}, and begun anew",
            fr=f"{file}\u00a0: fichier endommagé, mis de côté sous le nom {aside.name}; un nouveau est commencé",
        )

    def _give_up(self, error: Exception) -> None:
        self._usable = False
        where = self._root / CACHE_FOLDER / _FILE
        self.trouble = Sentence(
            en=f"{where}: {error}; what is learned of the web is not kept",
            fr=f"{where}\u00a0: {error}; ce qui est appris du Web n’est pas conservé",
        )


def _opened(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=_BUSY)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        with database:
            database.execute("BEGIN IMMEDIATE")  # of two runs that begin together, one makes the table
            if database.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                database.execute("DROP TABLE IF EXISTS entries")
                database.execute("CREATE TABLE entries (address TEXT PRIMARY KEY, checked TEXT, entry BLOB)")
                database.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        database.close()
        raise
    return database


def _select(database: sqlite3.Connection, wanted: list[str]) -> dict[str, Entry]:
    decode = msgspec.msgpack.Decoder(Entry).decode
    found: dict[str, Entry] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        marks = ",".join("?" * len(batch))
        rows = database.execute(f"SELECT address, entry FROM entries WHERE address IN ({marks})", batch)  # noqa: S608
        found.update((address, decode(entry)) for address, entry in rows)
    return found


def _write(database: sqlite3.Connection, entries: dict[str, Entry]) -> None:
    encode = msgspec.msgpack.Encoder().encode
    rows = [(address, entry.outcome.checked, encode(entry)) for address, entry in entries.items()]
    with database:
        database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)


def _forget(database: sqlite3.Connection) -> None:
    limit = (datetime.now(UTC) - _FORGOTTEN).isoformat(timespec="seconds")
    with database:
        database.execute("DELETE FROM entries WHERE checked < ?", (limit,))


def _is_damage(error: Exception) -> bool:
    match error:
        case sqlite3.DatabaseError():
            return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED
        case _:
            return isinstance(error, msgspec.DecodeError)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
