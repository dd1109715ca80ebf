"""Addresses as browsers read them (the WHATWG URL standard, by Ada), and what of them may be sent and shown."""

from __future__ import annotations

import ada_url
from msgspec import Struct

_HTTP = {"http:": 80, "https:": 443}
_LONGEST = 16_384  # characters; browsers and servers give up far below


class Address(Struct, frozen=True):
    """An address that can be asked: `href` has neither fragment nor credentials.

    `host` is in ASCII, lower case, an IPv4 address always as four decimal numbers and IPv6 in brackets.
    """

    href: str
    scheme: str  # http or https
    host: str
    port: int
    path: str  # percent-encoded, with its query

    @property
    def origin(self) -> str:
        """What is throttled as one, and has one robots.txt: scheme, host and port."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def default_port(self) -> bool:
        """Whether the port is that of the scheme."""
        return self.port == _HTTP[f"{self.scheme}:"]


def is_this_machine(host: str) -> bool:
    """Whether a name is this machine's, whatever a resolver says (RFC 6761, 6.3)."""
    name = host.lower().rstrip(".")
    return name == "localhost" or name.endswith(".localhost")


class AddressError(ValueError):
    """The text is no address that can be asked; `scheme` is what it begins with when that is not http or https."""

    def __init__(self, scheme: str = "") -> None:
        super().__init__(scheme or "malformed")
        self.scheme = scheme


def parse_address(text: str, against: str = "https://auditor.invalid/") -> Address:
    """The address that `text` is to a browser on the page `against`. Raises AddressError."""
    if len(text) > _LONGEST:
        raise AddressError
    try:
        url = ada_url.URL(text, against)
    except ValueError as error:
        raise AddressError from error
    if url.protocol not in _HTTP:
        raise AddressError(url.protocol.removesuffix(":"))
    if not url.hostname or len(url.href) > _LONGEST:
        raise AddressError
    url.username = url.password = url.hash = ""
    port = int(url.port) if url.port else _HTTP[url.protocol]
    return Address(url.href, url.protocol[:-1], url.hostname, port, url.pathname + url.search)


def without_credentials(text: str) -> str:
    """`text` as it may be shown and kept: without a user name and password, else as it is written."""
    try:
        url = ada_url.URL(text, "https://auditor.invalid/")
    except ValueError:
        before, at, after = text.partition("@")
        return f"{before.partition('//')[0]}//{after}" if at and "//" in before else text
    if not url.username and not url.password:
        return text
    url.username = url.password = ""
    return url.href
