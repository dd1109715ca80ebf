"""Servers on loopback in a thread, for as long as a `with` lasts."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
    Start = Callable[[], Awaitable[tuple[asyncio.Server, int]]]


async def _turns() -> None:
    """Let the loop turn as often as an accepted connection needs to reach its handler (three times), and once more."""
    for _ in range(4):
        await asyncio.sleep(0)


@contextmanager
def started(start: Start) -> Iterator[int]:
    """The port of the server that `start` starts in the loop of another thread."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def stop(server: asyncio.Server) -> None:
        for listening in server.sockets:
            loop.remove_reader(listening.fileno())
        await _turns()  # a server closed, or a task cancelled, before what was accepted is served leaves it open
        server.close()
        while tasks := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await _turns()  # what was closed lets go of its socket

    async def starting() -> tuple[asyncio.Server, int]:
        return await start()

    server, port = asyncio.run_coroutine_threadsafe(starting(), loop).result()
    try:
        yield port
    finally:
        asyncio.run_coroutine_threadsafe(stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@contextmanager
def serving(handler: Handler) -> Iterator[int]:
    """The port of a server that gives every connection to `handler`, and closes it afterwards."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await handler(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def start() -> tuple[asyncio.Server, int]:
        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        return server, int(server.sockets[0].getsockname()[1])

    with started(start) as port:
        yield port


@contextmanager
def answering(*answers: bytes) -> Iterator[int]:
    """The port of a server that answers its connections with these bytes in turn, the last of them for ever."""
    left = list(answers)

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(left.pop(0) if len(left) > 1 else left[0])
        await writer.drain()

    with serving(handler) as port:
        yield port
