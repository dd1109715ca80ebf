"""What stands where a link's address belongs, between parentheses that the parser did not accept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.checkers.addresses import joined, malformed_address
from auditor.model.mask import LINK, SKIP, TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.brackets import Brackets

STRONG = r"(?:[htps]{3,7}\s?(?::\s?/{1,3}|//|;//|:\\\\)|[a-z]{3,8}://|www\d?\.|mailto\s?[:;]|tel:)(?=[^\s()\[\]])"
"""How an address begins that is one wherever it stands; a regular expression, to be matched without case."""

STRONG_START = re.compile(STRONG, re.IGNORECASE)

_MAIL = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_EXTENSION = r"\.(?:html?|md|pdf|docx?|xlsx?|pptx?|odt|zip|csv|png|jpe?g|svg|gif)"
_WEAK = re.compile(
    rf"(?:/(?!/)(?:[\w%~-][\w%./#?=&~-]*)?|\.{{1,2}}/[\w%./#?=&~-]*|#[\w%.-]+|[\w%/-][\w%/.-]*{_EXTENSION}(?:#[\w%-]+)?|{_MAIL})"
    rf"(?=[\s)\"'“”\]{SKIP}]|$)"
)
_FILE = re.compile(rf"[\w%./-]+(?: [\w%./-]+){{1,6}}{_EXTENSION}")
_STOPS = re.compile(rf"[\s\u00a0\u202f<>\"“”«»\]}}|{LINK}{TAG}()]")
_END_PUNCTUATION = f".,;:!?…*_'’{SKIP}"
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*'|“[^”]*”|«[^»]*»)\s*""")
_EMPTY = re.compile(rf"[\s\u00a0\u202f\u200b{SKIP}\"“”«»'’)]*")
_PIECE = re.compile(r"[\w%./?=&#~+:@,-]+")
_INCOMPLETE_HOST = re.compile(r"[a-z]+:/{0,2}[^/.]*\.?$|.*\.$", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.,;:!?…]+(?=\s)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"[\d().+-]+")
_MAX_PIECES = 5


class Change(NamedTuple):
    """A replacement of `prose[start:end]`."""

    start: int
    end: int
    text: str


class Target(NamedTuple):
    """Offsets into the prose: `start` is the opener, `close` its partner or -1, `end` the end of the whole link.

    The address is `address_start` to `address_end`, both 0 when there is none; `rest` is what stands between it and
    `close`; `in_pieces` says that a space divides the address.
    """

    start: int
    address_start: int
    address_end: int
    close: int
    end: int
    rest: str = ""
    in_pieces: bool = False
    doubled: bool = False

    @classmethod
    def read(cls, prose: str, opening: int, brackets: Brackets) -> Target:
        """The target whose opener stands at `opening`."""
        close = prose.find("）", opening) if prose[opening] == "（" else brackets.partner.get(opening, -1)
        at = opening + 1
        while at < len(prose) and (prose[at].isspace() or prose[at] in f"{SKIP}(\"“”«'‘"):
            at += 1
        doubled = "(" in prose[opening + 1 : at]
        if doubled and close < 0:  # one closer for two openers
            close = brackets.partner.get(prose.rfind("(", opening + 1, at), -1)
        limit = close if close >= 0 else len(prose)
        inner = prose[at:limit]
        if file := _FILE.fullmatch(inner.rstrip()):
            return cls(opening, at, at + file.end(), close, limit + 1, in_pieces=True, doubled=doubled)
        end = _target_end(prose, at, limit)
        if not end:
            return cls(opening, 0, 0, close, limit + 1 if close >= 0 else limit)
        if close < 0:
            wrong = prose[end : end + 1] in ("]", "}")
            return cls(opening, at, end, close, end + wrong, doubled=doubled)
        rest = prose[end:close]
        if in_pieces := _continues(prose[at:end], rest):
            end, rest = at + len(inner.rstrip()), ""
        elif (
            _WORD.search(rest)
            and not _TITLE.fullmatch(rest)
            and (LINK in rest or brackets.before(opening, "(", prose) >= 0)
        ):
            return cls(opening, at, end, -1, end, doubled=doubled)  # the closer is that of a remark around the link
        return cls(opening, at, end, close, close + 1, rest, in_pieces, doubled)

    def is_whole_address(self, *, missing_end: bool = False) -> bool:
        """Whether it is an address and nothing else; with `missing_end`, its end may be missing."""
        if not self.address_end:
            return False
        if self.close < 0:
            return missing_end
        return bool(_EMPTY.fullmatch(self.rest) or _TITLE.fullmatch(self.rest))

    def variant(self, prose: str) -> str:
        """What is wrong with it: a variant of `link/malformed`."""
        if self.close < 0:
            behind = prose[self.address_end : self.address_end + 2]
            return (
                "wrong-bracket"
                if behind[:1] in ("]", "}")
                else "tag-in-address"
                if behind == '">'
                else "missing-close-paren"
            )
        if prose[self.start] == "（":
            return "wrong-bracket"
        form = malformed_address(self._address(prose))
        if not self.is_whole_address():
            return "text-in-address"
        if self.in_pieces:
            return "space-in-address"
        if form:
            return form.variant
        quoted = prose[self.start + 1 : self.address_start].strip() or self.rest.strip()
        return "quote-in-address" if quoted and not _TITLE.fullmatch(self.rest) else "stray-space"

    def changes(self, prose: str) -> Iterator[Change]:
        """What makes it `(address)`, or `(address "title")`."""
        if prose[self.start] != "(":
            yield Change(self.start, self.start + 1, "(")
        if self.address_start > self.start + 1:
            yield Change(self.start + 1, self.address_start, "")
        if self.in_pieces:
            yield Change(self.address_start, self.address_end, _repaired(joined(self._address(prose))))
        else:
            yield from address_changes(prose, self.address_start, self.address_end)
        yield from self._end_changes(prose)

    def _end_changes(self, prose: str) -> Iterator[Change]:
        end = self.address_end
        if self.close < 0:
            residue = re.compile(r'">?').match(prose, end)
            wrong = self.end - end
            yield Change(end, residue.end() if residue else end + wrong, ")")
        elif not self.is_whole_address():
            yield Change(end, end, ")")
            yield Change(self.close, self.close + 1, "")
        else:
            if not _TITLE.fullmatch(self.rest) and self.close > end:
                yield Change(end, self.close, "")
            if prose[self.close] != ")":
                yield Change(self.close, self.close + 1, ")")

    def _address(self, prose: str) -> str:
        return prose[self.address_start : self.address_end]


