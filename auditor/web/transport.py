"""The connections: aiohttp's, under httpx's interface, to machines that the guard admits."""

from __future__ import annotations

import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import aiohttp
import certifi
from httpx_aiohttp import AiohttpTransport
from yarl import URL

from auditor.web.names import GuardedResolver

with suppress(ImportError):  # there is none on Windows
    import resource

if TYPE_CHECKING:
    from auditor.web.guard import Guard
    from auditor.web.names import Names

_KEPT = 5  # seconds that an idle connection is kept; a host's addresses are asked in a row
_OPEN_FILES = 4_096
_HEAD = 65_536  # bytes of a header, or of the status line: policies of 10 KB are seen, and browsers allow 256 KB


def transport(guard: Guard, names: Names) -> AiohttpTransport:
    """A transport for the loop that runs.

    The environment's proxies are not used: through one, nobody here would know which machine is asked.
    """
    _allow_connections()
    context = _authorities()
    connector = aiohttp.TCPConnector(
        limit=0,  # the throttle's business
        resolver=GuardedResolver(names, guard),
        ttl_dns_cache=None,  # a name leads to one place for a whole run
        ssl=context,
        keepalive_timeout=_KEPT,
    )
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),  # cookies live in a chain of redirects, not longer
        max_line_size=_HEAD,
        max_field_size=_HEAD,
        trust_env=False,
    )
    return _Transport(session, context)


class _AsWritten:
    """A session that asks addresses as they are written: by itself it decodes what need not be encoded, such as `%3A`.

    Servers that compare or sign addresses answer 404 to the other.
    """

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    def request(self, *, method: str, url: str, **options: Any) -> Any:
        """As ClientSession.request."""
        return self._session.request(method, URL(url, encoded=True), **options)


class _Transport(AiohttpTransport):
    """httpx-aiohttp's transport over such a session."""

    def __init__(self, session: aiohttp.ClientSession, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._session = session

    def get_client(self) -> Any:
        """The session, as it is asked for before each request."""
        return _AsWritten(self._session)

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._session.close()


def _authorities() -> ssl.SSLContext:
    """Verification as browsers do it: by the authorities of this machine, and by those of Mozilla."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _allow_connections() -> None:
    """Raises the number of open files to what this process may have: the usual 1,024 (256 on macOS) are too few."""
    if "resource" not in globals():
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
