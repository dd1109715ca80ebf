"""Addresses as they are compared: decoded, composed, and without what does not tell one page from another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

_ABSOLUTE = re.compile(r"(?:https?:)?//([^/?#]*)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:html?|md|markdown)$", re.IGNORECASE)


class Compared(NamedTuple):
    """What two addresses must share to be one: `host` in lower case, "" when not said, and `path`."""

    host: str
    path: str


@lru_cache(maxsize=131_072)
def compared(address: str, *, fold_case: bool = False) -> Compared:
    """An address by its host and path, without query, fragment, `index.html`, `.html` and the last slash."""
    rest = address.strip()
    host = ""
    if found := _ABSOLUTE.match(rest):
        host = found[1].casefold().rpartition("@")[2].removesuffix(":443").removesuffix(":80")
        rest = rest[found.end() :] or "/"
    path = normalize("NFC", unquote(re.split(r"[?#]", rest, maxsplit=1)[0])).strip()
    path = re.sub(r"/{2,}", "/", path)
    path = _SUFFIX.sub("", path).rstrip("/")
    if path.endswith("/index") or path == "index":
        path = path[: -len("index")].rstrip("/")
    return Compared(host, path.casefold() if fold_case else path)


def host_of(address: str) -> str:
    """The host of an absolute address, in lower case; "" when it names none."""
    return compared(address).host


def path_of(address: str) -> str:
    """The path of an address, as it is written."""
    found = _ABSOLUTE.match(address.strip())
    return address.strip()[found.end() :] or "/" if found else address.strip()


def joined(base: str, path: str) -> str:
    """A path below a base address; an address that has a host already stays."""
    if _ABSOLUTE.match(path) or not path:
        return path
    return base.rstrip("/") + "/" + path.lstrip("/") if base else path


def shown(path: str) -> str:
    """A path as an entry shows it: percent-decoded and NFC, with one slash where there were several."""
    return re.sub(r"(?<!:)/{2,}", "/", normalize("NFC", unquote(path)))
