"""How fast a host may be asked, and how long it is waited for: what is set, and what its answers make of that."""

from __future__ import annotations

from math import inf

from msgspec import Struct

_UNKNOWN = 4  # connections to a host that has not answered yet
_SILENT = 5  # timeouts in a row after which a host that never answered is left alone
_SILENT_LATER = 10  # the same for one that did: single addresses may hang
_SILENCE = 15.0  # seconds without an answer that it takes besides
_KNOWN = 3  # answers after which it is known how quick a host is
_NEWEST, _NEWEST_SPREAD = 1 / 8, 1 / 4  # weights of the newest answer in the mean and in its spread (RFC 6298, 2.3)
_USUALLY = 4  # times what RFC 6298 takes for late: what takes longer most likely hangs, and is no slow page
_LEAST = 2.5  # seconds; the least to wait for anything at a first try
_REFUSED_INTERVAL = 0.1  # seconds; the least after a refusal, doubled by each
_LONGEST_INTERVAL = 2.0
_PAUSE = 0.5  # seconds after a refusal that says no time, doubled by each in a row
_LONGEST_PAUSE = 8.0
CALM = 3  # answers after which a refused host is asked a little faster


class Pace(Struct, frozen=True):
    """What one host may be asked at most; times in seconds."""

    connections: int = 6
    interval: float = 0.05  # between the beginnings of two requests
    longest_wait: float = 60.0  # a host that takes more, at once or bit by bit, is not asked again in this run
    patience: float = 10.0  # for one answer


class Speed:
    """Connections and interval: a refusal (429) takes a third of the ones and doubles the other, answers give back.

    Measured on a clock that jumps: a host that takes ten requests a second gets 30 in 3.2 s and refuses two of them;
    one that takes two at once gets them in 4.4 s and refuses four.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self.connections = pace.connections
        self.interval = pace.interval
        self._last_refusal = -1.0  # loop time
        self._refusals = self._calm = 0

    def refused(self, now: float, began: float, inside: int) -> float:
        """A refusal of what was asked at the loop time `began`, with so many others: the seconds to pause.

        It counts once for all that was under way: what began before the last refusal knew nothing of it.
        """
        if began <= self._last_refusal:
            return 0
        self._last_refusal, self._calm = now, 0
        self.connections = max(1, 2 * min(self.connections, inside) // 3)
        self.interval = min(_LONGEST_INTERVAL, max(_REFUSED_INTERVAL, 2 * self.interval))
        self._refusals += 1
        return min(_LONGEST_PAUSE, _PAUSE * (1 << (self._refusals - 1)))

    @property
    def has_refused(self) -> bool:
        """Whether the host has refused anything in this run."""
        return self._last_refusal >= 0

    def accepted(self, calm: int = 1) -> None:
        """An answer that is no refusal, or, for more `calm`, a request that was long taken on."""
        self._refusals = 0
        self._calm += calm
        if self._calm >= CALM:
            self._calm = 0
            self.connections = min(self._pace.connections, self.connections + 1)
            self.interval = max(self._pace.interval, self.interval * 0.7)


class Temper:
    """How quick a host is, and whether it has fallen silent."""

    def __init__(self, longest: float, now: float) -> None:
        """`longest` are the seconds that are waited for anything."""
        self._longest = longest
        self._heard = now
        self._mean = self._spread = 0.0  # seconds of an answer
        self._answers = self._silence = 0

    def answered(self, now: float, seconds: float) -> None:
        """An answer came after so many seconds."""
        self._heard, self._silence = now, 0
        self._answers += 1
        if self._answers == 1:
            self._mean, self._spread = seconds, seconds / 2
        self._spread += _NEWEST_SPREAD * (abs(seconds - self._mean) - self._spread)
        self._mean += _NEWEST * (seconds - self._mean)

    def timed_out(self) -> None:
        """None came in time."""
        self._silence += 1

    def is_silent(self, now: float) -> bool:
        """Whether there is no hope of an answer in this run."""
        enough = _SILENT_LATER if self._answers else _SILENT
        return self._silence >= enough and now - self._heard >= _SILENCE

    @property
    def room(self) -> float:
        """Connections that it may have, as far as its silence goes: if a host hangs, it shall cost little."""
        if self._answers:
            return inf
        return 1 if self._silence else _UNKNOWN

    def patience(self, tries: int, *, crowded: bool) -> float:
        """Seconds after which what timed out so often before most likely hangs.

        A quick host is given up soon, one that is not known at half time; who has only been silent gets all of it. So
        does a second try, but where a host is `crowded`, what hangs stands in the way of others: twice as many.
        """
        if (self._silence and not self._answers) or (tries and not crowded):
            return self._longest
        least = _LEAST if self._answers >= _KNOWN else self._longest / 2
        late = self._mean + 4 * self._spread  # RFC 6298, 2.3
        return min(self._longest, max(least, _USUALLY * late) * (1 << tries))
