"""Redirects that a host keeps beside the pages: `_redirects` and `netlify.toml`.

The syntax is Netlify's, which Cloudflare Pages and others read too: https://docs.netlify.com/routing/redirects/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.publication.addresses import compared
from auditor.publication.files import mapping_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PLACEHOLDER = re.compile(r":(\w+)")
_PARTS = re.compile(r"(/\*$|:\w+)")


class Redirect(Struct, frozen=True):
    """One rule: the host it is for ("" for any), the path's pattern, where it leads, and its status."""

    host: str
    pattern: str
    to: str
    status: int

    def leads(self, path: str) -> str:
        """Where a path is sent, "" when this rule is not for it."""
        found = re.fullmatch(self.pattern, path.rstrip("/") or "/")
        if not found:
            return ""
        values = found.groupdict()
        return _PLACEHOLDER.sub(lambda name: values.get(name[1]) or "", self.to) or "/"


def redirects_in(root: Path, folders: Iterable[str]) -> tuple[Redirect, ...]:
    """The rules in these folders, in their order; one that depends on more than the path is left out."""
    found: list[Redirect] = []
    for folder in dict.fromkeys(folders):
        place = root / folder if folder else root
        found += _lines(text_of(place / "_redirects"))
        listed = (mapping_of(place / "netlify.toml") or {}).get("redirects")
        found += _tables(listed if isinstance(listed, list) else [])
    return tuple(rule for rule in found if _is_pattern(rule.pattern))


def _lines(text: str) -> Iterator[Redirect]:
    for line in text.splitlines():
        words = line.partition("#")[0].split() if not re.search(r"\S#", line) else line.split()
        if len(words) < 2 or words[0].startswith("#"):
            continue
        source, *rest = words
        if any("=" in word and not _is_target(word) for word in rest):
            continue  # query parameters, countries, roles
        to = next((word for word in rest if _is_target(word)), "")
        status = next((word.rstrip("!") for word in rest if word.rstrip("!").isdigit()), "301")
        if to:
            yield _redirect(source, to, int(status))


def _tables(listed: Iterable[Any]) -> Iterator[Redirect]:
    for table in listed:
        if not isinstance(table, dict) or table.get("query") or table.get("conditions"):
            continue
        source, to, status = table.get("from"), table.get("to"), table.get("status", 301)
        if isinstance(source, str) and isinstance(to, str) and isinstance(status, int):
            yield _redirect(source, to, status)


def _redirect(source: str, to: str, status: int) -> Redirect:
    host = compared(source).host
    path = source.partition("//")[2].partition("/")[2] if host else source
    path = "/" + path.lstrip("/")
    if not path.endswith("*"):
        path = path.rstrip("/") or "/"
    pattern = "".join(_pattern(part) for part in _PARTS.split(path))
    return Redirect(host, pattern, to, status)


def _is_pattern(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:  # a placeholder twice, or of no name
        return False
    return True


def _pattern(part: str) -> str:
    if part == "/*":
        return r"(?:/(?P<splat>.*))?/?"
    return f"(?P<{part[1:]}>[^/]+)" if part.startswith(":") and part != ":" else re.escape(part)


def _is_target(word: str) -> bool:
    return word.startswith(("/", "http://", "https://"))
