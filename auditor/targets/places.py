"""Where on its site an address lies: whether two are one, which is nearer the top, and which is a home page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOMES = frozenset({"index", "home", "accueil", "default"})
_LOCALE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?|eng|fra", re.IGNORECASE)  # a folder that is a language: fr, fr-ca
_NUMERIC = re.compile(r"[\d_-]*\d[\d_-]*")


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are one, but for the scheme, a fragment and the last slash."""
    return compared(one) == compared(other)


def compared(address: str) -> str:
    """An address as it is compared with others: without what makes no difference to its reader."""
    return address.partition("#")[0].rstrip("/").partition("://")[2]


def is_above(final: str, asked: str) -> bool:
    """Whether an address, if there is one, has fewer folders than the one that was asked for it.

    What a host shows for want of a page is mostly its home page, or that of a language.
    """
    return bool(final) and len(_segments(final)) < len(_segments(asked))


def depth(address: str) -> int:
    """How far below the home page an address lies; what only says its language, or that it is a folder's, is none."""
    segments = _segments(address)
    if segments and _stem(segments[-1]) in _HOMES:
        segments.pop()
    return sum(1 for segment in segments if not _LOCALE.fullmatch(segment))


def is_nearer_the_top(version: str, page: str) -> bool:
    """Whether what should be a page's version is rather that of something above it; a query may lead below again."""
    return depth(version) + has_query(version) < depth(page)


def has_query(address: str) -> bool:
    """Whether an address asks a program for something."""
    return bool(urlsplit(address).query)


def is_home(address: str) -> bool:
    """Whether an address is that of a whole site, or of its part in one language: /, /fr/, /accueil.html."""
    segments = _segments(address)
    name = _stem(segments[0]) if segments else ""
    return len(segments) < 2 and (not name or name in _HOMES or bool(_LOCALE.fullmatch(name)))


def is_numbered(address: str) -> bool:
    """Whether the name of a page is a number alone, which says nothing of its subject."""
    segments = _segments(address)
    return bool(segments) and bool(_NUMERIC.fullmatch(_stem(segments[-1])))


def is_one_page(one: str, other: str) -> bool:
    """Whether two addresses are likely to be one page, however its site writes it: with `www.`, `.html` or `index`."""
    return _rough(one) == _rough(other)


def _rough(address: str) -> tuple[str, list[str], str]:
    url, segments = urlsplit(address), [_stem(segment) for segment in _segments(address)]
    if segments and segments[-1] in _HOMES:
        segments.pop()
    return url.netloc.casefold().removeprefix("www."), segments, url.query


def _stem(segment: str) -> str:
    return segment.partition(".")[0].casefold()


def _segments(address: str) -> list[str]:
    return [part for part in urlsplit(address).path.split("/") if part]
