"""One run, top to bottom: sources → heads → publication → groups examined → audit. The first file to read."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import Struct

from auditor import __version__
from auditor.config import Settings
from auditor.crawler.sources import (
    Source,
    SourceFilter,
    SourceList,
    list_sources,
    sister_sources,
    source_bytes,
)
from auditor.engine import Digests, ResultCache, content_key, context_key, map_ordered
from auditor.heads import HeadReader
from auditor.model.audit import Audit, Comparison, Run, Target, Unverified, UnverifiedAddress
from auditor.model.head import Head
from auditor.model.publication import Publication
from auditor.model.rule import Confidence
from auditor.publication.coverage import coverage
from auditor.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from auditor.examiner import ExaminedGroup, ExaminedPost, Examiner, Member
    from auditor.rulebook import Rulebook

    Work = HeadReader | Examiner
    Kept = TypeVar("Kept", bound=Struct)

_MANY = 60  # posts: fewer are read anew in no time


class Request(Struct, frozen=True):
    """What a run is asked to do."""

    sources: tuple[str, ...]
    settings: Settings
    offline: bool = False
    command: str = "auditor audit"
    standard_input: bytes = b""


class _Recognised(Struct, frozen=True):
    """A publication, and what was looked at on the disk to recognise it: paths and stamps."""

    publication: Publication
    looked_at: dict[str, str]


def run_audit(request: Request, progress: Callable[[int, int], None] | None = None) -> Audit:
    """The audit that `request` asks for. `progress` is told how many posts of how many are done.

    Raises SourceError, ConfigError, RuleError or UnknownRuleError for what a user got wrong.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    settings = request.settings
    rulebook = load_rulebook(Path(folder) for folder in settings.rules.folders)
    rulebook = rulebook.selection(settings.rules.select, settings.rules.ignore)
    listed, sister = _listed(request)
    engine = _Engine(listed, settings)
    listed, sister = engine.identified(listed), engine.identified(sister) if sister else None
    publication = _publication(listed, sister, engine, rulebook, settings)
    examined = _Examined()
    for group in _examined(listed, sister, publication, engine, rulebook, settings):
        examined.add(group)
        if progress:
            progress(min(len(examined.posts), len(listed.sources)), len(listed.sources))
    engine.close()
    run = Run(
        version=__version__,
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - clock, 3),
        offline=request.offline,
        command=request.command,
    )
    return _audit(run, listed, publication, examined, rulebook, pedantic=settings.rules.pedantic)


def recognised(request: Request) -> Publication:
    """The publication that `request` names, without auditing it. Raises as `run_audit` does."""
    listed, sister = _listed(request)
    engine = _Engine(listed, request.settings)
    return _publication(listed, sister, engine, load_rulebook(), request.settings)


def _listed(request: Request) -> tuple[SourceList, SourceList | None]:
    """The posts to audit, and those of the sister repository that answer them."""
    settings = request.settings
    wanted = SourceFilter(settings.sources.include, settings.sources.exclude, settings.sources.repository_files)
    listed = list_sources(request.sources, wanted, request.standard_input)
    sister = settings.publication.sister
    return listed, sister_sources(listed, sister, wanted) if sister else None


def _publication(
    listed: SourceList, sister: SourceList | None, engine: _Engine, rulebook: Rulebook, settings: Settings
) -> Publication:
    """All posts as one thing: the address of each, and which answers which."""
    reader = HeadReader(rulebook, settings.publication.pair_by, settings.sources.max_bytes)
    sources = listed.sources + (sister.sources if sister else ())
    sites = listed.sites + (sister.sites if sister else ())
    results = engine.results(reader, sources)
    # While the heads are being read, what comes after them is imported: it takes a tenth of a second.
    import_module("auditor.examiner")
    from auditor.publication.files import is_as_noted, noting
    from auditor.publication.index import recognise

    encoded_heads = list(results)
    known = msgspec.json.encode((sites, rulebook.languages, settings.publication), order="deterministic")
    key = content_key(context_key(b"publication", known), listed.folder, b"\0".join(encoded_heads))
    kept = engine.recalled(key, _Recognised)
    if kept and is_as_noted(kept.looked_at):
        publication = kept.publication
    else:
        heads = [msgspec.msgpack.decode(encoded, type=Head) for encoded in encoded_heads]
        with noting() as looked_at:
            publication = recognise(Path(listed.folder), sites, heads, rulebook.languages, settings.publication)
        engine.keep(key, _Recognised(publication, looked_at))
    return publication if listed.whole else publication.unjudged()


def _examined(
    listed: SourceList,
    sister: SourceList | None,
    publication: Publication,
    engine: _Engine,
    rulebook: Rulebook,
    settings: Settings,
) -> Iterator[ExaminedGroup]:
    """Each group's result, in the order of their first posts."""
    from auditor.examiner import ExaminedGroup, Examiner

    examiner = Examiner(rulebook, publication.languages, settings.sources.max_bytes)
    groups = list(grouped(listed.sources, sister.sources if sister else (), publication))
    decode = msgspec.msgpack.Decoder(ExaminedGroup).decode
    yield from map(decode, engine.results(examiner, groups))


