"""Looking names up: never twice for one connection, never to a machine that the guard refuses."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

from auditor.model.outcome import Cause
from auditor.web.address import is_this_machine
from auditor.web.failure import LookUpError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.web.guard import Guard

    LookUp = Callable[[str], Sequence[str]]

_AT_ONCE = 32  # threads: the system's resolver blocks
_ABSENT = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


def system_look_up(host: str) -> Sequence[str]:
    """The IP addresses that the system knows for a name. Raises socket.gaierror. Blocks."""
    if is_this_machine(host):
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class Names:
    """Looks names up, a bounded number at once, each within `seconds`."""

    def __init__(self, look_up: LookUp = system_look_up, seconds: float = 5.0) -> None:
        self._look_up = look_up
        self._seconds = seconds
        self._threads = asyncio.Semaphore(_AT_ONCE)

    async def addresses(self, host: str) -> Sequence[str]:
        """The IP addresses of a name. Raises LookUpError: no such host, or no resolver that answers."""
        try:
            async with self._threads:
                async with asyncio.timeout(self._seconds):
                    return await _in_a_thread(self._look_up, host)
        except socket.gaierror as error:
            raise LookUpError(Cause.NO_SUCH_HOST if error.errno in _ABSENT else Cause.RESOLVER) from error
        except UnicodeError as error:  # a label longer than 63 characters
            raise LookUpError(Cause.NO_SUCH_HOST) from error
        except OSError as error:
            raise LookUpError(Cause.RESOLVER) from error


class GuardedResolver(AbstractResolver):
    """aiohttp connects to what this gives, and asks no other."""

    def __init__(self, names: Names, guard: Guard) -> None:
        self._names = names
        self._guard = guard

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002  (both are looked up, and tried in turn)
    ) -> list[ResolveResult]:
        """Those machines of `host` that may be asked. Raises LookUpError."""
        found = await self._names.addresses(host)
        admitted = [machine for machine in found if self._guard.admits(host, machine)]
        if not admitted:
            raise LookUpError(Cause.PRIVATE if found else Cause.NO_SUCH_HOST)
        return [_result(host, machine, port) for machine in admitted]

    async def close(self) -> None:
        """Nothing is kept open."""


def _result(host: str, machine: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in machine else socket.AF_INET
    return ResolveResult(hostname=host, host=machine, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)


async def _in_a_thread(look_up: LookUp, host: str) -> Sequence[str]:
    """`look_up(host)` in a thread that nobody waits for: a run may end while a resolver still hangs."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Sequence[str]] = loop.create_future()

    def run() -> None:
        try:
            found = look_up(host)
        except Exception as error:
            _deliver(loop, done, error)
        else:
            _deliver(loop, done, found)

    threading.Thread(target=run, name=f"look-up of {host}", daemon=True).start()
    return await done


def _deliver(
    loop: asyncio.AbstractEventLoop, done: asyncio.Future[Sequence[str]], result: Sequence[str] | Exception
) -> None:
    def settle() -> None:
        if done.done():
            return
        if isinstance(result, Exception):
            done.set_exception(result)
        else:
            done.set_result(result)

    try:
        loop.call_soon_threadsafe(settle)
    except RuntimeError:  # the run has ended meanwhile
        return
