"""A whole run against the simulated web: every verdict is compared with what is true."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from auditor.model.destination import NamedBy, Question
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.web.answers import answers, recalled
from auditor.web.session import Session
from auditor.web.settings import WebSettings
from auditor.web.store import Store
from tests.web.rounds import wrong
from tests.web.serving import answering, serving, started
from tests.web.simulated.plan import TRUTH, Kind, Web, planned
from tests.web.simulated.server import Hosts, serve

if TYPE_CHECKING:
    import asyncio
    from pathlib import Path

_WEB = planned(hosts=20, addresses=250, seed=11)
_SETTINGS = WebSettings(allow_private=True, interval=0.01, read_timeout=0.6)


def _questions(web: Web, port: int) -> list[Question]:
    return [Question(place.address(port), ("fr",)) for place in web.places]


def test_every_verdict_is_right_and_a_second_run_asks_nothing_it_knows(tmp_path: Path) -> None:
    hosts = Hosts(_WEB, delays=(0.0, 0.02), wait=1)
    told: list[tuple[int, int]] = []
    with started(lambda: serve(hosts)) as port:
        store = Store(tmp_path)
        found = answers(_questions(_WEB, port), _SETTINGS, store, progress=lambda done, of: told.append((done, of)))
        store.close()
        assert [place for place in _WEB.places if wrong(place, found[place.address(port)], port)] == []
        assert told[-1] == (250, 250)
        hosts.asked.clear()
        store = Store(tmp_path)
        again = answers(_questions(_WEB, port), _SETTINGS, store)
        store.close()
    passing = {place.path for place in _WEB.places if TRUTH[place.kind][0] is Verdict.TRANSIENT}
    assert {path for _, _, path in hosts.asked} == passing
    for address, outcome in found.items():
        if outcome.verdict is not Verdict.TRANSIENT:
            assert again[address] == outcome


def test_a_run_that_asks_nothing_imports_no_client(tmp_path: Path) -> None:
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as port:
        store = Store(tmp_path)
        answers([Question(f"http://127.0.0.1:{port}/")], WebSettings(allow_private=True), store)
        store.close()
    program = f"""
import sys
from pathlib import Path
from auditor.web.answers import answers, recalled
from auditor.model.destination import Question
from auditor.web.session import Session
from auditor.web.settings import WebSettings
from auditor.web.store import Store
store = Store(Path({str(tmp_path)!r}))
outcome = answers([Question("http://127.0.0.1:{port}/")], WebSettings(), store)["http://127.0.0.1:{port}/"]
store.close()
print(outcome.verdict, {{"httpx", "aiohttp", "lxml", "protego"}} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "ok set()\n"


def test_an_address_is_asked_once_however_it_is_written() -> None:
    hosts = Hosts(Web((), {}), (0, 0), 1)
    with started(lambda: serve(hosts)) as port:
        written = [f"http://127.0.0.1:{port}/target/a", f"http://ann:secret@127.1:{port}/x/../target/a", "mailto:ann"]
        found = answers([Question(one) for one in written], WebSettings(allow_private=True))
    assert list(found) == written
    assert [outcome.verdict for outcome in found.values()] == [Verdict.OK, Verdict.OK, Verdict.UNVERIFIED]
    assert hosts.asked.total() == 1


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("mailto:ann@example.org", Cause.SCHEME),
        ("ftp://ftp.example.org/", Cause.SCHEME),
        ("http://", Cause.MALFORMED),
        ("http://ex ample.org/", Cause.MALFORMED),
        ("http://[::1/", Cause.MALFORMED),
        ("http://www.example.org/" + "x" * 70_000, Cause.MALFORMED),
    ],
)
def test_what_cannot_be_asked(address: str, cause: Cause) -> None:
    (outcome,) = answers([Question(address)], WebSettings()).values()
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, cause)


def _no_resolver(host: str) -> list[str]:
    raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")


def test_without_a_network_nothing_is_verified_and_the_store_keeps_what_it_knew(tmp_path: Path) -> None:
    questions = [Question(f"http://host-{number}.example/") for number in range(50)]
    store = Store(tmp_path)
    found = answers(questions, WebSettings(), store, look_up=_no_resolver)
    assert {(outcome.verdict, outcome.cause) for outcome in found.values()} == {(Verdict.UNVERIFIED, Cause.NO_NETWORK)}
    assert store.recall(found) == {}
    store.close()


def test_a_network_that_answered_is_still_there_in_the_next_round() -> None:
    """On an intranet, where no name of the outside resolves, names that were guessed are at fault themselves."""

    def look_up(host: str) -> list[str]:
        if host == "intranet.example":
            return ["127.0.0.1"]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    session, settings = Session(), WebSettings(allow_private=True)
    guessed = [Question(f"http://fr-{number}.example/") for number in range(6)]
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as port:
        answers([Question(f"http://intranet.example:{port}/")], settings, look_up=look_up, session=session)
    found = answers(guessed, settings, look_up=look_up, session=session)
    assert {(outcome.verdict, outcome.cause) for outcome in found.values()} == {(Verdict.BROKEN, Cause.NO_SUCH_HOST)}
    alone = answers(guessed, settings, look_up=look_up)
    assert {outcome.cause for outcome in alone.values()} == {Cause.NO_NETWORK}


