"""From `rules/<family>/<name>.yml` to a Rule; every mistake is told as file:line: path: what is wrong."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from auditor.model.rule import (
    INTERFACE_LANGUAGES,
    Confidence,
    Needs,
    Reference,
    Rule,
    Sentence,
    Severity,
    Variant,
)
from auditor.yaml_source import Field, YamlError, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

Choice = TypeVar("Choice", bound=StrEnum)

_RULE_KEYS = {
    "severity",
    "confidence",
    "since",
    "needs",
    "title",
    "message",
    "why",
    "fix",
    "variants",
    "options",
    "references",
    "phrases",
}
_VARIANT_KEYS = {"severity", "confidence", "message", "fix"}
_REFERENCE_KEYS = {"title", "url"}


class RuleError(ValueError):
    """A mistake in a rule or language file; its text is `file:line: path: what is wrong`."""


class Document:
    """A YAML document that knows the line of each of its paths, for messages."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            data, fields = parse(text)
        except YamlError as error:
            raise RuleError(f"{name}:{error.line}: {error.problem}") from error
        self._lines = _lines_of(fields)
        if not isinstance(data, dict):
            raise self.error((), "a mapping is expected")
        self.data: dict[str, Any] = data

    def error(self, path: tuple[str, ...], problem: str) -> RuleError:
        """A RuleError at the line of `path`, or of the nearest part of it that is there."""
        nearest = path
        while nearest and nearest not in self._lines:
            nearest = nearest[:-1]
        where = ".".join(path)
        return RuleError(f"{self.name}:{self._lines.get(nearest, 1)}: {where + ': ' if where else ''}{problem}")

    def only(self, keys: Iterable[str], path: tuple[str, ...] = ()) -> dict[str, Any]:
        """The mapping at `path`, whose keys are all among `keys`."""
        found = self.mapping(path)
        allowed = set(keys)
        for key in found:
            if key not in allowed:
                raise self.error((*path, key), f"unknown field (known: {', '.join(sorted(allowed))})")
        return found

    def at(self, path: tuple[str, ...]) -> Any:
        """The value at `path`, or None; a list's rows are counted from 0."""
        value: Any = self.data
        for key in path:
            match value:
                case dict():
                    value = value.get(key)
                case list():
                    value = value[int(key)]
                case _:
                    return None
        return value

    def rows(self, path: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The paths of the rows of the list at `path`; none when it is not there."""
        value = self.at(path)
        if value is not None and not isinstance(value, list):
            raise self.error(path, "a list is expected")
        return tuple((*path, str(i)) for i in range(len(value or ())))

    def mapping(self, path: tuple[str, ...]) -> dict[str, Any]:
        """The mapping at `path`."""
        value = self.at(path)
        if not isinstance(value, dict):
            raise self.error(path, "field required" if value is None else "a mapping is expected")
        return value

    def text(self, path: tuple[str, ...]) -> str:
        """The text at `path`, not empty."""
        value = self.at(path)
        if not isinstance(value, str) or not value.strip():
            raise self.error(path, "field required" if value is None else "a text is expected")
        return value.strip()

    def texts(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The list of texts at `path`, not empty."""
        value = self.at(path)
        if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
            raise self.error(path, "field required" if value is None else "a list of texts is expected")
        return tuple(value)

    def number(self, path: tuple[str, ...]) -> float:
        """The number above zero at `path`."""
        value = self.at(path)
        if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
            raise self.error(path, "field required" if value is None else "a number above 0 is expected")
        return float(value)

    def choice(self, path: tuple[str, ...], kind: type[Choice]) -> Choice:
        """One of an enumeration's words at `path`."""
        value = self.text(path)
        try:
            return kind(value)
        except ValueError:
            raise self.error(path, f"“{value}” is none of {', '.join(kind)}") from None

    def sentence(self, path: tuple[str, ...]) -> Sentence:
        """A text in every interface language, with the same placeholders in each."""
        self.only(INTERFACE_LANGUAGES, path)
        sentence = Sentence(en=self.text((*path, "en")), fr=self.text((*path, "fr")))
        try:
            names = [Sentence(en=text, fr="").placeholders for text in (sentence.en, sentence.fr)]
        except ValueError as error:
            raise self.error(path, f"a brace is not closed ({error})") from None
        if names[0] != names[1]:
            differing = ", ".join(f"{{{name}}}" for name in sorted(names[0] ^ names[1]))
            raise self.error((*path, "fr"), f"the placeholders differ from those of en: {differing}")
        return sentence


def _lines_of(fields: Iterable[Field]) -> dict[tuple[str, ...], int]:
    lines: dict[tuple[str, ...], int] = {}
    for field in fields:
        for depth in range(1, len(field.path) + 1):
            lines.setdefault(field.path[:depth], field.key_line if depth < len(field.path) else field.scalar.line)
    return lines


def load_rule(rule_id: str, name: str, text: str) -> Rule:
    """The rule that the YAML `text` of the file `name` describes. Raises RuleError."""
    doc = Document(name, text)
    doc.only(_RULE_KEYS)
    message, fix = doc.sentence(("message",)), doc.sentence(("fix",))
    options = doc.mapping(("options",)) if "options" in doc.data else {}
    variants = {key: _variant(doc, key, fix) for key in doc.data.get("variants") or {}}
    phrases = doc.mapping(("phrases",)) if "phrases" in doc.data else {}
    return Rule(
        id=rule_id,
        severity=doc.choice(("severity",), Severity),
        confidence=doc.choice(("confidence",), Confidence),
        since=doc.text(("since",)),
        needs=doc.choice(("needs",), Needs),
        title=doc.sentence(("title",)),
        message=message,
        why=doc.sentence(("why",)),
        fix=fix,
        variants=variants,
        options=options,
        references=tuple(_references(doc)),
        phrases={code: doc.texts(("phrases", code)) for code in phrases},
    )


def _variant(doc: Document, key: str, inherited: Sentence) -> Variant:
    path = ("variants", key)
    given = doc.only(_VARIANT_KEYS, path)
    return Variant(
        message=doc.sentence((*path, "message")),
        fix=doc.sentence((*path, "fix")) if "fix" in given else inherited,
        severity=doc.choice((*path, "severity"), Severity) if "severity" in given else None,
        confidence=doc.choice((*path, "confidence"), Confidence) if "confidence" in given else None,
    )


def _references(doc: Document) -> Iterable[Reference]:
    entries = doc.data.get("references") or []
    if not isinstance(entries, list):
        raise doc.error(("references",), "a list is expected")
    for i, entry in enumerate(entries):
        path = ("references", str(i))
        if not isinstance(entry, dict) or entry.keys() != _REFERENCE_KEYS:
            raise doc.error(path, "a reference has a title and a url, and nothing else")
        yield Reference(title=str(entry["title"]), url=str(entry["url"]))
