"""The part `values` of a language file: how the language writes numbers, dates and the like in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from auditor.model.language import ValueWords

if TYPE_CHECKING:
    from auditor.rulebook.loader import Document

_AT = "values"
_COUNTS = ("numbers", "ordinals", "magnitudes", "magnitude_signs", "shares", "periods")
_TEXTS = (
    "ordinal_suffixes",
    "hour_signs",
    "before_noon",
    "after_noon",
    "percent",
    "extensions",
    "range_words",
    "date_words",
)
_CASED = frozenset({"magnitude_signs"})
_MONTHS = 12
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def value_words(doc: Document) -> ValueWords:
    """The words of a language file; none where it says nothing of them. Raises RuleError."""
    if _AT not in doc.data:
        return ValueWords()
    given = doc.only({*ValueWords.__struct_fields__}, (_AT,))
    fields: dict[str, Any] = {name: _counts(doc, name) for name in _COUNTS if name in given}
    fields |= {name: tuple(map(str.casefold, doc.texts((_AT, name)))) for name in _TEXTS if name in given}
    if "months" in given:
        fields["months"] = _months(doc)
    if "times" in given:
        fields["times"] = _times(doc)
    if "currencies" in given:
        fields["currencies"] = _texts_by_word(doc, "currencies")
    return ValueWords(**fields)


def _counts(doc: Document, name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, number in doc.mapping((_AT, name)).items():
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise doc.error((_AT, name, word), "a whole number is expected")
        found[word if name in _CASED else word.casefold()] = number
    return found


def _texts_by_word(doc: Document, name: str) -> dict[str, str]:
    return {word.casefold(): doc.text((_AT, name, word)) for word in doc.mapping((_AT, name))}


def _times(doc: Document) -> dict[str, str]:
    found = _texts_by_word(doc, "times")
    for word in doc.mapping((_AT, "times")):
        if not _TIME.fullmatch(found[word.casefold()]):
            raise doc.error((_AT, "times", word), "a time such as 12:00 is expected")
    return found


def _months(doc: Document) -> tuple[tuple[str, ...], ...]:
    given = doc.at((_AT, "months"))
    if not isinstance(given, list) or len(given) != _MONTHS:
        raise doc.error((_AT, "months"), "twelve lists of names are expected")
    return tuple(_names(doc, number, names) for number, names in enumerate(given))


def _names(doc: Document, number: int, names: Any) -> tuple[str, ...]:
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise doc.error((_AT, "months", str(number)), "a list of names is expected")
    return tuple(name.strip() for name in names)
