"""The guard: no post can make the auditor ask a machine that is not of the public web."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address
from typing import TYPE_CHECKING

import httpx
import pytest

from auditor.model.destination import Question
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.web.address import parse_address, without_credentials
from auditor.web.answers import answers
from auditor.web.exchange import Answer, Call
from auditor.web.failure import LookUpError, NoAnswer
from auditor.web.guard import Guard, Guarded, is_public
from auditor.web.names import GuardedResolver, Names, system_look_up
from auditor.web.settings import WebSettings
from tests.web.serving import answering, serving

if TYPE_CHECKING:
    from collections.abc import Sequence

_REFUSED = [
    # IPv4, however it is written (WHATWG URL, 3.5)
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.255.255.254/",
    "http://2130706433/",  # decimal
    "http://0x7f000001/",  # hexadecimal
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",  # octal
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",  # full-width digits
    "http://127。0。0。1/",  # ideographic full stops
    "http://%31%32%37.0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://100.64.0.1/",  # carriers' NAT
    "http://100.100.100.200/",  # Alibaba's metadata
    "http://169.254.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://168.63.129.16/",  # Azure's platform
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.0.0.192/",  # Oracle's metadata
    "http://192.0.2.1/",
    "http://192.88.99.1/",
    "http://192.168.0.1/",
    "http://192.168.1.254:8080/",
    "http://198.18.0.1/",
    "http://198.51.100.7/",
    "http://203.0.113.9/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    # IPv6
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",  # a mapped form is never right on the wire
    "http://[::127.0.0.1]/",  # compatible
    "http://[64:ff9b::127.0.0.1]/",  # NAT64
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::1]/",  # local-use NAT64
    "http://[2002:7f00:1::1]/",  # 6to4 of 127.0.0.1
    "http://[2002:c0a8:101::1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",  # Teredo
    "http://[2001:4860::5efe:192.168.0.1]/",  # ISATAP
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",  # Amazon's metadata
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    # names that are this machine
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://localhost:8080/",
    "http://anything.localhost/",
    "http://loc%61lhost/",
    # credentials hide the host
    "http://www.example.org@127.0.0.1/",
    "http://user:secret@[::1]/",
    "http://www.example.org%2F@10.0.0.1/",
    "http:\\\\127.0.0.1\\",
    # ports of other services
    "http://www.example.org:22/",
    "http://www.example.org:25/",
    "https://www.example.org:6667/",
    "http://www.example.org:0/",
]

_ADMITTED = [
    "http://93.184.215.14/",
    "http://172.32.0.1/",
    "http://100.128.0.1/",
    "http://192.169.0.1/",
    "http://11.0.0.1:8080/",
    "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
    "http://[64:ff9b::5db8:d70e]/",
    "http://[2002:5db8:d70e::1]/",
    "http://www.example.org/",
    "https://localhost.example.org/",
    "http://mylocalhost/",
    "http://www.example.org:8443/",
]


def _asked(guard: Guard, address: str) -> bool:
    async def answer(call: Call) -> Answer:
        return Answer(call.address, 200, httpx.Headers())

    try:
        asyncio.run(Guarded(guard, answer)(Call("GET", parse_address(address))))
    except NoAnswer as failure:
        assert failure.cause is Cause.PRIVATE
        return False
    return True


@pytest.mark.parametrize("address", _REFUSED)
def test_what_is_refused(address: str) -> None:
    assert not _asked(Guard(), address)


@pytest.mark.parametrize("address", _ADMITTED)
def test_what_is_admitted(address: str) -> None:
    assert _asked(Guard(), address)


def test_everything_can_be_allowed_but_the_ports_of_other_services() -> None:
    assert _asked(Guard(allowed=True), "http://127.0.0.1:8000/")
    assert _asked(Guard(allowed=True), "http://localhost/")
    assert not _asked(Guard(allowed=True), "http://127.0.0.1:25/")


def test_single_machines_can_be_allowed() -> None:
    guard = Guard(["intranet.example", "10.1.0.0/16", "::1", "localhost"])
    allowed = ["http://10.1.2.3/", "http://[::1]/", "http://localhost./", "http://intranet.example/"]
    assert [address for address in allowed if not _asked(guard, address)] == []
    assert not _asked(guard, "http://10.2.0.1/")
    assert not _asked(guard, "http://127.0.0.1/")
    assert guard.admits("intranet.example", "192.168.7.7")
    assert not guard.admits("other.example", "192.168.7.7")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://ann:secret@www.example.org/a?b=c@d", "https://www.example.org/a?b=c@d"),
        ("https://secret@www.example.org", "https://www.example.org/"),
        ("http:ann:secret@www.example.org/", "http://www.example.org/"),
        ("http://ann:secret@www.example.org:99999/", "http://www.example.org:99999/"),
        ("https://www.example.org/@ann#x", "https://www.example.org/@ann#x"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
    ],
)
def test_credentials_are_not_shown(text: str, shown: str) -> None:
    assert without_credentials(text) == shown


def _resolved(guard: Guard, found: Sequence[str]) -> list[str] | Cause:
    async def resolve() -> list[str]:
        resolver = GuardedResolver(Names(lambda _: found), guard)
        return [result["host"] for result in await resolver.resolve("www.example.org", 80)]

    try:
        return asyncio.run(resolve())
    except LookUpError as error:
        return error.cause


@pytest.mark.parametrize(
    "found", [["127.0.0.1"], ["10.0.0.8", "::1"], ["::ffff:192.168.0.1"], ["fe80::1%eth0"], ["not an address"]]
)
def test_a_name_that_leads_to_private_machines(found: list[str]) -> None:
    assert _resolved(Guard(), found) is Cause.PRIVATE


def test_what_is_called_localhost_is_this_machine() -> None:
    assert system_look_up("billets.localhost") == system_look_up("LOCALHOST.") == ["127.0.0.1", "::1"]


def test_only_the_public_machines_of_a_name_are_connected_to() -> None:
    assert _resolved(Guard(), ["127.0.0.1", "93.184.215.14", "fd00::1"]) == ["93.184.215.14"]
    assert _resolved(Guard(allowed=True), ["127.0.0.1"]) == ["127.0.0.1"]


def _only(outcomes: dict[str, Outcome]) -> Outcome:
    (outcome,) = outcomes.values()
    return outcome


def test_a_name_is_looked_up_once_for_a_connection() -> None:
    """A name that is allowed when it is checked and private when it would be connected to finds no second look-up."""
    looked_up: list[str] = []

    def rebinding(host: str) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["127.0.0.2"]

    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") as port:
        questions = [Question(f"http://rebinding.example:{port}/{number}") for number in range(3)]
        settings = WebSettings(allow_private=("127.0.0.1",))
        outcomes = answers(questions, settings, look_up=rebinding)
        assert {outcome.verdict for outcome in outcomes.values()} == {Verdict.OK}
        assert looked_up == ["rebinding.example"]
        outcome = _only(answers(questions[:1], settings, look_up=rebinding))
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.PRIVATE)


@pytest.mark.parametrize("target", ["http://127.0.0.2:{port}/", "http://[::1]:{port}/", "http://other.example:{port}/"])
def test_a_redirect_leads_to_no_private_machine(target: str) -> None:
    with answering(b"") as port:
        pass
    redirect = f"HTTP/1.1 302 Found\r\nLocation: {target.format(port=port)}\r\nContent-Length: 0\r\n\r\n"
    with answering(redirect.encode()) as port:
        question = Question(f"http://127.0.0.1:{port}/")
        outcome = _only(answers([question], WebSettings(allow_private=("127.0.0.1",)), look_up=lambda _: ["127.0.0.2"]))
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.PRIVATE)
    assert [hop.status for hop in outcome.hops] == [302]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "data:text/html,x", "javascript:alert(1)", "ftp://h.example/"]
)
def test_a_redirect_leads_to_no_other_scheme(target: str) -> None:
    redirect = f"HTTP/1.1 301 Moved\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
    with answering(redirect.encode()) as port:
        outcome = _only(answers([Question(f"http://127.0.0.1:{port}/")], WebSettings(allow_private=True)))
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.SCHEME)


def test_the_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a proxy, nobody here would know which machine is asked."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") as port:
        outcome = _only(answers([Question(f"http://127.0.0.1:{port}/")], WebSettings(allow_private=True)))
        assert outcome.verdict is Verdict.OK
        assert _only(answers([Question(f"http://127.0.0.1:{port}/")], WebSettings())).cause is Cause.PRIVATE


def test_credentials_are_not_sent() -> None:
    heads: list[bytes] = []

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        if b"GET /b" in heads[-1]:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        else:
            writer.write(b"HTTP/1.1 302 Found\r\nLocation: //ann:secret@127.0.0.1:%d/b\r\n" % port)
            writer.write(b"Content-Length: 0\r\n\r\n")
        await writer.drain()

    with serving(handler) as port:
        outcome = _only(answers([Question(f"http://ann:secret@127.0.0.1:{port}/a")], WebSettings(allow_private=True)))
    assert (outcome.verdict, len(heads)) == (Verdict.OK, 2)
    assert not any(b"secret" in head or b"uthorization" in head for head in heads)
    assert "secret" not in str(outcome)


def test_outcomes_hold_no_credentials() -> None:
    outcome = _only(answers([Question("http://ann:secret@127.0.0.1/")], WebSettings()))
    assert (outcome.address, outcome.cause) == ("http://127.0.0.1/", Cause.PRIVATE)


def test_every_form_of_a_private_address_is_private() -> None:
    for private in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "100.64.3.4"):
        packed = int(ip_address(private))
        for prefix in (0, 0xFFFF << 32, 0x64FF9B << 96, 0x2002 << 112):
            whole = prefix | (packed << 80 if prefix == 0x2002 << 112 else packed)
            assert not is_public(ip_address(whole if whole > 2**32 else f"::{ip_address(packed)}"))
