"""Politeness: every host behind its gate, all of them within one number of requests at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from msgspec import structs

from auditor.model.outcome import Cause
from auditor.web.failure import NoAnswer
from auditor.web.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.web.exchange import Answer, Ask, Call
    from auditor.web.pace import Pace

    Clock = Callable[[], datetime]

_ASKS_TO_WAIT = frozenset({429, 503})  # RFC 9110, 10.2.3, and RFC 6585, 4


class Throttled:
    """Asks each host at its pace. A host is scheme, name and port."""

    def __init__(self, pace: Pace, at_once: int, clock: Clock, gates: dict[str, Gate], inner: Ask) -> None:
        """`at_once` requests are under way at most; `clock` says the time of day, for dates to wait until.

        `gates`, by host, are those of an earlier round, in which nobody waits any more; new ones are added to them.
        """
        self._pace = pace
        self._slots = asyncio.Semaphore(at_once)
        self._clock = clock
        self._inner = inner
        self._gates = gates
        for gate in gates.values():
            gate.resume()

    async def __call__(self, call: Call) -> Answer:
        """The answer to `call`, once it is its turn. Raises NoAnswer, at once when its host is left alone."""
        gate = self._gates.get(call.address.origin)
        if gate is None:
            gate = self._gates[call.address.origin] = Gate(self._pace)
        await gate.enter()
        try:
            async with self._slots:
                began = asyncio.get_running_loop().time()
                answer = await self._inner(structs.replace(call, seconds=gate.patience(call.tries)))
            wait = retry_after(answer.headers.get("retry-after", ""), self._clock())
            gate.answered(answer.status, began, wait if answer.status in _ASKS_TO_WAIT else None)
        except NoAnswer as failure:
            if failure.cause is Cause.TIMEOUT:
                gate.timed_out()
            raise
        finally:
            gate.leave()
        return answer


def retry_after(value: str, now: datetime) -> float | None:
    """The seconds to wait that a Retry-After header asks for, in seconds or until a date; None when it says neither."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
    except (ValueError, OverflowError):
        return None
