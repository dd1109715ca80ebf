"""Findings grouped for a reader: sentences, places, counts. Pure; no format's syntax is here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.audit import QuotedFinding, UnverifiedAddress
from auditor.model.finding import Role
from auditor.model.location import Location
from auditor.model.outcome import Cause
from auditor.model.rule import Rule, Sentence, Severity
from auditor.reporter.versions import rows_by_finding
from auditor.reporter.words import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.audit import Audit

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?([^/?#]+)", re.IGNORECASE)
_MANY, _FEW = 6, 3  # findings of one rule in one post: more than these many are folded behind the first few
_PLACES = 6  # further places of a finding that are shown at once


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


class Place(Struct, frozen=True):
    """A further place of a finding; `language` is that of the post it stands in, "" when it is not known."""

    location: Location
    text: str
    language: str


class RelatedPlaces(Struct, frozen=True):
    """The further places of a finding that play one role: the first few, and those that are folded behind them."""

    role: Role
    shown: tuple[Place, ...]
    folded: tuple[Place, ...] = ()


class Told(Struct, frozen=True):
    """A finding with its sentences; what comes from the source is made `visible` in them.

    `row` is the anchor of the row, of two versions side by side, that shows it; "" when there is none.
    """

    quoted: QuotedFinding
    rule: Rule
    message: Sentence
    fix: Sentence
    related: tuple[RelatedPlaces, ...] = ()
    row: str = ""


def _told(audit: Audit, quoted: QuotedFinding, languages: dict[str, str], row: str) -> Told:
    finding = quoted.finding
    rule = audit.rules[finding.rule]
    form = rule.form(finding.variant)
    facts = shown(finding.facts)
    by_role: dict[Role, list[Place]] = {}
    for related in finding.related:
        path = related.location.path
        language = quoted.language if path == finding.location.path else languages.get(path, "")
        by_role.setdefault(related.role, []).append(Place(related.location, related.text, language))
    places = tuple(
        RelatedPlaces(role, tuple(found[:_PLACES]), tuple(found[_PLACES:])) for role, found in by_role.items()
    )
    return Told(quoted, rule, form.message.filled(facts), form.fix.filled(facts), places, row)


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
    languages = {post.path: post.language for post in audit.posts}
    rows = rows_by_finding(audit)
    by_path = defaultdict(list)
    for quoted in audit.findings:
        by_path[quoted.finding.location.path].append(quoted)
    groups = [
        PostFindings(
            path=path,
            language=found[0].language,
            title=titles.get(path, ""),
            counts=counts(found),
            findings=tuple(_told(audit, one, languages, rows.get(one.id, "")) for one in found),
        )
        for path, found in by_path.items()
    ]
    return tuple(sorted(groups, key=lambda it: (-it.counts.error, -it.counts.warning, -it.counts.info, it.path)))


class Bundle(Struct, frozen=True):
    """A finding that is shown, and those of its rule and severity that are folded behind it."""

    shown: Told
    folded: tuple[Told, ...] = ()


def bundled(findings: tuple[Told, ...]) -> tuple[Bundle, ...]:
    """The findings of a post in order; where many are of one rule and severity, the first few and a fold."""
    alike: dict[tuple[str, Severity], list[Told]] = defaultdict(list)
    for one in findings:
        alike[one.rule.id, one.quoted.finding.severity].append(one)
    folds = {found[_FEW - 1].quoted.id: tuple(found[_FEW:]) for found in alike.values() if len(found) > _MANY}
    folded = {one.quoted.id for fold in folds.values() for one in fold}
    return tuple(Bundle(one, folds.get(one.quoted.id, ())) for one in findings if one.quoted.id not in folded)


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

    reason: Cause
    count: int
    hosts: tuple[UnverifiedHost, ...]


def unverified_by_reason(audit: Audit) -> tuple[UnverifiedReason, ...]:
    """The addresses that were not verified, by reason and host, most frequent reason first."""
    grouped: dict[Cause, dict[str, list[UnverifiedAddress]]] = defaultdict(lambda: defaultdict(list))
    for one in audit.unverified:
        found = _HOST.match(one.address)
        grouped[one.reason][found[1].casefold() if found else ""].append(one)
    reasons = []
    for reason, by_host in grouped.items():
        hosts = [UnverifiedHost(host, tuple(addresses)) for host, addresses in by_host.items()]
        hosts.sort(key=lambda host: (-len(host.addresses), host.host))
        reasons.append(UnverifiedReason(reason, sum(len(host.addresses) for host in hosts), tuple(hosts)))
    return tuple(sorted(reasons, key=lambda one: (-one.count, one.reason)))
