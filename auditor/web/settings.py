"""The table `[web]` of the settings: how the web is asked."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Positive = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(gt=0)]
NoneOrMore = Annotated[float, Meta(ge=0)]


class WebSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Limits and manners; times in seconds."""

    at_once: Positive = 256  # requests
    connections: Positive = 6  # to one host
    interval: NoneOrMore = 0.05  # between the beginnings of two requests to one host
    connect_timeout: Seconds = 5.0
    read_timeout: Seconds = 10.0  # for the head of an answer, and for its body
    retries: Annotated[int, Meta(ge=0)] = 2  # of what failed for a while
    longest_wait: NoneOrMore = 60.0  # that a host may take before it answers again
    deadline: NoneOrMore = 0.0  # of all requests; 0: none
    page_bytes: Positive = 2_000_000  # that are read of a page
    document_bytes: Positive = 5_000_000  # a larger PDF is not read
    contact: str = ""  # an address for those who are asked, added to the User-Agent
    robots: bool = False  # whether robots.txt is kept for checking
    probe_https: bool = True  # whether http: addresses are asked by https: too
    allow_private: bool | tuple[str, ...] = False  # True, or host names, addresses and networks
