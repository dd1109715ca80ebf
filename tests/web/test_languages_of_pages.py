"""What pages and documents say of their language: menus aside, versions included, whatever is served."""

from __future__ import annotations

import asyncio
import io
import random
import sys
from typing import TYPE_CHECKING

import httpx
import msgspec
import pytest

from auditor.model.outcome import Alternate, PageFacts
from auditor.model.page_language import SignKind
from auditor.web.body import Body
from auditor.web.document import Document, DocumentReader, answer_documents, read_document
from auditor.web.exchange import Answer
from auditor.web.page import read_facts
from auditor.web.reading import PageReader
from tests.language.test_page_language import ENGLISH, FRENCH, TEXTS
from tests.web.bilingual.documents import Matter, pdf
from tests.web.fakes import call

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = "https://ville.example/p/jardins"
WORDS = ("Accueil", "Services", "Carrières", "Nous joindre", "Le conseil de la ville", "Les parcs et les jardins")
MENU = "<ul>" + "".join(f'<li><a href="/{number}">{word}</a></li>' for number, word in enumerate(WORDS)) + "</ul>"


def facts(page: str, headers: Mapping[str, str] | None = None) -> PageFacts:
    return read_facts(Body(page.encode()), httpx.Headers({"content-type": "text/html", **(headers or {})}), BASE, TEXTS)


def paragraphs(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.split("\n"))


@pytest.mark.parametrize(
    "page",
    [
        f"<nav>{MENU}</nav><main>{paragraphs(ENGLISH)}</main><footer>{MENU}<p>{FRENCH}</p></footer>",
        f"<header>{MENU}</header><article>{paragraphs(ENGLISH)}</article>",
        f"<div>{MENU}</div><div id='main-content'>{paragraphs(ENGLISH)}</div><div>{paragraphs(FRENCH)}</div>",
        f"<body><div class=menu>{MENU}</div>{paragraphs(ENGLISH)}<div>{MENU}</div></body>",
        f"<div role=navigation>{FRENCH}</div>{paragraphs(ENGLISH)}<aside>{FRENCH}</aside>",
        f"<main><form>{FRENCH}</form><h1>Gardens</h1>{paragraphs(ENGLISH)}<p hidden>{FRENCH}</p></main>",
        f"<main>{paragraphs(ENGLISH)}<div style='Display: none'>{FRENCH}</div><noscript>{FRENCH}</noscript></main>",
        f"<main>{paragraphs(ENGLISH)}<pre>{FRENCH}</pre><p>Type <code>{FRENCH}</code>.</p></main>",
        f"<body><script>var texte = '{FRENCH[:60]}';</script>{paragraphs(ENGLISH)}<!-- {FRENCH} --></body>",
    ],
)
def test_menus_and_what_is_not_seen_do_not_count(page: str) -> None:
    found = facts(page)
    assert found.spoken == ("en",)
    assert 40 < found.words < 80


def test_a_page_of_links_alone_has_no_text() -> None:
    assert (facts(f"<body>{MENU}</body>").spoken, facts(f"<body>{MENU}</body>").words) == ((), 0)


def test_only_some_of_a_long_page_is_read() -> None:
    assert facts(f"<main>{paragraphs(FRENCH) * 2_000}</main>").words < 1_000


def test_a_long_page_can_have_its_other_language_far_below() -> None:
    assert facts(f"<main>{paragraphs(ENGLISH) * 40}{paragraphs(FRENCH) * 40}</main>").spoken == ("en", "fr")


@pytest.mark.parametrize(
    ("text", "names_languages"),
    [
        ("<p>Cette page n’est pas encore offerte en français.</p>", True),
        (
            "<h1>Parks</h1><p>This page is not available in English yet. See the <a href='/f'>French version</a>.</p>",
            True,
        ),
        ("<p>Formulaire 12-B, édition 2025.</p><p><a href='/e'>English</a></p>", False),
        (f"{paragraphs(ENGLISH)}<p>Our guides speak French.</p>", False),
        ("<p>Les Anglaiseries de la ville</p>", False),
    ],
)
def test_a_notice_that_a_page_is_not_to_be_had_names_a_language(text: str, names_languages: bool) -> None:
    assert facts(f"<main>{text}</main>").names_languages is names_languages


