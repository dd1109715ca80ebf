"""The web client: one expression, which reads from the address to the connection."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, metadata
from typing import TYPE_CHECKING

from auditor import __version__
from auditor.web.chain import Followed
from auditor.web.exchange import Bounds, Exchange
from auditor.web.guard import Guard, Guarded
from auditor.web.judgement import judge
from auditor.web.network import Connected
from auditor.web.pace import Pace
from auditor.web.retry import Patience, Retried
from auditor.web.robots import Obedient
from auditor.web.throttle import Throttled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

    from auditor.model.outcome import PageFacts
    from auditor.web.exchange import Answer, Ask
    from auditor.web.names import Names
    from auditor.web.retry import Answering
    from auditor.web.session import Session
    from auditor.web.settings import WebSettings

_LEAST_RETRIES = 100  # of all addresses together; otherwise as many as there are addresses


def client(
    transport: httpx.AsyncBaseTransport,
    guard: Guard,
    names: Names,
    settings: WebSettings,
    read: Callable[[Answer], Awaitable[PageFacts | None]],
    *,
    session: Session,
    hosts: int,
    addresses: int,
) -> Answering:
    """Answers for one address at a time, of so many `addresses` on so many `hosts`; a store stands around it.

    `read` gives what the page of an answer says of itself; `session` remembers what rounds learn.
    """
    agent = user_agent(settings.contact)
    pace = Pace(settings.connections, settings.interval, settings.longest_wait, settings.read_timeout)
    bounds = Bounds(settings.connect_timeout, settings.read_timeout, settings.page_bytes, settings.document_bytes)
    patience = Patience(settings.retries, max(_LEAST_RETRIES, addresses))
    clock = partial(datetime.now, UTC)
    asking: Ask = Throttled(pace, settings.at_once, clock, session.gates, Guarded(guard, Exchange(transport, bounds)))
    if settings.robots:
        asking = Obedient(agent, asking)
    following = Followed(agent, read, partial(judge, clock=clock), settings.document_bytes, asking)
    return Retried(patience, random.random, Connected(hosts, names, session, following))


def user_agent(contact: str) -> str:
    """Who asks: the program, its version, its home page as the package names it, and a contact of the user's."""
    try:
        urls = metadata("auditor").get_all("Project-URL") or []
    except PackageNotFoundError:
        urls = []
    homes = [url.partition(",")[2].strip() for url in urls if url.lower().startswith("homepage")]
    about = "; ".join(part for part in ("link audit", *(f"+{home}" for home in homes), contact) if part)
    return f"auditor/{__version__} ({about})"
