"""Findings grouped for a reader: sentences, marks, repairs and counts. Pure; no format's syntax is here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.audit import QuotedFinding, Unverified, UnverifiedAddress
from auditor.model.location import Lines, Position
from auditor.model.rule import Rule, Sentence, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.audit import Audit

# Characters that a reader cannot see, or that reorder what they see (Unicode UAX 9, "Trojan Source",
# CVE-2021-42574); a lone surrogate comes from a file name that is not UTF-8 and cannot be encoded.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?([^/?#]+)", re.IGNORECASE)


def visible(text: str) -> str:
    """`text` with each character that cannot be seen written as its code point, such as ⟨U+200B⟩.

    Line ends become LF; tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text.replace("\r\n", "\n"))


class Marked(Struct, frozen=True):
    """An excerpt in three parts, around the finding; `continues` when the finding goes on below the line."""

    before: str
    marked: str
    after: str
    continues: bool


def marked(quoted: QuotedFinding) -> Marked:
    """The excerpt of a finding, split where the finding begins and ends."""
    text, first = quoted.excerpt.text, quoted.excerpt.column
    start, end = quoted.finding.location.start, quoted.finding.location.end
    continues = end.line > start.line
    begin = min(max(start.column - first, 0), len(text))
    stop = len(text) if continues else min(max(end.column - first, begin), len(text))
    return Marked(text[:begin], text[begin:stop], text[stop:], continues)


class Change(Struct, frozen=True):
    """One edit of a repair, after the text that it leaves as it was."""

    kept: str
    removed: str
    inserted: str


class Repair(Struct, frozen=True):
    """All edits of one finding, applied to the text that they and the finding cover."""

    changes: tuple[Change, ...]
    rest: str  # kept after the last change
    safe: bool

    @property
    def removes(self) -> bool:
        """Whether any text goes away."""
        return any(change.removed for change in self.changes)

    @property
    def before(self) -> str:
        """The text as it is written now."""
        return "".join(change.kept + change.removed for change in self.changes) + self.rest

    @property
    def after(self) -> str:
        """The text as it should be."""
        return "".join(change.kept + change.inserted for change in self.changes) + self.rest


class _KnownText:
    """What a finding quotes of its source, addressed by positions in the file."""

    def __init__(self, quoted: QuotedFinding) -> None:
        location, excerpt = quoted.finding.location, quoted.excerpt
        self._origin = location.start
        lead, tail = location.start.column - excerpt.column, ""
        if 0 < lead <= len(excerpt.text):
            self._origin = Position(location.start.line, excerpt.column)
        if location.end.line == location.start.line and location.end.column >= excerpt.column:
            tail = excerpt.text[location.end.column - excerpt.column :]
        self._lines = Lines(excerpt.text[: max(lead, 0)] + quoted.snippet + tail)

    @property
    def text(self) -> str:
        return self._lines.text

    def offset(self, position: Position) -> int | None:
        """The offset of a position in `text`; None when the finding does not quote that far."""
        row = position.line - self._origin.line
        if not 0 <= row < len(self._lines):
            return None
        first = self._lines.starts[row]
        after = self._lines.starts[row + 1] if row + 1 < len(self._lines) else len(self.text)
        offset = first + position.column - (1 if row else self._origin.column)
        return offset if first <= offset <= after else None


def repair(quoted: QuotedFinding) -> Repair | None:
    """The repair that a finding's edits make together.

    None when there is no edit, when edits overlap, or when they reach beyond what the finding quotes.
    """
    edits = sorted(quoted.finding.edits, key=lambda edit: edit.span)
    if not edits:
        return None
    known, location = _KnownText(quoted), quoted.finding.location
    cursor = known.offset(min(location.start, edits[0].span.start))
    finish = known.offset(max(location.end, *(edit.span.end for edit in edits)))
    changes = []
    for edit in edits:
        start, end = known.offset(edit.span.start), known.offset(edit.span.end)
        if cursor is None or start is None or end is None or not cursor <= start <= end:
            return None
        changes.append(Change(known.text[cursor:start], known.text[start:end], edit.text))
        cursor = end
    if cursor is None or finish is None:
        return None
    return Repair(tuple(changes), known.text[cursor:finish], all(edit.safe for edit in edits))


def repaired(quoted: QuotedFinding) -> str | None:
    """The text of a finding's place after its edits, None where `repair` is.

    Where edits reach beyond the place, the text of all of them together.
    """
    made = repair(quoted)
    return made.after if made else None


