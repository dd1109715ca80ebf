"""A post that leads to something notable, or declares oddly, read again and judged by what the whole run has shown.

What is told depends on the post's bytes, its place, the rules, those outcomes and the publication's habit alone, so it
can be kept by content.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from auditor.checkers import outcome_checker
from auditor.checkers.precedence import prevailing
from auditor.crawler.reader import read_source
from auditor.crawler.sources import Source
from auditor.engine import content_key, context_key
from auditor.language.post_reader import PostReader
from auditor.model.destination import Destination
from auditor.model.location import Lines
from auditor.model.publication import Entry
from auditor.triage import quote

if TYPE_CHECKING:
    from auditor.model.audit import QuotedFinding
    from auditor.model.habit import Habit
    from auditor.rulebook import Rulebook


class Case(Struct, frozen=True):
    """A post to judge, and where those of its targets lead that are notable."""

    source: Source
    entry: Entry
    destinations: dict[str, Destination]


class OutcomeJudge:
    """Judges posts by what they lead to and by a habit; a value that worker processes can be given."""

    def __init__(self, rulebook: Rulebook, languages: tuple[str, ...], habit: Habit, max_bytes: int) -> None:
        """`languages` are the codes of those that the publication is in."""
        self._rules = tuple(rule for rule in rulebook.rules.values() if outcome_checker(rule))
        self._reader = PostReader(rulebook.languages, languages)
        self._habit = habit
        self._max_bytes = max_bytes

    def key(self, case: Case) -> bytes:
        """The key of what is told of a case; b"" when its source cannot be read whole."""
        if not case.source.digest:
            return b""
        known = msgspec.msgpack.encode((case.entry.language, sorted(case.destinations.items())))
        return content_key(self._context, case.source.path, known + b"\0" + case.source.digest)

    @cached_property
    def _context(self) -> bytes:
        known = (self._rules, self._reader.languages, self._habit)
        return context_key(b"outcomes", msgspec.json.encode(known, order="deterministic"))

    def __call__(self, case: Case) -> bytes:
        """The findings of a case, encoded for their way between processes."""
        return msgspec.msgpack.encode(self.judge(case))

    def judge(self, case: Case) -> tuple[QuotedFinding, ...]:
        """The findings of a case. Never raises for what stands in its post."""
        data, facts = read_source(case.source, self._max_bytes)
        post = self._reader.read(facts, case.entry, self._habit)
        found = [
            finding
            for rule in self._rules
            if (checker := outcome_checker(rule))
            for finding in checker(post, rule, case.destinations)
        ]
        return quote(prevailing(found), Lines(data.decode("utf-8-sig", errors="replace")), post.language)
