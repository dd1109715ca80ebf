"""The bodies of answers: read within bounds of time and size, decompressed within them too."""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import httpx

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_PDF = frozenset({"application/pdf", "application/x-pdf"})
_SMALL = 65_536  # bytes of an unwanted body that are read, so that its connection can serve again
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS  # told apart by their first bytes


class Body(Struct, frozen=True):
    """The bytes of a page. `whole` is False when it was cut off."""

    data: bytes = b""
    whole: bool = True


def is_html(headers: httpx.Headers) -> bool:
    """Whether an answer is an HTML page."""
    return headers.get("content-type", "").partition(";")[0].strip().lower() in _HTML


def is_pdf(headers: httpx.Headers) -> bool:
    """Whether an answer is a PDF."""
    return headers.get("content-type", "").partition(";")[0].strip().lower() in _PDF


def varies_by_language(headers: httpx.Headers) -> bool:
    """Whether the server chose its answer by the languages that it was asked in (RFC 9110, 12.5.5)."""
    return "accept-language" in headers.get("vary", "").lower()


def says_something(headers: httpx.Headers, largest: int) -> bool:
    """Whether an answer is a page, or a document of no more than `largest` bytes, of which facts can be read."""
    if is_html(headers):
        return True
    length = headers.get("content-length", "")
    return is_pdf(headers) and length.isdecimal() and int(length) <= largest


async def read_page(response: httpx.Response, limit: int, seconds: float) -> Body | None:
    """At most `limit` bytes of a page, decompressed, or what of it came in time; None when it cannot be decoded."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return None
    decoder = _Decoder(compressed=encoding not in ("", "identity"))
    data = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for chunk in response.aiter_raw():
                data += decoder.decode(chunk, limit - len(data) + 1)
                if len(data) > limit:
                    return Body(bytes(data[:limit]), whole=False)
    except zlib.error:
        return Body(bytes(data), whole=False) if data else None
    except Exception:  # cut off on its way, by whatever: the page is there all the same
        return Body(bytes(data), whole=False)
    return Body(bytes(data), whole=decoder.complete)


async def drain(response: httpx.Response, seconds: float) -> None:
    """Reads a body that nobody needs, if it is small."""
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > _SMALL:
        return
    read = 0
    try:
        async with asyncio.timeout(seconds):
            async for chunk in response.aiter_raw():
                read += len(chunk)
                if read > _SMALL:
                    return
    except Exception:  # nobody needs it
        return


class _Decoder:
    """Decompresses never more than is asked for: of 64 KB, gzip can make 64 MB."""

    def __init__(self, *, compressed: bool) -> None:
        self._inflating = zlib.decompressobj(_GZIP_OR_ZLIB) if compressed else None

    def decode(self, chunk: bytes, limit: int) -> bytes:
        """At most `limit` bytes; what goes beyond is lost. Raises zlib.error."""
        return self._inflating.decompress(chunk, limit) if self._inflating else chunk[:limit]

    @property
    def complete(self) -> bool:
        """Whether the end of what was compressed has been seen."""
        return self._inflating is None or self._inflating.eof
