"""The head of a post: what it says of itself before its text. Enough to give it an address and a counterpart."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.facts import Format
from auditor.model.location import Span


class Written(Struct, frozen=True):
    """A value as it stands in a post: `key` as written there, `value` as text, `span` of the value alone."""

    key: str
    value: str
    span: Span


class Alternate(Struct, frozen=True):
    """The same page in another language, as a page's own HTML says it (`hreflang`, or the language toggle)."""

    language: str  # the tag as written, such as "fr-CA"
    address: str
    span: Span


class Head(Struct, frozen=True):
    """What one post says of itself; a function of its bytes and path.

    `fields` are the front matter's scalars and lists of scalars by case-folded key (nested ones are left out).
    """

    path: str
    format: Format
    title: str = ""
    fields: dict[str, tuple[Written, ...]] = {}
    language_tag: str = ""  # by front matter or `<html lang>`, as written
    text_language: str = ""  # the code of the language that most words are in, where neither tag nor path tells it
    alternates: tuple[Alternate, ...] = ()
    has_front_matter: bool = False
    words: int = 0  # of the text, roughly: a page without any is no translation of anything

    def value(self, *names: str) -> str:
        """The first text among the fields of these names, without regard to case; "" when there is none."""
        found = self.written(*names)
        return found.value if found else ""

    def written(self, *names: str) -> Written | None:
        """The first text among the fields of these names, with its place."""
        for name in names:
            for one in self.fields.get(name.casefold(), ()):
                if one.value:
                    return one
        return None

    def values(self, *names: str) -> tuple[str, ...]:
        """All texts of the fields of these names."""
        return tuple(one.value for name in names for one in self.fields.get(name.casefold(), ()) if one.value)
