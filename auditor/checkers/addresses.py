"""Addresses that cannot work, by their form alone; and what an author meant by them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from auditor.language.spelling import distance

WEB = ("http", "https")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,11})([\s:;,./\\]*)", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s:;,./\\]*")
_DOUBLED = re.compile(r"(https?)(?:\s*:\s*[/\\]*|[/\\]{2,})(?=https?(?:\s*:|[/\\]{2}))", re.IGNORECASE)
_WEB = re.compile(r"(https?)([\s:;,./\\]*)(?=[\w\[{])", re.IGNORECASE)
_MAIL_SCHEME = re.compile(r"([a-z]{4,8})(\s*[:;]\s*)(?=[^\s@]+@)", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:ca|com|org|net|gov|edu|fr|uk|eu|us|io|info|int|quebec)(?::\d+)?(?=[/?#]|$)",
    re.IGNORECASE,
)
_WWW = re.compile(r"www\d?\.[\w-]+\.\w", re.IGNORECASE)
_QUOTES = "“”„\"«»‘’'`\u201a\u2039\u203a"
_BLANKS = " \t\n\u00a0\u202f\u2009\u200b\ufeff"
_HARD_BLANKS = re.compile("[\u00a0\u202f\u2007\u2009\u200b\u2060\ufeff]+")
_TAG = re.compile(r"</?[a-z!](?![^<>]*@)[^<>]*>?", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[[^\[\]]*\]\(([^()\s]+)\)?")
_ATTRIBUTE_REST = re.compile(r"[\"'][\s>].*", re.DOTALL)


class AddressForm(NamedTuple):
    """What is wrong with an address: a variant of `link/malformed`, the repaired address, "" when nobody can know."""

    variant: str
    repaired: str
    scheme: str = ""


@lru_cache(maxsize=4096)
def malformed_address(address: str, *, declarations: tuple[str, ...] = ()) -> AddressForm | None:
    """What is wrong with `address`, as a browser gets it; None when nothing is.

    `declarations` are remarks such as "en anglais seulement" that never belong into an address.
    """
    for form in (
        _tagged(address, declarations),
        _bracketed(address),
        _quoted(address),
        _scheme_form(address),
        _spaced(address),
    ):
        if form:
            again = malformed_address(form.repaired, declarations=declarations) if form.repaired != address else None
            return form._replace(repaired=again.repaired or form.repaired) if again and form.repaired else form
    return None


def _tagged(address: str, declarations: tuple[str, ...]) -> AddressForm | None:
    declared = any(words in address.casefold() for words in declarations)
    if not declared and not _TAG.search(address) and not re.search(r"[\"'][\s>]", address):
        return None
    bare = _ATTRIBUTE_REST.sub("", address)
    for words in declarations:
        bare = re.sub(r"\s*\(?\s*" + re.escape(words) + r"\s*\)?", "", bare, flags=re.IGNORECASE)
    bare = _TAG.sub("", bare)
    bare = bare.strip(_BLANKS)
    if declared:
        return AddressForm("declaration-in-address", bare)
    return AddressForm("unclosed-quote" if re.search(r"</?a\b|\n", address, re.IGNORECASE) else "tag-in-address", bare)


def _bracketed(address: str) -> AddressForm | None:
    if found := _MARKDOWN_LINK.search(address):
        return AddressForm("link-in-address", found[1])
    opened, closed = address.count("("), address.count(")")
    if address.startswith("("):
        if address.endswith(")") and opened == closed:
            return AddressForm("double-paren", address[1:-1].strip(_BLANKS))
        return AddressForm("stray-paren", address[1:].strip(_BLANKS))
    if address.endswith(")") and closed > opened:
        return AddressForm("stray-paren", address[:-1].strip(_BLANKS))
    return None


def _quoted(address: str) -> AddressForm | None:
    bare = address.strip(_BLANKS)
    if not bare or bare[0] not in _QUOTES:
        return None
    return AddressForm("quote-in-address", bare.strip(_QUOTES + _BLANKS))


def _scheme_form(address: str) -> AddressForm | None:
    start = address.lstrip(_BLANKS)
    if doubled := _DOUBLED.match(start):
        return AddressForm("doubled-scheme", start[doubled.end() :])
    if web := _WEB.match(start):
        scheme, separator, rest = web[1].lower(), web[2], start[web.end() :]
        if separator != "://" and (":" in separator or ";" in separator or "//" in separator or "\\\\" in separator):
            variant = "space-in-scheme" if separator.translate(_WITHOUT_BLANKS) == "://" else "broken-scheme"
            return AddressForm(variant, f"{scheme}://{rest}", f"{scheme}://" if variant == "space-in-scheme" else "")
        return None
    if mail := _MAIL_SCHEME.match(start):
        return _mail_form(mail[1], mail[2], start[mail.end() :])
    if _WWW.match(start) or _HOST.match(start):
        return AddressForm("missing-scheme", f"https://{start}")
    return _misspelled(start)


_WITHOUT_BLANKS = dict.fromkeys(map(ord, _BLANKS))


def _mail_form(scheme: str, separator: str, rest: str) -> AddressForm | None:
    if scheme.lower() == "mailto":
        return None if separator == ":" else AddressForm("space-in-scheme", f"mailto:{rest}", "mailto:")
    if distance(scheme.lower(), "mailto") <= 2:
        return AddressForm("scheme-typo", f"mailto:{rest}", f"{scheme}:")
    return None


def _misspelled(address: str) -> AddressForm | None:
    found = re.match(r"([a-z]{2,8})(\s*:?[/\\]{1,3}|\s*:)(?=\w)", address, re.IGNORECASE)
    if not found or ("/" not in found[2] and "\\" not in found[2]) or (":" not in found[2] and "//" not in found[2]):
        return None
    scheme = found[1].lower()
    if set(scheme) - set("https") or scheme in WEB:
        return None
    nearest = min(reversed(WEB), key=lambda known: distance(scheme, known))
    if "s" not in scheme:
        nearest = "http"
    if distance(scheme, nearest) > 2:
        return None
    return AddressForm("scheme-typo", f"{nearest}://{address[found.end() :]}", found[0].strip())


def _spaced(address: str) -> AddressForm | None:
    bare = address.strip(_BLANKS)
    if bare != address:
        return AddressForm("stray-space", bare) if bare else None
    if _HARD_BLANKS.search(address):
        return AddressForm("space-in-address", _HARD_BLANKS.sub("", address))
    return None


def joined(address: str) -> str:
    """An address in pieces made whole: a space in its host goes, one in its path becomes %20."""
    pieces = address.split()
    whole = pieces[0]
    if whole.lower().startswith("tel:"):
        return "-".join(pieces)
    for piece in pieces[1:]:
        _, _, behind = whole.partition("://")
        in_host = "://" in whole and "/" not in behind
        whole += piece if in_host or whole[-1] in "/?&=#-_." or piece[0] in "/?&=#.-_" else f"%20{piece}"
    return whole
