"""Dates, years and times of day."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from auditor.language.values.value import GAP, HYPHENS, NOT_IN_WORD, Value, ValueKind

if TYPE_CHECKING:
    from auditor.language.values.lexicon import Lexicon

YEAR = "(?:1[5-9]|20)[0-9]{2}"
_DAY = "(?:0?[1-9]|[12][0-9]|3[01])"
_SPACE = rf"(?:\s|{GAP})"
_NUMERIC = re.compile(
    rf"({YEAR})[{HYPHENS}/.](0[1-9]|1[0-2])[{HYPHENS}/.](0[1-9]|[12][0-9]|3[01])(?![0-9])"
    rf"|([0-3]?[0-9])/([0-3]?[0-9])/({YEAR})(?![0-9])"
)
_YEARS = re.compile(rf"({YEAR})({GAP}?[{HYPHENS}/]{GAP}?)({YEAR}|[0-9]{{2}})(?![0-9]|[{HYPHENS}/][0-9])")
_DIGITS = re.compile("[0-9]+")
_NOON = 12
_LAST_HOUR = 24
_MONTHS = 12


class _Patterns(NamedTuple):
    month_first: re.Pattern[str]
    day_first: re.Pattern[str]


@cache
def _patterns(month: str, joiner: str, suffix: str, word: str) -> _Patterns:
    """The patterns of a language, from its alternations; `word` may stand between the parts of a date: "3 de mayo"."""
    gap = rf"(?:{_SPACE}{{1,3}}(?:{word}{_SPACE}{{1,3}})?)"
    comma = rf"(?:,{_SPACE}{{0,3}}|{gap})"
    month = f"(?P<month>{month}){NOT_IN_WORD}"
    day = rf"{_DAY}(?:{suffix})?(?![\w%]|[.:][0-9]|,[0-9](?![0-9]{{3}}(?![0-9])))"
    days = rf"(?P<days>{day}(?:{joiner}{day}){{0,4}})"
    year = rf"{YEAR}(?![\w%]|[.,][0-9])"
    behind_month = rf"{comma}(?P<year>{year})|{gap}{days}(?!{GAP}?%)(?:{comma}(?P<last>{year}))?"
    return _Patterns(
        re.compile(rf"{month}(?:{behind_month})"),
        re.compile(rf"{days}{gap}{month}(?:{comma}(?P<year>{year}))?"),
    )


def _of(lexicon: Lexicon) -> _Patterns:
    return _patterns(lexicon.month, lexicon.joiner, lexicon.suffix, lexicon.date_word)


def date_by_month(text: str, start: int, lexicon: Lexicon) -> list[Value]:
    """The dates that begin with a month's name at `start`: "July 31, 2016", "May 3 to 5", "mars 2019"."""
    found = _of(lexicon).month_first.match(text, start)
    if not found:
        return []
    return _dates(found, found["year"] or found["last"], lexicon)


def date_by_day(text: str, start: int, lexicon: Lexicon) -> list[Value]:
    """The dates that begin with a day at `start`: "31 juillet 2016", "1er mars", "3, 4 et 5 mai"."""
    found = _of(lexicon).day_first.match(text, start)
    return _dates(found, found["year"], lexicon) if found else []


def _dates(found: re.Match[str], year: str | None, lexicon: Lexicon) -> list[Value]:
    """One date for each of the days; the first and the last also hold what stands around them."""
    month = lexicon.months[found["month"].casefold().rstrip(".")]
    days = list(_DIGITS.finditer(found.string, *found.span("days"))) if found["days"] else []
    if not days:
        return [Value(ValueKind.DATE, _date(year, month, None), *found.span())]
    values: list[Value] = []
    for number, day in enumerate(days):
        start = found.start() if not number else day.start()
        end = found.end() if number == len(days) - 1 else day.end()
        values.append(Value(ValueKind.DATE, _date(year, month, int(day[0])), start, end))
    return values


def _date(year: str | None, month: int | None, day: int | None) -> str:
    return f"{year or '????'}-{f'{month:02d}' if month else '??'}-{f'{day:02d}' if day else '??'}"


def numeric_date(text: str, start: int) -> Value | None:
    """A date in digits at `start`; of 03/05/2019 only the year is certain."""
    found = _NUMERIC.match(text, start)
    if not found:
        return None
    if found[1]:
        return Value(ValueKind.DATE, f"{found[1]}-{found[2]}-{found[3]}", *found.span())
    first, second = int(found[4]), int(found[5])
    month = second if first > _MONTHS else first if second > _MONTHS else 0
    day = max(first, second) if month else 0
    if not max(first, second) or month > _MONTHS:
        return None
    return Value(ValueKind.DATE, _date(found[6], month, day), *found.span())


def years(text: str, start: int) -> list[Value]:
    """Two years at `start`, the second perhaps short, as in "2026-27"; or a year and a month, as in "2019-03"."""
    found = _YEARS.match(text, start)
    if not found:
        return []
    first, second = found[1], found[3]
    if len(second) < len(first):
        following = f"{int(first) + 1:04d}"
        if not following.endswith(second) and second <= first[2:]:
            if "01" <= second <= f"{_MONTHS}" and len(found[2]) == 1:
                return [Value(ValueKind.DATE, _date(first, int(second), None), *found.span())]
            return []
        second = first[:2] + second if not following.endswith(second) else following
    return [Value(ValueKind.YEAR, first, *found.span(1)), Value(ValueKind.YEAR, second, *found.span(3))]


def time_of_day(text: str, start: int, lexicon: Lexicon) -> Value | None:
    """A time at `start`: "4:30 pm", "16 h 30", "9 a.m."."""
    found = lexicon.clock.match(text, start)
    if found:
        hour, minute, end = int(found[1]), found[2] or found[3] or "00", found.end()
    elif (digits := _DIGITS.match(text, start, start + 3)) and len(digits[0]) < 3:
        hour, minute, end = int(digits[0]), "00", digits.end()
    else:
        return None
    half = lexicon.half_day.match(text, end)
    if not (found or half) or hour > _LAST_HOUR or text[end : end + 1].isdigit():
        return None
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half[1].casefold() in lexicon.afternoon else 0)
    unsaid = not half and hour <= _NOON and lexicon.afternoon
    written = f"{hour}:{minute}" if unsaid else f"{hour:02d}:{minute}"
    return Value(ValueKind.TIME, written, start, half.end() if half else end)
