"""The versions of a page in other languages that it names itself: by `hreflang`, and by links to each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from auditor.model.outcome import Alternate
from auditor.model.page_language import SignKind
from auditor.web.address import AddressError, parse_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from auditor.web.texts import TextReader

_MOST = 60  # of each kind: the European Union names 24 languages
_LONGEST_NAME = 30  # characters of a link that is a language's name
_WEB = ("http:", "https:")


def alternates(root: etree._Element, headers: httpx.Headers, base: str, texts: TextReader) -> tuple[Alternate, ...]:
    """The versions that a page at `base` names, each once, with absolute addresses; those it is surest of first."""
    named = [*_of_links(root, base, texts), *header_alternates(headers, base, texts), *_toggles(root, base, texts)]
    return tuple(dict.fromkeys(named))


def header_alternates(headers: httpx.Headers, base: str, texts: TextReader) -> tuple[Alternate, ...]:
    """Those of the Link header (RFC 8288), by which a document can name its versions."""
    if "link" not in headers:
        return ()
    links = httpx.Response(200, headers={"link": headers["link"]}).links.values()
    named = [link for link in links if "alternate" in link.get("rel", "").lower()]
    found = (_alternate(link.get("hreflang"), link.get("url"), base, texts, SignKind.HREFLANG) for link in named)
    return tuple(alternate for one in found for alternate in one)


def _of_links(root: etree._Element, base: str, texts: TextReader) -> Iterator[Alternate]:
    found = (link for link in root.iterfind(".//link[@hreflang]") if "alternate" in (link.get("rel") or "").lower())
    for _, link in zip(range(_MOST), found, strict=False):
        yield from _alternate(link.get("hreflang"), link.get("href"), base, texts, SignKind.HREFLANG)


def _toggles(root: etree._Element, base: str, texts: TextReader) -> Iterator[Alternate]:
    """The links whose text is the name of a language in itself, such as « Français »."""
    count = 0
    for link in root.iter("a"):
        text = "".join(map(str, link.itertext())) if len(link) else link.text
        if text and len(text) <= _LONGEST_NAME and (code := texts.named(text)):
            yield from _alternate(code, link.get("href"), base, texts, SignKind.TOGGLE)
            count += 1
            if count == _MOST:
                return


def _alternate(
    tag: str | None, target: str | None, base: str, texts: TextReader, kind: SignKind
) -> Iterator[Alternate]:
    code = texts.code(tag or "")
    if not code or not target:
        return
    try:
        address = parse_address(target.strip(), base).href
    except AddressError:
        return
    if address.startswith(_WEB):
        yield Alternate(code, address, kind)
