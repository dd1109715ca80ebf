"""The hosts of the simulated web: one server, which tells them apart by the address that a client connects to."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.web.bilingual.stock import SENTENCES
from tests.web.simulated.plan import FIRST_STOPS, Kind, Temper

if TYPE_CHECKING:
    from tests.web.simulated.plan import Web

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # SO_LINGER of no time
_NARROW = 2
_A_SECOND = 10


class Reply(Struct, frozen=True):
    """An answer, or none."""

    status: int = 200
    headers: tuple[str, ...] = ()
    body: bytes = b""


HANGS, RESETS, REFUSED = Reply(-1), Reply(-2), Reply(429)


class Hosts:
    """What every host does, and what it remembers of its clients."""

    def __init__(self, web: Web, delays: tuple[float, float], wait: int) -> None:
        """`delays` are the least and most seconds of an answer, `wait` the seconds of a Retry-After."""
        self._kinds = {(place.host, place.path): place.kind for place in web.places}
        self._tempers = web.tempers
        self._delays = delays
        self._wait = wait
        self._seen: Counter[tuple[str, str]] = Counter()
        self._busy: Counter[str] = Counter()
        self._recent: defaultdict[str, deque[float]] = defaultdict(deque)
        self.asked: Counter[tuple[str, str, str]] = Counter()  # by host, method and path

    def begins(self, host: str, method: str, path: str, cookie: str) -> Reply:
        """What will be answered to a request."""
        self.asked[host, method, path] += 1
        if self._is_too_much(host):
            return REFUSED
        self._busy[host] += 1
        kind = self._kinds.get((host, path))
        if kind is None:
            return _unplanned(path)
        self._seen[host, path] += 1
        return _reply(kind, path, method, first=self._seen[host, path] == 1, cookie=cookie, wait=self._wait)

    def ends(self, host: str) -> None:
        """A request that `begins` took on has been answered, or its client has gone."""
        self._busy[host] -= 1

    def delay(self) -> float:
        """Seconds until an answer."""
        return random.uniform(*self._delays)  # noqa: S311

    def _is_too_much(self, host: str) -> bool:
        match self._tempers.get(host):
            case Temper.NARROW:
                return self._busy[host] >= _NARROW
            case Temper.COUNTING:
                now, recent = asyncio.get_running_loop().time(), self._recent[host]
                while recent and recent[0] < now - 1:
                    recent.popleft()
                if len(recent) >= _A_SECOND:
                    return True
                recent.append(now)
                return False
            case _:
                return False


def _unplanned(path: str) -> Reply:
    """What redirects lead to, and what does not exist."""
    match path.partition("?")[0].split("/")[1]:
        case "halfway":
            return _redirect(308, path.replace("/halfway/", "/final/"))
        case "away":
            return _redirect(302, path.replace("/away/", "/target/"))
        case "target" | "final" | "login":
            return _page(path)
    return Reply(404, body=b"Not Found")


_ALWAYS = {
    Kind.FILE: Reply(200, ("Content-Type: application/pdf",), b"%PDF-1.7"),
    Kind.MISSING: Reply(404, ("Content-Type: text/html",), b"<title>404</title>"),
    Kind.GONE: Reply(410),
    Kind.FAILING: Reply(500),
    Kind.RESET: RESETS,
    Kind.HANGING: HANGS,
    Kind.FORBIDDEN: Reply(403),
    Kind.CHALLENGE: Reply(403, ("cf-mitigated: challenge",)),
    Kind.ODD_STATUS: Reply(999),
    Kind.UNAUTHORISED: Reply(401, ('WWW-Authenticate: Basic realm="cercle"',)),
}
_AT_FIRST = {Kind.FAILING_ONCE: 500, Kind.BUSY_ONCE: 503, Kind.LIMITED_ONCE: 429}


def _reply(kind: Kind, path: str, method: str, *, first: bool, cookie: str, wait: int) -> Reply:
    if kind in _ALWAYS:
        return _ALWAYS[kind]
    if first and kind in _AT_FIRST:
        status = _AT_FIRST[kind]
        return Reply(status, () if status == 500 else (f"Retry-After: {wait}",))
    match kind:
        case Kind.HEAD_REFUSED if method == "HEAD":
            return Reply(405)
        case Kind.HEAD_MISSING if method == "HEAD":
            return Reply(404)
        case Kind.RESET_ONCE if first:
            return RESETS
        case Kind.MOVED | Kind.MOVED_TWICE | Kind.MOVED_THEN_AWAY | Kind.MOVED_TO_MISSING:
            return _redirect(301, f"/{FIRST_STOPS.get(kind, 'target')}{path}")
        case Kind.AWAY:
            return _redirect(302, f"/target{path}")
        case Kind.LOOP:
            return _redirect(302, path)
        case Kind.COOKIE_WALL if "seen=yes" not in cookie:
            return Reply(302, (f"Location: {path}", "Set-Cookie: seen=yes; Path=/"))
        case Kind.LOGIN:
            return _redirect(302, f"/login?next={path}")
        case Kind.SAYS_NOT_FOUND:
            return _page(path, "Page introuvable")
    return _page(path)


def _redirect(status: int, location: str) -> Reply:
    return Reply(status, (f"Location: {location}",))


_TEXT = "".join(
    f"<p>{said.fr}</p>" for said in SENTENCES[:16]
)  # as much as many posts have, for what reads the languages of pages


def _page(path: str, title: str = "") -> Reply:
    title = title or f"Le billet {path}"
    body = f'<!doctype html><html lang="fr"><title>{title}</title><h1 id="debut">{title}</h1>{_TEXT}</html>'
    return Reply(200, ("Content-Type: text/html; charset=utf-8",), body.encode())


class _Connection(asyncio.Protocol):
    def __init__(self, hosts: Hosts) -> None:
        self._hosts = hosts
        self._received = b""
        self._taken_on = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._host = str(transport.get_extra_info("sockname")[0])

    def data_received(self, data: bytes) -> None:
        self._received += data
        while b"\r\n\r\n" in self._received:
            head, _, self._received = self._received.partition(b"\r\n\r\n")
            self._asked(head.decode("latin-1"))

    def _asked(self, head: str) -> None:
        line, *fields = head.split("\r\n")
        method, path, _ = line.split(" ")
        cookie = next((field for field in fields if field.lower().startswith("cookie:")), "")
        reply = self._hosts.begins(self._host, method, path, cookie)
        self._taken_on += reply is not REFUSED
        if reply is HANGS:
            return
        delay = self._hosts.delay()
        if delay:
            asyncio.get_running_loop().call_later(delay, self._answer, reply, method)
        else:
            self._answer(reply, method)

    def _answer(self, reply: Reply, method: str) -> None:
        if reply is not REFUSED:
            self._end()
        if self._transport.is_closing():
            return
        if reply is RESETS:
            self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self._transport.abort()
            return
        fields = (f"HTTP/1.1 {reply.status} Answer", *reply.headers, f"Content-Length: {len(reply.body)}")
        self._transport.write("\r\n".join((*fields, "", "")).encode() + (b"" if method == "HEAD" else reply.body))

    def connection_lost(self, error: Exception | None) -> None:
        while self._taken_on:
            self._end()

    def _end(self) -> None:
        if self._taken_on:
            self._taken_on -= 1
            self._hosts.ends(self._host)


async def serve(hosts: Hosts, port: int = 0) -> tuple[asyncio.Server, int]:
    """A server for all hosts, and the port that it listens to, on every address of this machine's loopback."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(hosts), "0.0.0.0", port, backlog=1024)  # noqa: S104
    return server, int(server.sockets[0].getsockname()[1])
