"""Numbers in digits and in words, with the percent sign, the currency or the magnitude that belongs to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.language.values.dates import YEAR
from auditor.language.values.value import GAP, NOT_IN_WORD, Value, ValueKind, canonical

if TYPE_CHECKING:
    from auditor.language.values.lexicon import Lexicon

_VERSION = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){2,8}(?![0-9])")
_GROUPED = re.compile(
    rf"[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}}){{1,6}}(?:\.[0-9]{{1,9}})?|(?:{GAP}{{1,2}}[0-9]{{3}}){{1,6}}(?:[.,][0-9]{{1,9}})?)(?!,?[0-9])"
)
_DECIMAL = re.compile(r"[0-9]{1,20}[.,][0-9]{1,20}(?![.,]?[0-9])")
_WHOLE = re.compile(r"[0-9]+")
_THOUSAND = 1000
_LETTERS = re.compile(r"[^\W\d_]{1,12}")
_YEAR = re.compile(YEAR)
_SIGNS = "$€£"
_BEFORE = re.compile(rf"(?:(CAD|CAN|CA|C|USD|US|U\.S\.|A|NZ)?{GAP}?([{_SIGNS}])|(CAD|USD|EUR|GBP)){GAP}?(?=[0-9])")
_BEHIND = re.compile(
    rf"{GAP}{{0,2}}([A-Za-z]{{1,2}})?{GAP}?([{_SIGNS}])(?:{GAP}?\(?(CAD|CAN|CA|USD|US)\)?{NOT_IN_WORD})?"
)
_CODE = re.compile(rf"{GAP}?(CAD|USD|EUR|GBP|CA|US){NOT_IN_WORD}")
_CURRENCIES = {"CAD": "CAD", "CAN": "CAD", "CA": "CAD", "C": "CAD", "USD": "USD", "US": "USD", "U.S.": "USD"}
_BYTES = re.compile(
    rf"(?:{GAP}|[\ue000-\ue006]){{0,80}}(?:[kKMGT]?(?:B|iB|o)|bytes|octets){NOT_IN_WORD}"
)  # the files differ, and so their sizes
_UNIT = re.compile(  # the International System writes prefixes alike in all languages, and their names nearly so
    rf"{GAP}?(?:([kMG])(?:Hz|Wh?|V|J|N|Pa|m|g)|(kilo|m[eé]ga|giga)(?:hertz|watt|volt|joule|m[eè]t|gram)[^\W\d_]{{0,8}})"
    rf"{NOT_IN_WORD}"
)
_PREFIXES = {"k": 1000, "kilo": 1000, "M": 1_000_000, "mega": 1_000_000, "méga": 1_000_000}
_PREFIXES |= {"G": 1_000_000_000, "giga": 1_000_000_000}
_BARE_SIGNS = frozenset("kKM")  # read without a currency too: "25K visitors"; "5G" is no amount
_JOINED = re.compile(r"(?:[\s-]|\ue005{6}){1,2}(?:and |et[ -])?([^\W\d_]+)")


class _Digits(NamedTuple):
    """A number as written: its digits with at most one point, where it ends, and whether it has no separators."""

    digits: str
    end: int
    whole: bool


def is_money(text: str, start: int) -> bool:
    """Whether an amount with its currency in front begins at `start`."""
    return bool(_BEFORE.match(text, start))


def money(text: str, start: int, lexicon: Lexicon) -> Value | None:
    """An amount at `start`, its currency in front: "$5 million", "CA$100"."""
    sign = _BEFORE.match(text, start)
    number = _digits(text, sign.end()) if sign else None
    if not sign or not number:
        return None
    scale, end = _magnitude(text, number.end, lexicon, signs=lexicon.magnitude_signs)
    currency = _CURRENCIES.get(sign[1] or sign[3] or "") or sign[2] or sign[3]
    if code := _CODE.match(text, end):
        currency, end = _CURRENCIES.get(code[1], code[1]), code.end()
    return Value(ValueKind.MONEY, f"{canonical(number.digits, scale)} {currency}", start, end)


def numeric(text: str, start: int, lexicon: Lexicon, *, optional: bool) -> Value | None:
    """The value that begins with a digit at `start`, with what belongs to it; None for an identifier such as 4e5f."""
    if version := _VERSION.match(text, start):
        return Value(ValueKind.VERSION, version[0], start, version.end(), optional)
    number = _digits(text, start)
    if percent := lexicon.percent.match(text, number.end):
        return Value(ValueKind.PERCENT, canonical(number.digits), start, percent.end(), optional)
    scale, end = _magnitude(text, number.end, lexicon, signs={})
    if currency := _currency_behind(text, end, lexicon):
        factor, code, end = currency
        return Value(ValueKind.MONEY, f"{canonical(number.digits, scale * factor)} {code}", start, end, optional)
    if scale == 1 and (unit := _UNIT.match(text, number.end)):
        scale = _PREFIXES[unit[1] or unit[2]]
    if scale > 1:
        return Value(ValueKind.NUMBER, canonical(number.digits, scale), start, end, optional)
    if ordinal := lexicon.ordinal.match(text, number.end):
        return Value(ValueKind.ORDINAL, canonical(number.digits), start, ordinal.end(), optional)
    return _bare(text, start, number, lexicon, optional=optional)


def _bare(text: str, start: int, number: _Digits, lexicon: Lexicon, *, optional: bool) -> Value | None:
    """A number with nothing that belongs to it but, perhaps, letters: "10km", "1990s", "25K"."""
    letters = _LETTERS.match(text, number.end)
    if letters and text[letters.end() : letters.end() + 1].isalnum():
        return None
    if letters and letters[0] in _BARE_SIGNS and letters[0] in lexicon.magnitude_signs:
        scaled = canonical(number.digits, lexicon.magnitude_signs[letters[0]])
        return Value(ValueKind.NUMBER, scaled, start, letters.end(), optional)
    optional = (
        optional or bool(_BYTES.match(text, number.end)) or bool(letters and letters[0].isupper())
    )  # a name: "18F", "5G"
    is_year = number.whole and (not letters or letters[0] == "s") and _YEAR.fullmatch(number.digits)
    kind = ValueKind.YEAR if is_year else ValueKind.NUMBER
    return Value(kind, canonical(number.digits), start, number.end, optional)


def _digits(text: str, start: int) -> _Digits:
    """The number at `start`, where a digit stands; thousands and decimals in either usage."""
    if grouped := _GROUPED.match(text, start):
        whole, _, decimals = _parts(grouped[0])
        return _Digits(f"{whole}.{decimals}" if decimals else whole, grouped.end(), whole=False)
    in_list = start > 1 and text[start - 1] in ".," and text[start - 2].isdigit()
    if not in_list and (decimal := _DECIMAL.match(text, start)):
        return _Digits(decimal[0].replace(",", "."), decimal.end(), whole=False)
    found = _WHOLE.match(text, start)
    digits = found[0] if found else "0"
    return _Digits(digits.lstrip("0") or "0", start + len(digits), whole=True)


def _parts(grouped: str) -> tuple[str, str, str]:
    """Thousands without their separators, and decimals: the last separator begins decimals when it is another one."""
    separators = re.findall(r"[^0-9]+", grouped)
    if len(separators) > 1 and separators[-1] in (".", ",") and separators[-1] != separators[0]:
        whole, sign, decimals = grouped.rpartition(separators[-1])
        return re.sub(r"[^0-9]", "", whole), sign, decimals
    return re.sub(r"[^0-9]", "", grouped), "", ""


def _magnitude(text: str, at: int, lexicon: Lexicon, signs: dict[str, int]) -> tuple[int, int]:
    """How much the words or sign at `at` multiply by, and where they end. Behind figures « cents » is a coin."""
    if (found := lexicon.magnitude.match(text, at)) and lexicon.magnitudes[found[1].casefold()] >= _THOUSAND:
        return lexicon.magnitudes[found[1].casefold()], found.end()
    letters = _LETTERS.match(text, at)
    if letters and letters[0] in signs and not text[letters.end() : letters.end() + 1].isalnum():
        return signs[letters[0]], letters.end()
    return 1, at


def _currency_behind(text: str, at: int, lexicon: Lexicon) -> tuple[int, str, int] | None:
    """A currency behind an amount: what its magnitude sign multiplies by, its code, and where it ends."""
    if found := _BEHIND.match(text, at):
        factor = lexicon.magnitude_signs.get(found[1], 0) if found[1] else 1
        if factor:
            return factor, _CURRENCIES.get(found[3] or "", found[2]), found.end()
    if found := lexicon.currency.match(text, at):
        word = " ".join(found[1].casefold().replace("'", "’").replace("\ue005" * 6, " ").split())
        return 1, lexicon.currencies[word], found.end()
    return None


def spelled(text: str, start: int, end: int, lexicon: Lexicon) -> Value:
    """The number in words whose first word is `text[start:end]`."""
    total, current, last = 0, 0, 0
    word: str | None = text[start:end].casefold()
    while word in lexicon.numbers:
        number = lexicon.numbers[word]
        if number >= 1000:
            total, current, last = total + max(current, 1) * number, 0, 0
        elif last and number > last:  # "quatre-vingts", "three hundred"
            current += last * number - last
            last *= number
        else:
            current, last = current + number, number
        joined = _JOINED.match(text, end)
        word = joined[1].casefold() if joined else None
        end = joined.end() if joined and word in lexicon.numbers else end
    if percent := lexicon.percent.match(text, end):
        end = percent.end()
        return Value(ValueKind.PERCENT, str(total + current), start, end, optional=True)
    return Value(ValueKind.NUMBER, str(total + current), start, end, optional=True)
