"""The posts beside each rule: `flagged/` proves it, `clean/` is its counter-proof.

A fixture is a post, or a folder of posts that are a small publication; `outcomes.json` in it says what the web answers.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from auditor.crawler.conventions import POST_SUFFIXES
from auditor.crawler.head import read_head
from auditor.crawler.sources import Source, SourceFilter, list_sources
from auditor.examiner import Examiner
from auditor.judge import Case, OutcomeJudge
from auditor.language import language_of_post
from auditor.language.addresses import AddressReader
from auditor.language.declarations import Usage
from auditor.language.page_text import PageTexts
from auditor.model.facts import Format
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.model.publication import Entry
from auditor.model.rule import Confidence
from auditor.pipeline import grouped
from auditor.publication import PublicationSettings
from auditor.publication.index import recognise
from auditor.rulebook import Rulebook, load_rulebook
from auditor.targets import Destinations, Linking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.examiner import ExaminedPost
    from auditor.model.finding import Finding
    from auditor.model.publication import Publication

FOLDER = Path(__file__).parent


@cache
def rulebook() -> Rulebook:
    """The shipped rules."""
    return load_rulebook()


@cache
def _examiner(rule: str) -> Examiner:
    """What judges by one rule alone, or by all for ""."""
    book = rulebook().selection([rule], []) if rule else rulebook()
    return Examiner(book, tuple(rulebook().languages), max_bytes=5_000_000)


def fixtures(rule: str, kind: str) -> list[Path]:
    """The posts and publications of a rule; `kind` is "flagged" or "clean"."""
    found = (FOLDER / rule / kind).glob("*")
    return sorted(path for path in found if path.is_dir() or path.suffix in POST_SUFFIXES)


def findings(data: bytes, path: Path, rule: str) -> list[Finding]:
    """What a rule says of a post that stands alone."""
    from auditor.crawler.reader import read_post
    from auditor.examiner import Member

    form = Format(POST_SUFFIXES[path.suffix])
    language = language_of_post(path.name, read_post(data, form), rulebook().languages)
    member = Member(Source(path.name, form, data=data), Entry(path.name, language, (language,) if language else ()))
    examined = _examiner(rule).examine((member,))
    return sorted((one.finding for post in examined.posts for one in post.findings), key=lambda one: one.location)


@cache
def findings_in(folder: Path, rule: str) -> list[Finding]:
    """What a rule, or every rule for "", says of a publication."""
    listed = list_sources([str(folder)], SourceFilter())
    languages = rulebook().languages
    heads = [read_head(one.path, Path(one.file).read_bytes(), one.format, languages) for one in listed.sources]
    publication = recognise(folder, listed.sites, heads, languages, PublicationSettings())
    posts = [
        post for group in grouped(listed.sources, (), publication) for post in _examiner(rule).examine(group).posts
    ]
    found = [quoted.finding for post in posts for quoted in post.findings]
    found += _by_outcomes(folder, rule, publication, listed.sources, posts)
    return sorted(found, key=lambda finding: (finding.location, finding.rule))


def _by_outcomes(
    folder: Path, rule: str, publication: Publication, sources: Sequence[Source], posts: Sequence[ExaminedPost]
) -> Iterator[Finding]:
    """What is told once all is known: the sources answer for the publication, `outcomes.json` for the web."""
    texts, addresses = PageTexts(rulebook().languages, rulebook().addresses), AddressReader(rulebook().addresses)
    destinations = Destinations(folder, publication, texts, addresses, whole=True)
    for post in posts:
        destinations.add(Linking(post.summary.path, post.targets, post.anchors, post.declared))
    questions = destinations.questions()
    answers = {one.address: Outcome(one.address, Verdict.UNVERIFIED, Cause.OFFLINE) for one in questions}
    if (known := folder / "outcomes.json").is_file():
        given = {one.address: one for one in msgspec.json.decode(known.read_bytes(), type=list[Outcome])}
        answers = {address: given.get(address, outcome) for address, outcome in answers.items()}
        further = {one.address for one in destinations.further_questions(answers)}
        assert given.keys() <= answers.keys() | further, "an outcome of an address that nobody asks for"
        answers |= given
    notable = destinations.settled(answers).notable
    book = rulebook().selection([rule], []) if rule else rulebook()
    usage = Usage(book.languages)
    for post in posts:
        usage.add(post.summary.path, post.summary.language, post.declared)
    judge = OutcomeJudge(book, publication.languages, usage.habit, max_bytes=5_000_000)
    for source in sources:
        if source.path in notable.keys() | usage.odd():
            case = Case(source, publication.entries[source.path], notable.get(source.path, {}))
            yield from (quoted.finding for quoted in judge.judge(case))


def told(path: Path, rule: str) -> list[str]:
    """A line for each finding that is shown without --pedantic: its place and its variant."""
    found = findings_in(path, rule) if path.is_dir() else findings(path.read_bytes(), path, rule)
    lines = []
    for finding in found:
        if finding.confidence is Confidence.LOW:
            continue
        start, end = finding.location.start, finding.location.end
        name = finding.variant or "-"
        shown = f"{path.name}/{finding.location.path}" if path.is_dir() else path.name
        lines.append(f"{shown} {start.line}:{start.column}-{end.line}:{end.column} {name}")
    return lines
