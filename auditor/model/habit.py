"""The habit of a publication: in which words, and where, its posts tell the language of what they link to."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from auditor.model.declaration import Place, Strength, Wording
from auditor.model.language import DeclarationWords

USUAL_PLACES = (Place.INSIDE, Place.AFTER)
"""Those that style guides ask for."""


class Oddity(StrEnum):
    """How a declaration is unlike what its readers expect: a variant of `target/declaration-style`."""

    WRONG_LANGUAGE = "wrong-language"  # in words that they may not know
    WORDING = "wording"
    NOT_INSIDE = "not-inside"
    NOT_AFTER = "not-after"


class Habit(Struct, frozen=True):
    """What most declarations have in common, by the language of their posts; what they have not is absent.

    `wordings` are forms as `auditor.model.declaration.Wording` has them, or as a publication set them. `vocabulary`
    holds the words of every language that is known. `attribute_lists`: its Markdown takes `{: hreflang="fr"}`.
    `place_is_set`: the publication asks for the place, and it was not learned.
    """

    places: dict[str, Place] = {}
    strengths: dict[str, Strength] = {}
    wordings: dict[str, dict[Strength, str]] = {}
    vocabulary: dict[str, DeclarationWords] = {}
    attribute_lists: bool = False
    place_is_set: bool = False

    def place(self, language: str) -> Place:
        """Where a post in `language` declares; in the link where there is no habit, as Canada.ca's guide asks (7.2)."""
        return self.places.get(language, Place.INSIDE)

    def words(self, language: str, target: str, strength: Strength | None = None) -> str:
        """The remark by which a post in `language` tells that a page is in `target`: "(in French only)", "[FR]".

        It says as much as `strength`, else as most do. It is in the publication's own wording, else in the usual one of
        the language; "" where that has no word for it.
        """
        strength = strength or self.strengths.get(language, Strength.ONLY)
        known = self.vocabulary.get(language, DeclarationWords())
        form = self.wordings.get(language, {}).get(strength) or known.usual.get(strength, "")
        if form == "{code}":
            codes = self.vocabulary.get(target, DeclarationWords()).codes
            if codes:
                return f"[{codes[0]}]"
            form = known.usual.get(strength, "")
        names = known.names.get(target)
        return f"({form.replace('{language}', names[0])})" if names and form else ""

    def oddity(self, language: str, place: Place, wording: Wording) -> Oddity | None:
        """How a declaration in a post in `language` is unlike the others; None where it is not."""
        if place is Place.ALONE or wording.strength is Strength.VERSION or wording.language == language:
            return None
        if not wording.spoken:
            return None
        if wording.spoken != language:
            return Oddity.WRONG_LANGUAGE if not wording.is_bare and self.words(language, wording.language) else None
        if place not in USUAL_PLACES:
            return None
        usual = self.wordings.get(language, {}).get(wording.strength, wording.form).casefold()
        if usual not in (wording.form, f"{wording.thing} {wording.form}"):
            return Oddity.WORDING
        if self.places.get(language, place) is place:
            return None
        return Oddity.NOT_INSIDE if place is Place.AFTER else Oddity.NOT_AFTER
