"""`link/undefined-reference`: `[text][label]` whose label no definition has, and calls to absent footnotes."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from auditor.checkers.link_target import STRONG_START
from auditor.checkers.unrecognised import unrecognised_links
from auditor.model.finding import Finding
from auditor.model.location import Location
from auditor.model.mask import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Passage
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_REFERENCE = re.compile(r"\[(?!\^)([^\[\]]+)\]\[(?!\^)([^\[\]\n]*)\](?![(\[:])")
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]^]+)\](?!:)")
_LETTER = re.compile(r"[^\W\d_]")


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """The references and footnote calls that are left in the prose: the parser knew no definition for them."""
    for passage in post.facts.passages:
        if "][" in passage.prose:
            yield from _references(post, rule, passage)
        if "[^" in passage.prose:
            yield from _footnotes(post, rule, passage)


def _references(post: Post, rule: Rule, passage: Passage) -> Iterator[Finding]:
    malformed = [(link.start, link.end) for link in unrecognised_links(passage.prose)]
    labels = {label.casefold(): label.casefold() for label in post.facts.reference_labels}
    for match in _REFERENCE.finditer(passage.prose):
        text, label = match[1], match[2] or match[1]
        if not _is_reference(passage.prose, match) or any(start <= match.start() < end for start, end in malformed):
            continue
        shown = passage.source[match.start(2) : match.end(2)] or passage.source[match.start(1) : match.end(1)]
        shown = " ".join(shown.split())
        near = get_close_matches(label.casefold(), labels, n=1, cutoff=0.75)
        place = Location(post.path, passage.span_of(match.start(), match.end()))
        if near:
            yield Finding.of(rule, place, variant="near-miss", target=shown, label=shown, near=labels[near[0]])
        elif _LETTER.search(text):
            yield Finding.of(rule, place, target=shown, label=shown)


def _is_reference(prose: str, match: re.Match[str]) -> bool:
    """Whether brackets were meant as a reference: not an index such as `m[i][j]`, a number, or a template's."""
    before = prose[match.start() - 1] if match.start() else " "
    text, label = match[1], match[2] or match[1]
    if before.isalnum() or before in "_]" or TEMPLATE in match[0] or STRONG_START.match(label.strip()):
        return False
    return bool(_LETTER.search(text) and (_LETTER.search(label) or not label.isdigit() or len(text) > 2))


def _footnotes(post: Post, rule: Rule, passage: Passage) -> Iterator[Finding]:
    """A call is one when it is a number, or when the post has notes at all: `[^a-z]` is a pattern."""
    for match in _FOOTNOTE.finditer(passage.prose):
        if match[1].isdigit() or post.facts.footnote_labels:
            place = Location(post.path, passage.span_of(match.start(), match.end()))
            yield Finding.of(rule, place, variant="footnote", target=f"^{match[1]}", label=f"^{match[1]}")
