"""The part `declarations` of a language file: how the language tells that a page is in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.declaration import Strength
from auditor.model.language import DeclarationWords

if TYPE_CHECKING:
    from auditor.rulebook.loader import Document

_AT = "declarations"
_WORDS = ("only", "version", "links", "things", "small", "switch")


def declaration_words(doc: Document) -> DeclarationWords:
    """The words of a language file; none where it says nothing of them. Raises RuleError."""
    if _AT not in doc.data:
        return DeclarationWords()
    given = doc.only(DeclarationWords.__struct_fields__, (_AT,))
    fields: dict[str, Any] = {name: _words(doc, name) for name in _WORDS if name in given}
    fields["names"] = {code: doc.texts((_AT, "names", code)) for code in doc.mapping((_AT, "names"))}
    if "codes" in given:
        fields["codes"] = _codes(doc)
    if "flags" in given:
        fields["flags"] = doc.texts((_AT, "flags"))
    if "usual" in given:
        fields["usual"] = _usual(doc)
    return DeclarationWords(**fields)


def _words(doc: Document, name: str) -> frozenset[str]:
    found = frozenset(map(str.casefold, doc.texts((_AT, name))))
    for word in found:
        if len(word.split()) != 1:
            raise doc.error((_AT, name), f"“{word}” is not one word")
    return found


def _codes(doc: Document) -> tuple[str, ...]:
    codes = doc.texts((_AT, "codes"))
    for code in codes:
        if not (code.isalpha() and code.isupper() and len(code) > 1):
            raise doc.error(
                (_AT, "codes"), f"“{code}” is not two capitals or more: a single one marks an item of a list"
            )
    return codes


def _usual(doc: Document) -> dict[str, str]:
    path = (_AT, "usual")
    doc.only(Strength, path)
    found = {strength: doc.text((*path, strength)) for strength in doc.mapping(path)}
    for strength, wording in found.items():
        if wording.count("{language}") != 1 or wording.count("{") != 1:
            raise doc.error((*path, strength), "“{language}” must stand in it once, and no other brace")
    return found
