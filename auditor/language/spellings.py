"""The words by which addresses name languages, and the word of another language for the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.address_rules import AddressRules, Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

_REGIONS_TRIED = 2
_CODES = (Spelling.SHORT, Spelling.DOUBTFUL)


class Spellings:
    """Every word of every language, by its kind."""

    def __init__(self, rules: AddressRules) -> None:
        self._words = rules.spellings
        self._regions = rules.regions
        self._countries = {region for regions in rules.regions.values() for region in regions}
        self._codes = {code for words in rules.spellings.values() for kind in _CODES for code in words.get(kind, ())}

    def words(self, kind: Spelling) -> Iterator[tuple[str, str]]:
        """Each word of a kind, in small letters, with its language."""
        for language, words in self._words.items():
            match kind:
                case Spelling.LOCALE | Spelling.REVERSED:
                    for code, region in self._locales(language):
                        first, last = (code, region) if kind is Spelling.LOCALE else (region, code)
                        yield f"{first}-{last}", language
                        yield f"{first}_{last}", language
                case _:
                    yield from ((word, language) for word in words.get(kind, ()))

    def instead(self, word: str, kind: Spelling, language: str) -> tuple[str, ...]:
        """What stands in an address of `language` where another has `word`, the likeliest first; in its capitals."""
        match kind:
            case Spelling.LOCALE | Spelling.REVERSED:
                return tuple(self._other_locales(word, kind, language))
            case Spelling.SHORT | Spelling.DOUBTFUL:
                return tuple(_cased(code, word) for code in self._short(language))
            case _:
                return tuple(_cased(other, word) for other in self._words.get(language, {}).get(kind, ()))

    def _short(self, language: str) -> tuple[str, ...]:
        words = self._words.get(language, {})
        return tuple(code for kind in _CODES for code in words.get(kind, ()))

    def _locales(self, language: str) -> Iterator[tuple[str, str]]:
        """Codes with countries; "en-fr" is left out, since it may stand for English and French."""
        own = self._regions.get(language, ())
        for code in self._short(language):
            yield from ((code, region) for region in self._countries if region in own or region not in self._codes)

    def _other_locales(self, word: str, kind: Spelling, language: str) -> Iterator[str]:
        sign = "_" if "_" in word else "-"
        parts = word.split(sign)
        code, region = parts if kind is Spelling.LOCALE else reversed(parts)
        own = self._regions.get(language, ())
        same = (region.lower(),) if region.lower() in own else ()
        for other in dict.fromkeys((*same, *own[:_REGIONS_TRIED])):
            for short in self._short(language)[:1]:
                new = [_cased(short, code), _cased(other, region)]
                yield sign.join(new if kind is Spelling.LOCALE else reversed(new))


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
