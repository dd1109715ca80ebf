"""One run, top to bottom: sources → heads → publication → groups → outcomes → audit. The first file to read."""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

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
)
from auditor.engine import content_key, context_key
from auditor.heads import HeadReader
from auditor.model.audit import Audit, QuotedFinding, Run
from auditor.model.head import Head
from auditor.model.publication import Publication
from auditor.result import assembled
from auditor.rulebook import load_rulebook
from auditor.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from auditor.examiner import ExaminedGroup, Member
    from auditor.language.declarations import Usage
    from auditor.rulebook import Rulebook
    from auditor.targets import Settled

    Progress = Callable[[int, int], None]

_MANY = 60  # posts: fewer are read anew in no time
_STYLE = "target/declaration-style"  # the rule that judges by the publication's habit


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


def run_audit(request: Request, progress: Progress | None = None) -> Audit:
    """The audit that `request` asks for. `progress` is told how many posts, then addresses, of how many are done.

    Raises SourceError, ConfigError, RuleError or UnknownRuleError for what a user got wrong.
    """
    started, clock = datetime.now(UTC), time.perf_counter()
    settings = request.settings
    rulebook = load_rulebook(Path(folder) for folder in settings.rules.folders)
    rulebook = rulebook.selection(settings.rules.select, settings.rules.ignore)
    listed, sister = _listed(request)
    runner = _runner(listed, settings)
    listed, sister = runner.identified(listed), runner.identified(sister) if sister else None
    publication = _publication(listed, sister, runner, rulebook, settings)
    gc.freeze()  # what is known of the publication stays to the end: it need not be searched for garbage again
    from auditor.asked_web import Web
    from auditor.gathered import Gathered

    gathered = Gathered(listed, publication, rulebook, settings)
    for group in _examined(listed, sister, publication, runner, rulebook, settings):
        gathered.add(group)
        if progress:
            progress(min(len(gathered.posts), len(listed.sources)), len(listed.sources))
    web = Web(listed, settings, rulebook, offline=request.offline or settings.offline)
    settled = gathered.settled(web, progress)
    judged = list(_judged(listed, publication, settled, gathered.usage, runner, rulebook, settings))
    runner.close()
    run = Run(
        version=__version__,
        started=started.isoformat(timespec="seconds"),
        seconds=round(time.perf_counter() - clock, 3),
        offline=web.offline,
        command=request.command,
    )
    gathered.posts.sort(key=lambda post: post.summary.path)
    return assembled(
        run,
        root=listed.root,
        left_out=listed.left_out,
        publication=publication,
        assumptions=(*publication.assumptions, *gathered.usage.assumptions()),
        posts=[post.summary for post in gathered.posts if post.summary.path in gathered.own],
        findings=[*(one for post in gathered.posts for one in post.findings), *judged],
        comparisons=gathered.comparisons,
        targets=settled.targets,
        unverified=settled.unverified,
        rules=rulebook.rules,
        troubles=(web.trouble,) if web.trouble else (),
        pedantic=settings.rules.pedantic,
    )


def recognised(request: Request) -> Publication:
    """The publication that `request` names, without auditing it. Raises as `run_audit` does."""
    listed, sister = _listed(request)
    runner = _runner(listed, request.settings)
    return _publication(listed, sister, runner, load_rulebook(), request.settings)


def _listed(request: Request) -> tuple[SourceList, SourceList | None]:
    """The posts to audit, and those of the sister repository that answer them."""
    settings = request.settings
    wanted = SourceFilter(settings.sources.include, settings.sources.exclude, settings.sources.repository_files)
    listed = list_sources(request.sources, wanted, request.standard_input)
    sister = settings.publication.sister
    return listed, sister_sources(listed, sister, wanted) if sister else None


def _runner(listed: SourceList, settings: Settings) -> Runner:
    keeps = settings.cache and listed.whole and listed.named_one and len(listed.sources) >= _MANY
    return Runner(Path(listed.folder) if keeps else None, settings.jobs, settings.sources.max_bytes)


def _publication(
    listed: SourceList, sister: SourceList | None, runner: Runner, rulebook: Rulebook, settings: Settings
) -> Publication:
    """All posts as one thing: the address of each, and which answers which."""
    reader = HeadReader(rulebook, settings.publication.pair_by, settings.sources.max_bytes)
    sources = listed.sources + (sister.sources if sister else ())
    sites = listed.sites + (sister.sites if sister else ())
    results = runner.results(reader, sources)
    # While the heads are being read, what comes after them is imported: it takes a tenth of a second.
    import_module("auditor.examiner")
    import_module("auditor.gathered")
    from auditor.publication.files import is_as_noted, noting
    from auditor.publication.index import recognise

    encoded_heads = list(results)
    known = msgspec.json.encode((sites, rulebook.languages, settings.publication), order="deterministic")
    key = content_key(context_key(b"publication", known), listed.folder, b"\0".join(encoded_heads))
    kept = runner.recalled(key, _Recognised)
    if kept and is_as_noted(kept.looked_at):
        publication = kept.publication
    else:
        heads = [msgspec.msgpack.decode(encoded, type=Head) for encoded in encoded_heads]
        with noting() as looked_at:
            publication = recognise(Path(listed.folder), sites, heads, rulebook.languages, settings.publication)
        runner.keep(key, _Recognised(publication, looked_at))
    return publication if listed.whole else publication.unjudged()


def _examined(
    listed: SourceList,
    sister: SourceList | None,
    publication: Publication,
    runner: Runner,
    rulebook: Rulebook,
    settings: Settings,
) -> Iterator[ExaminedGroup]:
    """Each group's result, in the order of their first posts."""
    from auditor.examiner import ExaminedGroup, Examiner

    examiner = Examiner(rulebook, publication.languages, settings.sources.max_bytes)
    groups = list(grouped(listed.sources, sister.sources if sister else (), publication))
    decode = msgspec.msgpack.Decoder(ExaminedGroup).decode
    yield from map(decode, runner.results(examiner, groups))


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


def _judged(
    listed: SourceList,
    publication: Publication,
    settled: Settled,
    usage: Usage,
    runner: Runner,
    rulebook: Rulebook,
    settings: Settings,
) -> Iterator[QuotedFinding]:
    """What is told once all is known; only posts that lead to something notable, or declare oddly, are read again."""
    from auditor.judge import Case, OutcomeJudge

    notable = settled.notable
    concerned = notable.keys() | usage.odd() if _STYLE in rulebook.rules else notable.keys()
    judge = OutcomeJudge(rulebook, publication.languages, usage.habit, settings.sources.max_bytes)
    cases = [
        Case(source, publication.entries[source.path], notable.get(source.path, {}))
        for source in listed.sources
        if source.path in concerned
    ]
    decode = msgspec.msgpack.Decoder(tuple[QuotedFinding, ...]).decode
    for encoded in runner.results(judge, cases):
        yield from decode(encoded)
