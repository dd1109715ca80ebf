"""robots.txt (RFC 9309), for those who want it kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from protego import Protego

from auditor.model.outcome import Cause
from auditor.web.address import Address, AddressError, parse_address
from auditor.web.exchange import Answer, Call
from auditor.web.failure import NoAnswer

if TYPE_CHECKING:
    from auditor.web.exchange import Ask

_MOST_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_EVERYTHING = "User-agent: *\nDisallow: /\n"


class Obedient:
    """Asks nothing that a host's robots.txt forbids; each host's is asked once."""

    def __init__(self, agent: str, inner: Ask) -> None:
        self._agent = agent
        self._inner = inner
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    async def __call__(self, call: Call) -> Answer:
        """The answer to `call`. Raises NoAnswer, with Cause.ROBOTS for what is forbidden."""
        origin = call.address.origin
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._read(call.address))
        rules = await asyncio.shield(self._rules[origin])
        if not rules.can_fetch(call.address.href, self._agent):
            raise NoAnswer(Cause.ROBOTS)
        return await self._inner(call)

    async def _read(self, address: Address) -> Protego:
        place = parse_address("/robots.txt", address.href)
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                answer = await self._inner(Call("GET", place, {"User-Agent": self._agent}, any_kind=True))
            except NoAnswer:
                return Protego.parse("")  # what it speaks of gets no answer either, and says why
            location = answer.headers.get("location", "")
            if not 300 <= answer.status < 400 or not location:
                return Protego.parse(_rules(answer))
            try:
                place = parse_address(location, place.href)
            except AddressError:
                break
        return Protego.parse("")


def _rules(answer: Answer) -> str:
    """What a robots.txt says: all is forbidden where its server fails, and nothing where there is none."""
    if answer.status >= 500:
        return _EVERYTHING
    return answer.page.data.decode("utf-8", "replace") if answer.page else ""
