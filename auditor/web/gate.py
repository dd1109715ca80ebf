"""One host's gate: how many may be inside at once, how soon after each other, and when nobody may."""

from __future__ import annotations

import asyncio
from collections import deque

from auditor.model.outcome import Cause
from auditor.web.failure import NoAnswer
from auditor.web.pace import CALM, Pace, Speed, Temper

_REFUSED = 429


class Gate:
    """Admits requests to one host in the order in which they come, as its answers let it.

    A time to wait that a host asks for is kept whatever else it answers meanwhile. A host whose pauses add up to more
    than `longest_wait` before it gives another answer is left alone, however short each of them was.
    """

    def __init__(self, pace: Pace) -> None:
        self._loop = asyncio.get_running_loop()
        self._longest_wait = pace.longest_wait
        self._speed = Speed(pace)
        self._temper = Temper(pace.patience, self._loop.time())
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._inside = 0
        self._asked = 0.0  # the loop time until which the host asked to wait
        self._paused = 0.0  # the one until which nobody enters besides
        self._held = 0.0  # seconds of all pauses since its last answer that was no refusal
        self._timer: asyncio.TimerHandle | None = None
        self._closed: Cause | None = None

    def resume(self) -> None:
        """Goes on in the running loop, with all that the host asked for in one that has ended: both have one clock."""
        self._loop = asyncio.get_running_loop()
        self._timer = None

    async def enter(self) -> None:
        """Waits for a turn, which `leave` ends. Raises NoAnswer once the host is left alone."""
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

    def leave(self) -> None:
        """Ends a turn."""
        self._inside -= 1
        self._admit()

    def patience(self, tries: int) -> float:
        """Seconds to wait for an answer about what timed out so often before."""
        return self._temper.patience(tries, crowded=self._speed.has_refused)

    def answered(self, status: int, began: float, wait: float | None) -> None:
        """The host answered what was asked at the loop time `began`, and asked to `wait` that many seconds."""
        now = self._loop.time()
        opens = max(now, self._opens)
        self._temper.answered(now, now - began)
        if status == _REFUSED:
            pause = self._speed.refused(now, began, self._inside)
            self._paused = max(self._paused, now + (pause if wait is None else 0))
        elif status < _REFUSED:
            self._speed.accepted()
            self._held = 0.0
        if wait is not None:
            self._asked = max(self._asked, now + wait)
        self._held += max(0.0, self._opens - opens)
        if max(wait or 0.0, self._held) > self._longest_wait:
            self._close(Cause.RATE_LIMIT if status == _REFUSED else Cause.SERVER_ERROR)

    def timed_out(self) -> None:
        """The host did not answer in time, and did not refuse either.

        What it refused meanwhile was most likely refused because of that, so a pause on its account is over.
        """
        now, opened = self._loop.time(), self._opens
        self._speed.accepted(CALM)
        self._paused = 0.0
        self._held = max(0.0, self._held - max(0.0, opened - max(now, self._opens)))
        self._temper.timed_out()
        if self._temper.is_silent(now):
            self._close(Cause.TIMEOUT)

    @property
    def _opens(self) -> float:
        """The loop time until which nobody enters."""
        return max(self._asked, self._paused)

    def _admit(self) -> None:
        while self._waiting and self._inside < min(self._speed.connections, self._temper.room):
            now = self._loop.time()
            if now < self._opens:
                self._wake(self._opens)
                return
            turn = self._waiting.popleft()
            if not turn.done():
                self._inside += 1
                self._paused = now + self._speed.interval
                turn.set_result(None)

    def _wake(self, when: float) -> None:
        if self._timer and self._timer.when() <= when:
            return
        if self._timer:
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._awake)

    def _awake(self) -> None:
        self._timer = None
        self._admit()

    def _close(self, cause: Cause) -> None:
        self._closed = cause
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_exception(NoAnswer(cause, final=True))
