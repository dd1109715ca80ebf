"""Rules as values: what is wrong, how bad, why it matters and how to mend it, in every interface language."""

from __future__ import annotations

from enum import StrEnum
from string import Formatter
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

INTERFACE_LANGUAGES = ("en", "fr")


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure a finding is; low ones are shown with --pedantic only."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Needs(StrEnum):
    """What a rule must know to judge."""

    POST = "post"
    PAIR = "pair"
    PUBLICATION = "publication"
    OUTCOMES = "outcomes"


class Sentence(Struct, frozen=True):
    """One sentence in every interface language, with the same {placeholders} in each."""

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """The sentence in "en" or "fr"."""
        return self.fr if language == "fr" else self.en

    def filled(self, facts: Mapping[str, str | Sentence]) -> Sentence:
        """The sentence with its placeholders replaced, in each language by the fact's words in it."""
        return Sentence(
            en=self.en.format_map({name: fact if isinstance(fact, str) else fact.en for name, fact in facts.items()}),
            fr=self.fr.format_map({name: fact if isinstance(fact, str) else fact.fr for name, fact in facts.items()}),
        )

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces, of both languages."""
        return _names(self.en) | _names(self.fr)


def _names(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


class Variant(Struct, frozen=True):
    """One form that a rule's problem takes, with its own sentences; `None` inherits the rule's."""

    message: Sentence
    fix: Sentence
    severity: Severity | None = None
    confidence: Confidence | None = None

    @property
    def placeholders(self) -> frozenset[str]:
        """The facts that a finding of this form must hold."""
        return self.message.placeholders | self.fix.placeholders


class Reference(Struct, frozen=True):
    """A guideline that a rule rests on."""

    title: str
    url: str


class Rule(Struct, frozen=True):
    """A rule as `rules/<family>/<name>.yml` says it; `id` is "<family>/<name>"."""

    id: str
    severity: Severity
    confidence: Confidence
    since: str
    needs: Needs
    title: Sentence
    message: Sentence
    why: Sentence
    fix: Sentence
    variants: dict[str, Variant] = {}
    options: dict[str, Any] = {}
    references: tuple[Reference, ...] = ()
    phrases: dict[str, tuple[str, ...]] = {}  # by language: a rule that needs no Python

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    def form(self, variant: str) -> Variant:
        """The sentences of a variant; those of the rule itself for ""."""
        if not variant:
            return Variant(message=self.message, fix=self.fix)
        return self.variants[variant]
