"""What an address turned out to lead to, and how that is known."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from auditor.model.page_language import SignKind


class Verdict(StrEnum):
    """What came of an address. Only BROKEN says that a reader gets nothing."""

    OK = "ok"
    MOVED = "moved"  # permanently (301, 308), to where something answers
    BROKEN = "broken"
    BLOCKED = "blocked"  # a wall against robots, a login: a reader may well get through
    TRANSIENT = "transient"  # no answer, or a server's own failure, after all tries
    UNVERIFIED = "unverified"  # nobody asked, or nobody may


class Cause(StrEnum):
    """Why an address is not simply OK."""

    NOT_FOUND = "not-found"  # 404, or no such post or file in the publication
    GONE = "gone"  # 410
    NO_SUCH_HOST = "no-such-host"
    RESOLVER = "resolver"  # the name could not be looked up, which says nothing of it
    CERTIFICATE = "certificate"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    REFUSED = "refused"  # another 4xx that no robot wall explains
    WALL = "wall"  # a challenge, 403 or 999 to robots
    LOGIN = "login"
    RATE_LIMIT = "rate-limit"  # 429 after all tries
    SERVER_ERROR = "server-error"  # 5xx
    TIMEOUT = "timeout"
    CONNECTION = "connection"  # refused, reset, or cut off
    PROTOCOL = "protocol"  # what came is no HTTP
    OFFLINE = "offline"  # --offline
    NOT_ASKED = "not-asked"  # no selected rule needed an answer
    NO_NETWORK = "no-network"  # nothing answers here at all
    DEADLINE = "deadline"  # the run's time was up
    PRIVATE = "private"  # an address that the guard refuses
    ROBOTS = "robots"  # robots.txt asks not to
    SCHEME = "scheme"  # neither http nor https
    MALFORMED = "malformed"  # no browser reads it as an address
    TEMPLATE = "template"  # only the generator knows the address


class Hop(Struct, frozen=True):
    """One redirect of a chain: the address that was asked, and the status that led on.

    `varies` says that the server chose where to by the languages it was asked in (Vary).
    """

    address: str
    status: int
    varies: bool = False


class Alternate(Struct, frozen=True, array_like=True):
    """A version of a page, as the page names it: the code of its language, its absolute address, and by what."""

    language: str
    address: str
    kind: SignKind


class PageFacts(Struct, frozen=True):
    """What a page or a document that answered says of itself. `fragments` are its ids and names, NFC and sorted.

    `whole` is False for a page that was cut off, at the bound or on its way: what it seems to lack may be there.
    Language tags are as they are written; `canonical` is absolute. `spoken` are the codes of the languages of its main
    text, without menus, sorted, and `words` is how many words of that were read.
    """

    title: str = ""
    heading: str = ""  # the text of the first h1
    fragments: tuple[str, ...] = ()
    whole: bool = True
    html_lang: str = ""
    content_language: str = ""  # the HTTP header, else <meta http-equiv>
    locale: str = ""  # og:locale
    is_document: bool = False  # a PDF, whose fonts may give other letters than a reader sees
    document_language: str = ""  # the /Lang of a PDF
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    spoken: tuple[str, ...] = ()
    words: int = 0
    names_languages: bool = False  # its text is short and names a language: it may say that it is not to be had in one
    negotiated: bool = False  # the server says that the answer depends on the languages it is asked in (Vary)


class Outcome(Struct, frozen=True):
    """What came of one address, asked without its fragment.

    `status` is that of the last answer, 0 when there was none. `final` is the address that gave it, "" when none did;
    for MOVED it is the address to write instead, to which the permanent redirects at the beginning of the chain lead.
    `checked` and `fine_until`, the last time that the address was OK when it no longer is, are ISO 8601 in UTC.
    """

    address: str
    verdict: Verdict
    cause: Cause | None = None
    status: int = 0
    hops: tuple[Hop, ...] = ()
    final: str = ""
    fragment: str = ""  # that the last redirect names, instead of the one that is written
    checked: str = ""
    fine_until: str = ""
    soft_404: bool = False  # answers 200, and says or shows that it is not there
    secure: str = ""  # the https: address that answers as well as this http: one
    page: PageFacts | None = None  # None when it was not read
