"""A language's words for values, as patterns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.language.values.value import GAP, HYPHENS, NOT_IN_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.language import Language, ValueWords

_NEVER = "(?!)"
_SPACE = rf"(?:\s|{GAP}){{1,3}}"


class Lexicon(NamedTuple):
    """What a reader of values looks words up in; the patterns match behind a number, with the space before them."""

    numbers: dict[str, int]  # magnitudes included
    ordinals: dict[str, int]
    times: dict[str, str]
    shares: dict[str, int]  # per hundred
    periods: dict[str, int]  # "annually": in what the other version may count them by
    months: dict[str, int]  # case-folded, without a final full stop
    alone: frozenset[str]  # those of the above that need no digit beside them
    words: frozenset[str]  # all of the above
    magnitudes: dict[str, int]
    magnitude_signs: dict[str, int]
    currencies: dict[str, str]
    month: str  # an alternation, for patterns of dates
    joiner: str
    date_word: str
    suffix: str  # of ordinals
    percent: re.Pattern[str]
    magnitude: re.Pattern[str]
    currency: re.Pattern[str]
    ordinal: re.Pattern[str]
    half_day: re.Pattern[str]
    clock: re.Pattern[str]
    extension: re.Pattern[str]
    afternoon: frozenset[str]


_known: dict[str, tuple[Language, Lexicon]] = {}


def lexicon_of(language: Language) -> Lexicon:
    """The lexicon of a language; made once."""
    found = _known.get(language.code)
    if found is None or found[0] is not language:
        found = _known[language.code] = (language, _lexicon(language.values))
    return found[1]


def one_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first, any space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    shown = (_SPACE.join(re.escape(part).replace("’", "['’]") for part in word.split()) for word in ordered)
    return "(?:" + "|".join(shown) + ")" if ordered else _NEVER


def _lexicon(words: ValueWords) -> Lexicon:
    months = {name.casefold().rstrip("."): n for n, names in enumerate(words.months, 1) for name in names}
    numbers = words.numbers | words.magnitudes
    alone = frozenset({*numbers, *words.ordinals, *words.times, *words.shares, *words.periods})
    suffix = one_of(words.ordinal_suffixes)
    hour = one_of(words.hour_signs)
    half_day = one_of((*words.before_noon, *words.after_noon))
    return Lexicon(
        numbers=numbers,
        ordinals=words.ordinals,
        times=words.times,
        shares=words.shares,
        periods=words.periods,
        months=months,
        alone=alone,
        words=alone | months.keys(),
        magnitudes=words.magnitudes,
        magnitude_signs=words.magnitude_signs,
        currencies=words.currencies,
        month=_month(words.months),
        joiner=rf"(?:{GAP}{{0,2}},?{GAP}{{0,2}}{one_of(words.range_words)}{GAP}{{1,2}}|{GAP}{{0,2}}[{HYPHENS},/&]{GAP}{{0,2}})",
        date_word=one_of(words.date_words),
        suffix=suffix,
        percent=_pattern(rf"{GAP}{{0,2}}%|{_SPACE}{one_of(words.percent)}{NOT_IN_WORD}"),
        magnitude=_pattern(rf"(?:{_SPACE}|-)({one_of(words.magnitudes)}){NOT_IN_WORD}"),
        currency=_pattern(rf"(?:{_SPACE}|-)({one_of(words.currencies)}){NOT_IN_WORD}"),
        ordinal=_pattern(rf"{suffix}{NOT_IN_WORD}"),
        half_day=_pattern(rf"{GAP}{{0,2}}({half_day}){NOT_IN_WORD}"),
        clock=_pattern(
            rf"([0-9]{{1,2}})(?::([0-5][0-9])(?::[0-5][0-9])?|{GAP}?{hour}(?:{GAP}?([0-5][0-9])(?::[0-5][0-9])?(?![0-9]))?{NOT_IN_WORD})"
        ),
        extension=_pattern(
            rf"[,;(]?{GAP}{{0,2}}[,;(]?{one_of(words.extensions)}[.:]?{GAP}{{0,2}}([0-9]{{1,6}})(?![0-9])"
        ),
        afternoon=frozenset(words.after_noon),
    )


def _month(months: tuple[tuple[str, ...], ...]) -> str:
    """An alternation of the names; those given with a capital match with one, or all in capitals."""
    forms = {form for names in months for name in names for form in _cases(name)}
    return one_of(forms)


def _cases(name: str) -> tuple[str, ...]:
    return (name, name.upper()) if name[0].isupper() else (name, name.capitalize(), name.upper())


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)
