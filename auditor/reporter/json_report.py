"""The JSON report, version 1: built by hand, so that no change inside the auditor changes its shape.

`reports/schema/report.v1.json` describes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from auditor.model.rule import Sentence
from auditor.reporter import portrait
from auditor.reporter.view import counts, counts_by_rule
from auditor.reporter.words import ROLES, named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.audit import Audit, PostSummary, QuotedFinding, Target
    from auditor.model.finding import Edit, Related
    from auditor.model.location import Location, Position

SCHEMA = "auditor-report-1"
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTE_LENGTH = 80  # code points: a note points at a place, it does not quote a paragraph


def render(audit: Audit) -> str:
    """The report as JSON text, indented by two, in UTF-8 without escapes, ending with a newline."""
    return msgspec.json.format(_encoded(_document(audit)), indent=2).decode() + "\n"


def _encoded(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(value))


def _each(values: Iterable[dict[str, Any]]) -> list[msgspec.Raw]:
    """The values, each encoded as it comes: thousands of findings are never all there as dictionaries."""
    return [msgspec.Raw(_encoded(value)) for value in values]


def _document(audit: Audit) -> dict[str, Any]:
    found = counts(audit.findings)
    return {
        "schema": SCHEMA,
        "run": {
            "version": audit.run.version,
            "started": audit.run.started,
            "seconds": audit.run.seconds,
            "offline": audit.run.offline,
            "command": audit.run.command,
        },
        "publication": _publication(audit),
        "posts": _each(map(_post, audit.posts)),
        "targets": _each(map(_target, audit.targets)),
        "findings": _each(_finding(audit, quoted) for quoted in audit.findings),
        "unverified": [
            {"address": one.address, "reason": one.reason.value, "count": one.count} for one in audit.unverified
        ],
        "left_out": [
            {"reason": one.reason, "count": one.count, "examples": list(one.examples)} for one in audit.left_out
        ],
        "summary": {
            "error": found.error,
            "warning": found.warning,
            "info": found.info,
            "by_rule": counts_by_rule(audit),
        },
    }


def _publication(audit: Audit) -> dict[str, Any]:
    return {
        "root": audit.root,
        "generator": audit.generator or None,
        "languages": list(audit.languages),
        "posts": len(audit.posts),
        "pairs": audit.pairs,
        "paired_by": portrait.signs(audit),
        "links": sum(post.links for post in audit.posts),
        "targets": len(audit.targets),
        "coverage": [
            {
                "language": one.language,
                "other": one.other,
                "posts": _covered(one.posts),
                "words": _covered(one.words),
                "links": _covered(one.links),
            }
            for one in audit.coverage
        ],
        "assumptions": [
            {"kind": one.kind, "facts": dict(one.facts), "message": _sentence(portrait.assumed(one))}
            for one in audit.assumptions
        ],
    }


def _covered(counts: tuple[int, int]) -> dict[str, int]:
    return {"paired": counts[0], "all": counts[1]}


def _post(post: PostSummary) -> dict[str, Any]:
    return {
        "path": post.path,
        "language": post.language or None,
        "address": post.address or None,
        "title": post.title,
        "translations": dict(sorted(post.counterparts.items())),
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "address": target.address,
        "outcome": target.outcome.verdict.value,
        "status": target.outcome.status or None,
        "final": target.outcome.final or None,
        "hops": [{"address": hop.address, "status": hop.status} for hop in target.outcome.hops],
        "language": target.page.language or None,
        "languages": list(target.page.languages),
        "signs": [
            {"kind": sign.kind.value, "language": sign.language, "shown": sign.shown} for sign in target.page.signs
        ],
        "translations": dict(target.translations),
        "readers": [
            {"language": one.language, "links": one.links, "told": one.told, "version": one.version or None}
            for one in target.readers
        ],
        "checked": target.outcome.checked or None,
    }


def _finding(audit: Audit, quoted: QuotedFinding) -> dict[str, Any]:
    finding = quoted.finding
    form = audit.rules[finding.rule].form(finding.variant)
    facts = named(finding.facts)
    fix = _sentence(form.fix.filled(facts))
    path = finding.location.path
    return {
        "id": quoted.id,
        "rule": finding.rule,
        "variant": finding.variant or None,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "path": path,
        "language": quoted.language or None,
        **_ends(finding.location),
        "message": _sentence(form.message.filled(facts)),
        "fix": fix,
        "snippet": quoted.snippet,
        "target": finding.target or None,
        "related": [_related(related) for related in finding.related],
        "edits": [_edit(path, edit, fix) for edit in finding.edits],
    }


def _related(related: Related) -> dict[str, Any]:
    note = ROLES[related.role]
    if words := " ".join(related.text.split()):
        short = words if len(words) <= _NOTE_LENGTH else words[: _NOTE_LENGTH - 1].rstrip() + "…"
        note = Sentence(en=f"{note.en}: {short}", fr=f"{note.fr}\u00a0: {short}")
    return {
        "role": related.role.value,
        "path": related.location.path,
        **_ends(related.location),
        "note": _sentence(note),
    }


def _edit(path: str, edit: Edit, title: dict[str, str]) -> dict[str, Any]:
    return {
        "path": path,
        "start": _position(edit.span.start),
        "end": _position(edit.span.end),
        "text": edit.text,
        "safe": edit.safe,
        "title": title,
    }


def _ends(location: Location) -> dict[str, Any]:
    return {"start": _position(location.start), "end": _position(location.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _sentence(sentence: Sentence) -> dict[str, str]:
    return {"en": sentence.en, "fr": sentence.fr}


def _encodable(value: Any) -> Any:
    """`value` without lone surrogates: a file name that is not UTF-8 holds them, and JSON cannot."""
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case list():
            return [_encodable(item) for item in value]
        case dict():
            return {_encodable(key): _encodable(item) for key, item in value.items()}
        case _:
            return value