@pytest.mark.parametrize(
    ("page", "headers", "expected"),
    [
        ('<html lang="fr-CA">', {}, {"html_lang": "fr-CA"}),
        ("<html>", {"content-language": "fr"}, {"content_language": "fr"}),
        ('<meta http-equiv="Content-Language" content="en">', {}, {"content_language": "en"}),
        (
            '<meta http-equiv=refresh content=3><meta http-equiv="content-language" content="en, fr">',
            {},
            {"content_language": "en, fr"},
        ),
        ('<meta property="og:locale" content="fr_CA">', {}, {"locale": "fr_CA"}),
        ('<link rel="canonical" href="/p/jardins-2">', {}, {"canonical": "https://ville.example/p/jardins-2"}),
        (f'<html lang="{"x" * 5_000}">', {}, {"html_lang": "x" * 40}),
    ],
)
def test_what_a_page_declares(page: str, headers: dict[str, str], expected: dict[str, str]) -> None:
    found = facts(f"{page}<p>Bonjour", headers)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<link rel="alternate" hreflang="en" href="/p/gardens">', [("en", "/p/gardens", SignKind.HREFLANG)]),
        ('<link rel="ALTERNATE home" hreflang="en-CA" href="gardens">', [("en", "/p/gardens", SignKind.HREFLANG)]),
        ('<base href="/q/"><link rel=alternate hreflang=en href="gardens">', [("en", "/q/gardens", SignKind.HREFLANG)]),
        ('<link rel="alternate" hreflang="x-default" href="/p/">', []),
        ('<link rel="alternate" type="application/rss+xml" href="/rss">', []),
        ('<link rel="alternate" hreflang="en" href="http://[">', []),
        ('<link rel="alternate" hreflang="en" href="javascript:x">', []),
        ('<link rel="alternate" hreflang="en">', []),
        (
            '<section id="wb-lng"><ul><li><a lang="en" href="/p/g">English</a></li></ul></section>',
            [("en", "/p/g", SignKind.TOGGLE)],
        ),
        (
            '<section id="wb-lng"><a lang="fr" hreflang="fr" href="/p/g"><span class="hidden-xs">Français</span>\n'
            '<abbr title="Français" class="visible-xs">fr</abbr></a></section>',
            [("fr", "/p/g", SignKind.TOGGLE)],
        ),
        ('<nav><a href="/p/g"><span>Français</span></a></nav>', [("fr", "/p/g", SignKind.TOGGLE)]),
        ('<nav><a href="/p/g"><abbr title="English">EN</abbr></a></nav>', [("en", "/p/g", SignKind.TOGGLE)]),
        ('<nav><a href="/p/g"><img src="f.png" alt="Français"></a></nav>', [("fr", "/p/g", SignKind.TOGGLE)]),
        ('<nav><a href="/p/g" title="Français">lire</a></nav>', [("fr", "/p/g", SignKind.TOGGLE)]),
        ('<nav><a rel="alternate" hreflang="fr-CA" href="/p/g">Lire ceci</a></nav>', [("fr", "/p/g", SignKind.TOGGLE)]),
        ('<nav><a href="/p/g" lang="fr">Les jardins</a></nav>', []),
        ('<nav><a href="/p/g">English, Français</a></nav>', []),
        ('<p>Le rapport : <a href="/p/g">English</a></p>', [("en", "/p/g", SignKind.LINK)]),
        ('<p>Le <a hreflang="en" href="/p/g">rapport</a></p>', []),
        ('<a href="/p/g">en</a><a href="/p/h">English gardens</a>', []),
        ('<a href="mailto:a@b.ca">English</a>', []),
        (
            '<link rel=alternate hreflang=en href="/p/g"><a href="/p/g">English</a>',
            [("en", "/p/g", SignKind.HREFLANG), ("en", "/p/g", SignKind.TOGGLE)],
        ),
    ],
)
def test_the_versions_that_a_page_names(page: str, expected: list[tuple[str, str, SignKind]]) -> None:
    found = facts(f"<head></head>{page}<p>Bonjour</p>").alternates
    assert list(found) == [Alternate(code, f"https://ville.example{path}", kind) for code, path, kind in expected]


