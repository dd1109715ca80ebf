"""The versions of a page in other languages that it names itself: by `hreflang`, and by links to each language."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from auditor.model.outcome import Alternate
from auditor.model.page_language import SignKind
from auditor.web.address import AddressError, parse_address
from auditor.web.link_header import header_links
from auditor.web.switch import Frame, is_in_switch, stands_among_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx
    from lxml import etree

    from auditor.web.texts import TextReader

_MOST = 60  # of each kind: the European Union names 24 languages
_MOST_LOOKED_AT = 300  # links that may be such
_LONGEST_NAME = 40  # characters of a language's name, or of words such as « Voir cette page en français »
_LONGEST_SWITCH = 120  # characters of a link to a language: its name, its code, a title
_WEB = ("http:", "https:")


def alternates(
    root: etree._Element, main: etree._Element, headers: httpx.Headers, base: str, texts: TextReader
) -> tuple[Alternate, ...]:
    """The versions that a page at `base` names, each once, with absolute addresses; those it is surest of first.

    `main` is the main part of the page.
    """
    named = [
        *_of_links(root, base, texts),
        *header_alternates(headers, base, texts),
        *_toggles(root, main, base, texts),
    ]
    return tuple(dict.fromkeys(named))


def header_alternates(headers: httpx.Headers, base: str, texts: TextReader) -> Iterator[Alternate]:
    """Those of the Link header (RFC 8288), by which a document can name its versions."""
    for link in islice(header_links(headers.get("link", "")), _MOST):
        if "alternate" in link.relations and _is_of(link.anchor, base):
            for tag in link.languages:
                yield from _alternate(tag, link.target, base, texts, SignKind.HREFLANG)


def _is_of(anchor: str, base: str) -> bool:
    """Whether a link of the header leads from the page itself."""
    if not anchor:
        return True
    try:
        return parse_address(anchor, base).href == base
    except AddressError:
        return False


def _of_links(root: etree._Element, base: str, texts: TextReader) -> Iterator[Alternate]:
    found = (link for link in root.iterfind(".//link[@hreflang]") if "alternate" in (link.get("rel") or "").lower())
    for _, link in zip(range(_MOST), found, strict=False):
        yield from _alternate(link.get("hreflang"), link.get("href"), base, texts, SignKind.HREFLANG)


def _toggles(root: etree._Element, main: etree._Element, base: str, texts: TextReader) -> Iterator[Alternate]:
    """The links to each language: in the frame of a page by their name or `hreflang`, in its text by their name alone.

    What a text links to as « Français » may be a version of something that it speaks of.
    """
    frame = Frame(main, texts)
    count = 0
    for link, named, tag in islice(_telling(root, texts), _MOST_LOOKED_AT):
        is_around = frame.holds(link)
        is_named = bool(_named(link, texts)) or (bool(named) and is_around and stands_among_names(link, texts))
        if not is_named and not (tag and frame.surrounds(link)):
            continue
        code = (tag or named) if is_around else named
        yield from _alternate(code, link.get("href"), base, texts, SignKind.TOGGLE if is_around else SignKind.LINK)
        count += 1
        if count == _MOST:
            return


def _telling(root: etree._Element, texts: TextReader) -> Iterator[tuple[etree._Element, str, str]]:
    """The links that may tell a language, with the one that they may name and the tag that they have."""
    for link in root.iter("a"):
        named = _named(link, texts, alone=True)
        tag = link.get("hreflang") or (link.get("lang") if is_in_switch(link) else None)
        if named or tag:
            yield link, named, tag or ""


def _named(link: etree._Element, texts: TextReader, *, alone: bool = False) -> str:
    """The code of the language whose name a link shows, whole or in one of its parts; "" for none."""
    title, label = link.get("title"), link.get("aria-label")
    if not len(link) and not title and not label:
        text = link.text
        return texts.named(text, alone=alone) if text and len(text) <= _LONGEST_NAME else ""
    if not len(link):
        shown = [link.text or ""]
    else:
        shown = [str(text) for text in link.itertext()]
        shown += [image.get("alt") or "" for image in link.iterfind(".//img")]
    shown += [title or "", label or ""]
    found = {texts.named(text, alone=alone) for text in shown if text and len(text) <= _LONGEST_NAME} - {""}
    return found.pop() if len(found) == 1 and sum(map(len, shown)) <= _LONGEST_SWITCH else ""


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
