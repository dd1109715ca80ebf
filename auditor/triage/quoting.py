"""Findings with their source beside them, and the fingerprint by which they are known again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import structs

from auditor.model.audit import QuotedFinding
from auditor.model.finding import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.finding import Finding, LanguageCode
    from auditor.model.location import Lines

_CREDENTIALS = re.compile(r"(?<=//)[^/\s@:]*:[^/\s@]+(?=@)")
_BEFORE, _AFTER = 160, 240  # characters of a long line around a finding's beginning
_ID_LENGTH = 16  # hexadecimal digits: 64 bits


def quote(findings: Iterable[Finding], lines: Lines, language: str) -> tuple[QuotedFinding, ...]:
    """The findings of one post in the order of their places, each with its snippet, its excerpt and its id.

    The id is made of rule, path, target or text, and occurrence: it holds no line, so edits above leave it alone.
    """
    occurrences: Counter[tuple[str, ...]] = Counter()
    quoted: list[QuotedFinding] = []
    for finding in sorted(findings, key=lambda one: (one.location, one.rule, one.variant)):
        snippet = lines.slice(finding.location.span)
        key = (finding.rule, finding.location.path, finding.target or snippet)
        occurrences[key] += 1
        identity = "\0".join((*key, str(occurrences[key])))
        digest = hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()[:_ID_LENGTH]
        shown = structs.replace(finding, target=_masked(finding.target), facts=_masked_facts(finding))
        quoted.append(QuotedFinding(digest, shown, _masked(snippet), _excerpt(finding, lines), language))
    return tuple(quoted)


def _masked(text: str) -> str:
    """A text without the user names and passwords of addresses; as long as before, so that columns fit."""
    return _CREDENTIALS.sub(lambda found: "•" * len(found[0]), text) if "@" in text else text


def _masked_facts(finding: Finding) -> dict[str, str | LanguageCode]:
    return {name: _masked(fact) if isinstance(fact, str) else fact for name, fact in finding.facts.items()}


def _excerpt(finding: Finding, lines: Lines) -> Excerpt:
    start, end = finding.location.start, finding.location.end
    line = lines.line(start.line)
    last = end.column - 1 if end.line == start.line else len(line)
    first = max(0, start.column - 1 - _BEFORE)
    behind = min(len(line), max(start.column - 1 + _AFTER, min(last + 40, start.column + 4 * _AFTER)))
    line = _masked(line)
    return Excerpt(line[first:behind], first + 1, cut_before=first > 0, cut_after=behind < len(line))
