"""The posts beside each rule: `flagged/` proves it, `clean/` is its counter-proof."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.checkers import post_checker
from auditor.crawler.conventions import POST_SUFFIXES
from auditor.crawler.reader import read_post
from auditor.language import language_of_post
from auditor.model.facts import Format
from auditor.model.post import Post
from auditor.model.rule import Confidence
from auditor.rulebook import Rulebook, load_rulebook

if TYPE_CHECKING:
    from auditor.model.finding import Finding

FOLDER = Path(__file__).parent


@cache
def rulebook() -> Rulebook:
    """The shipped rules."""
    return load_rulebook()


def fixtures(rule: str, kind: str) -> list[Path]:
    """The posts of a rule; `kind` is "flagged" or "clean"."""
    return sorted(path for path in (FOLDER / rule / kind).glob("*") if path.suffix in POST_SUFFIXES)


def findings(data: bytes, path: Path, rule: str) -> list[Finding]:
    """What a rule says of a post."""
    facts = read_post(data, Format(POST_SUFFIXES[path.suffix]))
    post = Post(path.name, language_of_post(path.name, facts, rulebook().languages), facts)
    checker = post_checker(rulebook().rules[rule])
    assert checker, f"{rule} has no checker"
    return sorted(checker(post, rulebook().rules[rule]), key=lambda finding: finding.location)


def told(path: Path, rule: str) -> list[str]:
    """A line for each finding that is shown without --pedantic: its place and its variant."""
    lines = []
    for finding in findings(path.read_bytes(), path, rule):
        if finding.confidence is Confidence.LOW:
            continue
        start, end = finding.location.start, finding.location.end
        name = finding.variant or "-"
        lines.append(f"{path.name} {start.line}:{start.column}-{end.line}:{end.column} {name}")
    return lines
