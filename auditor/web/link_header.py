"""The links of a Link header (RFC 8288): several to a header, several languages to a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TARGET = re.compile(r"<([^<>]*)>")
_PARAMETER = re.compile(r'\s*;\s*(?:([^\s;,=<"]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?)?')  # section 3
_ESCAPED = re.compile(r"\\(.)")


class HeaderLink(NamedTuple):
    """A link: where to, its relations in lower case, the languages of what is there, and whose link it is.

    `anchor` is the address that it leads from, "" for the page's own. Addresses are as written.
    """

    target: str
    relations: frozenset[str]
    languages: tuple[str, ...] = ()
    anchor: str = ""


def header_links(value: str) -> Iterator[HeaderLink]:
    """The links of a header, those of several headers joined by commas; what is none is skipped."""
    found = _TARGET.search(value)
    while found:
        parameters, end = _parameters(value, found.end())
        yield HeaderLink(
            found[1].strip(),
            frozenset(_first(parameters, "rel").lower().split()),
            tuple(text for name, text in parameters if name == "hreflang"),
            _first(parameters, "anchor"),
        )
        found = _TARGET.search(value, end)


def _parameters(value: str, at: int) -> tuple[list[tuple[str, str]], int]:
    """The parameters that begin at an offset, with their names in lower case, and where they end."""
    parameters = []
    while found := _PARAMETER.match(value, at):
        name, quoted, bare = found.groups()
        parameters.append(((name or "").lower(), _ESCAPED.sub(r"\1", quoted) if quoted is not None else bare or ""))
        at = found.end()
    return parameters, at


def _first(parameters: list[tuple[str, str]], name: str) -> str:
    """Only the first relation and the first anchor of a link count (section 3.2 and 3.3)."""
    return next((text for one, text in parameters if one == name), "")
