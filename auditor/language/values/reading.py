"""The values of a text in reading order: at each digit, sign or word of the lexicon, the longest reading wins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.language.values.contacts import emails, telephone
from auditor.language.values.dates import date_by_day, date_by_month, numeric_date, time_of_day, years
from auditor.language.values.lexicon import Lexicon, lexicon_of
from auditor.language.values.numbers import is_money, money, numeric, spelled
from auditor.language.values.value import GAP, HYPHENS, Value, ValueKind

if TYPE_CHECKING:
    from auditor.model.language import Language

_SIGN = re.compile(r"[0-9@]|\b[IVX]+[a-zᵉ]{1,3}\b")
_WORD = re.compile(r"[^\W\d_]+")
_CANDIDATE = re.compile(r"[0-9]|[$€£](?=[^\S\n]?[0-9])|\+(?=[0-9])|\((?=[2-9][0-9]{2}\))|[^\W\d_][^\W_]*")
_FIGURE = re.compile(  # the same in a text without any word of the lexicon: words in small letters are passed over
    r"[0-9]|[$€£](?=[^\S\n]?[0-9])|\+(?=[0-9])|\((?=[2-9][0-9]{2}\))|(?<![^\W_])(?:[^\W\d_]+[0-9][^\W_]*|[A-Z][^\W_]*)"
)
_RUN = re.compile(r"[^\W_]*")
_ADDRESS = re.compile(
    r"(?:https?://|\bwww\.)[^\s<>\ue000-\ue01f]+|(?<![\w.-])[A-Za-z][\w-]{1,62}(?:\.[A-Za-z][\w-]{1,62}){1,4}/[^\s<>\ue000-\ue01f]*"
)
_BARE_HOST = re.compile(r"\.[A-Za-z][\w-]*/")
_DIGITS = re.compile("[0-9]+")
_BLOCK = "\ue000"
_LETTER_SIGNS = frozenset({"CA", "C", "US", "A", "NZ", "CAD", "USD", "EUR", "GBP", "CAN"})
_NUMBERED = re.compile(r"[A-Za-z]{1,10}?([0-9]+)")  # "WCAG2", "IDIP2019", "M365"
_STANDARD = re.compile(rf"(?<![^\W_])[A-Z]{{2,8}}{GAP}$")  # "WCAG 2.1", "EN 301 549"
_STANDARD_REACH = 16  # characters
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"X": 10, "IX": 9, "IV": 4, "V": 5, "I": 1}


def values_of(text: str, language: Language, *, in_words: bool = True) -> tuple[Value, ...]:
    """The values of a passage's masked text, in reading order; each character belongs to at most one.

    Without `in_words`, those that begin with a word in small letters are passed over, which is much faster.
    """
    lexicon = lexicon_of(language)
    words = frozenset(_WORD.findall(text.casefold())) if in_words else frozenset()
    if lexicon.alone.isdisjoint(words) and not _SIGN.search(text):
        return ()
    addresses = emails(text)
    hidden = [value[2:4] for value in addresses]
    if "//" in text or "www." in text or _BARE_HOST.search(text):
        links = [found.span() for found in _ADDRESS.finditer(text)]
        hidden += links
        addresses += [number for start, end in links for number in _in_address(text, start, end)]
    candidate = _FIGURE if lexicon.words.isdisjoint(words) else _CANDIDATE
    values = [*addresses, *_scanned(_without(text, hidden), lexicon, candidate)]
    return tuple(sorted(values, key=lambda value: value.start))


def _in_address(text: str, start: int, end: int) -> list[Value]:
    """The numbers of an address: they may answer a text that stands in its place."""
    found = _DIGITS.finditer(text, start, end)
    return [Value(ValueKind.NUMBER, digits[0], *digits.span(), optional=True) for digits in found]


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with each of the spans blocked, at equal length."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            first = max(start, done)
            parts += (text[done:first], _BLOCK * (end - first))
            done = end
    return "".join([*parts, text[done:]]) if parts else text


def _scanned(text: str, lexicon: Lexicon, candidate: re.Pattern[str]) -> list[Value]:
    values: list[Value] = []
    at = 0
    while found := candidate.search(text, at):
        start = found.start()
        if found[0].isalpha() and found[0].islower() and found[0] not in lexicon.words:
            at = found.end()
            continue
        read = _by_sign(text, start, lexicon) if not found[0][0].isalpha() else _by_word(text, found, lexicon)
        values += read
        at = read[-1].end if read else max(found.end(), _end_of_run(text, start))
    return values


def _end_of_run(text: str, start: int) -> int:
    run = _RUN.match(text, start)
    return run.end() if run else start


def _by_sign(text: str, start: int, lexicon: Lexicon) -> list[Value]:
    """What begins with a digit, a currency's sign, a plus or a parenthesis."""
    if text[start] in "$€£":
        return _listed(money(text, start, lexicon))
    if phone := telephone(text, start, lexicon):
        return [phone]
    if not "0" <= text[start] <= "9":
        return []
    if date := numeric_date(text, start):
        return [date]
    dates = date_by_day(text, start, lexicon) or years(text, start)
    if dates:
        return dates
    if time := time_of_day(text, start, lexicon):
        return [time]
    value = numeric(text, start, lexicon, optional=_is_in_name(text, start))
    if value and value.kind is ValueKind.NUMBER and _STANDARD.search(text, max(0, start - _STANDARD_REACH), start):
        value = value._replace(kind=ValueKind.VERSION)
    return _listed(value)


