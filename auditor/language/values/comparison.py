"""What one text says in values and its translation does not."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from auditor.language.values.value import Value, ValueKind, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_SMALL = frozenset(map(str, range(11)))  # what either language may say with a word or a pronoun
_COUNTS = frozenset({ValueKind.NUMBER, ValueKind.ORDINAL})
_TRIED = 8  # candidates of one key
_DATE_PARTS = ("y", "m", "d")
_NOON = 12


class Difference(NamedTuple):
    """Values of one side that nothing on the other answers, in reading order.

    The doubtful ones may well be right: a number up to ten, which a word or a pronoun can answer, and what the other
    side does say, but fewer times.
    """

    left: tuple[Value, ...] = ()
    right: tuple[Value, ...] = ()
    doubtful_left: tuple[Value, ...] = ()
    doubtful_right: tuple[Value, ...] = ()


def compare(left: Sequence[Value], right: Sequence[Value]) -> Difference:
    """The values of two texts that say the same, compared as multisets; optional values are never missed."""
    rest_left, rest_right = list(left), list(right)
    for agree, keys in ((_same, _exact_key), (_agree, _keys)):
        for firm in (True, False):
            _pair_off(rest_left, rest_right, agree, keys, only_firm=firm)
    _pair_durations(rest_left, rest_right)
    _pair_durations(rest_right, rest_left)
    in_words = any(value.optional for value in rest_left), any(value.optional for value in rest_right)
    rest_left = [value for value in rest_left if not value.optional]
    rest_right = [value for value in rest_right if not value.optional]
    _pair_dates(rest_left, rest_right)
    _pair_dates(rest_right, rest_left)
    _pair_lists(rest_left, rest_right)
    _pair_lists(rest_right, rest_left)
    sure_left, doubtful_left = _sifted(rest_left, rest_right, right, in_words=in_words[1])
    sure_right, doubtful_right = _sifted(rest_right, rest_left, left, in_words=in_words[0])
    return Difference(sure_left, sure_right, doubtful_left, doubtful_right)


def _pair_off(
    left: list[Value],
    right: list[Value],
    agree: Callable[[Value, Value], bool],
    keys: Callable[[Value], Iterable[str]],
    *,
    only_firm: bool,
) -> None:
    """Takes the pairs that agree out of both lists; two optional values are no pair, so that firm ones find theirs."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for place in range(len(right) - 1, -1, -1):
        for key in keys(right[place]):
            by_key[key].append(place)
    taken: set[int] = set()
    kept: list[Value] = []
    for value in left:
        for key in keys(value):
            places = by_key[key]
            while places and places[-1] in taken:
                places.pop()
            found = next(
                (
                    place
                    for place in places[: -_TRIED - 1 : -1]
                    if place not in taken
                    and not (only_firm and (value.optional or right[place].optional))
                    and not (value.optional and right[place].optional)
                    and agree(value, right[place])
                ),
                None,
            )
            if found is not None:
                taken.add(found)
                break
        else:
            kept.append(value)
    left[:] = kept
    right[:] = [value for place, value in enumerate(right) if place not in taken]


def _same(one: Value, other: Value) -> bool:
    return one.kind == other.kind and one.value == other.value


def _exact_key(value: Value) -> tuple[str]:
    return (f"{value.kind} {value.value}",)


def _keys(value: Value) -> tuple[str, ...]:
    """What two values must share to agree: digits, or a part of a date or time."""
    match value.kind:
        case ValueKind.MONEY:
            return (value.value.partition(" ")[0],)
        case ValueKind.DATE:
            parts = value.value.split("-")
            known = [f"{name}{part}" for name, part in zip(_DATE_PARTS, parts, strict=True) if "?" not in part]
            return (*known[::-1], *(part for part in parts[:1] if "?" not in part))
        case ValueKind.TIME:
            hour, minute = map(int, value.value.split(":"))
            numbers = (str(hour), str(hour % _NOON)) if not minute else (plain(hour + Decimal(minute) / 60),)
            return (f"t{hour % _NOON}:{minute}", *numbers)
        case _:
            return (value.value,)


def _agree(one: Value, other: Value) -> bool:
    """Whether two values that share a key may say the same."""
    kinds = {one.kind, other.kind}
    if kinds == {ValueKind.DATE}:
        parts = zip(one.value.split("-"), other.value.split("-"), strict=True)
        return all("?" in mine or "?" in theirs or mine == theirs for mine, theirs in parts)
    if kinds == {ValueKind.MONEY}:
        signs = {one.value.partition(" ")[2], other.value.partition(" ")[2]}
        return len(signs) == 1 or ("$" in signs and not signs & {"€", "£", "EUR", "GBP"})
    if kinds == {ValueKind.TIME}:
        unsaid = any(len(value.value.partition(":")[0]) == 1 for value in (one, other))
        return one.value == other.value or unsaid
    return True


