"""Soft 404s that only a comparison shows, http: that https: answers too, and robots.txt."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx
import pytest

from auditor.model.destination import NamedBy
from auditor.model.outcome import Cause, Hop, Outcome, PageFacts, Verdict
from auditor.web.body import Body
from auditor.web.exchange import Answer, Call
from auditor.web.failure import NoAnswer
from auditor.web.https import secure_ones
from auditor.web.inquiry import Inquiry, Judged
from auditor.web.robots import Obedient
from auditor.web.soft_404 import look_alikes
from tests.web.fakes import call, inquiry

if TYPE_CHECKING:
    from collections.abc import Callable

_HOST = "http://www.example.org"


def _outcome(path: str, *, to: str = "", title: str = "", heading: str = "", verdict: Verdict = Verdict.OK) -> Outcome:
    address = f"{_HOST}{path}"
    hops = (Hop(address, 302),) if to else ()
    page = PageFacts(title, heading) if title else None
    return Outcome(address, verdict, None, 200, hops, f"{_HOST}{to or path}", page=page)


def _alike(
    outcomes: list[Outcome], probe: Callable[[str], Outcome], named_by: NamedBy = NamedBy.POST
) -> tuple[set[str], list[str]]:
    """The paths of soft 404s, and the addresses that were asked to know."""
    asked: list[str] = []

    async def ask(inquiry: Inquiry) -> Judged:
        asked.append(inquiry.address.href)
        return Judged(probe(inquiry.address.path))

    inquiries = {outcome.address: inquiry(outcome.address, named_by=named_by) for outcome in outcomes}
    found = asyncio.run(look_alikes(outcomes, inquiries, ask))
    assert all(outcome.soft_404 and outcome.verdict is Verdict.OK for outcome in found)
    return {outcome.address.removeprefix(_HOST) for outcome in found}, asked


def _missing(path: str) -> Outcome:
    return Outcome(f"{_HOST}{path}", Verdict.BROKEN, Cause.NOT_FOUND, 404)


def test_a_host_that_leads_everything_to_its_home_page() -> None:
    outcomes = [_outcome("/ateliers/bois", to="/"), _outcome("/ateliers/fer", to="/"), _outcome("/contact")]
    found, asked = _alike(outcomes, lambda path: _outcome(path, to="/"))
    assert found == {"/ateliers/bois", "/ateliers/fer"}
    assert len(asked) == 1
    assert asked[0].startswith(f"{_HOST}/ateliers/auditor-")


def test_a_page_that_became_the_home_page_is_no_soft_404() -> None:
    found, asked = _alike([_outcome("/ateliers/bois", to="/fr/", verdict=Verdict.MOVED)], _missing)
    assert (found, len(asked)) == (set(), 1)


def test_addresses_that_all_lead_to_one_page() -> None:
    outcomes = [_outcome(f"/vieux/{name}.php", to="/recherche/resultats") for name in ("a", "b", "c")]
    found, asked = _alike(outcomes, lambda path: _outcome(path, to="/recherche/resultats"))
    assert len(found) == 3
    assert [address.rpartition(".")[2] for address in asked] == ["php"]


def test_addresses_that_all_show_what_an_impossible_one_shows() -> None:
    same = [_outcome(f"/p/{name}", title="Ville", heading="Désolés") for name in ("a", "b", "c")]
    other = _outcome("/p/d", title="Ville", heading="Horaire")
    found, _ = _alike([*same, other], lambda path: _outcome(path, title="Ville", heading="Désolés"))
    assert found == {"/p/a", "/p/b", "/p/c"}
    assert _alike([*same, other], _missing)[0] == set()


def test_a_page_made_by_its_script_is_not_accused() -> None:
    shells = [_outcome(f"/p/{name}", title="App") for name in "abcd"]
    assert _alike(shells, lambda path: _outcome(path, title="App")) == (set(), [])


def test_nothing_is_asked_without_suspicion() -> None:
    outcomes = [
        _outcome("/a", title="A", heading="A"),
        _outcome("/b", to="/c"),
        _outcome("/", to="/fr/"),
        _missing("/d"),
    ]
    assert _alike(outcomes, _missing) == (set(), [])


def test_an_address_that_nobody_named_is_compared_with_an_impossible_one() -> None:
    guesses = [_outcome(f"/fr/{name}", title="Portail", heading=name) for name in ("parcs", "Bienvenue")]
    found, asked = _alike(guesses, lambda path: _outcome(path, title="Portail", heading="Bienvenue"), NamedBy.NOBODY)
    assert found == {"/fr/Bienvenue"}
    assert len(asked) == 1  # for the folder
    assert asked[0].startswith(f"{_HOST}/fr/auditor-")


def test_of_an_address_that_nobody_named_little_needs_to_be_alike() -> None:
    guess = _outcome("/fr/parcs", title="Portail")
    assert _alike([guess], lambda path: _outcome(path, title="Portail"), NamedBy.NOBODY)[0] == {"/fr/parcs"}
    assert _alike([guess], _missing, NamedBy.NOBODY)[0] == set()


def test_a_version_that_leads_elsewhere_is_compared_with_an_impossible_one() -> None:
    moved = _outcome("/fr/parcs", to="/fr/recherche", title="Recherche")
    assert _alike([moved], lambda path: _outcome(path, to="/fr/recherche"), NamedBy.PAGE)[0] == {"/fr/parcs"}
    assert _alike([_outcome("/fr/parcs", title="Parcs")], _missing, NamedBy.PAGE) == (set(), [])


def _secured(outcomes: list[Outcome], answer: Callable[[str], Outcome]) -> tuple[dict[str, str], list[str]]:
    asked: list[str] = []

    async def ask(inquiry: Inquiry) -> Judged:
        asked.append(inquiry.address.href)
        return Judged(answer(inquiry.address.href))

    inquiries = {outcome.address: inquiry(outcome.address) for outcome in outcomes}
    found = asyncio.run(secure_ones(outcomes, inquiries, ask))
    return {outcome.address: outcome.secure for outcome in found}, asked


def test_what_https_answers_too() -> None:
    same = PageFacts("La remise")
    outcomes = [_outcome("/a", title="La remise"), _outcome("/b.png")]
    found, _ = _secured(outcomes, lambda href: Outcome(href, Verdict.OK, None, 200, final=href, page=same))
    assert found == {f"{_HOST}/a": "https://www.example.org/a", f"{_HOST}/b.png": "https://www.example.org/b.png"}


@pytest.mark.parametrize(
    "other",
    [
        Outcome("", Verdict.BROKEN, Cause.CERTIFICATE),
        Outcome("", Verdict.TRANSIENT, Cause.CONNECTION),
        Outcome("", Verdict.BROKEN, Cause.NOT_FOUND, 404),
        Outcome("", Verdict.OK, None, 200, final="http://www.example.org/a", page=PageFacts("La remise")),
        Outcome("", Verdict.OK, None, 200, final="https://www.example.org/a", page=PageFacts("Un autre site")),
    ],
)
def test_what_https_does_not_answer(other: Outcome) -> None:
    outcomes = [_outcome(f"/{name}", title="La remise") for name in "abc"]
    found, asked = _secured(outcomes, lambda href: other)
    assert found == {}
    assert len(asked) == (3 if other.status else 1)  # a host that has no https: is asked once


def test_what_https_is_not_asked_for() -> None:
    outcomes = [
        Outcome("http://h.example:8080/", Verdict.OK, None, 200, final="http://h.example:8080/"),
        Outcome("https://h.example/", Verdict.OK, None, 200, final="https://h.example/"),
        Outcome("http://h.example/a", Verdict.MOVED, None, 200, final="https://h.example/a"),
        Outcome("http://h.example/b", Verdict.BROKEN, Cause.NOT_FOUND, 404, final="http://h.example/b"),
    ]
    assert _secured(outcomes, lambda href: Outcome(href, Verdict.OK)) == ({}, [])


def _obeyed(robots: Answer | NoAnswer | list[Answer], paths: list[str]) -> tuple[list[bool], list[str]]:
    """Which paths were asked, and every address that was."""
    asked: list[str] = []
    left = robots if isinstance(robots, list) else [robots]

    async def inner(call: Call) -> Answer:
        asked.append(call.address.path)
        if not call.any_kind:
            return Answer(call.address, 200, httpx.Headers())
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, NoAnswer):
            raise answer
        return answer

    async def ask() -> list[bool]:
        obedient = Obedient("auditor/1.0 (link audit)", inner)
        found = await asyncio.gather(*(obedient(call(f"{_HOST}{path}")) for path in paths), return_exceptions=True)
        assert all(
            isinstance(one, Answer) or (isinstance(one, NoAnswer) and one.cause is Cause.ROBOTS) for one in found
        )
        return [isinstance(one, Answer) for one in found]

    return asyncio.run(ask()), asked


def _robots(status: int, text: str = "", **headers: str) -> Answer:
    return Answer(
        call(f"{_HOST}/robots.txt").address, status, httpx.Headers(headers), Body(text.encode()) if text else None
    )


def test_robots_txt_is_kept_and_asked_once() -> None:
    rules = "User-agent: *\nDisallow: /prive/\n\nUser-agent: autre\nDisallow: /\n"
    found, asked = _obeyed(_robots(200, rules), ["/a", "/prive/b", "/c"])
    assert found == [True, False, True]
    assert asked.count("/robots.txt") == 1
    assert _obeyed(_robots(200, "User-agent: auditor\nDisallow: /\n"), ["/a"])[0] == [False]


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (_robots(404), True),
        (_robots(403), True),
        (_robots(503), False),
        (_robots(200, "\0\xff garbage"), True),
        (NoAnswer(Cause.TIMEOUT), True),
        ([_robots(301, location="/r"), _robots(200, "User-agent: *\nDisallow: /\n")], False),
        (_robots(301, location="/robots.txt"), True),  # for ever
        (_robots(301, location="file:///x"), True),
    ],
)
def test_what_robots_txt_may_come_to(robots: Answer | NoAnswer | list[Answer], allowed: bool) -> None:
    assert _obeyed(robots, ["/a"])[0] == [allowed]
