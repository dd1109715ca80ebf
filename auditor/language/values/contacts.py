"""Telephone numbers and e-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.language.values.value import GAP, HYPHENS, Value, ValueKind

if TYPE_CHECKING:
    from auditor.language.values.lexicon import Lexicon

_BETWEEN = rf"(?:[{HYPHENS}.]|{GAP}){{1,3}}"
_NORTH_AMERICAN = re.compile(
    rf"(?:\+?1{_BETWEEN})?(?:\(([2-9][0-9]{{2}})\)(?:{_BETWEEN})?|([2-9][0-9]{{2}}){_BETWEEN})([0-9]{{3}}){_BETWEEN}([0-9]{{4}})(?![0-9])"
)
_WITH_LETTERS = re.compile(
    rf"(?:1{_BETWEEN})?(8[0-9]{{2}}){_BETWEEN}(?=[0-9-]{{0,9}}[A-Z])([A-Za-z0-9](?:-?[A-Za-z0-9]){{6,10}})(?![\w-])"
)
_INTERNATIONAL = re.compile(rf"\+([0-9]{{1,3}}(?:{_BETWEEN}\(?[0-9]{{1,4}}\)?){{2,6}}|[0-9]{{8,15}})(?![0-9])")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_LOCAL_DIGITS = 7
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


def emails(text: str) -> list[Value]:
    """The e-mail addresses of a text."""
    if "@" not in text:
        return []
    return [Value(ValueKind.EMAIL, m[0].casefold(), *m.span()) for m in _EMAIL.finditer(text)]


def telephone(text: str, start: int, lexicon: Lexicon) -> Value | None:
    """The telephone number that begins at `start`, with its extension."""
    if found := _NORTH_AMERICAN.match(text, start):
        number = "".join(part for part in found.groups() if part)
    elif found := _WITH_LETTERS.match(text, start):
        letters = found[2].upper().translate(_KEYPAD).replace("-", "")
        if len(letters) < _LOCAL_DIGITS:
            return None
        number = found[1] + letters[:_LOCAL_DIGITS]
    elif found := _INTERNATIONAL.match(text, start):
        number = "+" + re.sub(r"[^0-9]", "", found[1])
    else:
        return None
    extension = lexicon.extension.match(text, found.end())
    if extension:
        number += "x" + extension[1]
    return Value(ValueKind.PHONE, number, start, (extension or found).end())