class Counts(Struct, frozen=True):
    """How many findings there are of each severity."""

    error: int = 0
    warning: int = 0
    info: int = 0

    @property
    def total(self) -> int:
        """Of all severities."""
        return self.error + self.warning + self.info

    def of(self, severity: Severity) -> int:
        """Of one severity."""
        match severity:
            case Severity.ERROR:
                return self.error
            case Severity.WARNING:
                return self.warning
            case Severity.INFO:
                return self.info


def counts(findings: Iterable[QuotedFinding]) -> Counts:
    """How many of these findings are of each severity."""
    found = Counter(quoted.finding.severity for quoted in findings)
    return Counts(found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO])


def counts_by_rule(audit: Audit) -> dict[str, int]:
    """How many findings each rule made, by id, in order of the ids; a rule without any is not there."""
    return dict(sorted(Counter(quoted.finding.rule for quoted in audit.findings).items()))


def counts_by_language(audit: Audit) -> dict[str, int]:
    """How many findings there are in the posts of each language; "" where it is not known."""
    return dict(sorted(Counter(quoted.language for quoted in audit.findings).items()))


class Told(Struct, frozen=True):
    """A finding with its sentences; what comes from the source is made `visible` in them."""

    quoted: QuotedFinding
    rule: Rule
    message: Sentence
    fix: Sentence


def told(audit: Audit, quoted: QuotedFinding) -> Told:
    """The finding in words, from its rule."""
    rule = audit.rules[quoted.finding.rule]
    form = rule.form(quoted.finding.variant)
    facts = {name: visible(value) for name, value in quoted.finding.facts.items()}
    return Told(quoted, rule, form.message.filled(facts), form.fix.filled(facts))


class PostFindings(Struct, frozen=True):
    """The findings of one post, in the order of its lines."""

    path: str
    language: str
    title: str
    counts: Counts
    findings: tuple[Told, ...]


def findings_by_post(audit: Audit) -> tuple[PostFindings, ...]:
    """The posts that have findings: most errors first, then most warnings, most notes, and by path."""
    titles = {post.path: post.title for post in audit.posts}
    by_path = defaultdict(list)
    for quoted in audit.findings:
        by_path[quoted.finding.location.path].append(quoted)
    groups = [
        PostFindings(
            path=path,
            language=found[0].language,
            title=titles.get(path, ""),
            counts=counts(found),
            findings=tuple(told(audit, quoted) for quoted in found),
        )
        for path, found in by_path.items()
    ]
    return tuple(sorted(groups, key=lambda it: (-it.counts.error, -it.counts.warning, -it.counts.info, it.path)))


class RuleFindings(Struct, frozen=True):
    """What one rule found: its worst severity, how often, in how many posts, and the first finding's id."""

    rule: Rule
    severity: Severity
    count: int
    posts: int
    first: str


def findings_by_rule(posts: tuple[PostFindings, ...]) -> tuple[RuleFindings, ...]:
    """The rules that found something, worst and most frequent first; `first` follows the order of `posts`."""
    by_rule = defaultdict(list)
    for post in posts:
        for one in post.findings:
            by_rule[one.rule.id].append(one)
    groups = []
    for found in by_rule.values():
        worst = min(found, key=lambda one: one.quoted.finding.severity.rank)
        paths = {one.quoted.finding.location.path for one in found}
        groups.append(
            RuleFindings(worst.rule, worst.quoted.finding.severity, len(found), len(paths), first=worst.quoted.id)
        )
    return tuple(sorted(groups, key=lambda group: (group.severity.rank, -group.count, group.rule.id)))


class UnverifiedHost(Struct, frozen=True):
    """Addresses of one host that were not verified; `host` is "" for an address that names none."""

    host: str
    addresses: tuple[UnverifiedAddress, ...]


class UnverifiedReason(Struct, frozen=True):
    """Addresses that were not verified for one reason, hosts with most addresses first."""

    reason: Unverified
    count: int
    hosts: tuple[UnverifiedHost, ...]


def unverified_by_reason(audit: Audit) -> tuple[UnverifiedReason, ...]:
    """The addresses that were not verified, by reason and host, most frequent reason first."""
    grouped: dict[Unverified, dict[str, list[UnverifiedAddress]]] = defaultdict(lambda: defaultdict(list))
    for one in audit.unverified:
        found = _HOST.match(one.address)
        grouped[one.reason][found[1].casefold() if found else ""].append(one)
    reasons = []
    for reason, by_host in grouped.items():
        hosts = [UnverifiedHost(host, tuple(addresses)) for host, addresses in by_host.items()]
        hosts.sort(key=lambda host: (-len(host.addresses), host.host))
        reasons.append(UnverifiedReason(reason, sum(len(host.addresses) for host in hosts), tuple(hosts)))
    return tuple(sorted(reasons, key=lambda one: (-one.count, one.reason)))
