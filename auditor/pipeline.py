"""One run, top to bottom: sources → facts → findings → audit. The first file to read."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

import msgspec
from msgspec import Struct

from auditor import __version__
from auditor.checkers import post_checker
from auditor.config import Settings
from auditor.crawler.reader import read_post
from auditor.crawler.sources import Source, SourceFilter, SourceList, list_sources
from auditor.engine import ResultCache, content_key, map_ordered, program_stamp
from auditor.language import language_of_post
from auditor.model.audit import Audit, PostSummary, QuotedFinding, Run, Target, Unverified, UnverifiedAddress
from auditor.model.facts import Damage, Facts, LinkKind
from auditor.model.location import Lines, Position, Span
from auditor.model.post import Post
from auditor.model.rule import Confidence
from auditor.rulebook import Rulebook, load_rulebook
from auditor.triage import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.model.finding import Finding

_START = Span(Position(1, 1), Position(1, 1))
_MANY = 60  # posts: fewer are read anew in no time
_WEB = ("http://", "https://", "//")


class Request(Struct, frozen=True):
    """What a run is asked to do."""

    sources: tuple[str, ...]
    settings: Settings
    offline: bool = False
    command: str = "auditor audit"
    standard_input: bytes = b""


class ExaminedPost(Struct, frozen=True):
    """What a run keeps of a post: little enough for publications of any size."""

    summary: PostSummary
    findings: tuple[QuotedFinding, ...]
    targets: dict[str, int]  # addresses on the web without their fragments, and how many links lead there
    templated: dict[str, int]  # addresses that only the generator knows


def run_audit(request: Request, progress: Callable[[int, int], None] | None = None) -> Audit:
    """The audit that `request` asks for. `progress` is told how many posts of how many are done.

    Raises SourceError, ConfigError, RuleError or UnknownRuleError for what a user got wrong.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    settings = request.settings
    rulebook = load_rulebook(Path(folder) for folder in settings.rules.folders)
    rulebook = rulebook.selection(settings.rules.select, settings.rules.ignore)
    wanted = SourceFilter(settings.sources.include, settings.sources.exclude, settings.sources.repository_files)
    listed = list_sources(request.sources, wanted, request.standard_input)
    examiner = Examiner(rulebook, settings.sources.max_bytes)
    decode = msgspec.msgpack.Decoder(ExaminedPost).decode
    posts: list[ExaminedPost] = []
    for encoded in _examined(listed, examiner, settings):
        posts.append(decode(encoded))
        if progress:
            progress(len(posts), len(listed.sources))
    run = Run(
        version=__version__,
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - clock, 3),
        offline=request.offline,
        command=request.command,
    )
    return _audit(run, listed, posts, rulebook, pedantic=settings.rules.pedantic)


def _examined(listed: SourceList, examiner: Examiner, settings: Settings) -> Iterator[bytes]:
    """Each source's ExaminedPost, encoded, in order: from the cache where nothing has changed."""
    sources = listed.sources
    if not (settings.cache and listed.folder and len(sources) >= _MANY):
        yield from map_ordered(examiner, sources, settings.jobs)
        return
    cache = ResultCache(Path(listed.folder))
    keys = [examiner.key(source) for source in sources]
    known = cache.load(key for key in keys if key)
    missing = [source for source, key in zip(sources, keys, strict=True) if key not in known]
    made = map_ordered(examiner, missing, settings.jobs)
    fresh: dict[bytes, bytes] = {}
    for key in keys:
        if key in known:
            yield known[key]
            continue
        encoded = next(made)
        if key:
            fresh[key] = encoded
        yield encoded
    if fresh:
        cache.store(fresh, [key for key in keys if key])


class Examiner:
    """Reads and judges one post; a value that worker processes can be given."""

    def __init__(self, rulebook: Rulebook, max_bytes: int) -> None:
        self._rulebook = rulebook
        self._max_bytes = max_bytes
        rules = msgspec.json.encode((rulebook.rules, rulebook.languages), order="deterministic")
        self._context = program_stamp() + rules

    def key(self, source: Source) -> bytes:
        """The key of what this examiner makes of a source; b"" when the source cannot be read whole."""
        try:
            data = source.data if not source.file else _limited(Path(source.file), self._max_bytes)
        except OSError:
            return b""
        return content_key(self._context, source.path, data) if len(data) <= self._max_bytes else b""

    def __call__(self, source: Source) -> bytes:
        """The ExaminedPost of a source, encoded for its way between processes."""
        return msgspec.msgpack.encode(self.examine(source))

    def examine(self, source: Source) -> ExaminedPost:
        """Facts, language and findings of one post. Never raises for what stands in it."""
        data, facts = self._read(source)
        post = Post(source.path, language_of_post(source.path, facts, self._rulebook.languages), facts)
        lines = Lines(data.decode("utf-8-sig", errors="replace"))
        summary = PostSummary(source.path, post.language, facts.title, facts.words, len(facts.links))
        targets: Counter[str] = Counter()
        templated: Counter[str] = Counter()
        for link in facts.links:
            if link.made_by_template:
                templated[link.target] += 1
            elif link.address.lower().startswith(_WEB) and link.kind is not LinkKind.FRONT_MATTER:
                targets[urldefrag(link.address).url] += 1
        return ExaminedPost(summary, quote(self._findings(post), lines, post.language), targets, templated)

    def _read(self, source: Source) -> tuple[bytes, Facts]:
        try:
            data = source.data if not source.file else _limited(Path(source.file), self._max_bytes)
        except OSError as error:
            return b"", Facts(source.format, damage=(Damage("not-readable", _START, error.strerror or str(error)),))
        if len(data) > self._max_bytes:
            return b"", Facts(source.format, damage=(Damage("too-large", _START, f"> {self._max_bytes:,} B"),))
        return data, read_post(data, source.format)

    def _findings(self, post: Post) -> Iterable[Finding]:
        for rule in self._rulebook.rules.values():
            checker = post_checker(rule)
            if checker:
                yield from checker(post, rule)


def _limited(file: Path, max_bytes: int) -> bytes:
    """A file's bytes, and one more than `max_bytes` of a larger one."""
    with file.open("rb") as opened:
        return opened.read(max_bytes + 1)


def _audit(run: Run, listed: SourceList, posts: list[ExaminedPost], rulebook: Rulebook, *, pedantic: bool) -> Audit:
    found = [quoted for post in posts for quoted in post.findings]
    shown = [quoted for quoted in found if pedantic or quoted.finding.confidence is not Confidence.LOW]
    shown.sort(key=lambda quoted: (quoted.finding.location.path, quoted.finding.location.span, quoted.finding.rule))
    targets = _summed(post.targets for post in posts)
    reason = Unverified.OFFLINE if run.offline else Unverified.NOT_ASKED
    unverified = [UnverifiedAddress(address, reason, count) for address, count in targets.items()]
    templated = _summed(post.templated for post in posts)
    unverified += [UnverifiedAddress(address, Unverified.TEMPLATE, count) for address, count in templated.items()]
    return Audit(
        run=run,
        root=listed.root,
        generator=listed.generator,
        languages=tuple(sorted({post.summary.language for post in posts} - {""})),
        posts=tuple(post.summary for post in posts),
        findings=tuple(shown),
        targets=tuple(Target(address, count) for address, count in targets.items()),
        unverified=tuple(unverified),
        left_out=listed.left_out,
        rules=rulebook.rules,
        hidden=len(found) - len(shown),
    )


def _summed(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items()))