def test_the_deadline_ends_a_run(tmp_path: Path) -> None:
    web = planned(hosts=5, addresses=60, seed=3)
    with started(lambda: serve(Hosts(web, (0.0, 0.0), 1))) as port:
        fine = [place for place in web.places if place.kind is Kind.FINE]
        hanging = next(place for place in web.places if place.kind is Kind.HANGING)
        settings = WebSettings(allow_private=True, deadline=1.0, interval=0)
        questions = [Question(place.address(port)) for place in (*fine, hanging)]
        found = answers(questions, settings, store := Store(tmp_path))
        store.close()
    assert {found[place.address(port)].verdict for place in fine} == {Verdict.OK}
    outcome = found[hanging.address(port)]
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.DEADLINE)


def test_the_second_look_that_a_run_had_no_time_for_is_had_by_the_next(tmp_path: Path) -> None:
    """Three addresses show what every address of their host shows, which the first run has no time to see."""
    page = b"<html><head><title>Ville</title></head><body><h1>D\xc3\xa9sol\xc3\xa9s</h1></body></html>"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
    asked: list[str] = []
    hangs = [True]

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
        asked.append(path)
        if path.startswith("/p/auditor-") and hangs:
            await reader.read()
        writer.write(head.encode() + page)
        await writer.drain()

    def run(port: int, deadline: float) -> list[Outcome]:
        store = Store(tmp_path)
        questions = [Question(f"http://127.0.0.1:{port}/p/{name}") for name in "abc"]
        settings = WebSettings(allow_private=True, interval=0, deadline=deadline)
        found = list(answers(questions, settings, store).values())
        store.close()
        return found

    with serving(handler) as port:
        hasty = run(port, deadline=1)
        assert [(outcome.verdict, outcome.soft_404) for outcome in hasty] == [(Verdict.OK, False)] * 3
        assert len(asked) == 4
        asked.clear()
        hangs.clear()
        calm = run(port, deadline=0)
        assert [(outcome.verdict, outcome.soft_404) for outcome in calm] == [(Verdict.OK, True)] * 3
        assert [path.startswith("/p/auditor-") for path in asked] == [True]
        asked.clear()
        assert run(port, deadline=0) == calm
        assert asked == []


def test_a_guess_that_nobody_looked_at_again_is_not_verified(tmp_path: Path) -> None:
    """A host shows one page for everything, which is seen as soon as there is time to see it."""
    page = b"<title>Portail</title><h1>Bienvenue</h1>"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    hangs = [True]

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if b"/fr/auditor-" in await reader.readuntil(b"\r\n\r\n") and hangs:
            await reader.read()
        writer.write(head + page)
        await writer.drain()

    def run(port: int, deadline: float) -> Outcome:
        store = Store(tmp_path)
        question = Question(f"http://127.0.0.1:{port}/fr/parcs", named_by=NamedBy.NOBODY)
        (outcome,) = answers([question], WebSettings(allow_private=True, interval=0, deadline=deadline), store).values()
        store.close()
        return outcome

    with serving(handler) as port:
        for _ in range(2):  # the second run knows its answer
            hasty = run(port, deadline=0.5)
            assert (hasty.verdict, hasty.cause) == (Verdict.UNVERIFIED, Cause.DEADLINE)
        hangs.clear()
        assert run(port, deadline=0).soft_404
        assert run(port, deadline=0).soft_404


def test_a_name_that_does_not_exist_beside_one_that_does() -> None:
    def look_up(host: str) -> list[str]:
        if host == "absent.example":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return ["127.0.0.1"]

    def verdict(outcome: Outcome) -> tuple[Verdict, Cause | None]:
        return outcome.verdict, outcome.cause

    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as port:
        absent, present = f"http://absent.example:{port}/", f"http://present.example:{port}/"
        questions = [Question(absent), Question(present)]
        found = answers(questions, WebSettings(allow_private=True), look_up=look_up)
    assert verdict(found[absent]) == (Verdict.BROKEN, Cause.NO_SUCH_HOST)
    assert verdict(found[present]) == (Verdict.OK, None)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("bücher.example", "xn--bcher-kva.example"),
        ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
        ("québec.example", "xn--qubec-csa.example"),
        ("www.example.", "www.example."),
        ("sous_domaine.example", "sous_domaine.example"),
        ("-a.example", "-a.example"),
        ("a--b.example", "a--b.example"),
        ("a" * 63 + ".example", "a" * 63 + ".example"),
    ],
)
def test_hosts_of_every_kind(host: str, name: str) -> None:
    looked_up: list[str] = []

    def look_up(host: str) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as port:
        (outcome,) = answers(
            [Question(f"http://{host}:{port}/")], WebSettings(allow_private=True), look_up=look_up
        ).values()
    assert (outcome.verdict, looked_up) == (Verdict.OK, [name])


def test_a_host_that_only_browsers_know_how_to_write_is_not_broken() -> None:
    """IDNA 2008, by which httpx goes, has no snowman."""
    (outcome,) = answers([Question("http://☃.example/")], WebSettings(), look_up=lambda _: ["127.0.0.1"]).values()
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.MALFORMED)


@pytest.mark.parametrize(
    "path",
    ["/a%3Ab", "/a%2Fb%20c", "/s?sig=a%2Fb%3A%40%2Bc%27%28%29", "/%7Euser", "/a;b=c,d", "/?q=a+b&r=%C3%A9", "/~u"],
)
def test_an_address_is_asked_as_it_is_written(path: str) -> None:
    """Servers sign addresses, and compare them byte by byte."""
    asked: list[str] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).decode().split(" ")[1])
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        await writer.drain()

    with serving(handle) as port:
        answers([Question(f"http://127.0.0.1:{port}{path}")], WebSettings(allow_private=True))
    assert asked == [path]


def test_credentials_are_not_told_when_nobody_asks() -> None:
    (outcome,) = recalled([Question("https://ann:secret@ville.example/")], None).values()
    assert outcome.address == "https://ville.example/"
