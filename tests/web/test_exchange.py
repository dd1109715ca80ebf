"""One request: what is bounded, what is read, and what hostile servers come to."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import subprocess
import zlib
from typing import TYPE_CHECKING

import httpx
import pytest

from auditor.model.outcome import Cause
from auditor.web.address import parse_address
from auditor.web.exchange import Answer, Bounds, Call, Exchange
from auditor.web.failure import NoAnswer
from auditor.web.guard import Guard
from auditor.web.names import Names
from auditor.web.transport import transport
from tests.web.fakes import HTML, call
from tests.web.serving import answering, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

_BOUNDS = Bounds(connect=1.0, read=0.6, page=100_000)


class _Stream(httpx.AsyncByteStream):
    def __init__(self, *chunks: bytes) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


PDF = {"content-type": "application/pdf"}


def _mocked(response: httpx.Response | Exception, asked: Call) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        if isinstance(response, Exception):
            raise response
        return response

    return asyncio.run(Exchange(httpx.MockTransport(answer), _BOUNDS)(asked))


def _asked(port: int, path: str = "/", scheme: str = "http", method: str = "GET") -> Answer | Cause:
    async def ask() -> Answer:
        async with transport(Guard(allowed=True), Names(lambda _: ["127.0.0.1"])) as connections:
            exchange = Exchange(connections, _BOUNDS)
            return await exchange(Call(method, parse_address(f"{scheme}://hostile.example:{port}{path}")))

    try:
        return asyncio.run(ask())
    except NoAnswer as failure:
        return failure.cause


def _answer(*headers: bytes, body: bytes = b"", status: bytes = b"200 OK") -> bytes:
    return b"\r\n".join((b"HTTP/1.1 " + status, *headers, b"", b"")) + body


_TYPE = b"Content-Type: text/html"


def test_what_is_read_is_a_page_or_a_document_that_is_not_too_large() -> None:
    answer = _mocked(httpx.Response(200, headers=HTML, stream=_Stream(b"<p>Bon", b"jour")), call())
    assert answer.page
    assert (answer.page.data, answer.page.whole) == (b"<p>Bonjour", True)
    answer = _mocked(httpx.Response(200, headers=PDF | {"content-length": "4"}, stream=_Stream(b"%PDF")), call())
    assert answer.page
    assert answer.page.data == b"%PDF"
    for response in (
        httpx.Response(200, headers={"content-type": "image/png"}, content=b"PNG"),
        httpx.Response(200, headers={"content-type": "application/pdf"}, stream=_Stream(b"%PDF")),
        httpx.Response(200, headers=PDF | {"content-length": "9000000"}, stream=_Stream(b"%PDF")),
        httpx.Response(404, headers=HTML, content=b"<p>Introuvable"),
    ):
        assert _mocked(response, call()).page is None
    assert _mocked(httpx.Response(200, headers=HTML), call(method="HEAD")).page is None


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (httpx.ConnectTimeout("x"), Cause.TIMEOUT),
        (httpx.ReadTimeout("x"), Cause.TIMEOUT),
        (TimeoutError(), Cause.TIMEOUT),
        (httpx.ConnectError("x"), Cause.CONNECTION),
        (ConnectionResetError(), Cause.CONNECTION),
        (httpx.RemoteProtocolError("x"), Cause.PROTOCOL),
        (httpx.UnsupportedProtocol("x"), Cause.MALFORMED),
        (RuntimeError("anything"), Cause.PROTOCOL),
    ],
)
def test_what_clients_raise_is_a_cause(error: Exception, cause: Cause) -> None:
    with pytest.raises(NoAnswer) as raised:
        _mocked(error, call())
    assert raised.value.cause is cause


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (b"", Cause.CONNECTION),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Cause.PROTOCOL),
        (b"\x00\xff\xfe\x01" * 50 + b"\r\n\r\n", Cause.PROTOCOL),
        (b"HTTP/1.1 twenty OK\r\n\r\n", Cause.PROTOCOL),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n", Cause.PROTOCOL),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n", Cause.PROTOCOL),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 20_000, Cause.CONNECTION),
    ],
    ids=["nothing", "ssh", "garbage", "no status", "long header", "many headers", "flood of 1xx"],
)
def test_what_is_no_answer(answer: bytes, cause: Cause) -> None:
    with answering(answer) as port:
        assert _asked(port) is cause


def test_a_head_that_drips_ends_in_time() -> None:
    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while not writer.is_closing():
            writer.write(b"X: y\r\n")
            await writer.drain()
            await asyncio.sleep(0.05)

    with serving(drip) as port:
        assert _asked(port) in (Cause.TIMEOUT, Cause.PROTOCOL)


def test_a_body_that_drips_or_never_ends_is_cut_off() -> None:
    async def flood(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(_answer(_TYPE, body=b"<title>Sans fin</title>"))
        while not writer.is_closing():
            writer.write(b"<p>encore" * 1_000)
            await writer.drain()

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(_answer(_TYPE, body=b"<title>Goutte"))
        while not writer.is_closing():
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    for handler, shown in ((flood, b"<title>Sans fin"), (drip, b"<title>Goutte")):
        with serving(handler) as port:
            answer = _asked(port)
        assert isinstance(answer, Answer)
        assert answer.page
        assert answer.page.data.startswith(shown)
        assert (answer.status, answer.page.whole) == (200, False)
        assert len(answer.page.data) <= _BOUNDS.page


@pytest.mark.parametrize("encoding", [b"gzip", b"deflate", b"x-gzip"])
def test_a_compressed_page(encoding: bytes) -> None:
    body = (zlib.compress if encoding == b"deflate" else gzip.compress)(b"<title>La remise</title>")
    with answering(_answer(_TYPE, b"Content-Encoding: " + encoding, b"Connection: close", body=body)) as port:
        answer = _asked(port)
    assert isinstance(answer, Answer)
    assert answer.page
    assert (answer.page.data, answer.page.whole) == (b"<title>La remise</title>", True)


def test_a_bomb_ends_within_bounds() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with answering(_answer(_TYPE, b"Content-Encoding: gzip", b"Connection: close", body=bomb)) as port:
        answer = _asked(port)
    assert isinstance(answer, Answer)
    assert answer.page
    assert (len(answer.page.data), answer.page.whole) == (_BOUNDS.page, False)


@pytest.mark.parametrize("encoding", [b"br", b"gzip, gzip", b"nonsense"])
def test_an_encoding_that_was_not_asked_for_leaves_the_page_unread(encoding: bytes) -> None:
    with answering(_answer(_TYPE, b"Content-Encoding: " + encoding, b"Connection: close", body=b"x")) as port:
        answer = _asked(port)
    assert isinstance(answer, Answer)
    assert (answer.status, answer.page) == (200, None)


def test_what_is_not_compressed_as_it_says_and_what_is_cut_off_still_answers() -> None:
    for response in (
        _answer(_TYPE, b"Content-Encoding: gzip", b"Connection: close", body=b"<p>not compressed"),
        _answer(_TYPE, b"Content-Encoding: gzip", body=gzip.compress(b"<p>" * 999)[:20]),
        _answer(_TYPE, b"Content-Length: 1000", body=b"<p>cut"),
        _answer(_TYPE, b"Transfer-Encoding: chunked", body=b"zz\r\n<p>bad"),
    ):
        with answering(response) as port:
            answer = _asked(port)
        assert answer is Cause.PROTOCOL or (isinstance(answer, Answer) and answer.status == 200)
        assert not isinstance(answer, Answer) or answer.page is None or not answer.page.whole


def test_a_long_policy_is_no_fault() -> None:
    with answering(_answer(b"Content-Security-Policy: " + b"x" * 20_000, b"Content-Length: 0")) as port:
        answer = _asked(port)
    assert isinstance(answer, Answer)
    assert answer.status == 200


@pytest.mark.parametrize("path", ["/un%20billet", "/un billet", "/été?q=[|]", "/%zz", "/" + "x" * 9_000, "/a//b/../c"])
def test_addresses_of_every_kind_are_sent(path: str) -> None:
    with answering(_answer(b"Content-Length: 0")) as port:
        answer = _asked(port, path)
    assert isinstance(answer, Answer)
    assert answer.status == 200


def test_a_machine_that_refuses() -> None:
    with answering(b"") as port:
        pass
    assert _asked(port) is Cause.CONNECTION


def _certificate(folder: Path, days: int = 2) -> ssl.SSLContext:
    files = [str(folder / "key.pem"), str(folder / "certificate.pem")]
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {files[0]} -out {files[1]} -subj /CN=h -days {days}"
    subprocess.run(command.split(), check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[1], files[0])
    return context


def test_a_certificate_of_its_own_making(tmp_path: Path) -> None:
    context = _certificate(tmp_path)

    async def ask() -> Cause:
        server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0, ssl=context)
        port = server.sockets[0].getsockname()[1]
        async with transport(Guard(allowed=True), Names(lambda _: ["127.0.0.1"])) as connections:
            try:
                await Exchange(connections, _BOUNDS)(call(f"https://www.example.org:{port}/"))
            except NoAnswer as failure:
                assert not failure.doubtful
                return failure.cause
            finally:
                server.close()
        raise AssertionError

    assert asyncio.run(ask()) is Cause.CERTIFICATE


def test_https_to_what_speaks_only_http() -> None:
    with answering(_answer(b"Content-Length: 0")) as port:
        assert _asked(port, scheme="https") in (Cause.PROTOCOL, Cause.CONNECTION, Cause.TIMEOUT)
