"""Where the main part of a page is, whatever says so of itself."""

from __future__ import annotations

import pytest
from lxml import html

from auditor.web.main_text import MainPart, main_part
from tests.language.test_page_language import ENGLISH, FRENCH
from tests.web.test_languages_of_pages import MENU, facts, paragraphs

TEXT = paragraphs(ENGLISH)
LONG = TEXT * 4
SIGN_UP = (
    "<form><label>Votre adresse <input></label><label>Votre prénom <input></label>"
    "<p>Nous vous écrirons une fois par mois, et nous ne donnerons votre adresse à personne.</p>"
    "<p><input type=checkbox> J’ai lu les conditions et je les accepte toutes.</p><button>Envoyer</button></form>"
)


def found(body: str) -> MainPart:
    return main_part(html.document_fromstring(f"<html><head><title>T</title></head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "body",
    [
        f"<form id=aspnetForm><input type=hidden><div>{MENU}</div><div>{TEXT}</div></form>",
        f"<form id=aspnetForm><nav>{MENU}</nav><h1>Gardens</h1>{TEXT}</form><p>© La ville</p>",
        f"<form id=aspnetForm><div role=main>{TEXT}</div><div>{paragraphs(FRENCH)}</div></form>",
        f"<div id=main><a id='main-content'></a><div>{TEXT}</div></div>",
        f"<main></main><div>{TEXT}</div>",
        f"<main><nav>{MENU}</nav></main><div>{TEXT}</div>",
        f"<main><p>Wait a moment.</p></main><div>{LONG}</div>",
        f"<main></main><main>{TEXT}</main>{paragraphs(FRENCH)}",
        f"<div class=page-header><h1 id=wb-cont>Gardens</h1></div><div>{TEXT}</div>",
        f"<div><h1 id=wb-cont>Gardens</h1>{TEXT}</div><div>{paragraphs(FRENCH)[:100]}</div>",
        f"{TEXT}<article class=media><img alt='Une carte'></article>",
        f"{LONG}<div><article class=card><h3>Les jardins</h3>{paragraphs(FRENCH)}</article></div>",
        f"{TEXT}<aside><article>{paragraphs(FRENCH)}</article></aside>",
        f"<article>{TEXT}</article><div>{MENU}<p>À lire aussi</p></div>",
        f"<main>{TEXT}{SIGN_UP}</main>",
        f"<main>{TEXT}<form><fieldset>{FRENCH}</fieldset></form></main>",
    ],
)
def test_the_main_part_holds_a_fair_share_of_the_text(body: str) -> None:
    part = found(body)
    assert ENGLISH.split("\n")[0] in part.text
    assert ENGLISH.split("\n")[-1] in part.text
    page = facts(f"<body>{body}</body>")
    assert (page.spoken, page.words >= 40) == (("en",), True)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"<main><p>Formulaire 12-B, édition 2025.</p></main><div>{MENU}<p>© La ville</p></div>", "main"),
        (f"<div role=main>{TEXT}</div><div>{LONG}</div>", "div"),
        (f"<article>{TEXT}</article>", "article"),
        (f"<article>{TEXT}</article><article>{TEXT}</article>", "body"),
        ("<main></main>", "body"),
        ("", "body"),
    ],
)
def test_what_says_that_it_is_the_main_part_is_believed(body: str, name: str) -> None:
    assert found(body).element.tag == name


def test_a_form_alone_is_a_form() -> None:
    assert found(f"<main><h1>Infolettre</h1>{SIGN_UP}</main>").text == "Infolettre"


def test_many_may_say_so() -> None:
    assert found(f"{'<main></main>' * 5_000}{TEXT}").element.tag == "body"
