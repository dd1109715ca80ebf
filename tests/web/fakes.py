"""What stands in for the layer below in the tests of each wrapper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from auditor.model.destination import NamedBy
from auditor.model.outcome import Outcome, Verdict
from auditor.web.address import parse_address
from auditor.web.body import Body
from auditor.web.exchange import Answer, Call
from auditor.web.inquiry import Inquiry, Judged

if TYPE_CHECKING:
    from auditor.model.outcome import Cause
    from auditor.web.failure import NoAnswer

HTML = {"content-type": "text/html; charset=utf-8"}


def call(address: str = "http://www.example.org/", method: str = "GET") -> Call:
    """A request for an address."""
    return Call(method, parse_address(address))


def inquiry(
    address: str = "http://www.example.org/",
    *,
    page: bool = True,
    head: bool = False,
    named_by: NamedBy = NamedBy.POST,
) -> Inquiry:
    """An inquiry about an address."""
    return Inquiry(parse_address(address), ("fr",), page, head, named_by=named_by)


def judged(verdict: Verdict, cause: Cause | None = None, status: int = 0, *, local: bool = False) -> Judged:
    """What may come of the address of `inquiry`."""
    return Judged(Outcome("http://www.example.org/", verdict, cause, status), local=local)


class Script:
    """Answers calls by method and address, or by address alone, in turn; keeps what it was asked."""

    def __init__(self, answers: dict[str, list[tuple[int, dict[str, str]] | NoAnswer]]) -> None:
        self._answers = answers
        self.asked: list[Call] = []

    async def __call__(self, call: Call) -> Answer:
        """The next answer; the last one is given for ever."""
        self.asked.append(call)
        key = f"{call.method} {call.address.href}"
        left = self._answers.get(key) or self._answers[call.address.href]
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, Exception):
            raise answer
        status, headers = answer
        page = Body(headers.get("body", "").encode()) if "content-type" in headers and call.method == "GET" else None
        fields = [(name.encode(), value.encode()) for name, value in headers.items() if name != "body"]
        return Answer(call.address, status, httpx.Headers(fields), page)
