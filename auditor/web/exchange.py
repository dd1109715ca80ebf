"""One request and its answer, within bounds of time and size."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx
from msgspec import Struct

from auditor.web.address import Address
from auditor.web.body import Body, drain, is_html, read_page, says_something
from auditor.web.failure import failure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Ask = Callable[["Call"], Awaitable["Answer"]]


class Bounds(Struct, frozen=True):
    """How long, in seconds, and how much, in bytes, is waited for."""

    connect: float = 5.0  # a connection, its encryption included
    read: float = 10.0  # between two pieces of an answer, for a whole head, and for a whole body
    page: int = 2_000_000
    document: int = 5_000_000


class Call(Struct, frozen=True):
    """A request to make.

    `any_kind`: the body is wanted whatever it is, not only that of an HTML page. `tries` timed out
    before.
    `seconds` are waited for an answer, when that is less than usual.
    """

    method: str
    address: Address
    headers: dict[str, str] = {}
    any_kind: bool = False
    tries: int = 0
    seconds: float | None = None


class Answer(Struct, frozen=True):
    """What came. `page` is None for what was not wanted, or cannot be read."""

    address: Address
    status: int
    headers: httpx.Headers
    page: Body | None = None


class Exchange:
    """Sends requests over an httpx transport."""

    def __init__(self, transport: httpx.AsyncBaseTransport, bounds: Bounds) -> None:
        self._transport = transport
        self._bounds = bounds

    async def __call__(self, call: Call) -> Answer:
        """The answer to `call`. Raises NoAnswer."""
        connect, read = self._bounds.connect, min(self._bounds.read, call.seconds or self._bounds.read)
        timeout = {"timeout": {"connect": connect, "read": read}}
        try:
            # A head whose bytes drip is in time at every one of them: here the whole of it is bounded.
            async with asyncio.timeout(connect + read):
                headers = [(name.encode(), value.encode()) for name, value in call.headers.items()]
                request = httpx.Request(call.method, call.address.href, headers=headers, extensions=timeout)
                response = await self._transport.handle_async_request(request)
        except Exception as error:  # what hostile servers can make a client raise has no common class
            raise failure(error) from error
        try:
            return Answer(call.address, response.status_code, response.headers, await self._page(call, response))
        finally:
            await response.aclose()

    async def _page(self, call: Call, response: httpx.Response) -> Body | None:
        if call.method != "HEAD" and response.is_success:
            if call.any_kind or is_html(response.headers):
                return await read_page(response, self._bounds.page, self._bounds.read)
            if says_something(response.headers, self._bounds.document):
                return await read_page(response, self._bounds.document, self._bounds.read)
        await drain(response, self._bounds.read)
        return None
