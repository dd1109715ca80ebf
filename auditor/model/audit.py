"""The result of one run: what the reporters show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.facts import PassageKind
from auditor.model.finding import Excerpt, Finding
from auditor.model.location import Location
from auditor.model.outcome import Cause, Outcome
from auditor.model.page_language import PageLanguage
from auditor.model.publication import Assumption
from auditor.model.rule import Rule, Sentence

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
    """One post as the report lists it; `counterparts` are paths by language code."""

    path: str
    language: str
    title: str
    words: int
    links: int
    address: str = ""
    counterparts: dict[str, str] = {}


class Part(Struct, frozen=True):
    """A piece of a passage as it is read; `differs` when the other version has something else there."""

    text: str
    differs: bool = False


class Side(Struct, frozen=True):
    """One version of a row: where its passages begin, what they are, and their text in parts."""

    location: Location
    kind: PassageKind
    parts: tuple[Part, ...]


class Row(Struct, frozen=True):
    """Passages of two versions that answer each other; a side is None where one version says nothing.

    `findings` are the ids of those that speak of it; `skipped` is how many rows, the same in both versions, were
    left out before it.
    """

    left: Side | None
    right: Side | None
    findings: tuple[str, ...] = ()
    skipped: int = 0


class Comparison(Struct, frozen=True):
    """Two posts that answer each other: the rows that differ, each with its neighbours. Empty rows: all is alike.

    Counts are of passages, words and links that have a counterpart in the other version, left and right.
    """

    left: str
    right: str
    rows: tuple[Row, ...] = ()
    passages: tuple[int, int] = (0, 0)
    words: tuple[int, int] = (0, 0)
    links: tuple[int, int] = (0, 0)


class Coverage(Struct, frozen=True):
    """How much of the publication's text in one language exists in another: pairs of (with counterpart, all)."""

    language: str
    other: str
    posts: tuple[int, int]
    words: tuple[int, int]
    links: tuple[int, int]


class Readership(Struct, frozen=True):
    """The links from posts in one language to a page that is not in it: how many, and how many of them say so.

    `version` is the page's address in that language, "" when none is known; `posts` are the paths of the posts.
    """

    language: str
    links: int
    told: int = 0
    version: str = ""
    posts: tuple[str, ...] = ()


class Target(Struct, frozen=True):
    """A distinct address that posts lead to, without its fragment: how many links do, and what came of it.

    `translations` are its addresses in other languages, by code, where they are known; `readers` those who arrive in
    another language than their own. `posts` are the paths of those that lead there; () where the outcome is nothing
    that a reader must look after.
    """

    address: str
    count: int
    outcome: Outcome
    page: PageLanguage = PageLanguage()
    translations: dict[str, str] = {}
    posts: tuple[str, ...] = ()
    readers: tuple[Readership, ...] = ()


class UnverifiedAddress(Struct, frozen=True):
    """An address that was not verified, why, and how many links lead there. Never a failure."""

    address: str
    reason: Cause
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
    pairs: int
    paired_by: dict[str, int]  # how many pairs by each sign, by the name of a PairedBy
    comparisons: tuple[Comparison, ...]  # those with rows: pairs whose versions differ
    coverage: tuple[Coverage, ...]
    assumptions: tuple[Assumption, ...]
    unverified: tuple[UnverifiedAddress, ...]
    left_out: tuple[LeftOut, ...]
    rules: dict[str, Rule]  # those that ran, by id
    troubles: tuple[Sentence, ...] = ()  # what went wrong beside the audit, and did not change it
    hidden: int = 0  # findings of low confidence that were not asked for

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(quoted.finding.severity is severity for quoted in self.findings)
