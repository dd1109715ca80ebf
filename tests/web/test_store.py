"""What is kept between runs, and what killed runs, two runs and damaged files leave of it."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from auditor.model.destination import NamedBy, Question
from auditor.model.outcome import Cause, Hop, Outcome, PageFacts, Verdict
from auditor.web.inquiry import Inquiry, Judged
from auditor.web.memory import Remembered
from auditor.web.store import Entry, Store, Validators
from tests.web.fakes import inquiry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
_ADDRESS = "http://www.example.org/"


def _outcome(verdict: Verdict = Verdict.OK, age: timedelta = timedelta(0), **fields: object) -> Outcome:
    checked = (_NOW - age).isoformat(timespec="seconds")
    return msgspec.structs.replace(Outcome(_ADDRESS, verdict, checked=checked), **fields)


def _kept(root: Path, entry: Entry, address: str = _ADDRESS) -> None:
    store = Store(root)
    store.keep(address, entry)
    store.close()
    assert store.trouble is None


def _recalled(root: Path, addresses: Iterable[str]) -> dict[str, Entry]:
    store = Store(root)
    found = store.recall(addresses)
    store.close()
    return found


def test_what_is_kept_is_recalled_whole(tmp_path: Path) -> None:
    page = PageFacts("La remise", "Bienvenue", ("début", "fin"))
    outcome = _outcome(status=200, hops=(Hop(_ADDRESS, 301),), final="http://x.example/", page=page)
    entry = Entry(outcome, ("en", "fr"), validators=Validators('"1"', "hier"))
    _kept(tmp_path, entry)
    assert _recalled(tmp_path, [_ADDRESS, "http://other.example/"]) == {_ADDRESS: entry}
    assert (tmp_path / ".auditor_cache" / ".gitignore").read_text() == "*\n"


def test_many_addresses_are_recalled(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(1_234):
        store.keep(f"{_ADDRESS}{number}", Entry(_outcome()))
    store.flush()
    assert len(store.recall(f"{_ADDRESS}{number}" for number in range(2_000))) == 1_234
    store.close()


@pytest.mark.parametrize(
    ("verdict", "age", "fresh"),
    [
        (Verdict.OK, timedelta(days=6), True),
        (Verdict.OK, timedelta(days=8), False),
        (Verdict.MOVED, timedelta(days=6), True),
        (Verdict.BLOCKED, timedelta(hours=23), True),
        (Verdict.BLOCKED, timedelta(hours=25), False),
        (Verdict.BROKEN, timedelta(minutes=59), True),
        (Verdict.BROKEN, timedelta(minutes=61), False),
        (Verdict.TRANSIENT, timedelta(seconds=1), False),
        (Verdict.UNVERIFIED, timedelta(0), False),
        (Verdict.OK, timedelta(days=-2), False),  # of a clock that was wrong
    ],
)
def test_how_long_an_outcome_answers(verdict: Verdict, age: timedelta, fresh: bool) -> None:
    assert Entry(_outcome(verdict, age)).fresh(_NOW) is fresh


def test_what_answers_a_question() -> None:
    entry = Entry(_outcome(), ("fr",), page=False)
    assert entry.answers(Question(_ADDRESS, ("fr",), page=False))
    assert not entry.answers(Question(_ADDRESS, ("fr",), page=True))
    assert not entry.answers(Question(_ADDRESS, ("en",), page=False))
    assert not entry.answers(Question(_ADDRESS, ("fr",), page=False, named_by=NamedBy.NOBODY))  # it was not doubted


def test_an_outcome_without_a_readable_time_is_old() -> None:
    assert not Entry(_outcome(checked="")).fresh(_NOW)


def _remembered(known: Entry | None, judged: Judged, root: Path) -> tuple[Outcome, Inquiry, Entry | None]:
    """The outcome, how it was asked, and what is kept of it."""
    asked: list[Inquiry] = []

    async def inner(inquiry: Inquiry) -> Judged:
        asked.append(inquiry)
        return judged

    store = Store(root)
    remembered = Remembered(store, {_ADDRESS: known} if known else {}, inner)
    outcome = asyncio.run(remembered(inquiry())).outcome
    store.flush()
    kept = store.recall([_ADDRESS]).get(_ADDRESS)
    store.close()
    return outcome, asked[0], kept


def test_what_is_not_known_is_kept_as_it_was_asked(tmp_path: Path) -> None:
    judged = Judged(_outcome(), Validators('"1"'))
    outcome, asked, kept = _remembered(None, judged, tmp_path)
    assert outcome == judged.outcome
    assert asked.validators == Validators()
    assert kept == Entry(outcome, ("fr",), page=True, validators=Validators('"1"'))


def test_what_has_not_changed_keeps_its_page(tmp_path: Path) -> None:
    known = Entry(
        _outcome(age=timedelta(days=9), status=200, page=PageFacts("Titre")), ("fr",), True, Validators('"1"')
    )
    judged = Judged(_outcome(status=304), Validators('"1"'), unchanged=True)
    outcome, asked, kept = _remembered(known, judged, tmp_path)
    assert asked.validators == Validators('"1"')
    assert (outcome.status, outcome.page, outcome.checked) == (200, PageFacts("Titre"), judged.outcome.checked)
    assert kept
    assert kept.outcome == outcome


@pytest.mark.parametrize(
    "known",
    [
        Entry(_outcome(), ("en",), True, Validators('"1"')),
        Entry(_outcome(), ("fr",), False, Validators('"1"')),
        Entry(_outcome(Verdict.TRANSIENT), ("fr",), True, Validators('"1"')),
        Entry(_outcome(soft_404=True), ("fr",), True, Validators('"1"')),
        Entry(_outcome(), ("fr",), True),
    ],
)
def test_when_what_is_known_is_no_measure(known: Entry, tmp_path: Path) -> None:
    assert _remembered(known, Judged(_outcome()), tmp_path)[1].validators == Validators()


def test_a_target_that_was_fine_says_until_when(tmp_path: Path) -> None:
    fine = Entry(_outcome(age=timedelta(days=1)), ("fr",))
    yesterday = fine.outcome.checked
    outcome, _, kept = _remembered(fine, Judged(_outcome(Verdict.TRANSIENT, cause=Cause.TIMEOUT)), tmp_path)
    assert outcome.fine_until == yesterday
    assert kept
    outcome, _, kept = _remembered(kept, Judged(_outcome(Verdict.TRANSIENT, cause=Cause.TIMEOUT)), tmp_path)
    assert outcome.fine_until == yesterday
    assert kept
    outcome, _, _ = _remembered(kept, Judged(_outcome()), tmp_path)
    assert outcome.fine_until == ""


def test_what_was_not_verified_does_not_take_the_place_of_what_was(tmp_path: Path) -> None:
    fine = Entry(_outcome(), ("fr",))
    _kept(tmp_path, fine)
    _, _, kept = _remembered(fine, Judged(_outcome(Verdict.UNVERIFIED, cause=Cause.ROBOTS)), tmp_path)
    assert kept == fine


@pytest.mark.parametrize("damage", [b"not a database" * 500, b"SQLite format 3\0" + b"\xff" * 4_000])
def test_a_damaged_file_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / ".auditor_cache" / "web.sqlite"
    file.parent.mkdir()
    file.write_bytes(damage)
    store = Store(tmp_path)
    assert store.recall([_ADDRESS]) == {}
    store.keep(_ADDRESS, Entry(_outcome()))
    store.close()
    assert store.trouble
    assert "web.sqlite.damaged" in store.trouble.en
    assert "web.sqlite.damaged" in store.trouble.fr
    assert file.with_name("web.sqlite.damaged").read_bytes() == damage
    assert list(_recalled(tmp_path, [_ADDRESS])) == [_ADDRESS]


def test_a_damaged_file_that_cannot_be_moved_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / ".auditor_cache" / "web.sqlite"
    file.parent.mkdir()
    file.write_bytes(b"not a database" * 500)
    (file.parent / "web.sqlite.damaged").mkdir()
    store = Store(tmp_path)
    assert store.recall([_ADDRESS]) == {}
    store.close()
    assert store.trouble


def test_pages_damaged_in_the_middle_are_no_traceback(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for number in range(2_000):
        store.keep(f"{_ADDRESS}{number}", Entry(_outcome()))
    store.close()
    file = tmp_path / ".auditor_cache" / "web.sqlite"
    data = bytearray(file.read_bytes())
    data[8_192:40_000] = b"\x55" * (40_000 - 8_192)
    file.write_bytes(data)
    store = Store(tmp_path)
    store.recall(f"{_ADDRESS}{number}" for number in range(2_000))
    store.keep(_ADDRESS, Entry(_outcome()))
    store.close()
    assert list(_recalled(tmp_path, [_ADDRESS])) == [_ADDRESS]


def test_a_file_of_another_version_begins_anew(tmp_path: Path) -> None:
    import sqlite3

    _kept(tmp_path, Entry(_outcome()))
    database = sqlite3.connect(tmp_path / ".auditor_cache" / "web.sqlite")
    database.execute("PRAGMA user_version = 1")
    database.close()
    store = Store(tmp_path)
    assert store.recall([_ADDRESS]) == {}
    assert store.trouble is None
    store.close()


def test_a_store_that_cannot_be_made_is_none(tmp_path: Path) -> None:
    (tmp_path / ".auditor_cache").write_text("a file in its place")
    store = Store(tmp_path)
    assert store.recall([_ADDRESS]) == {}
    store.keep(_ADDRESS, Entry(_outcome()))
    store.close()
    assert store.trouble
    assert str(tmp_path) in store.trouble.fr


def test_what_is_very_old_is_forgotten(tmp_path: Path) -> None:
    old = (datetime.now(UTC) - timedelta(days=200)).isoformat(timespec="seconds")
    _kept(tmp_path, Entry(_outcome(checked=old)))
    assert _recalled(tmp_path, [_ADDRESS]) == {}


_WRITER = """
import sys
from pathlib import Path
from auditor.model.outcome import Outcome, PageFacts, Verdict
from auditor.web.store import Entry, Store
store = Store(Path(sys.argv[1]))
print("begins", flush=True)
for number in range(int(sys.argv[3])):
    page = PageFacts("x" * 100, fragments=tuple(str(n) for n in range(50)))
    outcome = Outcome(f"http://{sys.argv[2]}/{number}", Verdict.OK, checked="2026-11-25T12:00:00+00:00", page=page)
    store.keep(outcome.address, Entry(outcome))
    if number % 20 == 19:
        store.flush()
        print(number, flush=True)
store.close()
print(store.trouble)
"""


def _writer(root: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(root), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_killed_run_loses_nothing_that_was_written(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311
    for kill in range(6):
        writer = _writer(tmp_path, f"kill-{kill}.example", 1_000_000)
        assert writer.stdout
        assert writer.stdout.readline() == "begins\n"
        time.sleep(chance.uniform(0, 0.15))
        writer.send_signal(signal.SIGKILL)
        numbers = [int(line) for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        writer.wait()
        writer.stdout.close()
        store = Store(tmp_path)
        written = [f"http://kill-{kill}.example/{number}" for number in range(max(numbers, default=-1) + 1)]
        assert len(store.recall(written)) == len(written)
        store.close()
        assert store.trouble is None


def test_two_runs_share_the_file(tmp_path: Path) -> None:
    writers = [_writer(tmp_path, f"run-{number}.example", 2_000) for number in range(3)]
    for writer in writers:
        output, _ = writer.communicate()
        assert output.splitlines()[-1] == "None"
    store = Store(tmp_path)
    for number in range(3):
        assert len(store.recall(f"http://run-{number}.example/{place}" for place in range(2_000))) == 2_000
    store.close()
