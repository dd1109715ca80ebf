"""`target/invalid-address`: mail and telephone links that cannot work, by RFC 6068 and RFC 3966, offline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from auditor.checkers.leading import repaired
from auditor.model.facts import Link, LinkKind
from auditor.model.finding import Edit, Finding
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_MAIL = re.compile(r"[\w!#$%&'*+/=?^`{|}~.-]+@[\w-]+(\.[\w-]+)+")
_BARE_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)*\.[^\W\d_]{2,}(\?[\w=&%+.-]*)?")
_BARE_TELEPHONE = re.compile(r"\+\d[\d().\s-]{6,}\d|(?:1[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}")
_TELEPHONE = re.compile(r"\+?[\d\s().\u00a0-]*\d[\d\s().\u00a0-]*[*#]?|[*#]\d+[*#]?")
_EXTENSION = re.compile(r"\s*(?:,|x|p|ext\.?|poste)\s*(?=\d)", re.IGNORECASE)
_MIN_DIGITS = 3  # 911, 811
_MAX_DIGITS = 15  # ITU-T E.164, section 6.1


class _Fault(NamedTuple):
    """A variant of the rule, its facts, and the repaired address, "" when nobody can know."""

    variant: str
    facts: dict[str, str]
    repaired: str = ""


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """The mail and telephone links that cannot work, and the addresses that were meant as such."""
    for link in post.facts.links:
        if link.made_by_template or link.kind in (LinkKind.IMAGE, LinkKind.FRONT_MATTER):
            continue
        fault = _fault(link)
        if fault is None:
            continue
        edits = (Edit(link.target_span, fault.repaired, safe=True),) if fault.repaired else ()
        facts: dict[str, Any] = dict(fault.facts)
        if "repair" in rule.form(fault.variant).placeholders:
            facts["repair"] = repaired(link, fault.repaired)
        place = Location(post.path, link.span)
        yield Finding.of(rule, place, variant=fault.variant, target=link.target, edits=edits, **facts)


def _fault(link: Link) -> _Fault | None:
    address = link.address.strip()
    scheme, colon, rest = address.partition(":")
    match scheme.lower() if colon else "":
        case "mailto":
            return _mail_fault(link, rest)
        case "tel":
            return _telephone_fault(rest)
    if link.kind is LinkKind.AUTOLINK:
        return None
    if _BARE_MAIL.fullmatch(address):
        return _Fault("missing-mailto", {"address": address}, f"mailto:{address}")
    if _BARE_TELEPHONE.fullmatch(unquote(address)):
        digits = re.sub(r"[^\d+]", "", unquote(address))
        return _Fault("missing-tel", {"address": address}, f"tel:{digits}")
    return None


def _mail_fault(link: Link, rest: str) -> _Fault | None:
    if rest.startswith("//"):
        return _Fault("mailto-slashes", {"address": link.address}, f"mailto:{rest.lstrip('/')}")
    people, question, headers = rest.partition("?")
    if not people.strip():
        return None if "to=" in headers or "subject=" in headers or "body=" in headers else _Fault("empty-mail", {})
    written = unquote(people)
    addresses = [part.strip() for part in re.split(r"[,;]", written) if part.strip()]
    if len(addresses) == 1 and addresses[0] != written:
        return _invalid_mail(written, written, question + headers)
    for address in addresses:
        bare = re.sub(r"^.*<([^<>]+)>$", r"\1", address)
        if not _MAIL.fullmatch(bare) or ".." in bare:
            return _invalid_mail(address, written, question + headers)
    return _other_shown(link, addresses)


def _invalid_mail(address: str, people: str, headers: str) -> _Fault:
    clean = re.sub(r"[\s\u00a0\u200b]+", "", people).strip(".,;:()<>\"“”«»'’")
    if clean != people and clean.count("@") == 1 and _MAIL.fullmatch(clean) and ".." not in clean:
        return _Fault("invalid-mail-repaired", {"address": address}, f"mailto:{clean}{headers}")
    return _Fault("invalid-mail", {"address": address})


def _other_shown(link: Link, addresses: list[str]) -> _Fault | None:
    """The text shows one mail address and the link goes to another: alike enough for one to be a slip."""
    shown = link.text.strip(" .,;()<>").casefold()
    if len(addresses) != 1 or link.kind is LinkKind.AUTOLINK or not _BARE_MAIL.fullmatch(shown):
        return None
    written = addresses[0].casefold()
    if shown == written:
        return None
    return _Fault("other-mail-shown", {"shown": link.text, "address": addresses[0]})


def _telephone_fault(rest: str) -> _Fault | None:
    number, _, _ = unquote(rest).strip().removeprefix("//").partition(";")
    if not number:
        return _Fault("empty-telephone", {})
    dialled, *_ = _EXTENSION.split(number, maxsplit=1)
    digits = sum(sign.isdigit() for sign in dialled)
    if not _TELEPHONE.fullmatch(dialled.strip()) or not _MIN_DIGITS <= digits <= _MAX_DIGITS:
        return _Fault("invalid-telephone", {"address": rest})
    return None
