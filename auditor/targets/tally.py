"""Every distinct target with what came of it, how many links lead there, and who looks after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from auditor.model.audit import Target, UnverifiedAddress
from auditor.model.outcome import Cause, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.publication import Entry, Publication


class Tally:
    """Outcomes by address, with how many links lead there and from which posts."""

    def __init__(self, publication: Publication, entries: Mapping[str, Entry]) -> None:
        self._publication = publication
        self._at = entries
        self._outcomes: dict[str, Outcome] = {}
        self._counts: Counter[str] = Counter()
        self._posts: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._unverified: Counter[tuple[str, Cause]] = Counter()

    def add(self, outcome: Outcome, count: int, path: str) -> None:
        """Counts so many links of a post to an address."""
        if outcome.verdict in (Verdict.UNVERIFIED, Verdict.BLOCKED):
            self._unverified[outcome.address, outcome.cause or Cause.NOT_ASKED] += count
        if outcome.cause in (Cause.TEMPLATE, Cause.SCHEME):
            return  # no address that anyone could go to
        self._outcomes.setdefault(outcome.address, outcome)
        self._counts[outcome.address] += count
        if outcome.verdict not in (Verdict.OK, Verdict.UNVERIFIED):
            self._posts[outcome.address][path] = None

    def targets(self) -> tuple[Target, ...]:
        """All distinct addresses, sorted."""
        return tuple(self._target(address, outcome) for address, outcome in sorted(self._outcomes.items()))

    def unverified(self) -> tuple[UnverifiedAddress, ...]:
        """The addresses of which nobody knows whether they work, by reason and address."""
        found = sorted(self._unverified.items(), key=lambda one: (one[0][1] is Cause.TEMPLATE, one[0][1], one[0][0]))
        return tuple(UnverifiedAddress(address, cause, count) for (address, cause), count in found)

    def _target(self, address: str, outcome: Outcome) -> Target:
        entry = self._at.get(address)
        others = {code: self._publication.entries[path] for code, path in entry.counterparts.items()} if entry else {}
        return Target(
            address=address,
            count=self._counts[address],
            outcome=outcome,
            language=entry.language if entry else "",
            translations={code: other.address for code, other in sorted(others.items()) if other.address},
            posts=tuple(sorted(self._posts.get(address, ()))),
        )
