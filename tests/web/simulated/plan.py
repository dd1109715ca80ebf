"""What stands at each address of the simulated web, and what is true of it."""

from __future__ import annotations

import random
from enum import StrEnum

from msgspec import Struct

from auditor.model.outcome import Cause, Verdict


class Kind(StrEnum):
    """What a host does when an address is asked."""

    FINE = "fine"
    FILE = "file"  # a PDF
    HEAD_REFUSED = "head-refused"  # 405 to HEAD, fine to GET
    HEAD_MISSING = "head-missing"  # 404 to HEAD, fine to GET
    MISSING = "missing"
    GONE = "gone"
    FAILING = "failing"  # 500, always
    MOVED = "moved"  # 301 to a fine page
    MOVED_TWICE = "moved-twice"  # 301, then 308
    MOVED_THEN_AWAY = "moved-then-away"  # 301, then 302
    MOVED_TO_MISSING = "moved-to-missing"
    AWAY = "away"  # 302
    LOOP = "loop"
    BUSY_ONCE = "busy-once"  # 503 with Retry-After on first contact
    LIMITED_ONCE = "limited-once"  # 429 with Retry-After on first contact
    FAILING_ONCE = "failing-once"  # 500 on first contact
    RESET_ONCE = "reset-once"
    RESET = "reset"
    HANGING = "hanging"
    COOKIE_WALL = "cookie-wall"  # sets a cookie and redirects to itself
    LOGIN = "login"
    FORBIDDEN = "forbidden"
    CHALLENGE = "challenge"  # 403 with cf-mitigated
    ODD_STATUS = "odd-status"  # 999
    UNAUTHORISED = "unauthorised"
    SAYS_NOT_FOUND = "says-not-found"  # 200, and a page that says it is not there


class Temper(StrEnum):
    """How a host takes many requests."""

    CALM = "calm"
    NARROW = "narrow"  # 429 to what comes while two requests are being answered
    COUNTING = "counting"  # 429 to more than ten requests a second


TRUTH: dict[Kind, tuple[Verdict, Cause | None]] = {
    Kind.FINE: (Verdict.OK, None),
    Kind.FILE: (Verdict.OK, None),
    Kind.HEAD_REFUSED: (Verdict.OK, None),
    Kind.HEAD_MISSING: (Verdict.OK, None),
    Kind.MISSING: (Verdict.BROKEN, Cause.NOT_FOUND),
    Kind.GONE: (Verdict.BROKEN, Cause.GONE),
    Kind.FAILING: (Verdict.TRANSIENT, Cause.SERVER_ERROR),
    Kind.MOVED: (Verdict.MOVED, None),
    Kind.MOVED_TWICE: (Verdict.MOVED, None),
    Kind.MOVED_THEN_AWAY: (Verdict.MOVED, None),
    Kind.MOVED_TO_MISSING: (Verdict.BROKEN, Cause.NOT_FOUND),
    Kind.AWAY: (Verdict.OK, None),
    Kind.LOOP: (Verdict.BROKEN, Cause.REDIRECT_LOOP),
    Kind.BUSY_ONCE: (Verdict.OK, None),
    Kind.LIMITED_ONCE: (Verdict.OK, None),
    Kind.FAILING_ONCE: (Verdict.OK, None),
    Kind.RESET_ONCE: (Verdict.OK, None),
    Kind.RESET: (Verdict.TRANSIENT, Cause.CONNECTION),
    Kind.HANGING: (Verdict.TRANSIENT, Cause.TIMEOUT),
    Kind.COOKIE_WALL: (Verdict.OK, None),
    Kind.LOGIN: (Verdict.BLOCKED, Cause.LOGIN),
    Kind.FORBIDDEN: (Verdict.BLOCKED, Cause.WALL),
    Kind.CHALLENGE: (Verdict.BLOCKED, Cause.WALL),
    Kind.ODD_STATUS: (Verdict.BLOCKED, Cause.WALL),
    Kind.UNAUTHORISED: (Verdict.BLOCKED, Cause.LOGIN),
    Kind.SAYS_NOT_FOUND: (Verdict.OK, None),
}

# Of a hundred addresses, about so many; the rest are fine.
_SHARES = {
    Kind.FILE: 3,
    Kind.HEAD_REFUSED: 2,
    Kind.HEAD_MISSING: 1,
    Kind.MISSING: 4,
    Kind.GONE: 1,
    Kind.FAILING: 1,
    Kind.MOVED: 5,
    Kind.MOVED_TWICE: 1,
    Kind.MOVED_THEN_AWAY: 1,
    Kind.MOVED_TO_MISSING: 1,
    Kind.AWAY: 5,
    Kind.LOOP: 0.5,
    Kind.BUSY_ONCE: 1,
    Kind.LIMITED_ONCE: 1,
    Kind.FAILING_ONCE: 1,
    Kind.RESET_ONCE: 1,
    Kind.RESET: 0.5,
    Kind.HANGING: 1,
    Kind.COOKIE_WALL: 1,
    Kind.LOGIN: 1,
    Kind.FORBIDDEN: 1,
    Kind.CHALLENGE: 0.5,
    Kind.ODD_STATUS: 0.5,
    Kind.UNAUTHORISED: 0.5,
    Kind.SAYS_NOT_FOUND: 1,
}


# How paths name kinds: in words, they would speak of logins and of what is not found.
_CODES = {kind: f"k{number:02}" for number, kind in enumerate(Kind)}


FIRST_STOPS = {Kind.MOVED_TWICE: "halfway", Kind.MOVED_THEN_AWAY: "away", Kind.MOVED_TO_MISSING: "nowhere"}


class Place(Struct, frozen=True):
    """An address: the path of a host, and what the host does there."""

    host: str  # an IP address
    path: str
    kind: Kind

    def address(self, port: int) -> str:
        """The address on a server that listens to `port`."""
        return f"http://{self.host}:{port}{self.path}"

    def moved_to(self, port: int) -> str:
        """The address that the permanent redirects lead to."""
        return f"http://{self.host}:{port}{target(self.kind, self.path)}"


def target(kind: Kind, path: str) -> str:
    """The path that the permanent redirects of a place lead to."""
    return f"/{FIRST_STOPS.get(kind, 'target')}{path}".replace("/halfway/", "/final/")


_FIRST = 1_000  # a number such as 404 would say something


class Web(Struct, frozen=True):
    """Every address, and the temper of every host."""

    places: tuple[Place, ...]
    tempers: dict[str, Temper]


def planned(hosts: int, addresses: int, seed: int) -> Web:
    """A web of so many hosts and addresses, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311  (repeatable, not secret)
    names = [f"127.{10 + number // 250}.{number % 250}.1" for number in range(hosts)]
    kinds, shares = list(_SHARES), list(_SHARES.values())
    kinds, shares = [*kinds, Kind.FINE], [*shares, 100 - sum(shares)]
    drawn = list(Kind) + chance.choices(kinds, shares, k=max(0, addresses - len(Kind)))
    chance.shuffle(drawn)
    places = []
    for number, kind in enumerate(drawn[:addresses], _FIRST):
        suffix = ".pdf" if kind in (Kind.FILE, Kind.HEAD_REFUSED, Kind.HEAD_MISSING) else ""
        places.append(Place(names[number % hosts], f"/{_CODES[kind]}/{number}{suffix}", kind))
    tempers = dict(zip(names, chance.choices(list(Temper), (85, 10, 5), k=hosts), strict=True))
    return Web(tuple(places), tempers)
