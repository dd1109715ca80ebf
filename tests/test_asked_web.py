"""The web as one run may ask it, in several rounds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from auditor.asked_web import Web
from auditor.config import Settings
from auditor.crawler.sources import SourceList
from auditor.model.destination import Question
from auditor.model.outcome import Cause, Verdict
from auditor.rulebook import load_rulebook
from auditor.web.settings import WebSettings
from tests.web.serving import serving

if TYPE_CHECKING:
    import asyncio


def _rounds(settings: WebSettings) -> list[tuple[Verdict, Cause | None]]:
    """What comes of an address that hangs, and in a second round of one on the same host that answers."""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if b"/hangs" in await reader.readuntil(b"\r\n\r\n"):
            await reader.read()
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()

    web = Web(SourceList("-", (), ()), Settings(web=settings), load_rulebook(), offline=False)
    with serving(handler) as port:
        addresses = [f"http://127.0.0.1:{port}/{name}" for name in ("hangs", "answers")]
        found = [web.answers([Question(address)])[address] for address in addresses]
    return [(outcome.verdict, outcome.cause) for outcome in found]


def test_a_second_round_has_no_more_time_than_the_first_has_left() -> None:
    settings = WebSettings(allow_private=True, deadline=0.5)
    assert _rounds(settings) == [(Verdict.UNVERIFIED, Cause.DEADLINE)] * 2


@pytest.mark.parametrize("deadline", [0.0, 60.0])
def test_a_second_round_is_asked_while_there_is_time(deadline: float) -> None:
    settings = WebSettings(allow_private=True, deadline=deadline, read_timeout=0.3, retries=0)
    assert _rounds(settings) == [(Verdict.TRANSIENT, Cause.TIMEOUT), (Verdict.OK, None)]


def test_a_host_that_asked_to_wait_is_waited_for_in_the_next_round_too() -> None:
    asked: list[float] = []  # seconds

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.append(time.monotonic())
        status = b"200 OK" if len(asked) > 1 else b"429 Too Many Requests\r\nRetry-After: 1"
        writer.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()

    settings = Settings(web=WebSettings(allow_private=True, retries=0))
    web = Web(SourceList("-", (), ()), settings, load_rulebook(), offline=False)
    with serving(handler) as port:
        for name in ("busy", "free"):
            address = f"http://127.0.0.1:{port}/{name}"
            outcome = web.answers([Question(address)])[address]
    assert outcome.verdict is Verdict.OK
    assert asked[1] - asked[0] >= 1
