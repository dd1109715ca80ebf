"""The result of one run: what the reporters show."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.finding import Excerpt, Finding
from auditor.model.rule import Rule

if TYPE_CHECKING:
    from auditor.model.rule import Severity


class QuotedFinding(Struct, frozen=True):
    """A finding with what its source says there.

    `id` is its fingerprint: rule, path, target or text, and occurrence, without the line, so that it survives
    edits above it. `snippet` is the text of the location, to the character; `language` that of the post.
    """

    id: str
    finding: Finding
    snippet: str
    excerpt: Excerpt
    language: str = ""


class PostSummary(Struct, frozen=True):
    """One post as the report lists it."""

    path: str
    language: str
    title: str
    words: int
    links: int


class Target(Struct, frozen=True):
    """A distinct address that posts lead to, without its fragment, and how many links do."""

    address: str
    count: int


class Unverified(StrEnum):
    """Why an address was not verified. Never a failure."""

    NOT_ASKED = "not-asked"  # no selected rule needed the network
    OFFLINE = "offline"
    TEMPLATE = "template"  # only the generator knows the address


class UnverifiedAddress(Struct, frozen=True):
    """An address that was not verified, why, and how many links lead there."""

    address: str
    reason: Unverified
    count: int


class LeftOut(Struct, frozen=True):
    """Files that were not audited, by reason; `examples` are up to three of their paths."""

    reason: str
    count: int
    examples: tuple[str, ...]


class Run(Struct, frozen=True):
    """What differs from run to run; all the rest of a report depends on the input alone."""

    version: str
    started: str  # ISO 8601, UTC
    seconds: float
    offline: bool
    command: str


class Audit(Struct, frozen=True):
    """One run's whole result; findings are sorted by path, line, column and rule."""

    run: Run
    root: str
    generator: str  # "" when none was recognised
    languages: tuple[str, ...]
    posts: tuple[PostSummary, ...]
    findings: tuple[QuotedFinding, ...]
    targets: tuple[Target, ...]
    unverified: tuple[UnverifiedAddress, ...]
    left_out: tuple[LeftOut, ...]
    rules: dict[str, Rule]  # those that ran, by id
    hidden: int = 0  # findings of low confidence that were not asked for

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(quoted.finding.severity is severity for quoted in self.findings)
