"""Whether this machine has a network at all: on a train, a run ends at once."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

from auditor.model.outcome import Cause
from auditor.web.failure import LookUpError

if TYPE_CHECKING:
    from auditor.web.inquiry import Inquiry, Judged
    from auditor.web.names import Names
    from auditor.web.retry import Answering
    from auditor.web.session import Session

_ENOUGH = 4  # hosts that failed, of all that are to be asked
_SAYS_NOTHING = frozenset({Cause.PRIVATE, Cause.TIMEOUT, Cause.MALFORMED})
_CONTROL = "example.org"  # IANA keeps it (RFC 2606); it is looked up, never asked


class NoNetworkError(Exception):
    """Nothing answers here."""


class Connected:
    """Ends the run when nothing has answered, every host failed by this machine's side, and a sure name fails too."""

    def __init__(self, hosts: int, names: Names, session: Session, inner: Answering) -> None:
        """`hosts` is how many different ones the round asks; in a `session` that is connected, there is a network."""
        self._enough = min(_ENOUGH, hosts)
        self._names = names
        self._inner = inner
        self._heard: set[str] = set()
        self._failed = False
        self._session = session

    async def __call__(self, inquiry: Inquiry) -> Judged:
        """What came of an address. Raises NoNetworkError."""
        judged = await self._inner(inquiry)
        if self._session.connected:
            return judged
        outcome = judged.outcome
        answered = bool(outcome.status or outcome.hops)
        failed = judged.local or outcome.cause is Cause.NO_SUCH_HOST
        if answered or not (failed or outcome.cause in _SAYS_NOTHING):
            self._session.connected = True
            return judged
        self._heard.add(inquiry.address.host)
        self._failed = self._failed or failed
        if self._failed and len(self._heard) >= self._enough:
            self._session.connected = await self._sure_name_leads_somewhere()
            if not self._session.connected:
                raise NoNetworkError
        return judged

    async def _sure_name_leads_somewhere(self) -> bool:
        try:
            machines = await self._names.addresses(_CONTROL)
        except LookUpError:
            return False
        return any(map(_has_route, machines))


def _has_route(machine: str) -> bool:
    """Whether packets to a machine have a way out; none is sent."""
    family = socket.AF_INET6 if ip_address(machine).version == 6 else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((machine, 443))
        except OSError:
            return False
    return True