def grouped(
    sources: Sequence[Source], foreign: Sequence[Source], publication: Publication
) -> Iterator[tuple[Member, ...]]:
    """The sources by posts that answer each other; `foreign` ones come only with one that they answer."""
    from auditor.examiner import Member

    own = {source.path for source in sources}
    by_path = {source.path: source for source in (*sources, *foreign)}
    done: set[str] = set()
    for source in sources:
        if source.path in done:
            continue
        entries = publication.entries
        answering = sorted(
            path for path in entries[source.path].counterparts.values() if path in by_path and path not in done
        )
        group = [source.path, *answering]
        done.update(group)
        yield tuple(Member(by_path[path], entries[path], own=path in own) for path in group)


class _Engine:
    """Runs work over items, in order: from the cache where nothing has changed, else in this process or a pool."""

    def __init__(self, listed: SourceList, settings: Settings) -> None:
        self._jobs = settings.jobs
        keeps = settings.cache and listed.whole and listed.named_one and len(listed.sources) >= _MANY
        self._cache = ResultCache(Path(listed.folder)) if keeps else None
        self._digests = Digests(self._cache.load_digests()) if self._cache else None
        self._max_bytes = settings.sources.max_bytes
        self._fresh: dict[bytes, bytes] = {}
        self._current: list[bytes] = []

    def identified(self, listed: SourceList) -> SourceList:
        """The posts with the digests of their bytes, by which their results are kept; unchanged without a cache."""
        if self._digests is None:
            return listed
        sources = tuple(
            msgspec.structs.replace(
                source,
                digest=self._digests.digest(source.path, source.stamp, partial(source_bytes, source, self._max_bytes)),
            )
            for source in listed.sources
        )
        return msgspec.structs.replace(listed, sources=sources)

    def results(self, work: Work, items: Sequence[Any]) -> Iterator[bytes]:
        """`work` of each item, encoded. It begins at once."""
        if self._cache is None:
            return map_ordered(work, items, self._jobs)
        keys = [work.key(item) for item in items]
        known = self._cache.load(key for key in keys if key)
        made = map_ordered(work, [item for item, key in zip(items, keys, strict=True) if key not in known], self._jobs)
        self._current += filter(None, keys)
        return self._known_or_made(keys, known, made)

    def _known_or_made(self, keys: list[bytes], known: dict[bytes, bytes], made: Iterator[bytes]) -> Iterator[bytes]:
        for key in keys:
            if key in known:
                yield known.pop(key)
                continue
            encoded = next(made)
            if key:
                self._fresh[key] = encoded
            yield encoded

    def recalled(self, key: bytes, kind: type[Kept]) -> Kept | None:
        """What an earlier run kept under `key`."""
        if self._cache is None:
            return None
        self._current.append(key)
        encoded = self._cache.load([key]).get(key)
        return msgspec.msgpack.decode(encoded, type=kind) if encoded else None

    def keep(self, key: bytes, value: Struct) -> None:
        """Keeps a value for later runs."""
        if self._cache is not None:
            self._fresh[key] = msgspec.msgpack.encode(value)

    def close(self) -> None:
        """Keeps what was learned."""
        if self._cache and self._digests and (self._fresh or self._digests.added):
            self._cache.store(self._fresh, self._current, self._digests.added)


class _Examined:
    """What is kept of the groups, as they come."""

    def __init__(self) -> None:
        self.posts: list[ExaminedPost] = []
        self.comparisons: list[Comparison] = []

    def add(self, group: ExaminedGroup) -> None:
        """Keeps a group."""
        self.posts += group.posts
        self.comparisons += group.comparisons


def _audit(
    run: Run,
    listed: SourceList,
    publication: Publication,
    examined: _Examined,
    rulebook: Rulebook,
    *,
    pedantic: bool,
) -> Audit:
    posts = sorted(examined.posts, key=lambda post: post.summary.path)
    found = [quoted for post in posts for quoted in post.findings]
    shown = [quoted for quoted in found if pedantic or quoted.finding.confidence is not Confidence.LOW]
    shown.sort(key=lambda quoted: (quoted.finding.location.path, quoted.finding.location.span, quoted.finding.rule))
    targets = _summed(post.targets for post in posts)
    reason = Unverified.OFFLINE if run.offline else Unverified.NOT_ASKED
    unverified = [UnverifiedAddress(address, reason, count) for address, count in targets.items()]
    templated = _summed(post.templated for post in posts)
    unverified += [UnverifiedAddress(address, Unverified.TEMPLATE, count) for address, count in templated.items()]
    own = {source.path for source in listed.sources}
    summaries = tuple(post.summary for post in posts if post.summary.path in own)
    comparisons = sorted(examined.comparisons, key=lambda one: (one.left, one.right))
    return Audit(
        run=run,
        root=listed.root,
        generator=publication.generator,
        languages=publication.languages,
        posts=summaries,
        findings=tuple(shown),
        targets=tuple(Target(address, count) for address, count in targets.items()),
        pairs=len(publication.pairs()),
        paired_by=_paired_by(publication),
        comparisons=tuple(one for one in comparisons if one.rows),
        coverage=coverage(summaries, comparisons),
        assumptions=publication.assumptions,
        unverified=tuple(unverified),
        left_out=listed.left_out,
        rules=rulebook.rules,
        hidden=len(found) - len(shown),
    )


def _paired_by(publication: Publication) -> dict[str, int]:
    signs = Counter(
        str(publication.entries[left].paired_by or publication.entries[right].paired_by)
        for left, right in publication.pairs()
    )
    return dict(sorted(signs.items()))


def _summed(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items()))
