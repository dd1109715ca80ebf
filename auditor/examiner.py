"""One post, or two that answer each other: read, judged and compared. What worker processes do.

Everything here is a function of the posts' bytes, their places in the publication and the rules, so its results can
be kept by content.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from auditor.checkers import pair_checker, post_checker
from auditor.crawler.reader import read_source
from auditor.crawler.sources import Source
from auditor.engine import content_key, context_key
from auditor.language import confirmed
from auditor.language.declarations import declared
from auditor.language.post_reader import PostReader
from auditor.model.audit import Comparison, PostSummary, QuotedFinding
from auditor.model.location import Lines
from auditor.model.pair import Pair
from auditor.model.publication import Entry
from auditor.publication.alignment import align
from auditor.publication.answering_links import AnsweringLink, answering_links
from auditor.publication.comparison import compared
from auditor.publication.lone_values import lone_values
from auditor.triage import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.finding import Finding
    from auditor.model.post import Post
    from auditor.rulebook import Rulebook


class Member(Struct, frozen=True):
    """A post to examine, and its place in the publication; one that is not `own` is only compared with."""

    source: Source
    entry: Entry
    own: bool = True


class ExaminedPost(Struct, frozen=True):
    """What a run keeps of a post: little enough for publications of any size."""

    summary: PostSummary
    findings: tuple[QuotedFinding, ...]
    targets: bytes  # a dict of what its links lead to and how many do, encoded: the smallest form
    anchors: bytes  # its Anchors, encoded likewise
    declared: bytes = b""  # a tuple of Declared, encoded likewise; empty where it declares nothing


class ExaminedGroup(Struct, frozen=True):
    """What a run keeps of posts that answer each other."""

    posts: tuple[ExaminedPost, ...]
    comparisons: tuple[Comparison, ...] = ()
    answering: tuple[AnsweringLink, ...] = ()


class Examiner:
    """Reads and judges the posts of one group; a value that worker processes can be given."""

    def __init__(self, rulebook: Rulebook, languages: tuple[str, ...], max_bytes: int) -> None:
        """`languages` are the codes of those that the publication is in."""
        self._rulebook = rulebook
        self._reader = PostReader(rulebook.languages, languages)
        self._languages = self._reader.languages
        self._max_bytes = max_bytes

    def key(self, group: tuple[Member, ...]) -> bytes:
        """The key of what this examiner makes of a group; b"" when one of its sources cannot be read whole."""
        parts: list[bytes] = []
        for member in group:
            if not member.source.digest:
                return b""
            parts += [msgspec.msgpack.encode((member.entry, member.own)), member.source.digest]
        return content_key(self._context, group[0].source.path, b"\0".join(parts))

    @cached_property
    def _context(self) -> bytes:
        known = (self._rulebook.rules, self._rulebook.languages, sorted(self._languages))
        return context_key(b"group", msgspec.json.encode(known, order="deterministic"))

    def __call__(self, group: tuple[Member, ...]) -> bytes:
        """The ExaminedGroup of a group, encoded for its way between processes."""
        return msgspec.msgpack.encode(self.examine(group))

    def examine(self, group: tuple[Member, ...]) -> ExaminedGroup:
        """Facts, language and findings of posts that answer each other. Never raises for what stands in them."""
        posts: dict[str, Post] = {}
        lines: dict[str, Lines] = {}
        for member in group:
            data, facts = read_source(member.source, self._max_bytes)
            posts[member.source.path] = self._reader.read(facts, member.entry)
            lines[member.source.path] = Lines(data.decode("utf-8-sig", errors="replace"))
        pairs = [self._pair(*two) for two in combinations(posts.values(), 2) if _can_be_compared(*two)]
        for pair in pairs:
            posts |= {pair.left.path: pair.left, pair.right.path: pair.right}
        found: dict[str, list[Finding]] = defaultdict(list)
        for member in group:
            if member.own:
                found[member.source.path] += self._post_findings(posts[member.source.path])
        for pair in pairs:
            for finding in self._pair_findings(pair):
                found[finding.location.path].append(finding)
        quoted = {path: quote(findings, lines[path], posts[path].language) for path, findings in found.items()}
        return ExaminedGroup(
            tuple(
                _examined(posts[member.source.path], quoted.get(member.source.path, ()))
                for member in group
                if member.own or quoted.get(member.source.path)
            ),
            tuple(compared(pair, quoted) for pair in pairs),
            tuple(link for pair in pairs for link in answering_links(pair)),
        )

    def _pair(self, one: Post, other: Post) -> Pair:
        left, right = sorted((one, other), key=lambda post: post.language)
        expansion = self._expansion(right.language) / self._expansion(left.language)
        matches = align(left.facts, right.facts, expansion)
        pair = confirmed(Pair(left, right, matches), self._languages)
        return msgspec.structs.replace(pair, lone_values=lone_values(pair, self._languages))

    def _expansion(self, language: str) -> float:
        known = self._languages.get(language)
        return known.expansion if known else 1.0

    def _post_findings(self, post: Post) -> Iterator[Finding]:
        for rule in self._rulebook.rules.values():
            checker = post_checker(rule)
            if checker:
                yield from checker(post, rule)

    def _pair_findings(self, pair: Pair) -> Iterator[Finding]:
        for rule in self._rulebook.rules.values():
            checker = pair_checker(rule)
            if checker:
                yield from checker(pair, rule)


def _can_be_compared(one: Post, other: Post) -> bool:
    readable = not one.facts.damage and not other.facts.damage
    return readable and one.language != other.language and bool(one.language and other.language)


def _examined(post: Post, findings: tuple[QuotedFinding, ...]) -> ExaminedPost:
    facts, entry = post.facts, post.entry
    summary = PostSummary(
        post.path, post.language, facts.title, facts.words, len(facts.links), entry.address, entry.counterparts
    )
    targets = Counter(target for link in facts.links if (target := link.leads_to))
    encode = msgspec.msgpack.encode
    told = declared(facts, post.declarations)
    return ExaminedPost(summary, findings, encode(dict(targets)), encode(facts.anchors), encode(told) if told else b"")
