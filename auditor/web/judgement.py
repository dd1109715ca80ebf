"""From what came of an address to its verdict. What a reader's browser may well show is never called broken."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from auditor.model.outcome import Cause, Outcome, PageFacts, Verdict
from auditor.web.exchange import Answer
from auditor.web.failure import NoAnswer
from auditor.web.inquiry import Inquiry, Judged, Trail
from auditor.web.store import Validators
from auditor.web.table import Treatment, challenge_titles, known_web, not_found_phrases, says, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from auditor.web.address import Address

_PERMANENT = frozenset({301, 308})
_UNCHANGED = 304

_OF_STATUS = {
    401: (Verdict.BLOCKED, Cause.LOGIN),
    403: (Verdict.BLOCKED, Cause.WALL),  # many walls say no more, and readers get through
    404: (Verdict.BROKEN, Cause.NOT_FOUND),
    407: (Verdict.BLOCKED, Cause.LOGIN),
    408: (Verdict.TRANSIENT, Cause.TIMEOUT),
    410: (Verdict.BROKEN, Cause.GONE),
    425: (Verdict.TRANSIENT, Cause.SERVER_ERROR),
    429: (Verdict.TRANSIENT, Cause.RATE_LIMIT),
    451: (Verdict.BLOCKED, Cause.WALL),  # for legal reasons, which differ by country
    999: (Verdict.BLOCKED, Cause.WALL),
}
_OF_CAUSE = {
    Cause.NO_SUCH_HOST: Verdict.BROKEN,
    Cause.CERTIFICATE: Verdict.BROKEN,
    Cause.REDIRECT_LOOP: Verdict.BROKEN,
    Cause.TOO_MANY_REDIRECTS: Verdict.BROKEN,
    Cause.PRIVATE: Verdict.UNVERIFIED,
    Cause.ROBOTS: Verdict.UNVERIFIED,
    Cause.SCHEME: Verdict.UNVERIFIED,
    Cause.MALFORMED: Verdict.UNVERIFIED,
}


def judge(inquiry: Inquiry, trail: Trail, page: PageFacts | None, clock: Callable[[], datetime]) -> Judged:
    """The outcome of an address, by the end of its trail and what was read of the page there."""
    checked = clock().isoformat(timespec="seconds")
    asked = inquiry.address.href
    match trail.end:
        case NoAnswer() as failure:
            outcome = Outcome(asked, _without_answer(failure), failure.cause, hops=trail.hops, checked=checked)
            return Judged(outcome, final=failure.final, local=failure.local)
        case Answer(status=304) if not trail.hops and inquiry.validators != Validators():
            return Judged(Outcome(asked, Verdict.OK, status=304, checked=checked), inquiry.validators, unchanged=True)
        case Answer() as answer:
            return _answered(trail, answer, page, checked)


def _answered(trail: Trail, answer: Answer, page: PageFacts | None, checked: str) -> Judged:
    headers = answer.headers
    verdict, cause = _verdict(trail, answer, page)
    soft_404 = verdict is Verdict.OK and _says_not_found(trail, page)
    asked, final = trail.places[0].href, answer.address.href
    permanent = sum(1 for _ in takewhile(lambda hop: hop.status in _PERMANENT and not hop.varies, trail.hops))
    if verdict is Verdict.OK and not soft_404 and trail.places[permanent].href != asked:
        verdict, final = Verdict.MOVED, trail.places[permanent].href
    fragment = trail.fragment
    outcome = Outcome(
        asked, verdict, cause, answer.status, trail.hops, final, fragment, checked, soft_404=soft_404, page=page
    )
    own = Validators() if trail.hops else Validators(headers.get("etag", ""), headers.get("last-modified", ""))
    return Judged(outcome, own)


def _without_answer(failure: NoAnswer) -> Verdict:
    if failure.doubtful:
        return Verdict.UNVERIFIED
    return _OF_CAUSE.get(failure.cause, Verdict.TRANSIENT)


def _verdict(trail: Trail, answer: Answer, page: PageFacts | None) -> tuple[Verdict, Cause | None]:
    treatment = known_web().treatment(answer.address.host)
    if treatment is Treatment.SHELL:
        return Verdict.UNVERIFIED, Cause.WALL
    if _is_wall(answer, page):
        return Verdict.BLOCKED, Cause.WALL
    verdict, cause = _of_status(answer.status)
    if verdict is Verdict.BROKEN and treatment is Treatment.WALL:
        return Verdict.BLOCKED, Cause.WALL
    if verdict is Verdict.OK and trail.hops and _is_login(answer.address) and not _is_login(trail.places[0]):
        return Verdict.BLOCKED, Cause.LOGIN
    return verdict, cause


def _of_status(status: int) -> tuple[Verdict, Cause | None]:
    if status in _OF_STATUS:
        return _OF_STATUS[status]
    match status // 100:
        case 2:
            return Verdict.OK, None
        case 5:
            return Verdict.TRANSIENT, Cause.SERVER_ERROR
        case 4:  # 400, 405, 406, 418 and the like: what a robot asked or is, not what is there
            return Verdict.BLOCKED, Cause.REFUSED
        case _:  # a redirect to nowhere, 304 out of the blue, a status that does not exist
            return Verdict.UNVERIFIED, Cause.PROTOCOL


def _is_wall(answer: Answer, page: PageFacts | None) -> bool:
    signs = (wall for wall in known_web().walls if wall.header in answer.headers)
    if any(answer.headers[wall.header].lower().startswith(wall.value) for wall in signs):
        return True
    return page is not None and spoken(page.title) in challenge_titles()


def _is_login(address: Address) -> bool:
    logins = known_web().logins
    return address.host.partition(".")[0] in logins.hosts or not logins.paths.isdisjoint(_segments(address))


def _segments(address: Address) -> list[str]:
    path = unquote(address.path.partition("?")[0]).casefold()
    return [segment.partition(".")[0] for segment in path.split("/") if segment]


def _says_not_found(trail: Trail, page: PageFacts | None) -> bool:
    """Whether a page that answered says that it is not there; one whose address ends in such words is about them."""
    asked, landed = ("".join(_segments(place)[-1:]) for place in (trail.places[0], trail.places[-1]))
    about = spoken(asked.replace("_", " "))
    if "404" in about.split() or any(f" {phrase} " in f" {about} " for phrase in not_found_phrases()):
        return False
    if trail.hops and landed in known_web().not_found_paths:
        return True
    return page is not None and any(says(text, not_found_phrases()) for text in (page.title, page.heading) if text)
