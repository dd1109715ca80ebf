"""What links lead to, grouped for a reader by what came of it. Pure; no format's syntax is here."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.audit import Target
from auditor.model.outcome import Verdict
from auditor.model.rule import Sentence
from auditor.reporter.words import ADDRESS, NBSP, OUTCOME_VERBS, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.audit import Audit

_TOLD = (Verdict.BROKEN, Verdict.TRANSIENT, Verdict.MOVED, Verdict.BLOCKED)
_SHOWN = 20  # occurrences of one address before the others are folded


class Occurrence(Struct, frozen=True):
    """A link to an address: its post, and its line and finding where a rule speaks of it (0 and "" otherwise)."""

    path: str
    line: int = 0
    finding: str = ""


class Led(Struct, frozen=True):
    """An address that is not simply fine, and every place that leads there: the first ones, and the others folded."""

    target: Target
    shown: tuple[Occurrence, ...]
    folded: tuple[Occurrence, ...] = ()


class OutcomeGroup(Struct, frozen=True):
    """The addresses of which the same came; those with most links first."""

    verdict: Verdict
    targets: tuple[Led, ...]


def outcome_counts(audit: Audit) -> dict[Verdict, int]:
    """How many addresses came to what, in the order of the verdicts; none that nobody came to."""
    counts = Counter(target.outcome.verdict for target in audit.targets)
    return {verdict: counts[verdict] for verdict in Verdict if counts[verdict]}


def targets_by_outcome(audit: Audit) -> tuple[OutcomeGroup, ...]:
    """The addresses that a reader of the report must look after, worst first; those that are not verified apart."""
    places = _places(audit)
    groups: defaultdict[Verdict, list[Target]] = defaultdict(list)
    for target in audit.targets:
        groups[target.outcome.verdict].append(target)
    return tuple(
        OutcomeGroup(
            verdict,
            tuple(
                _led(target, places)
                for target in sorted(groups[verdict], key=lambda target: (-target.count, target.address))
            ),
        )
        for verdict in _TOLD
        if groups[verdict]
    )


def outcome_line(audit: Audit) -> Sentence | None:
    """The counts in one sentence; None where nothing was verified."""
    counts = outcome_counts(audit)
    told = [(count, OUTCOME_VERBS[verdict]) for verdict, count in counts.items() if verdict is not Verdict.UNVERIFIED]
    if not told:
        return None
    parts = [counted(count, verb) for count, verb in told]
    total = counted(len(audit.targets), ADDRESS)
    return Sentence(
        en=f"Of {total.en}: {', '.join(part.en for part in parts)}.",
        fr=f"Sur {total.fr}{NBSP}: {', '.join(part.fr for part in parts)}.",
    )


def _places(audit: Audit) -> dict[str, list[Occurrence]]:
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for quoted in audit.findings:
        address = quoted.finding.facts.get("address")
        if quoted.finding.rule.startswith("target/") and isinstance(address, str):
            location = quoted.finding.location
            found[address].append(Occurrence(location.path, location.start.line, quoted.id))
    return found


def _led(target: Target, places: dict[str, list[Occurrence]]) -> Led:
    occurrences = list(_occurrences(target, places))
    return Led(target, tuple(occurrences[:_SHOWN]), tuple(occurrences[_SHOWN:]))


def _occurrences(target: Target, places: dict[str, list[Occurrence]]) -> Iterator[Occurrence]:
    """Every link that a finding speaks of, then the posts in which none does."""
    told = places.get(target.address, [])
    yield from told
    paths = {one.path for one in told}
    yield from (Occurrence(path) for path in target.posts if path not in paths)
