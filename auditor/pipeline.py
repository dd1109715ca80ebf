"""One run, top to bottom: sources → heads → publication → groups → outcomes → audit. The first file to read."""

from __future__ import annotations

import gc
import os
import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from auditor import __version__
from auditor.config import Settings
from auditor.crawler.sources import Source, SourceFilter, SourceList, list_sources, sister_sources
from auditor.engine import ResultCache, map_ordered
from auditor.heads import HeadReader
from auditor.model.audit import Audit, Comparison, QuotedFinding, Run
from auditor.model.head import Head
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.model.rule import Needs
from auditor.result import assembled
from auditor.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from auditor.destinations import Linking, Settled
    from auditor.examiner import ExaminedGroup, ExaminedPost, Examiner, Member
    from auditor.judge import OutcomeJudge
    from auditor.model.destination import Question
    from auditor.model.publication import Publication
    from auditor.rulebook import Rulebook

    Work = HeadReader | Examiner | OutcomeJudge

_CHOSEN = frozenset({"excluded", "symlink", "not-readable"})  # reasons for which what is published may be left out
_MANY = 60  # posts: fewer are read anew in no time


class Request(Struct, frozen=True):
    """What a run is asked to do."""

    sources: tuple[str, ...]
    settings: Settings
    offline: bool = False
    command: str = "auditor audit"
    standard_input: bytes = b""


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
    publication = _publication(listed, sister, engine, rulebook, settings)
    gc.freeze()  # what is known of the publication stays to the end: it need not be searched for garbage again
    needed = any(rule.needs is Needs.OUTCOMES for rule in rulebook.rules.values())
    examined = _Examined(listed, publication, needed=needed)
    for group in _examined(listed, sister, publication, engine, rulebook, settings):
        examined.add(group)
        if progress:
            progress(min(len(examined.posts), len(listed.sources)), len(listed.sources))
    settled = examined.settled(offline=request.offline)
    judged = list(_judged(listed, publication, settled, engine, rulebook, settings)) if settled.notable else []
    engine.close()
    run = Run(
        version=__version__,
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - clock, 3),
        offline=request.offline,
        command=request.command,
    )
    examined.posts.sort(key=lambda post: post.summary.path)
    return assembled(
        run,
        root=listed.root,
        left_out=listed.left_out,
        publication=publication,
        posts=[post.summary for post in examined.posts if post.summary.path in examined.own],
        findings=[*(one for post in examined.posts for one in post.findings), *judged],
        comparisons=examined.comparisons,
        targets=settled.targets,
        unverified=settled.unverified,
        rules=rulebook.rules,
        pedantic=settings.rules.pedantic,
    )


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
    encoded_heads = engine.results(reader, sources)
    # While the heads are being read, what comes after them is imported: it takes a tenth of a second.
    import_module("auditor.examiner")
    import_module("auditor.destinations")
    from auditor.publication.index import recognise

    heads = [msgspec.msgpack.decode(encoded, type=Head) for encoded in encoded_heads]
    publication = recognise(Path(listed.folder), sites, heads, rulebook.languages, settings.publication)
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


def _asked(questions: Iterable[Question], *, offline: bool) -> dict[str, Outcome]:
    """What the web answers, by address."""
    cause = Cause.OFFLINE if offline else Cause.NOT_ASKED
    return {one.address: Outcome(one.address, Verdict.UNVERIFIED, cause) for one in questions}


def _judged(
    listed: SourceList,
    publication: Publication,
    settled: Settled,
    engine: _Engine,
    rulebook: Rulebook,
    settings: Settings,
) -> Iterator[QuotedFinding]:
    """What the rules that need outcomes say; only posts that lead to something notable are read again."""
    from auditor.judge import Case, OutcomeJudge

    judge = OutcomeJudge(rulebook, settings.sources.max_bytes)
    cases = [
        Case(source, publication.entries[source.path], settled.notable[source.path])
        for source in listed.sources
        if source.path in settled.notable
    ]
    decode = msgspec.msgpack.Decoder(tuple[QuotedFinding, ...]).decode
    for encoded in engine.results(judge, cases):
        yield from decode(encoded)


class _Engine:
    """Runs work over items, in order: from the cache where nothing has changed, else in this process or a pool."""

    def __init__(self, listed: SourceList, settings: Settings) -> None:
        self._jobs = settings.jobs
        keeps = settings.cache and listed.whole and listed.named_one and len(listed.sources) >= _MANY
        self._cache = ResultCache(Path(listed.folder)) if keeps else None
        self._fresh: dict[bytes, bytes] = {}
        self._current: list[bytes] = []

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
                yield known[key]
                continue
            encoded = next(made)
            if key:
                self._fresh[key] = encoded
            yield encoded

    def close(self) -> None:
        """Keeps what was learned."""
        if self._cache and self._fresh:
            self._cache.store(self._fresh, self._current)


class _Examined:
    """What is kept of the groups, as they come; where outcomes are `needed`, what their posts lead to is resolved."""

    def __init__(self, listed: SourceList, publication: Publication, *, needed: bool) -> None:
        from auditor.destinations import Destinations

        self.posts: list[ExaminedPost] = []
        self.comparisons: list[Comparison] = []
        self.own = {source.path for source in listed.sources}
        complete = not any(one.reason in _CHOSEN for one in listed.left_out)
        root = Path(listed.folder or os.devnull)
        self._destinations = Destinations(root, publication, whole=listed.whole, complete=complete) if needed else None

    def add(self, group: ExaminedGroup) -> None:
        """Keeps a group."""
        self.posts += group.posts
        self.comparisons += group.comparisons
        if self._destinations:
            for post in self._own(group.posts):
                self._destinations.add(post)

    def settled(self, *, offline: bool) -> Settled:
        """What came of everything that the posts lead to; where no rule needs that, nothing is asked."""
        from auditor.destinations import unasked

        if not self._destinations:
            return unasked(self._own(self.posts), Cause.OFFLINE if offline else Cause.NOT_ASKED)
        return self._destinations.settled(_asked(self._destinations.questions(), offline=offline))

    def _own(self, posts: Iterable[ExaminedPost]) -> Iterator[Linking]:
        from auditor.destinations import Linking

        for post in posts:
            if post.summary.path in self.own:
                yield Linking(post.summary.path, post.targets, post.anchors)
