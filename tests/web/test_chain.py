"""Redirects, followed by hand, and HEAD, which is only believed when it says something good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from auditor.model.outcome import Cause, Hop, Verdict
from auditor.web.inquiry import Inquiry
from auditor.web.store import Validators
from tests.web.fakes import HTML, inquiry
from tests.web.judging import FINE, HOST, judged_by, outcome_of, to

if TYPE_CHECKING:
    from tests.web.judging import Answers


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_move(status: int) -> None:
    outcome = outcome_of({f"{HOST}/a": [to("/b", status)], f"{HOST}/b": [FINE]})
    assert (outcome.verdict, outcome.final, outcome.status) == (Verdict.MOVED, f"{HOST}/b", 200)
    assert outcome.hops == (Hop(f"{HOST}/a", status),)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_detour_is_no_move(status: int) -> None:
    outcome = outcome_of({f"{HOST}/a": [to("/b", status)], f"{HOST}/b": [to("/c")], f"{HOST}/c": [FINE]})
    assert (outcome.verdict, outcome.final) == (Verdict.OK, f"{HOST}/c")
    assert [hop.status for hop in outcome.hops] == [status, 301]


def test_the_address_to_write_is_where_the_permanent_redirects_end() -> None:
    answers: Answers = {
        f"{HOST}/a": [to("/b")],
        f"{HOST}/b": [to("https://nouveau.example/c", 308)],
        "https://nouveau.example/c": [to("/c?session=1", 302)],
        "https://nouveau.example/c?session=1": [FINE],
    }
    outcome = outcome_of(answers)
    assert (outcome.verdict, outcome.final) == (Verdict.MOVED, "https://nouveau.example/c")


def test_what_has_moved_to_nothing_is_broken() -> None:
    outcome = outcome_of({f"{HOST}/a": [to("/b")], f"{HOST}/b": [(404, {})]})
    assert (outcome.verdict, outcome.cause, outcome.final) == (Verdict.BROKEN, Cause.NOT_FOUND, f"{HOST}/b")


def test_loops() -> None:
    outcome = outcome_of({f"{HOST}/a": [to("/b")], f"{HOST}/b": [to("/a")]})
    assert (outcome.verdict, outcome.cause) == (Verdict.BROKEN, Cause.REDIRECT_LOOP)
    endless: Answers = {f"{HOST}/a{'x' * n}": [to(f"/a{'x' * (n + 1)}")] for n in range(30)}
    outcome = outcome_of(endless)
    assert (outcome.verdict, outcome.cause) == (Verdict.BROKEN, Cause.TOO_MANY_REDIRECTS)


def test_a_wall_of_cookies_is_passed() -> None:
    wall = to("/a", 302, set_cookie="seen=yes; Path=/; HttpOnly")
    judged, script = judged_by({f"{HOST}/a": [wall, FINE]})
    assert judged.outcome.verdict is Verdict.OK
    assert [call.headers.get("Cookie") for call in script.asked] == [None, "seen=yes"]


@pytest.mark.parametrize("cookie", ["é=à; Path=/", 'a="b;c"', "a=b; Max-Age=x; Expires=hier", "=;;=", "", "a" * 9_000])
def test_any_cookie_is_taken(cookie: str) -> None:
    wall = to("/b", 302, set_cookie=cookie)
    assert outcome_of({f"{HOST}/a": [wall], f"{HOST}/b": [FINE]}).verdict is Verdict.OK


def test_a_wall_that_redirects_to_itself_for_good_has_not_moved() -> None:
    wall = to("/a", 301, set_cookie="seen=yes; Path=/")
    outcome = outcome_of({f"{HOST}/a": [wall, FINE]})
    assert (outcome.verdict, outcome.final) == (Verdict.OK, f"{HOST}/a")


def test_cookies_stay_with_their_host_and_their_chain() -> None:
    answers: Answers = {
        f"{HOST}/a": [to("http://other.example/b", 302, set_cookie="seen=yes")],
        "http://other.example/b": [FINE],
    }
    _, script = judged_by(answers)
    assert "Cookie" not in script.asked[-1].headers


def test_a_wall_that_changes_its_cookie_for_ever_is_not_broken() -> None:
    wall = [to("/a", 302, set_cookie=f"turn={turn}; Path=/") for turn in range(40)]
    outcome = outcome_of({f"{HOST}/a": list(wall)})
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.TOO_MANY_REDIRECTS)


@pytest.mark.parametrize(
    "place", ["/login?next=/a", "/fr/connexion", "https://login.example.org/x", "/wp-login.php", "/ouvrir-session/"]
)
def test_a_redirect_to_a_login(place: str) -> None:
    address = str(httpx.URL(HOST).join(place))
    outcome = outcome_of({f"{HOST}/a": [to(place, 302)], address: [FINE]})
    assert (outcome.verdict, outcome.cause) == (Verdict.BLOCKED, Cause.LOGIN)


def test_a_login_that_is_linked_to_is_a_page() -> None:
    answers: Answers = {f"{HOST}/login": [to("/fr/login")], f"{HOST}/fr/login": [FINE]}
    assert outcome_of(answers, inquiry(f"{HOST}/login")).verdict is Verdict.MOVED


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
    outcome = outcome_of({f"{HOST}/a": [to(location)]})
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, cause)
    assert outcome.hops == (Hop(f"{HOST}/a", 301),)


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
    answers: Answers = {f"{HOST}/a": [to(location)], f"{HOST}{asked}": [FINE]}
    assert outcome_of(answers).final == f"{HOST}{asked}"


def test_head_is_enough_where_no_page_is_wanted() -> None:
    image = inquiry(f"{HOST}/a", page=False, head=True)
    judged, script = judged_by({f"HEAD {HOST}/a": [(200, {"content-type": "image/png"})]}, image)
    assert (judged.outcome.verdict, judged.outcome.page) == (Verdict.OK, None)
    assert [call.method for call in script.asked] == ["HEAD"]


@pytest.mark.parametrize("status", [301, 400, 403, 404, 405, 410, 500, 501, 999])
def test_what_head_refuses_is_asked_again(status: int) -> None:
    answers: Answers = {f"HEAD {HOST}/a": [(status, {"location": "/a"})], f"GET {HOST}/a": [FINE]}
    judged, script = judged_by(answers, inquiry(f"{HOST}/a", page=False, head=True))
    assert judged.outcome.verdict is Verdict.OK
    assert script.asked[-1].method == "GET"


def test_a_page_with_the_name_of_a_file_is_read() -> None:
    answers: Answers = {f"HEAD {HOST}/a": [(200, HTML)], f"GET {HOST}/a": [FINE]}
    outcome = outcome_of(answers, inquiry(f"{HOST}/a", head=True))
    assert outcome.page
    assert (outcome.page.title, outcome.page.heading) == ("La remise", "Bienvenue")


def test_the_languages_of_the_post_are_asked_for() -> None:
    _, script = judged_by({f"{HOST}/a": [FINE]})
    headers = script.asked[0].headers
    assert headers["Accept-Language"] == "fr, *;q=0.5"
    assert headers["User-Agent"] == "auditor/test"
    assert headers["Accept"].startswith("text/html")


def test_what_has_not_changed() -> None:
    known = Inquiry(inquiry(f"{HOST}/a").address, validators=Validators('"1"', "Mon, 02 Nov 2026 08:00:00 GMT"))
    judged, script = judged_by({f"{HOST}/a": [(304, {})]}, known)
    assert (judged.unchanged, judged.outcome.verdict) == (True, Verdict.OK)
    assert script.asked[0].headers["If-None-Match"] == '"1"'
    assert script.asked[0].headers["If-Modified-Since"] == "Mon, 02 Nov 2026 08:00:00 GMT"


def test_the_fragment_that_a_redirect_names_is_kept() -> None:
    answers: Answers = {f"{HOST}/a": [to("/b#plus-bas")], f"{HOST}/b": [to("/c", 302)], f"{HOST}/c": [FINE]}
    outcome = outcome_of(answers)
    assert (outcome.final, outcome.fragment) == (f"{HOST}/b", "plus-bas")


def test_a_place_chosen_by_language_is_not_where_the_page_has_moved() -> None:
    answers: Answers = {f"{HOST}/a": [to("/fr/a", vary="Accept-Encoding, Accept-Language")], f"{HOST}/fr/a": [FINE]}
    outcome = outcome_of(answers)
    assert (outcome.verdict, outcome.final) == (Verdict.OK, f"{HOST}/fr/a")
    assert outcome.hops == (Hop(f"{HOST}/a", 301, varies=True),)


@pytest.mark.parametrize(
    ("host", "asked"), [("xn--a", "xn--a"), ("é$.example", "xn--$-9fa.example"), ("💩.example", "xn--ls8h.example")]
)
def test_a_cookie_before_a_host_that_only_browsers_look_up(host: str, asked: str) -> None:
    answers: Answers = {f"{HOST}/a": [to(f"http://{host}/", set_cookie="seen=yes")], f"http://{asked}/": [FINE]}
    assert outcome_of(answers).final == f"http://{asked}/"
