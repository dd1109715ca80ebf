"""Politeness, on a clock that jumps."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import httpx
import pytest
from msgspec import structs

from auditor.model.outcome import Cause
from auditor.web.exchange import Answer, Call
from auditor.web.failure import NoAnswer
from auditor.web.pace import Pace
from auditor.web.throttle import Throttled, retry_after
from tests.web.clock import run
from tests.web.fakes import call

if TYPE_CHECKING:
    from collections.abc import Callable

    Behaviour = Callable[[Call, float, int], tuple[int, str]]  # of a call, the time and how many are inside

_NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


class Host:
    """A host that takes its time; keeps when it was asked what, and how many at once."""

    def __init__(
        self, seconds: float = 0.1, answer: Callable[[Call, float, int], tuple[int, str]] | None = None
    ) -> None:
        self._seconds = seconds
        self._answer = answer or (lambda call, now, inside: (200, ""))
        self.asked: list[tuple[float, str]] = []
        self._inside = 0
        self.most = 0

    async def __call__(self, call: Call) -> Answer:
        now = asyncio.get_running_loop().time()
        self.asked.append((now, call.address.path))
        self._inside += 1
        self.most = max(self.most, self._inside)
        status, wait = self._answer(call, now, self._inside)
        try:
            if status == 0:
                await asyncio.sleep(call.seconds or 10)
                raise NoAnswer(Cause.TIMEOUT)
            await asyncio.sleep(self._seconds)
        finally:
            self._inside -= 1
        return Answer(call.address, status, httpx.Headers({"retry-after": wait} if wait else {}))


def _ask(host: Host, pace: Pace, paths: list[str], at_once: int = 256) -> tuple[list[int | Cause], float]:
    """What came of every path, all asked at once, and after how long."""

    async def one(throttled: Throttled, path: str) -> int | Cause:
        try:
            return (await throttled(call(path if "://" in path else f"http://www.example.org{path}"))).status
        except NoAnswer as failure:
            return failure.cause

    async def all_of_them() -> tuple[list[int | Cause], float]:
        throttled = Throttled(pace, at_once, lambda: _NOW, {}, host)
        found = await asyncio.gather(*(one(throttled, path) for path in paths))
        return found, asyncio.get_running_loop().time()

    return run(all_of_them())


def _paths(count: int) -> list[str]:
    return [f"/{number}" for number in range(count)]


def test_a_host_is_asked_in_order_at_its_pace() -> None:
    host = Host()
    found, seconds = _ask(host, Pace(connections=6, interval=0.25), _paths(8))
    assert found == [200] * 8
    assert [path for _, path in host.asked] == _paths(8)
    assert [round(when, 2) for when, _ in host.asked] == [0.25 * number for number in range(8)]
    assert seconds == pytest.approx(7 * 0.25 + 0.1)


def test_connections_are_limited_for_each_host_and_for_all() -> None:
    host = Host(seconds=1)
    _, seconds = _ask(host, Pace(connections=3, interval=0), _paths(9))
    assert host.most == 3
    assert seconds == pytest.approx(3)
    host = Host(seconds=1)
    addresses = [f"http://host-{number}.example/" for number in range(10)]
    _, seconds = _ask(host, Pace(interval=0), addresses, at_once=5)
    assert host.most == 5
    assert seconds == pytest.approx(2)


def test_ports_and_schemes_are_hosts_of_their_own() -> None:
    host = Host(seconds=1)
    addresses = ["http://h.example/", "http://h.example:8080/", "https://h.example/", "http://127.0.0.5:81/"]
    _, seconds = _ask(host, Pace(connections=1), addresses)
    assert seconds == pytest.approx(1)


@pytest.mark.parametrize("status", [429, 503])
def test_a_time_to_wait_is_kept_whatever_else_the_host_answers(status: int) -> None:
    """The first address is refused for 9 seconds while the others, asked with it, are answered."""
    host = Host(answer=lambda call, now, inside: (status, "9") if call.address.path == "/0" else (200, ""))
    _ask(host, Pace(connections=2, interval=0), _paths(6))
    times = [when for when, _ in host.asked]
    assert times[:2] == [0, 0]
    assert min(times[2:]) == pytest.approx(9.1)


def test_a_date_to_wait_for_is_kept() -> None:
    until = (_NOW + timedelta(seconds=30)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    host = Host(answer=lambda call, now, inside: (503, until) if now == 0 else (200, ""))
    _ask(host, Pace(connections=1), _paths(2))
    assert host.asked[1][0] == pytest.approx(30.1)


def test_a_host_that_asks_to_wait_too_long_is_left_alone() -> None:
    host = Host(answer=lambda call, now, inside: (429, "3600"))
    found, seconds = _ask(host, Pace(connections=1), _paths(5))
    assert found == [429] + [Cause.RATE_LIMIT] * 4
    assert seconds < 1


def _ask_again(host: Host, count: int, tries: int) -> tuple[list[int | Cause], float]:
    """What came last of so many addresses, each asked again while it is refused, and after how long."""

    async def one(throttled: Throttled, path: str) -> int | Cause:
        status = 0
        for _ in range(tries):
            try:
                status = (await throttled(call(f"http://www.example.org{path}"))).status
            except NoAnswer as failure:
                assert failure.final
                return failure.cause
            if status not in (429, 503):
                break
            await asyncio.sleep(1)
        return status

    async def all_of_them() -> tuple[list[int | Cause], float]:
        throttled = Throttled(Pace(), 256, lambda: _NOW, {}, host)
        found = await asyncio.gather(*(one(throttled, path) for path in _paths(count)))
        return found, asyncio.get_running_loop().time()

    return run(all_of_them())


@pytest.mark.parametrize(
    ("status", "wait", "cause"),
    [
        (429, "", Cause.RATE_LIMIT),
        (429, "7", Cause.RATE_LIMIT),
        (503, "20", Cause.SERVER_ERROR),
    ],
)
def test_a_host_that_only_refuses_is_left_alone_after_a_minute(status: int, wait: str, cause: Cause) -> None:
    found, seconds = _ask_again(Host(answer=lambda call, now, inside: (status, wait)), 30, tries=10)
    assert found == [cause] * 30
    assert 40 < seconds < 80


def test_a_host_that_answers_now_and_then_is_never_left_alone() -> None:
    """One answer in five, and a pause of eight seconds after each refusal: minutes of pauses in all."""
    asked: list[Call] = []

    def grudging(call: Call, now: float, inside: int) -> tuple[int, str]:
        asked.append(call)
        return (200, "") if len(asked) % 5 == 0 else (429, "8")

    found, seconds = _ask_again(Host(answer=grudging), 30, tries=100)
    assert found == [200] * 30
    assert seconds > 300


def test_a_host_that_takes_two_at_once_is_not_left_alone() -> None:
    host = Host(seconds=4, answer=lambda call, now, inside: (429 if inside > 2 else 200, ""))
    found, _ = _ask_again(host, 40, tries=10)
    assert found == [200] * 40


def test_a_host_that_is_silent_costs_little() -> None:
    """Four at first, one more: a hundred addresses do not wait for a hundred timeouts."""
    host = Host(answer=lambda call, now, inside: (0, ""))
    found, seconds = _ask(host, Pace(patience=10), _paths(100))
    assert found == [Cause.TIMEOUT] * 100
    assert (len(host.asked), host.most) == (5, 4)
    assert seconds == pytest.approx(15, abs=1)


def test_single_addresses_that_hang_do_not_silence_their_host() -> None:
    host = Host(answer=lambda call, now, inside: (0 if call.address.path in ("/0", "/1", "/2", "/40") else 200, ""))
    found, seconds = _ask(host, Pace(patience=10), _paths(60))
    assert found.count(200) == 56
    assert seconds < 10


def test_a_slow_host_gets_its_time() -> None:
    host = Host(seconds=7, answer=lambda call, now, inside: (200 if (call.seconds or 10) > 7 else 0, ""))
    found, _ = _ask(host, Pace(patience=10), _paths(30))
    assert found.count(200) >= 26
    assert Cause.TIMEOUT in found[:4]  # which a second try would mend


def test_one_page_that_is_slow_gets_its_time_at_the_second_try() -> None:
    host = Host(answer=lambda call, now, inside: (0 if call.address.path == "/9" else 200, ""))
    patience: list[float | None] = []

    async def second_try() -> None:
        throttled = Throttled(Pace(patience=10), 256, lambda: _NOW, {}, host)
        for path in (*_paths(8), "/9"):
            with suppress(NoAnswer):
                await throttled(call(f"http://www.example.org{path}"))
        began = asyncio.get_running_loop().time()
        with suppress(NoAnswer):
            await throttled(structs.replace(call("http://www.example.org/9"), tries=1))
        patience.append(asyncio.get_running_loop().time() - began)

    run(second_try())
    assert patience == [pytest.approx(10, abs=0.1)]


def test_what_hangs_in_a_host_that_refuses_does_not_keep_the_others_long() -> None:
    """Two hang where two are taken at once; what is refused meanwhile is asked as soon as one is given up."""
    hanging = ("/0", "/1")

    def narrow(call: Call, now: float, inside: int) -> tuple[int, str]:
        if inside > 2:
            return 429, ""
        return (0 if call.address.path in hanging else 200), ""

    host = Host(answer=narrow)
    found, seconds = _ask(host, Pace(patience=10), _paths(40))
    assert found[:2] == [Cause.TIMEOUT] * 2
    assert found.count(429) <= 12
    assert seconds < 15


def test_a_host_that_stops_answering_is_left_alone() -> None:
    host = Host(answer=lambda call, now, inside: (200 if now < 1 else 0, ""))
    found, seconds = _ask(host, Pace(patience=10), _paths(500))
    assert found.count(200) >= 15
    assert len(host.asked) < 80
    assert seconds < 40


def test_a_refused_pace_is_slowed_until_the_host_answers() -> None:
    taken: list[float] = []

    def counting(call: Call, now: float, inside: int) -> tuple[int, str]:
        if sum(when > now - 1 for when in taken) >= 5:
            return 429, ""
        taken.append(now)
        return 200, ""

    host = Host(answer=counting)
    found, seconds = _ask(host, Pace(interval=0.05), _paths(60))
    assert found.count(429) <= 15
    assert seconds < 60 / 5 * 2


def test_too_many_connections_are_fewer_next_time() -> None:
    host = Host(answer=lambda call, now, inside: (429 if inside > 2 else 200, ""))
    found, _ = _ask(host, Pace(interval=0.01), _paths(60))
    assert found.count(429) <= 20


def test_a_turn_that_is_given_up_is_given_to_the_next() -> None:
    host = Host(seconds=1)

    async def give_up() -> float:
        throttled = Throttled(Pace(connections=1, interval=0), 256, lambda: _NOW, {}, host)
        tasks = [asyncio.create_task(throttled(call(f"http://www.example.org/{number}"))) for number in range(4)]
        await asyncio.sleep(0.5)
        tasks[1].cancel()
        tasks[0].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return asyncio.get_running_loop().time()

    assert run(give_up()) == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Wed, 25 Nov 2026 12:01:30 GMT", 90.0),
        ("Wednesday, 25-Nov-26 12:00:10 GMT", 10.0),
        ("Wed, 25 Nov 2026 11:00:00 GMT", 0.0),
        ("99999999999999999999", 999999999.0),
        ("-5", None),
        ("soon", None),
        ("1.5", None),
        ("", None),
        ("Wed, 99 Nov 2026 12:00:00 GMT", None),
        ("Thu, 01 Jan 2026 00:00:00 +99999999999999", None),
        ("Thu, 01 Jan 99999999999999 00:00:00 GMT", None),
    ],
)
def test_times_to_wait(value: str, seconds: float | None) -> None:
    assert retry_after(value, _NOW) == seconds
