"""Redirects, followed by hand: every hop is kept, guarded and throttled, and cookies live as long as the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from auditor.model.outcome import Cause, Hop
from auditor.web.address import Address, AddressError, parse_address
from auditor.web.body import says_something, varies_by_language
from auditor.web.exchange import Answer, Call
from auditor.web.failure import NoAnswer
from auditor.web.inquiry import Inquiry, Judged, Trail

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from auditor.model.outcome import PageFacts
    from auditor.web.exchange import Ask

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST = 20  # redirects; the Fetch standard's number (4.4)
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"  # to */* some servers answer 404


class Followed:
    """Asks an address, follows where it leads, and has what came judged."""

    def __init__(
        self,
        agent: str,
        read: Callable[[Answer], Awaitable[PageFacts | None]],
        judge: Callable[[Inquiry, Trail, PageFacts | None], Judged],
        largest: int,
        inner: Ask,
    ) -> None:
        """`agent` is the User-Agent; a document of more than `largest` bytes is not read."""
        self._agent = agent
        self._read = read
        self._largest = largest
        self._judge = judge
        self._inner = inner

    async def __call__(self, inquiry: Inquiry) -> Judged:
        """What came of an address. What HEAD says is believed when it is favourable, and no page is wanted of it."""
        if inquiry.head:
            trail = await self._trail(inquiry, "HEAD")
            if self._is_enough(trail, inquiry):
                return self._judge(inquiry, trail, None)
        trail = await self._trail(inquiry, "GET")
        page = await self._read(trail.end) if isinstance(trail.end, Answer) else None
        return self._judge(inquiry, trail, page)

    def _is_enough(self, trail: Trail, inquiry: Inquiry) -> bool:
        """Whether what came of HEAD needs no GET, or GET would come to no answer either."""
        match trail.end:
            case Answer(status=status, headers=headers):
                wanted = inquiry.page and says_something(headers, self._largest)
                return (200 <= status < 300 and not wanted) or status == 429
            case NoAnswer(cause=cause):
                return cause is not Cause.REDIRECT_LOOP and cause is not Cause.TOO_MANY_REDIRECTS

    async def _trail(self, inquiry: Inquiry, method: str) -> Trail:
        headers = self._headers(inquiry)
        hops: list[Hop] = []
        places = [inquiry.address]
        jar, cookie, restless = httpx.Cookies(), "", True
        seen = {(inquiry.address.href, cookie)}
        fragment = ""
        while True:
            try:
                answer = await self._inner(Call(method, places[-1], headers, tries=inquiry.tries))
                if not _leads_on(answer):
                    return Trail(tuple(hops), tuple(places), answer, fragment)
                hops.append(Hop(places[-1].href, answer.status, varies_by_language(answer.headers)))
                fragment = answer.headers["location"].partition("#")[2].strip() or fragment
                following = _following(answer)
            except NoAnswer as failure:
                return Trail(tuple(hops), tuple(places), failure)
            before, cookie = cookie, _cookie(jar, answer, following)
            restless = restless and cookie != before
            if (following.href, cookie) in seen:
                return Trail(tuple(hops), tuple(places), NoAnswer(Cause.REDIRECT_LOOP))
            if len(hops) > _MOST:
                return Trail(tuple(hops), tuple(places), NoAnswer(Cause.TOO_MANY_REDIRECTS, doubtful=restless))
            places.append(following)
            seen.add((following.href, cookie))
            headers = self._headers(inquiry, cookie, first=False)

    def _headers(self, inquiry: Inquiry, cookie: str = "", *, first: bool = True) -> dict[str, str]:
        wanted = [
            f"{code};q={1 - place / 10:.1f}" if place else code for place, code in enumerate(inquiry.languages[:5])
        ]
        headers = {
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Accept-Language": ", ".join([*wanted, "*;q=0.5" if wanted else "*"]),
        }
        if cookie:
            headers["Cookie"] = cookie
        if first and inquiry.validators.etag:
            headers["If-None-Match"] = inquiry.validators.etag
        if first and inquiry.validators.last_modified:
            headers["If-Modified-Since"] = inquiry.validators.last_modified
        return headers


def _leads_on(answer: Answer) -> bool:
    return answer.status in _REDIRECTS and bool(answer.headers.get("location", "").strip())


def _following(answer: Answer) -> Address:
    """Where a redirect leads. Raises NoAnswer for what cannot be asked."""
    try:
        return parse_address(answer.headers["location"], answer.address.href)
    except AddressError as error:
        raise NoAnswer(Cause.SCHEME if error.scheme else Cause.MALFORMED) from error


def _cookie(jar: httpx.Cookies, answer: Answer, following: Address) -> str:
    """The Cookie header for the following address, once the answer's cookies are in the jar."""
    if "set-cookie" in answer.headers:
        asked = httpx.Request("GET", answer.address.href)
        jar.extract_cookies(httpx.Response(answer.status, headers=answer.headers, request=asked))
    if not jar:
        return ""
    try:
        request = httpx.Request("GET", following.href)
    except (httpx.InvalidURL, UnicodeError):  # a name that browsers look up and httpx does not
        return ""
    request.headers.encoding = "utf-8"  # cookies are whatever a server writes
    jar.set_cookie_header(request)
    return str(request.headers.get("cookie", ""))
