"""Findings: facts about one place, never prose; the reporter makes the sentence from the rule."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from auditor.model.location import Location, Span
from auditor.model.rule import Confidence, Severity

if TYPE_CHECKING:
    from auditor.model.rule import Rule


class LanguageCode(Struct, frozen=True):
    """A fact that is a language: the reporter says its name."""

    code: str


class Edit(Struct, frozen=True):
    """A replacement in the post of the finding; `safe` when it cannot change what a reader reads."""

    span: Span
    text: str
    safe: bool


class Excerpt(Struct, frozen=True):
    """Source text around a finding: a part of its first line; `column` is that of `text`'s first character."""

    text: str
    column: int
    cut_before: bool = False
    cut_after: bool = False


class Role(StrEnum):
    """What a further place is to a finding."""

    ALSO = "also"  # the same again, such as the other links of a list
    COUNTERPART = "counterpart"  # what the other version says there
    AFTER = "after"  # the passage of the other version behind which something is missing
    BEFORE = "before"  # the passage of the other version before which something is missing


class Related(Struct, frozen=True):
    """A further place that a finding speaks of."""

    location: Location
    text: str
    role: Role = Role.ALSO


class Finding(Struct, frozen=True):
    """Something wrong at one place. `Finding.of` is the only door.

    The edits of one finding are one repair: they are applied together.
    `target` is the address the finding is about, as written, or "".
    """

    rule: str
    variant: str
    severity: Severity
    confidence: Confidence
    location: Location
    facts: dict[str, str | LanguageCode]
    target: str
    related: tuple[Related, ...]
    edits: tuple[Edit, ...]

    @classmethod
    def of(
        cls,
        rule: Rule,
        location: Location,
        *,
        variant: str = "",
        confidence: Confidence | None = None,
        target: str = "",
        related: tuple[Related, ...] = (),
        edits: tuple[Edit, ...] = (),
        **facts: Any,
    ) -> Finding:
        """A finding of `rule` at `location`, with exactly the facts that the rule's sentences name.

        Facts are texts or languages. Raises ValueError for an unknown variant, and for a fact that is missing or
        unused: such a finding could not be told to a reader.
        """
        if variant and variant not in rule.variants:
            raise ValueError(f"{rule.id} has no variant {variant!r}")
        form = rule.form(variant)
        if wrong := form.placeholders ^ facts.keys():
            raise ValueError(f"{rule.id} {variant}: facts missing or unused: {', '.join(sorted(wrong))}")
        return cls(
            rule=rule.id,
            variant=variant,
            severity=form.severity or rule.severity,
            confidence=confidence or form.confidence or rule.confidence,
            location=location,
            facts=facts,
            target=target,
            related=related,
            edits=edits,
        )