def _is_in_name(text: str, start: int) -> bool:
    """Whether a letter and a hyphen, or an underscore, stand right before, as in COVID-19."""
    before = text[start - 1 : start]
    return before == "_" or (bool(before) and before in HYPHENS and text[start - 2 : start - 1].isalpha())


def _by_word(text: str, found: re.Match[str], lexicon: Lexicon) -> list[Value]:
    """What begins with a word: a month, a number, an ordinal, "noon", the code of a currency, a version."""
    start, end = found.span()
    word = found[0].casefold()
    if word in lexicon.months and (dates := date_by_month(text, start, lexicon)):
        return dates
    if word in lexicon.numbers:
        return [spelled(text, start, end, lexicon)]
    if word in lexicon.periods:
        return [Value(ValueKind.NUMBER, str(lexicon.periods[word]), start, end, optional=True)]
    if word in lexicon.ordinals:
        return [Value(ValueKind.ORDINAL, str(lexicon.ordinals[word]), start, end, optional=True)]
    if word in lexicon.times:
        return [Value(ValueKind.TIME, lexicon.times[word], start, end, optional=True)]
    if word in lexicon.shares:
        return [Value(ValueKind.PERCENT, str(lexicon.shares[word]), start, end, optional=True)]
    if found[0] in _LETTER_SIGNS and is_money(text, start):
        return _listed(money(text, start, lexicon))
    if numbered := _NUMBERED.fullmatch(found[0]):
        return _numbered(text, start + numbered.start(1), lexicon, is_version=word[0] == "v" and word[1:].isdigit())
    return _listed(_roman(found, lexicon))


def _numbered(text: str, start: int, lexicon: Lexicon, *, is_version: bool) -> list[Value]:
    """The number at the end of a name; of a version, and of the years of "FY2025-26", it is more than a name's."""
    if pair := years(text, start):
        return pair
    return _listed(numeric(text, start, lexicon, optional=not is_version))


def _roman(found: re.Match[str], lexicon: Lexicon) -> Value | None:
    """A Roman numeral with an ordinal's suffix, as in « XXIe siècle »."""
    numeral = _ROMAN.match(found[0])
    if not numeral or not numeral[0] or not lexicon.ordinal.fullmatch(found[0], numeral.end()):
        return None
    units = numeral[2].replace("V", "") if numeral[2] not in ("IX", "IV") else ""
    number = 10 * len(numeral[1]) + len(units) + 5 * numeral[2].startswith("V")
    number += _ROMAN_VALUES.get(numeral[2], 0) if numeral[2] in ("IX", "IV") else 0
    return Value(ValueKind.ORDINAL, str(number), *found.span(), optional=True)


def _listed(value: Value | None) -> list[Value]:
    return [value] if value else []