def _pair_dates(dates: list[Value], others: list[Value]) -> None:
    """Takes out dates whose day and year the other side says apart: "May 4, then 5" and « le 4, puis le 5 mai »."""
    numbers = {value.value: place for place, value in enumerate(others) if value.kind in (*_COUNTS, ValueKind.YEAR)}
    spoken: set[str] = set()
    for value in others:
        if value.kind is ValueKind.DATE:
            spoken.update(part.lstrip("0") for part in value.value.split("-") if "?" not in part)
    taken: set[int] = set()
    kept: list[Value] = []
    for date in dates:
        wanted = _day_and_year(date)
        apart = {numbers[part] for part in wanted if part in numbers}
        if apart and all(part in numbers or part in spoken for part in wanted):
            taken |= apart
        else:
            kept.append(date)
    dates[:] = kept
    others[:] = [value for place, value in enumerate(others) if place not in taken]


def _day_and_year(date: Value) -> list[str]:
    if date.kind is not ValueKind.DATE:
        return []
    year, _, day = date.value.split("-")
    return [part.lstrip("0") for part in (year, day) if "?" not in part]


def _pair_lists(decimals: list[Value], others: list[Value]) -> None:
    """Takes out what looks like a decimal and is a list on the other side: "2,3 or 4" and « 2, 3 ou 4 »."""
    places = {value.value: place for place, value in enumerate(others)}
    taken: set[int] = set()
    kept: list[Value] = []
    for value in decimals:
        found = {places[part] for part in value.value.split(".") if part in places}
        if value.kind is ValueKind.NUMBER and len(found) > 1 and not found & taken:
            taken |= found
        else:
            kept.append(value)
    decimals[:] = kept
    others[:] = [value for place, value in enumerate(others) if place not in taken]


def _pair_durations(times: list[Value], others: list[Value]) -> None:
    """Takes out times that are durations and numbers on the other side: « 1 h 30 » and "90 minutes"."""
    kept: list[Value] = []
    for time in times:
        found = _duration(time, others) if time.kind is ValueKind.TIME else []
        for value in found:
            others.remove(value)
        if not found:
            kept.append(time)
    times[:] = kept


def _duration(time: Value, others: list[Value]) -> list[Value]:
    """The numbers that say how long `time` is: its minutes in all, or its hours and its minutes."""
    hours, minutes = map(int, time.value.split(":"))
    numbers = {value.value: value for value in reversed(others) if value.kind is ValueKind.NUMBER}
    for parts in ((hours * 60 + minutes,), (hours, minutes) if minutes else (hours,)):
        if all(str(part) in numbers for part in parts):
            return [numbers[str(part)] for part in parts]
    return []


def _sifted(
    rest: list[Value], other_rest: list[Value], other: Sequence[Value], *, in_words: bool
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """What is missing for sure, and what is doubtful; `in_words`: the other side says more, in words.

    "Half past six" and "the first of May" are read as numbers at best.
    """
    spoken: dict[str, list[Value]] = defaultdict(list)
    for value in other:
        for key in _spoken(value):
            spoken[key].append(value)
    contradicted = {_doubt(value) for value in other_rest}
    sure: list[Value] = []
    doubtful: list[Value] = []
    for value in rest:
        doubt = _doubt(value)
        said = any(_says(one, value) for key in _keys(value) for one in spoken.get(key, ())[:_TRIED])
        spelled = in_words and value.kind in (ValueKind.TIME, ValueKind.DATE)
        (doubtful if said or spelled or (doubt and doubt not in contradicted) else sure).append(value)
    return tuple(sure), tuple(doubtful)


def _says(one: Value, other: Value) -> bool:
    """Whether `one`, which shares a key with `other`, says all of it: a year alone says no date."""
    return _agree(one, other) and (other.kind is not ValueKind.DATE or one.kind is ValueKind.DATE)


def _spoken(value: Value) -> tuple[str, ...]:
    """The keys of a value, and the day of a date."""
    if value.kind is not ValueKind.DATE:
        return _keys(value)
    return (*_keys(value), value.value.rpartition("-")[2].lstrip("0"))


def _doubt(value: Value) -> str:
    """Why nobody may miss the value, unless the other side says another of the same sort."""
    if value.kind in _COUNTS and value.value in _SMALL:
        return value.kind  # a word or a pronoun
    if value.kind is ValueKind.PERCENT and value.value == "100":
        return "all"  # "entirely"
    return "standard" if value.kind is ValueKind.VERSION else ""  # named once, then understood
