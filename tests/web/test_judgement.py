"""Verdicts: what is called broken, and what never is."""

from __future__ import annotations

import pytest

from auditor.model.outcome import Cause, Verdict
from auditor.web.failure import NoAnswer
from tests.web.fakes import HTML, inquiry
from tests.web.judging import FINE, HOST, outcome_of, to


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
    outcome = outcome_of({f"{HOST}/a": [(status, {})]})
    assert (outcome.verdict, outcome.cause, outcome.status) == (verdict, cause, status)
    assert (outcome.final, outcome.checked) == (f"{HOST}/a", "2026-11-25T12:00:00+00:00")


@pytest.mark.parametrize("header", ["cf-mitigated: challenge", "x-amzn-waf-action: captcha", "x-datadome: protected"])
@pytest.mark.parametrize("status", [200, 202, 403, 404, 405, 429, 503])
def test_a_wall_that_says_so_is_no_failure(header: str, status: int) -> None:
    name, _, value = header.partition(": ")
    outcome = outcome_of({f"{HOST}/a": [(status, {name: value})]})
    assert (outcome.verdict, outcome.cause) == (Verdict.BLOCKED, Cause.WALL)


@pytest.mark.parametrize("title", ["Just a moment...", "Un instant…", "Attention Required! | Cloudflare"])
def test_a_wall_that_shows_a_challenge(title: str) -> None:
    outcome = outcome_of({f"{HOST}/a": [(200, HTML | {"body": f"<title>{title}</title>"})]})
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
    outcome = outcome_of({f"{HOST}/a": [NoAnswer(cause)]})
    assert (outcome.verdict, outcome.cause, outcome.status, outcome.final) == (verdict, cause, 0, "")


def test_a_chain_of_authorities_that_is_not_known_here_is_not_broken() -> None:
    outcome = outcome_of({f"{HOST}/a": [NoAnswer(Cause.CERTIFICATE, doubtful=True)]})
    assert (outcome.verdict, outcome.cause) == (Verdict.UNVERIFIED, Cause.CERTIFICATE)


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
    outcome = outcome_of({f"{HOST}/a": [(200, HTML | {"body": body})]})
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
    address = f"{HOST}{path}"
    assert not outcome_of({address: [(200, HTML | {"body": f"<title>{title}</title>"})]}, inquiry(address)).soft_404


def test_a_folder_of_that_name_is_no_excuse() -> None:
    address = f"{HOST}/404/billet"
    assert outcome_of({address: [(200, HTML | {"body": "<title>Page introuvable</title>"})]}, inquiry(address)).soft_404


def test_a_redirect_to_a_page_for_what_is_not_found() -> None:
    outcome = outcome_of({f"{HOST}/a": [to("/404.html")], f"{HOST}/404.html": [FINE]})
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
    assert outcome_of({address: [(status, {})]}, inquiry(address)).verdict is verdict