def address_end(prose: str, start: int) -> int:
    """Where the address that begins at `start` ends: at a space, or a bracket that it does not open itself."""
    strong = STRONG_START.match(prose, start)
    depth = 0
    for match in _STOPS.finditer(prose, strong.end() if strong else start):
        at, sign = match.start(), match[0]
        if sign == "(":
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        elif sign == ")":
            return at
        else:
            break
    else:
        at = len(prose)
    if depth:  # a parenthesis of the sentence, glued to the address
        at = prose.rfind("(", start, at)
    while at > start + 1 and prose[at - 1] in _END_PUNCTUATION:
        at -= 1
    return at


def address_changes(prose: str, start: int, end: int) -> Iterator[Change]:
    """What repairs the address at `start` to `end`, if anything is wrong with it."""
    written = prose[start:end]
    repaired = _repaired(written)
    if repaired != written:
        yield Change(start, end, repaired)


def _repaired(address: str) -> str:
    if re.fullmatch(_MAIL, address):
        return f"mailto:{address}"
    form = malformed_address(address)
    return form.repaired or address if form else address


def _target_end(prose: str, start: int, limit: int) -> int:
    """Where the address at `start` ends, 0 when what stands there is none."""
    if prose[start : start + 1] == LINK:  # an autolink: `<https://…>`
        end = start
        while end < limit and prose[end] == LINK:
            end += 1
        return end
    if STRONG_START.match(prose, start):
        return min(address_end(prose, start), limit)
    weak = _WEAK.match(prose, start, limit)
    return weak.end() if weak else 0


def _continues(address: str, rest: str) -> bool:
    """Whether what follows an address behind a space is more of it, and not words of the sentence."""
    sentence_end = _FULL_STOP.match(rest)
    if sentence_end:  # `https://www. canada.ca`
        address, rest = address + sentence_end[0], rest[sentence_end.end() :]
    pieces = rest.split()
    if not pieces or rest[:1] not in " \t\n\u00a0\u202f" or len(pieces) > _MAX_PIECES or _TITLE.fullmatch(rest):
        return False
    if any(not _PIECE.fullmatch(piece) or STRONG_START.match(piece) for piece in pieces):
        return False
    if address.lower().startswith("tel:"):
        return all(_DIGITS.fullmatch(piece) for piece in pieces)
    if len(pieces) == 1 and _INCOMPLETE_HOST.fullmatch(address):
        return True
    return bool(re.search(r"[/?=&%#_]|\.\w", pieces[-1].rstrip(_END_PUNCTUATION)))