def test_the_versions_that_a_header_names() -> None:
    header = '</p/g>; rel="alternate"; hreflang="en", </style.css>; rel=preload'
    found = facts("<p>Bonjour", {"link": header}).alternates
    assert found == (Alternate("en", "https://ville.example/p/g", SignKind.HREFLANG),)


def test_a_page_can_name_too_many_versions() -> None:
    links = "".join(f'<link rel=alternate hreflang=en href="/{n}"><a href="/{n}">English</a>' for n in range(500))
    assert len(facts(links).alternates) <= 120


def matter() -> Matter:
    return Matter.drawn(random.Random(7), 1)  # noqa: S311  (repeatable, not secret)


def read(data: bytes, *, whole: bool = True) -> PageFacts | None:
    async def reading() -> PageFacts | None:
        documents = DocumentReader()
        answer = Answer(call().address, 200, httpx.Headers({"content-type": "application/pdf"}), Body(data, whole))
        try:
            return await PageReader(TEXTS, documents)(answer)
        finally:
            await documents.close()

    return asyncio.run(reading())


@pytest.mark.parametrize(("language", "tag"), [("fr", "fr-CA"), ("fr", ""), ("en", "en"), ("es", "")])
def test_a_document_says_its_language_and_is_read(language: str, tag: str) -> None:
    about = matter()
    found = read(pdf(about, language, tag))
    assert found
    assert (found.title, found.document_language, found.spoken) == (about.heading(language), tag, (language,))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 5_000, b"<html>", b"%PDF-1.4\ntrailer<</Root 1 0 R>>"]
)
def test_what_is_no_document_says_nothing(data: bytes) -> None:
    assert read_document(data) == Document()


def test_a_document_that_was_cut_off_or_is_encrypted_says_nothing() -> None:
    whole = pdf(matter(), "fr", "fr")
    assert read(whole[:900], whole=False) == PageFacts(whole=False)
    encrypted = whole.replace(
        b"trailer\n<<", b"trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P 0 >>"
    )
    assert read_document(encrypted) == Document()


@pytest.mark.parametrize(
    "worker",
    [
        "while True: pass",
        "import sys; sys.stdin.buffer.read(9)",
        "import os; os.write(1, b'x' * 8)",
        "import os; os.write(1, (3).to_bytes(8) + b'abc')",
        "raise SystemExit",
    ],
)
def test_a_document_that_ends_its_process_says_nothing(worker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.web.document._SECONDS", 0.3)

    async def both() -> list[Document]:
        documents = DocumentReader((sys.executable, "-c", worker))
        try:
            return [await documents.read(b"1" * 1_000_000), await documents.read(b"2")]
        finally:
            await documents.close()

    assert asyncio.run(both()) == [Document(), Document()]


def test_documents_are_answered_one_after_the_other() -> None:
    one, other = (pdf(matter(), code, code) for code in ("fr", "en"))
    asked = io.BytesIO(b"".join(len(data).to_bytes(8) + data for data in (one, b"", other)))
    answers = io.BytesIO()
    answer_documents(asked, answers)
    answers.seek(0)
    found = []
    while size := answers.read(8):
        found.append(msgspec.msgpack.decode(answers.read(int.from_bytes(size)), type=Document).language)
    assert found == ["fr", "", "en"]
