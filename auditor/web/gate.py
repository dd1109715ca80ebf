"""One host's gate: how many may be inside at once, how soon after each other, and when nobody may."""

from __future__ import annotations

import asyncio
from collections import deque

from msgspec import Struct

from auditor.model.outcome import Cause
from auditor.web.failure import NoAnswer

_REFUSED = 429
_UNKNOWN = 4  # connections to a host that has not answered yet; one once it has been silent
_SILENT = 5  # timeouts in a row after which a host that never answered is left alone
_SILENT_LATER = 10  # the same for one that did: single addresses may hang
_SILENCE = 15.0  # seconds without an answer that it takes besides
_KNOWN = 3  # answers after which it is known how quick a host is
_USUALLY = 10  # times its slowest answer so far; what takes longer most likely hangs
_LEAST = 2.5  # seconds; the least to wait for anything at a first try
_REFUSED_INTERVAL = 0.1  # seconds; the least after a refusal, doubled by each
_LONGEST_INTERVAL = 2.0
_PAUSE = 0.5  # seconds after a refusal that says no time, doubled by each in a row
_LONGEST_PAUSE = 8.0
_CALM = 3  # answers in a row after which a refused host is asked a little faster


class Pace(Struct, frozen=True):
    """What one host may be asked at most; times in seconds."""

    connections: int = 6
    interval: float = 0.05  # between the beginnings of two requests
    longest_wait: float = 60.0  # a host that asks for more is not asked again in this run
    patience: float = 10.0  # for one answer


class Gate:
    """Admits requests to one host in the order in which they come.

    What the host answers adapts it: a refusal (429) takes a third of the connections and doubles the interval, which
    answers give back slowly; a time to wait is kept whatever else it answers meanwhile; silence leaves one connection,
    then none.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._inside = 0
        self._limit = pace.connections
        self._interval = pace.interval
        self._next = 0.0  # loop times, before which nobody enters
        self._floor = 0.0
        self._refused_at = -1.0
        self._refusals = self._calm = self._silence = self._answers = 0
        self._heard = self._loop.time()
        self._slowest = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._closed: Cause | None = None

    async def enter(self) -> float:
        """Waits for a turn, which `leave` ends; the loop time at which it began. Raises NoAnswer when closed."""
        if self._closed:
            raise NoAnswer(self._closed, final=True)
        turn = self._loop.create_future()
        self._waiting.append(turn)
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                self.leave()
            raise
        return self._loop.time()

    def leave(self) -> None:
        """Ends a turn."""
        self._inside -= 1
        self._admit()

    def patience(self, tries: int) -> float:
        """Seconds after which an address that timed out so often before most likely hangs: each time twice as many.

        A quick host is given up soon, one that is not known at half time; who has only been silent gets all of it.
        """
        if self._silence and not self._answers:
            return self._pace.patience
        least = _LEAST if self._answers >= _KNOWN else self._pace.patience / 2
        return min(self._pace.patience, max(least, _USUALLY * self._slowest) * (1 << tries))

    def answered(self, status: int, began: float, wait: float | None) -> None:
        """The host answered what was asked at the loop time `began`, and asked to `wait` that many seconds."""
        self._heard, self._silence = self._loop.time(), 0
        self._answers += 1
        self._slowest = max(self._slowest, self._heard - began)
        if wait is not None:
            self._floor = max(self._floor, self._heard + wait)
            if wait > self._pace.longest_wait:
                self._close(Cause.RATE_LIMIT)
        if status == _REFUSED:
            self._slow_down(began, pause=wait is None)
        elif status < _REFUSED:
            self._speed_up()

    def timed_out(self) -> None:
        """The host did not answer in time."""
        self._silence += 1
        long = self._loop.time() - self._heard >= _SILENCE
        if long and self._silence >= (_SILENT_LATER if self._answers else _SILENT):
            self._close(Cause.TIMEOUT)

    @property
    def _room(self) -> int:
        if self._answers:
            return self._limit
        return 1 if self._silence else min(self._limit, _UNKNOWN)

    def _admit(self) -> None:
        while self._waiting and self._inside < self._room:
            now, ready = self._loop.time(), max(self._next, self._floor)
            if now < ready:
                self._wake(ready)
                return
            turn = self._waiting.popleft()
            if not turn.done():
                self._inside += 1
                self._next = now + self._interval
                turn.set_result(None)

    def _wake(self, when: float) -> None:
        if self._timer and self._timer.when() <= when and not self._timer.cancelled():
            return
        if self._timer:
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._awake)

    def _awake(self) -> None:
        self._timer = None
        self._admit()

    def _slow_down(self, began: float, *, pause: bool) -> None:
        """Once for all that was under way: what began before the last refusal knew nothing of it."""
        if began <= self._refused_at:
            return
        now = self._loop.time()
        self._refused_at, self._calm = now, 0
        self._limit = max(1, 2 * min(self._limit, self._inside) // 3)
        self._interval = min(_LONGEST_INTERVAL, max(_REFUSED_INTERVAL, 2 * self._interval))
        if pause:
            self._floor = max(self._floor, now + min(_LONGEST_PAUSE, _PAUSE * 2**self._refusals))
            self._refusals += 1

    def _speed_up(self) -> None:
        self._refusals = 0
        self._calm += 1
        if self._calm >= _CALM:
            self._calm = 0
            self._limit = min(self._pace.connections, self._limit + 1)
            self._interval = max(self._pace.interval, self._interval * 0.7)

    def _close(self, cause: Cause) -> None:
        self._closed = cause
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_exception(NoAnswer(cause, final=True))
