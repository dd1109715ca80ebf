"""Redirects and verdicts: what is called broken, and what never is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial

import httpx
import pytest

from auditor.model.outcome import Cause, Hop, Outcome, Verdict
from auditor.web.chain import Followed
from auditor.web.failure import NoAnswer
from auditor.web.inquiry import Inquiry, Judged
from auditor.web.judgement import judge
from auditor.web.store import Validators
from tests.web.fakes import HTML, Script, inquiry

_NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
_HOST = "http://www.example.org"
_FINE: tuple[int, dict[str, str]] = (200, HTML | {"body": "<title>La remise</title><h1>Bienvenue</h1>"})

Answers = dict[str, list["tuple[int, dict[str, str]] | NoAnswer"]]


def _judged(answers: Answers, asked: Inquiry | None = None) -> tuple[Judged, Script]:
    script = Script(answers)
    followed = Followed("auditor/test", partial(judge, clock=lambda: _NOW), script)
    return asyncio.run(followed(asked or inquiry(f"{_HOST}/a"))), script


def _outcome(answers: Answers, asked: Inquiry | None = None) -> Outcome:
    return _judged(answers, asked)[0].outcome


def _to(place: str, status: int = 301, **headers: str) -> tuple[int, dict[str, str]]:
    return status, {"location": place} | {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.mark.parametrize(
    ("status", "verdict", "cause"),
    [
        (200, Verdict.OK, None),
        (204, Verdict.OK, None),
        (206, Verdict.OK, None),
        (304, Verdict.UNVERIFIED, Cause.PROTOCOL),
        (302, Verdict.UNVERIFIED, Cause.PROTOCOL),  # to nowhere
        (400, Verdict.BLOCKED, Cause.REFUSED),
        (401, Verdict.BLOCKED, Cause.LOGIN),
        (402, Verdict.BLOCKED, Cause.REFUSED),
        (403, Verdict.BLOCKED, Cause.WALL),
        (404, Verdict.BROKEN, Cause.NOT_FOUND),
        (405, Verdict.BLOCKED, Cause.REFUSED),
        (406, Verdict.BLOCKED, Cause.REFUSED),
        (407, Verdict.BLOCKED, Cause.LOGIN),
        (408, Verdict.TRANSIENT, Cause.TIMEOUT),
        (410, Verdict.BROKEN, Cause.GONE),
        (418, Verdict.BLOCKED, Cause.REFUSED),
        (429, Verdict.TRANSIENT, Cause.RATE_LIMIT),
        (451, Verdict.BLOCKED, Cause.WALL),
        (500, Verdict.TRANSIENT, Cause.SERVER_ERROR),
        (503, Verdict.TRANSIENT, Cause.SERVER_ERROR),
        (522, Verdict.TRANSIENT, Cause.SERVER_ERROR),
        (999, Verdict.BLOCKED, Cause.WALL),
    ],
)
def test_what_a_status_means(status: int, verdict: Verdict, cause: Cause | None) -> None:
    outcome = _outcome({f"{_HOST}/a": [(status, {})]})
    assert (outcome.verdict, outcome.cause, outcome.status) == (verdict, cause, status)
    assert (outcome.final, outcome.checked) == (f"{_HOST}/a", "2026-11-25T12:00:00+00:00")


@pytest.mark.parametrize("header", ["cf-mitigated: challenge", "x-amzn-waf-action: captcha", "x-datadome: protected"])
@pytest.mark.parametrize("status", [200, 202, 403, 404, 405, 429, 503])
def test_a_wall_that_says_so_is_no_failure(header: str, status: int) -> None:
    name, _, value = header.partition(": ")
    outcome = _outcome({f"{_HOST}/a": [(status, {name: value})]})
    assert (outcome.verdict, outcome.cause) == (Verdict.BLOCKED, Cause.WALL)


@pytest.mark.parametrize("title", ["Just a moment...", "Un instant…", "Attention Required! | Cloudflare"])
def test_a_wall_that_shows_a_challenge(title: str) -> None:
    outcome = _outcome({f"{_HOST}/a": [(200, HTML | {"body": f"<title>{title}</title>"})]})
    assert (outcome.verdict, outcome.cause) == (Verdict.BLOCKED, Cause.WALL)


@pytest.mark.parametrize(
    ("cause", "verdict"),
    [
        (Cause.NO_SUCH_HOST, Verdict.BROKEN),
        (Cause.CERTIFICATE, Verdict.BROKEN),
        (Cause.RESOLVER, Verdict.TRANSIENT),
        (Cause.TIMEOUT, Verdict.TRANSIENT),
        (Cause.CONNECTION, Verdict.TRANSIENT),
        (Cause.PROTOCOL, Verdict.TRANSIENT),
        (Cause.PRIVATE, Verdict.UNVERIFIED),
        (Cause.ROBOTS, Verdict.UNVERIFIED),
    ],
)
def test_what_no_answer_means(cause: Cause, verdict: Verdict) -> None:
    outcome = _outcome({f"{_HOST}/a": [NoAnswer(cause)]})
    assert (outcome.verdict, outcome.cause, outcome.status, outcome.final) == (verdict, cause, 0, "")


def test_a_chain_of_authorities_that_is_not_known_here_is_not_broken() -> None:
    outcome = _outcome({f"{_HOST}/a": [NoAnswer(Cause.CERTIFICATE, doubtful=True)]})
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.CERTIFICATE)


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_move(status: int) -> None:
    outcome = _outcome({f"{_HOST}/a": [_to("/b", status)], f"{_HOST}/b": [_FINE]})
    assert (outcome.verdict, outcome.final, outcome.status) == (Verdict.MOVED, f"{_HOST}/b", 200)
    assert outcome.hops == (Hop(f"{_HOST}/a", status),)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_detour_is_no_move(status: int) -> None:
    outcome = _outcome({f"{_HOST}/a": [_to("/b", status)], f"{_HOST}/b": [_to("/c")], f"{_HOST}/c": [_FINE]})
    assert (outcome.verdict, outcome.final) == (Verdict.OK, f"{_HOST}/c")
    assert [hop.status for hop in outcome.hops] == [status, 301]


def test_the_address_to_write_is_where_the_permanent_redirects_end() -> None:
    answers: Answers = {
        f"{_HOST}/a": [_to("/b")],
        f"{_HOST}/b": [_to("https://nouveau.example/c", 308)],
        "https://nouveau.example/c": [_to("/c?session=1", 302)],
        "https://nouveau.example/c?session=1": [_FINE],
    }
    outcome = _outcome(answers)
    assert (outcome.verdict, outcome.final) == (Verdict.MOVED, "https://nouveau.example/c")


def test_what_has_moved_to_nothing_is_broken() -> None:
    outcome = _outcome({f"{_HOST}/a": [_to("/b")], f"{_HOST}/b": [(404, {})]})
    assert (outcome.verdict, outcome.cause, outcome.final) == (Verdict.BROKEN, Cause.NOT_FOUND, f"{_HOST}/b")


def test_loops() -> None:
    outcome = _outcome({f"{_HOST}/a": [_to("/b")], f"{_HOST}/b": [_to("/a")]})
    assert (outcome.verdict, outcome.cause) == (Verdict.BROKEN, Cause.REDIRECT_LOOP)
    endless: Answers = {f"{_HOST}/a{'x' * n}": [_to(f"/a{'x' * (n + 1)}")] for n in range(30)}
    outcome = _outcome(endless)
    assert (outcome.verdict, outcome.cause) == (Verdict.BROKEN, Cause.TOO_MANY_REDIRECTS)


def test_a_wall_of_cookies_is_passed() -> None:
    wall = _to("/a", 302, set_cookie="seen=yes; Path=/; HttpOnly")
    judged, script = _judged({f"{_HOST}/a": [wall, _FINE]})
    assert judged.outcome.verdict is Verdict.OK
    assert [call.headers.get("Cookie") for call in script.asked] == [None, "seen=yes"]


@pytest.mark.parametrize("cookie", ["é=à; Path=/", 'a="b;c"', "a=b; Max-Age=x; Expires=hier", "=;;=", "", "a" * 9_000])
def test_any_cookie_is_taken(cookie: str) -> None:
    wall = _to("/b", 302, set_cookie=cookie)
    assert _outcome({f"{_HOST}/a": [wall], f"{_HOST}/b": [_FINE]}).verdict is Verdict.OK


def test_cookies_stay_with_their_host_and_their_chain() -> None:
    answers: Answers = {
        f"{_HOST}/a": [_to("http://other.example/b", 302, set_cookie="seen=yes")],
        "http://other.example/b": [_FINE],
    }
    _, script = _judged(answers)
    assert "Cookie" not in script.asked[-1].headers


def test_a_wall_that_changes_its_cookie_for_ever_is_not_broken() -> None:
    wall = [_to("/a", 302, set_cookie=f"turn={turn}; Path=/") for turn in range(40)]
    outcome = _outcome({f"{_HOST}/a": list(wall)})
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.TOO_MANY_REDIRECTS)


@pytest.mark.parametrize(
    "place", ["/login?next=/a", "/fr/connexion", "https://login.example.org/x", "/wp-login.php", "/ouvrir-session/"]
)
def test_a_redirect_to_a_login(place: str) -> None:
    address = str(httpx.URL(_HOST).join(place))
    outcome = _outcome({f"{_HOST}/a": [_to(place, 302)], address: [_FINE]})
    assert (outcome.verdict, outcome.cause) == (Verdict.BLOCKED, Cause.LOGIN)


def test_a_login_that_is_linked_to_is_a_page() -> None:
    answers: Answers = {f"{_HOST}/login": [_to("/fr/login")], f"{_HOST}/fr/login": [_FINE]}
    assert _outcome(answers, inquiry(f"{_HOST}/login")).verdict is Verdict.MOVED


@pytest.mark.parametrize(
    ("location", "cause"),
    [
        ("file:///etc/passwd", Cause.SCHEME),
        ("data:text/html,x", Cause.SCHEME),
        ("mailto:ann@example.org", Cause.SCHEME),
        ("http://", Cause.MALFORMED),
        ("http://[::1", Cause.MALFORMED),
        ("http://h:99999/", Cause.MALFORMED),
    ],
)
def test_redirects_to_what_cannot_be_asked(location: str, cause: Cause) -> None:
    outcome = _outcome({f"{_HOST}/a": [_to(location)]})
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, cause)


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("b", "/b"),
        ("  /b  ", "/b"),
        ("?q=1", "/a?q=1"),
        ("/une page", "/une%20page"),
        ("/été", "/%C3%A9t%C3%A9"),
        ("/b#partie", "/b"),
        ("//www.example.org/b", "/b"),
        ("http://ann:secret@www.example.org/b", "/b"),
    ],
)
def test_redirects_as_browsers_read_them(location: str, asked: str) -> None:
    answers: Answers = {f"{_HOST}/a": [_to(location)], f"{_HOST}{asked}": [_FINE]}
    assert _outcome(answers).final == f"{_HOST}{asked}"


def test_head_is_enough_where_no_page_is_wanted() -> None:
    image = inquiry(f"{_HOST}/a", page=False, head=True)
    judged, script = _judged({f"HEAD {_HOST}/a": [(200, {"content-type": "image/png"})]}, image)
    assert (judged.outcome.verdict, judged.outcome.page) == (Verdict.OK, None)
    assert [call.method for call in script.asked] == ["HEAD"]


@pytest.mark.parametrize("status", [301, 400, 403, 404, 405, 410, 500, 501, 999])
def test_what_head_refuses_is_asked_again(status: int) -> None:
    answers: Answers = {f"HEAD {_HOST}/a": [(status, {"location": "/a"})], f"GET {_HOST}/a": [_FINE]}
    judged, script = _judged(answers, inquiry(f"{_HOST}/a", page=False, head=True))
    assert judged.outcome.verdict is Verdict.OK
    assert script.asked[-1].method == "GET"


def test_a_page_with_the_name_of_a_file_is_read() -> None:
    answers: Answers = {f"HEAD {_HOST}/a": [(200, HTML)], f"GET {_HOST}/a": [_FINE]}
    outcome = _outcome(answers, inquiry(f"{_HOST}/a", head=True))
    assert outcome.page
    assert (outcome.page.title, outcome.page.heading) == ("La remise", "Bienvenue")


def test_the_languages_of_the_post_are_asked_for() -> None:
    _, script = _judged({f"{_HOST}/a": [_FINE]})
    headers = script.asked[0].headers
    assert headers["Accept-Language"] == "fr, *;q=0.5"
    assert headers["User-Agent"] == "auditor/test"
    assert headers["Accept"].startswith("text/html")


def test_what_has_not_changed() -> None:
    known = Inquiry(inquiry(f"{_HOST}/a").address, validators=Validators('"1"', "Mon, 02 Nov 2026 08:00:00 GMT"))
    judged, script = _judged({f"{_HOST}/a": [(304, {})]}, known)
    assert (judged.unchanged, judged.outcome.verdict) == (True, Verdict.OK)
    assert script.asked[0].headers["If-None-Match"] == '"1"'
    assert script.asked[0].headers["If-Modified-Since"] == "Mon, 02 Nov 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    "body",
    [
        "<title>Page introuvable | Ville de Saint-Élan</title>",
        "<title>404 - Page Not Found</title>",
        "<title>Erreur 404</title>",
        "<title>Ville de Saint-Élan</title><h1>Cette page n’existe plus</h1>",
        "<title>Saint-Élan</title><h1>We couldn't find that Web page (Error 404)</h1>",
        "<title>Désolé… cette page est introuvable !</title>",
    ],
)
def test_a_page_that_says_it_is_not_there(body: str) -> None:
    outcome = _outcome({f"{_HOST}/a": [(200, HTML | {"body": body})]})
    assert (outcome.verdict, outcome.soft_404) == (Verdict.OK, True)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/a", "Pourquoi tant d’erreurs 404 ? | Le carnet"),
        ("/a", "How to write a good “page not found” message"),
        ("/a", "Lost and not found: a history of the library"),
        ("/wiki/HTTP_404", "HTTP 404 — Wikipédia"),
        ("/docs/Status/404", "404 Not Found - HTTP | Docs"),
        ("/blog/page-not-found", "Page not found | A blog about errors"),
        ("/erreur-404", "Erreur 404 : ce qu’elle veut dire"),
    ],
)
def test_a_page_about_what_is_not_there_is_not_accused(path: str, title: str) -> None:
    address = f"{_HOST}{path}"
    assert not _outcome({address: [(200, HTML | {"body": f"<title>{title}</title>"})]}, inquiry(address)).soft_404


def test_a_folder_of_that_name_is_no_excuse() -> None:
    address = f"{_HOST}/404/billet"
    assert _outcome({address: [(200, HTML | {"body": "<title>Page introuvable</title>"})]}, inquiry(address)).soft_404


def test_a_redirect_to_a_page_for_what_is_not_found() -> None:
    outcome = _outcome({f"{_HOST}/a": [_to("/404.html")], f"{_HOST}/404.html": [_FINE]})
    assert (outcome.verdict, outcome.soft_404) == (Verdict.OK, True)


@pytest.mark.parametrize(
    ("address", "status", "verdict"),
    [
        ("https://www.linkedin.com/in/ann", 404, Verdict.BLOCKED),
        ("https://x.com/ann/status/1", 200, Verdict.UNVERIFIED),
        ("https://notlinkedin.com/", 404, Verdict.BROKEN),
    ],
)
def test_hosts_with_habits(address: str, status: int, verdict: Verdict) -> None:
    assert _outcome({address: [(status, {})]}, inquiry(address)).verdict is verdict
