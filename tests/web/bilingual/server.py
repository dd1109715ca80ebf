"""Serves a stage on loopback: one server, which tells hosts apart by the address that a client connects to."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.web.bilingual.stage import Stage
from tests.web.serving import started

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Server:
    """Answers from its stage, which needs the server's port and so comes later."""

    stage: Stage

    async def start(self) -> tuple[asyncio.Server, int]:
        server = await asyncio.start_server(self._connected, "0.0.0.0", 0, backlog=1024)  # noqa: S104
        return server, int(server.sockets[0].getsockname()[1])

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = str(writer.get_extra_info("sockname")[0])
        try:
            while True:
                request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, path, _ = request.partition("\r\n")[0].split(" ")
                writer.write(self._answer(host, path, method))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def _answer(self, host: str, path: str, method: str) -> bytes:
        answer = self.stage.answer(host, path)
        head = (f"HTTP/1.1 {answer.status} Answer", *answer.headers, f"Content-Length: {len(answer.body)}", "", "")
        return "\r\n".join(head).encode() + (b"" if method == "HEAD" else answer.body)


@contextmanager
def served(seed: int) -> Iterator[Stage]:
    """A stage, always the same for a seed, and served for as long as the `with` lasts."""
    server = _Server()
    with started(server.start) as port:
        server.stage = Stage(port, seed)
        yield server.stage
