"""How often posts declare in which words and where: what a publication's habit is learned from."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from auditor.model.declaration import Declared, Place, Strength
from auditor.model.habit import USUAL_PLACES, Habit
from auditor.model.publication import Assumption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.model.language import Language

_ENOUGH = 5  # declarations alike, to speak of a habit
_MOSTLY = 0.75  # of those that could be so

_decoded = msgspec.msgpack.Decoder(tuple[Declared, ...]).decode


class _Manner(NamedTuple):
    """One way to declare."""

    place: Place
    strength: Strength
    form: str
    target: str


class _Usual(NamedTuple):
    """What `number` of `total` have in common."""

    value: str
    number: int
    total: int


class Usage:
    """The declarations of a publication, counted by the language of their posts; what is set is not learned."""

    def __init__(
        self,
        languages: Mapping[str, Language],
        place: str = "",
        wording: Mapping[str, str] | None = None,
        *,
        attribute_lists: bool = False,
    ) -> None:
        """`place` and `wording` are set by the publication; `attribute_lists` is as in the habit."""
        self._languages = languages
        self._set_place = place
        self._attribute_lists = attribute_lists
        self._wordings = {self._code(tag): words for tag, words in (wording or {}).items()}
        self._posts: list[tuple[str, str, bytes]] = []
        self._manners: defaultdict[str, Counter[_Manner]] = defaultdict(Counter)

    def add(self, path: str, language: str, declared: bytes) -> None:
        """Counts what a post declares in a form that was a choice: a code or words of its own language, at their link.

        `declared` is a tuple of Declared, encoded; empty for none.
        """
        if not declared:
            return
        self._posts.append((path, language, declared))
        for one in _decoded(declared):
            wording = one.wording
            if (
                one.place in USUAL_PLACES
                and wording.spoken in ("", language)
                and wording.strength is not Strength.VERSION
                and "{" in wording.form
            ):
                self._manners[language][_Manner(one.place, wording.strength, wording.form, wording.language)] += 1

    @cached_property
    def habit(self) -> Habit:
        """What most have in common, once every post was added."""
        codes = sorted({*self._languages, *self._manners})
        return Habit(
            places={code: Place(usual.value) for code in codes if (usual := self._place(code))},
            strengths={code: Strength(usual.value) for code in codes if (usual := self._strength(code))},
            wordings={code: forms for code in codes if (forms := {at: one.value for at, one in self._forms(code)})},
            vocabulary={code: language.declarations for code, language in self._languages.items()},
            attribute_lists=self._attribute_lists,
            place_is_set=bool(self._set_place),
        )

    def odd(self) -> frozenset[str]:
        """The paths of the posts with a declaration that may be unlike the habit."""
        oddity = self.habit.oddity
        return frozenset(
            path
            for path, language, declared in self._posts
            if any(oddity(language, one.place, one.wording) for one in _decoded(declared))
        )

    def assumptions(self) -> Iterator[Assumption]:
        """What was learned, to be told: a place as "declarations-after", words as "declarations-worded"."""
        for code, manners in sorted(self._manners.items()):
            place = self._place(code)
            if place and place.total:
                yield Assumption(f"declarations-{place.value}", _facts(code, place))
            targets = Counter[str]()
            for manner, count in manners.items():
                targets[manner.target] += count
            for strength, usual in self._forms(code):
                if usual.total:
                    words = self.habit.words(code, targets.most_common(1)[0][0], strength)
                    yield Assumption("declarations-worded", _facts(code, usual) | {"words": words})

    def _place(self, code: str) -> _Usual | None:
        if self._set_place:
            return _Usual(self._set_place, 0, 0)
        return _usual((manner.place, count) for manner, count in self._manners[code].items())

    def _strength(self, code: str) -> _Usual | None:
        if code in self._wordings:
            return _Usual(Strength.ONLY, 0, 0)
        return _usual((manner.strength, count) for manner, count in self._manners[code].items())

    def _forms(self, code: str) -> Iterator[tuple[Strength, _Usual]]:
        for strength in (Strength.ONLY, Strength.PLAIN):
            if strength is Strength.ONLY and code in self._wordings:
                yield strength, _Usual(self._wordings[code], 0, 0)
                continue
            of_strength = ((one.form, count) for one, count in self._manners[code].items() if one.strength is strength)
            if usual := _usual(of_strength):
                yield strength, usual

    def _code(self, tag: str) -> str:
        word = tag.casefold().replace("_", "-").partition("-")[0]
        return next((code for code, language in self._languages.items() if word in language.codes), word)


def _usual(counts: Iterable[tuple[str, int]]) -> _Usual | None:
    counter: Counter[str] = Counter()
    for value, count in counts:
        counter[value] += count
    if not counter:
        return None
    most, number = counter.most_common(1)[0]
    return _Usual(most, number, counter.total()) if number >= max(_ENOUGH, _MOSTLY * counter.total()) else None


def _facts(language: str, usual: _Usual) -> dict[str, str]:
    return {"language": language, "count": str(usual.number), "total": str(usual.total)}
