"""Where the links to a page's versions stand, and what only looks like one."""

from __future__ import annotations

import pytest

from auditor.model.page_language import SignKind
from tests.language.test_page_language import ENGLISH
from tests.web.test_languages_of_pages import MENU, facts, paragraphs

TEXT = f"<h1>Gardens</h1>{paragraphs(ENGLISH)}"
LINK = '<a href="/f">Français</a>'


def named(body: str) -> list[tuple[str, str]]:
    """The language and the kind of each version that a page names."""
    assert '"/f"' in body
    found = facts(f"<html><body>{body}</body></html>").alternates
    assert {one.address for one in found} <= {"https://ville.example/f"}
    return [(one.language, one.kind.value) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        f"<div id=root><div class=lang>{LINK}</div><div class=navbar>{MENU}</div><div>{TEXT}</div></div>",
        f"<div><div class=lang><span>{LINK}</span></div>{TEXT}</div>",
        f"<table><tr><td>{MENU}</td><td align=right>{LINK}</td></tr><tr><td>{TEXT}</td></tr></table>",
        f"<div class=navbar><a href='/'>Home</a> | <a href='/news'>News</a> | {LINK}</div>{TEXT}",
        f"<ul><li><a href='/'>Home</a></li><li>{LINK}</li></ul>{TEXT}",
        f"<p>The town</p><p>{LINK}</p>{TEXT}",
        f"<form id=aspnetForm><div class=top>{LINK}</div>{TEXT}</form>",
        f"{TEXT}<div id=footer><p>© The town</p><p>{LINK}</p></div>",
        f"{TEXT}<div class='site-footer dark'>The town | {LINK}</div>",
        f"<div class=top>{LINK}</div><main>{TEXT}</main>",
        f"<main><p>{LINK}</p>{TEXT}</main>",
        f"{TEXT}<footer><p>© The town</p><p>{LINK}</p></footer>",
        f'<div class=lang><a href="/f">Version française</a></div>{TEXT}',
        f'<nav><a href="/f">View this page in French</a></nav>{TEXT}',
        f'<ul class=tools><li><a href="/f"><b>En français</b></a> <a href="/f">FR</a></li></ul>{TEXT}',
        f'<div class=lang><a href="/f">French</a></div>{TEXT}',
        f'<div class=lang><!-- Choice --><span>English</span> | <a href="/f">French</a></div>{TEXT}',
        f'<div class=lang>en <a href="/f">fr</a></div><main>{TEXT}</main>',
        f'<nav class=languages><ul><li class=here>En</li><li><a href="/f">Fr</a></li></ul></nav>{TEXT}',
        f'<header><div class=logo><a href="/">Town</a></div><div class=lang><a href="/f">Fr</a></div></header>{TEXT}',
        f'<nav><a href="/f" title="Français"><img src="f.png"></a></nav>{TEXT}',
        '<footer><ul><li><a href="/f">French</a></li><li>We answer letters in any language.</li></ul></footer>',
    ],
)
def test_the_switch_of_a_page(body: str) -> None:
    assert set(named(body)) == {("fr", "toggle")}


@pytest.mark.parametrize(
    "body",
    [
        f"{TEXT}<p>{LINK}</p>",
        f"{TEXT}<ul><li>{LINK}</li></ul>",
        f"<h1>The report</h1><p>{LINK}</p>{paragraphs(ENGLISH)}",
        f"<p>{paragraphs(ENGLISH)}</p><p>Also in {LINK}.</p>",
        f"<p>The report: {LINK}</p>{TEXT}",
        f'<main>{TEXT}<p>This page can also be read <a href="/f">in French</a>.</p></main>',
        f'<main>{TEXT}<p>There is a <a href="/f">French version</a> of the report.</p></main>',
    ],
)
def test_a_link_in_the_text_may_lead_to_a_version_of_something_else(body: str) -> None:
    assert named(body) == [("fr", SignKind.LINK.value)]


@pytest.mark.parametrize(
    "body",
    [
        f'<nav><ul><li><a href="/h">History</a></li><li><a href="/f">French</a></li></ul></nav>{TEXT}',
        f'<nav><a href="/h">History</a> <a href="/f">French</a></nav>{TEXT}',
        f'<div><a href="/h">History</a> | <a href="/f">French</a></div>{TEXT}',
        f'<div><div class=card><a href="/f">French</a></div><div class=card><a href="/h">History</a></div></div>{TEXT}',
        f'<p><a href="/f">French</a></p><p><a href="/h">History</a></p>{TEXT}',
        f'<table><tr><td><a href="/h">History</a></td><td><a href="/f">French</a></td></tr></table>{TEXT}',
        f'{TEXT}<p><a href="/f">French</a></p>',
        f'<p>Courses: <a href="/f">French</a></p>{TEXT}',
        f'<nav><a href="/f">French courses</a><a href="/f">Le français</a></nav>{TEXT}',
        f'<p><a hreflang=fr href="/f">Les jardins</a></p>{TEXT}',
        f'<nav><a href="/f">de</a> <a href="/h">Accueil</a></nav>{TEXT}',
    ],
)
def test_a_subject_of_study_is_no_version(body: str) -> None:
    assert named(body) == []


@pytest.mark.parametrize("many", ["<b></b>", "<b>fr</b> ", "<!-- x -->", "<div>x</div>"])
def test_a_line_can_be_long(many: str) -> None:
    links = '<a href="/f">fr</a>' * 60
    assert named(f"{many * 5_000}{links}{many * 5_000}") in ([], [("fr", "toggle")])


def test_many_links_can_seem_to_name_a_language() -> None:
    menu = '<li><a href="/h">Home</a></li>' + '<li><a href="/f">fr</a></li>' * 90
    assert named(f"<ul>{menu * 500}</ul>{TEXT}") == []
