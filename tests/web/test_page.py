"""What a page says of itself, whatever bytes it is made of."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.outcome import PageFacts
from auditor.web.body import Body
from auditor.web.page import read_facts
from auditor.web.texts import Unread

_TEXT = "<title>L’été à la remise</title><h1>Bienvenue <em>à tous</em></h1>"


def _facts(page: str | bytes, content_type: str = "text/html", *, whole: bool = True) -> PageFacts:
    body = Body(page.encode() if isinstance(page, str) else page, whole)
    return read_facts(body, httpx.Headers({"content-type": content_type}), "https://ville.example/page", Unread())


def test_the_facts_of_a_page() -> None:
    page = """<!doctype html><html id="tout"><head><title> La
        remise </title></head><body><h1 id="titre">Bienvenue <em>à tous</em></h1><h1>Plus bas</h1>
        <p id="">vide</p><a name="ancre"></a><svg><title>Un dessin</title></svg><form name="formulaire"></form>
        <h2 id="e\u0301te\u0301">NFD</h2></body></html>"""
    assert _facts(page) == PageFacts(
        "La remise", "Bienvenue à tous", tuple(sorted(("ancre", "titre", "tout", "été"))), whole=True
    )


@pytest.mark.parametrize(
    ("page", "content_type"),
    [
        (_TEXT.encode(), "text/html; charset=utf-8"),
        (_TEXT.encode(), "text/html"),
        (_TEXT.encode(), 'text/html; charset="UTF-8"'),
        (_TEXT.encode("utf-8-sig"), "text/html; charset=iso-8859-1"),
        (_TEXT.encode("utf-16"), "text/html"),
        (_TEXT.encode("windows-1252"), "text/html; charset=windows-1252"),
        (b"<meta charset=windows-1252>" + _TEXT.encode("windows-1252"), "text/html"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
            + _TEXT.encode("windows-1252"),
            "text/html",
        ),
        (_TEXT.encode("windows-1252"), "text/html"),
        (_TEXT.encode("windows-1252"), "text/html; charset=nonsense"),
    ],
)
def test_the_encoding_of_a_page(page: bytes, content_type: str) -> None:
    assert _facts(page, content_type).title == "L’été à la remise"


@pytest.mark.parametrize("page", [b"", b"\0" * 99, b"<", b"<!-- " * 1_000, b"plain text", b"<html", b"\xff\xfe\x00"])
def test_what_is_hardly_a_page(page: bytes) -> None:
    assert _facts(page).fragments == ()


def test_a_page_that_was_cut_off_or_is_nested_beyond_reason_is_not_whole() -> None:
    assert not _facts("<p id=a>", whole=False).whole
    assert not _facts("<div>" * 100_000 + "<p id=a>").whole


def test_a_title_is_cut_at_a_reasonable_length() -> None:
    assert len(_facts(f"<title>{'x' * 100_000}</title>").title) <= 300


@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/html; charset=utf-16", "x; charset=idna"]))
def test_any_bytes_are_a_page(page: bytes, content_type: str) -> None:
    _facts(page, content_type)
    _facts(b"<title>" + page + b"</title><p id='" + page + b"'>", content_type)
