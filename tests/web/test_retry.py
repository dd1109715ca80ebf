"""Patience, on a clock that jumps; and what a machine without a network comes to."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest

from auditor.model.outcome import Cause, Verdict
from auditor.web.names import Names
from auditor.web.network import Connected, NoNetworkError
from auditor.web.retry import Patience, Retried
from auditor.web.session import Session
from tests.web.clock import run
from tests.web.fakes import inquiry, judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.web.inquiry import Inquiry, Judged

_OK = judged(Verdict.OK, status=200)
_FAILING = judged(Verdict.TRANSIENT, Cause.SERVER_ERROR, 500)
_REFUSED = judged(Verdict.TRANSIENT, Cause.RATE_LIMIT, 429)
_HANGING = judged(Verdict.TRANSIENT, Cause.TIMEOUT)
_NOBODY = judged(Verdict.BROKEN, Cause.NO_SUCH_HOST)
_RESOLVER = judged(Verdict.TRANSIENT, Cause.RESOLVER, local=True)


class Scripted:
    """What comes of an address, try after try; keeps when and how it was asked."""

    def __init__(self, *found: Judged) -> None:
        self._found = list(found)
        self.asked: list[tuple[float, Inquiry]] = []

    async def __call__(self, inquiry: Inquiry) -> Judged:
        self.asked.append((asyncio.get_running_loop().time(), inquiry))
        return self._found.pop(0) if len(self._found) > 1 else self._found[0]


def _retried(*found: Judged, patience: Patience = Patience(), head: bool = False) -> tuple[Judged, Scripted]:  # noqa: B008
    script = Scripted(*found)

    async def ask() -> Judged:
        return await Retried(patience, lambda: 0.5, script)(inquiry(head=head))

    return run(ask()), script


@pytest.mark.parametrize(
    ("found", "tries"),
    [
        ([_OK], 1),
        ([_FAILING, _OK], 2),
        ([_FAILING], 3),
        ([_HANGING], 2),
        ([_NOBODY, _OK], 2),  # the name exists after all
        ([_NOBODY], 2),
        ([_RESOLVER], 3),
        ([_REFUSED], 10),
        ([judged(Verdict.BROKEN, Cause.NOT_FOUND, 404)], 1),
        ([judged(Verdict.BLOCKED, Cause.WALL, 403)], 1),
        ([judged(Verdict.UNVERIFIED, Cause.PRIVATE)], 1),
        ([_REFUSED, _REFUSED, _REFUSED, _FAILING, _REFUSED, _FAILING, _OK], 7),  # each cause has its own count
    ],
)
def test_how_often_an_address_is_asked(found: list[Judged], tries: int) -> None:
    last, script = _retried(*found)
    assert (last, len(script.asked)) == (found[-1], tries)


def test_who_waits_waits_longer_each_time() -> None:
    _, script = _retried(_FAILING, patience=Patience(retries=4))
    assert [when for when, _ in script.asked] == [0, 1.25, 3.75, 8.75, 18.75]


def test_a_second_try_is_a_get_and_has_more_time() -> None:
    _, script = _retried(_HANGING, _OK, head=True)
    assert [(asked.head, asked.tries) for _, asked in script.asked] == [(True, 0), (False, 1)]


def test_the_whole_run_has_a_budget() -> None:
    script = Scripted(_FAILING)

    async def ask_ten() -> None:
        retried = Retried(Patience(retries=2, in_all=5), lambda: 0, script)
        await asyncio.gather(*(retried(inquiry()) for _ in range(10)))

    run(ask_ten())
    assert len(script.asked) == 15


def test_no_retries_are_none() -> None:
    assert len(_retried(_FAILING, patience=Patience(retries=0))[1].asked) == 1


def _connected(found: list[Judged], look_up: Sequence[str] | None) -> list[Judged] | None:
    """What comes of addresses of different hosts, None where there is no network; the sure name leads to `look_up`."""

    def sure_name(host: str) -> Sequence[str]:
        assert host == "example.org"
        if look_up is None:
            raise socket.gaierror(socket.EAI_AGAIN, "no answer")
        return look_up

    async def ask() -> list[Judged]:
        connected = Connected(len(found), Names(sure_name), Session(), Scripted(*found))
        return [await connected(inquiry(f"http://host-{number}.example/")) for number in range(len(found))]

    try:
        return asyncio.run(ask())
    except NoNetworkError:
        return None


def test_without_a_network_a_run_ends_at_once() -> None:
    assert _connected([_RESOLVER] * 4, None) is None
    assert _connected([_RESOLVER], None) is None
    assert _connected([_NOBODY] * 9, None) is None  # some resolvers say so of every name
    assert _connected([judged(Verdict.UNVERIFIED, Cause.PRIVATE), _RESOLVER], None) is None
    assert _connected([judged(Verdict.TRANSIENT, Cause.CONNECTION, local=True)] * 4, None) is None


@pytest.mark.parametrize("first", [_OK, _FAILING, judged(Verdict.TRANSIENT, Cause.CONNECTION)])
def test_where_anything_answers_there_is_a_network(first: Judged) -> None:
    found = [first, *[_RESOLVER] * 9]
    assert _connected(found, None) == found


def test_where_a_sure_name_leads_somewhere_the_others_are_at_fault() -> None:
    found = [_NOBODY] * 9
    assert _connected(found, ["127.0.0.1"]) == found
    assert _connected(found, []) is None
