"""A value as it is read, and the characters around values."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

GAP = "(?:[^\\S\\r\\n]|\ue005{6})"
"""A space of any width inside a value; also `&nbsp;`, `&#160;` or `&#xA0;`, which the mask shows as six characters."""
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
NOT_IN_WORD = "(?![^\\W_])"

_MAX_DIGITS = 30  # a longer number is compared as it is written


class ValueKind(StrEnum):
    """What a value says."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    VERSION = "version"
    PHONE = "phone"
    EMAIL = "email"


class Value(NamedTuple):
    """One value of a text: `text[start:end]` is what was read.

    `value` is the same in every language: "25000", "1.5"; money "100 $" or "100 CAD"; a date "2016-07-31" with "?"
    for what is not said; a time "16:30"; a telephone number its digits without the country code 1, "x" and extension.
    `optional`: in words, or a part of a name such as COVID-19. It answers a value of the other side, and nobody
    misses it.
    """

    kind: ValueKind
    value: str
    start: int
    end: int
    optional: bool = False


def plain(number: Decimal) -> str:
    """A number without exponent or trailing zeros."""
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def canonical(digits: str, scale: int = 1) -> str:
    """Digits with at most one point, times `scale`."""
    if len(digits) > _MAX_DIGITS:
        return digits
    return plain(Decimal(digits) * scale)
