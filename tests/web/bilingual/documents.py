"""Pages and PDFs as a town's web site would serve them, made of the stock's sentences."""

from __future__ import annotations

import textwrap
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.web.bilingual.stock import MENUS, NAMES, SENTENCES, TITLES, Said

if TYPE_CHECKING:
    import random

_PARAGRAPHS, _SENTENCES = 4, 3
_WIDTH, _LINES = 92, 48  # of a PDF's page


class Matter(Struct, frozen=True):
    """What a page is about, in every language: a title, and paragraphs of sentences."""

    number: int
    title: Said
    paragraphs: tuple[tuple[Said, ...], ...]

    @classmethod
    def drawn(cls, chance: random.Random, number: int) -> Matter:
        """One that differs from every other."""
        sentences = chance.sample(SENTENCES, _PARAGRAPHS * _SENTENCES)
        paragraphs = (tuple(sentences[i::_PARAGRAPHS]) for i in range(_PARAGRAPHS))
        return cls(number, chance.choice(TITLES), tuple(paragraphs))

    def heading(self, language: str) -> str:
        """Its title, as a page shows it."""
        return f"{self.title.language(language)} {self.number}"

    def text(self, language: str) -> list[str]:
        """Its paragraphs."""
        return [" ".join(said.language(language) for said in sentences) for sentences in self.paragraphs]


class Dress(Struct, frozen=True):
    """What stands around a page's text: what it says of its language, its links to other versions, its menus."""

    lang: str = ""  # of <html>; none when empty
    menus: str = ""  # their language; that of the text when empty
    links: tuple[tuple[str, str], ...] = ()  # hreflang and address of alternates
    toggle: tuple[str, str] | None = None  # language and address of the other version
    meta: tuple[tuple[str, str], ...] = ()  # properties of the head, such as og:locale
    main: bool = True  # the text stands in <main>, else between a header and a footer


def html(matter: Matter, language: str, dress: Dress) -> bytes:
    """A page whose text is in `language`."""
    return written(matter.heading(language), _paragraphs(matter, language), dress, dress.menus or language)


def bilingual(matter: Matter, dress: Dress, *, marked: bool) -> bytes:
    """A page that says all in English, then all in French; where `marked`, each half says its language."""
    title = f"{matter.heading('en')} · {matter.heading('fr')}"
    halves = []
    for code in ("en", "fr"):
        lang = f' lang="{code}"' if marked else ""
        halves.append(f"<section{lang}><h2>{matter.title.language(code)}</h2>{_paragraphs(matter, code)}</section>")
    return written(title, "".join(halves), dress, "en")


def shell(title: str, lang: str) -> bytes:
    """A page that a script would fill."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>'
        '<body><div id="app"></div><script src="/app.js"></script></body></html>'
    ).encode()


def written(title: str, content: str, dress: Dress, menus: str) -> bytes:
    """A page of any content."""
    lang = f' lang="{dress.lang}"' if dress.lang else ""
    head = [f'<link rel="alternate" hreflang="{code}" href="{escape(to)}">' for code, to in dress.links]
    head += [f'<meta property="{name}" content="{value}">' for name, value in dress.meta]
    items = "".join(f'<li><a href="/{number}">{said.language(menus)}</a></li>' for number, said in enumerate(MENUS))
    text = f"<h1>{escape(title)}</h1>{content}"
    middle = f"<main>{text}</main>" if dress.main else f'<div class="page">{text}</div>'
    head.append(f"<title>{escape(title)}</title>")
    return (
        f'<!doctype html>\n<html{lang}><head><meta charset="utf-8">{"".join(head)}</head>\n'
        f"<body><header>{_toggle(dress)}<nav><ul>{items}</ul></nav></header>\n{middle}\n"
        f"<footer><ul>{items}</ul></footer></body></html>\n"
    ).encode()


def _toggle(dress: Dress) -> str:
    """The language toggle of the Government of Canada's pages (WET 4)."""
    if not dress.toggle:
        return ""
    code, to = dress.toggle
    name = NAMES.language(code)
    link = f'<a lang="{code}" hreflang="{code}" href="{escape(to)}">{name}</a>'
    return f'<section id="wb-lng"><ul><li>{link}</li></ul></section>'


def _paragraphs(matter: Matter, language: str) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in matter.text(language))


def pdf(matter: Matter, language: str, lang: str) -> bytes:
    """A PDF of one page (ISO 32000-1) in Helvetica; its catalog has /Lang unless `lang` is empty."""
    heading = matter.heading(language)
    lines = [heading, "", *(line for text in matter.text(language) for line in (*textwrap.wrap(text, _WIDTH), ""))]
    drawn = "\n".join(f"({_literal(line)}) Tj T*" for line in lines[:_LINES])
    stream = f"BT /F1 11 Tf 14 TL 50 760 Td\n{drawn}\nET".encode("cp1252")
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R{f' /Lang ({lang})' if lang else ''} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
        b" /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%b) >>" % _literal(heading).encode("cp1252"),
    ]
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _literal(text: str) -> str:
    """A text as a literal string holds it (7.3.4.2)."""
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
