"""Which languages a post is in, by what it says of itself, its path, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model.head import Head
    from auditor.publication.tongues import Tongues

_DECLARED = ("lang", "language", "locale", "langue")
_ONE_ONLY = ("onelanguage", "one_language", "lang-exclusive", "languageavailability")


def languages_of(head: Head, tongues: Tongues, by_path: str = "", otherwise: str = "") -> tuple[str, ...]:
    """The codes of a post's languages: as it declares them, by its path, by its words, by its layout."""
    declared = [head.value(name) for name in _DECLARED if name in head.fields]
    lists = [", ".join(head.values(name)) for name in _DECLARED if len(head.fields.get(name, ())) > 1]
    for tag in (*lists, *declared, head.language_tag):
        if tag and (found := tongues.several(tag)):
            return found
    layout = head.value("layout")
    last = layout.replace("_", "-").rpartition("-")
    by_layout = tongues.known(last[2]) if last[0] and len(last[2]) > 1 else ""
    one = by_path or head.text_language or by_layout or otherwise
    return (one,) if one else ()


def says_one_language(head: Head, tongues: Tongues) -> bool:
    """Whether a post says itself that it exists in one language only."""
    for name in _ONE_ONLY:
        values = head.values(name)
        word = ", ".join(values).casefold()
        if word in ("true", "yes", "oui"):
            return True
        if word and len(tongues.several(word)) == 1:
            return True
    return False
