"""What a fetched page says of itself. A fact more is a line in `read_facts` and a field of PageFacts.

lxml, not Beautiful Soup, which is 30 times slower: 160 KB take 2.5 ms against 92 ms, and a run reads thousands.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lxml import etree

from auditor.model.outcome import PageFacts
from auditor.web.address import AddressError, parse_address
from auditor.web.alternates import alternates
from auditor.web.body import varies_by_language
from auditor.web.main_text import main_part

if TYPE_CHECKING:
    import httpx

    from auditor.web.body import Body
    from auditor.web.texts import TextReader

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_NAMES = etree.XPath("//@id | //a/@name", smart_strings=False)
_PRESCAN = 1_024  # bytes in which browsers look for a declaration (HTML, 13.2.3.2)
_LONGEST = 300  # characters of a title or heading that are kept
_LONGEST_TAG = 40
_NOTICE = 40  # words; longer texts say more than that a page is not to be had in a language


def read_facts(body: Body, headers: httpx.Headers, address: str, texts: TextReader) -> PageFacts:
    """The facts of the page at `address`, of whatever bytes it is made."""
    text = _decoded(body.data, headers.get("content-type", ""))
    parser = etree.HTMLParser(encoding="utf-8")  # that of lxml.html makes an object of every element: half as fast
    try:
        root = etree.fromstring(text.encode(errors="replace"), parser)
    except (etree.LxmlError, ValueError):  # an empty page, or what is no page
        root = None
    if root is None:
        return PageFacts(whole=body.whole)
    gave_up = bool(parser.error_log.filter_from_level(etree.ErrorLevels.FATAL))  # nested beyond reason
    base = _absolute(_attribute(root, ".//base[@href]", "href"), address) or address
    main = main_part(root)
    spoken, words = texts.read(main.text)
    return PageFacts(
        title=_text(root.find(".//title")),
        heading=_text(root.find(".//h1")),
        fragments=_fragments(root),
        whole=body.whole and not gave_up,
        html_lang=(root.get("lang") or "").strip()[:_LONGEST_TAG],
        content_language=(headers.get("content-language", "") or _declared(root)).strip()[:_LONGEST_TAG],
        locale=_attribute(root, ".//meta[@property='og:locale']", "content")[:_LONGEST_TAG],
        canonical=_absolute(_attribute(root, ".//link[@rel='canonical']", "href"), base),
        alternates=alternates(root, main.element, headers, base, texts),
        spoken=spoken,
        words=words,
        names_languages=words < _NOTICE and texts.names_languages(main.text),
        negotiated=varies_by_language(headers),
    )


def _declared(root: etree._Element) -> str:
    found = (meta for meta in root.iterfind(".//meta[@http-equiv]"))
    named = (meta for meta in found if (meta.get("http-equiv") or "").strip().lower() == "content-language")
    meta = next(named, None)
    return (meta.get("content") or "") if meta is not None else ""


def _attribute(root: etree._Element, path: str, name: str) -> str:
    element = root.find(path)
    return (element.get(name) or "").strip() if element is not None else ""


def _absolute(target: str, base: str) -> str:
    """An address as it is asked; "" for what is none."""
    try:
        return parse_address(target, base).href if target else ""
    except AddressError:
        return ""


def _fragments(root: etree._Element) -> tuple[str, ...]:
    """Every id, and the names of anchors: what a fragment can lead to (HTML, 7.4.6.3)."""
    return tuple(sorted({unicodedata.normalize("NFC", value) for value in _names(root) if value}))


def _names(root: etree._Element) -> set[str]:
    found = _NAMES(root)
    return set(map(str, found)) if isinstance(found, list) else set()


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())[:_LONGEST]


def _decoded(data: bytes, content_type: str) -> str:
    """The text of a page, by its byte order mark, its header, its declaration, else UTF-8, else as browsers guess."""
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    named = [encoding for mark, encoding in marks.items() if data.startswith(mark)]
    if header := _CHARSET.search(content_type):
        named.append(header[1])
    if declared := _DECLARED.search(data[:_PRESCAN]):
        named.append(declared[1].decode("ascii", "replace"))
    for encoding in (*named, "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return data.decode("windows-1252", "replace")
