"""Follows targets from a post of a small publication, and says in a few words where each leads."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec

from auditor.crawler.reader import read_post
from auditor.language.addresses import AddressReader
from auditor.language.page_text import PageTexts
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.publication import PublicationSettings
from auditor.publication.index import recognise
from auditor.rulebook import load_rulebook
from auditor.targets import Destinations, Linking, Settled
from tests.publications.builder import LANGUAGES, english, heads_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from auditor.model.destination import Question
    from auditor.model.facts import Facts
    from auditor.model.publication import Publication


RULEBOOK = load_rulebook()
TEXTS = PageTexts(RULEBOOK.languages, RULEBOOK.addresses)
ADDRESSES = AddressReader(RULEBOOK.addresses)


def linking_post(path: str, targets: Iterable[str]) -> str:
    """A post that links once to each target."""
    if path.endswith(".html"):
        links = "\n".join(f'<a href="{escape(target)}">to</a>' for target in targets)
        return f'<html lang="en"><title>Links</title><body>{links}</body></html>\n'
    lines = [f"* [to]({target})" if " " not in target or "{" in target else f"* [to](<{target}>)" for target in targets]
    return english(title="Links") + "\n" + "\n".join(lines) + "\n"


def followed(
    folder: Path, files: Mapping[str, str], path: str, targets: Sequence[str], *, whole: bool = True
) -> dict[str, str]:
    """In a few words, where each target leads from the post at `path`, as if it were the only one."""
    files = {**files, path: linking_post(path, targets)}
    sites, heads = heads_of(folder, files)
    publication = recognise(folder, sites, heads, LANGUAGES, PublicationSettings())
    facts = {head.path: read_post(files[head.path].encode(), head.format) for head in heads}
    links = facts[path].links
    assert len(links) == len(targets)
    return {
        target: _told(folder, publication, facts, path, link.leads_to, whole=whole)
        for target, link in zip(targets, links, strict=True)
    }


def settled_of(folder: Path, files: Mapping[str, str]) -> Settled:
    """What came of all targets of a publication, nobody having asked the web."""
    sites, heads = heads_of(folder, files)
    publication = recognise(folder, sites, heads, LANGUAGES, PublicationSettings())
    facts = {head.path: read_post(files[head.path].encode(), head.format) for head in heads}
    targets = {path: {link.leads_to: 1 for link in one.links if link.leads_to} for path, one in facts.items()}
    return _settled(folder, publication, facts, targets, whole=True)[0]


def settled_on(
    folder: Path, files: Mapping[str, str], first: Mapping[str, Outcome], further: Callable[[Question], Outcome | None]
) -> Settled:
    """What came of all targets of a publication, by the answers to both rounds of its questions."""
    sites, heads = heads_of(folder, files)
    publication = recognise(folder, sites, heads, LANGUAGES, PublicationSettings())
    destinations = Destinations(folder, publication, TEXTS, ADDRESSES, whole=True)
    for head in heads:
        links = read_post(files[head.path].encode(), head.format).links
        targets = {link.leads_to: 1 for link in links if link.leads_to}
        destinations.add(Linking(head.path, msgspec.msgpack.encode(targets), msgspec.msgpack.encode({})))
    answers = {one.address: first[one.address] for one in destinations.questions()}
    asked = destinations.further_questions(answers)
    return destinations.settled(answers | {one.address: got for one in asked if (got := further(one))})


def _settled(
    folder: Path,
    publication: Publication,
    facts: Mapping[str, Facts],
    targets: Mapping[str, dict[str, int]],
    *,
    whole: bool,
) -> tuple[Settled, bool]:
    """The targets of each post settled, and whether anything would have been asked."""
    destinations = Destinations(folder, publication, TEXTS, ADDRESSES, whole=whole)
    encode = msgspec.msgpack.encode
    for path, one in facts.items():
        destinations.add(Linking(path, encode(targets.get(path, {})), encode(one.anchors)))
    asked = destinations.questions()
    answers = {one.address: Outcome(one.address, Verdict.UNVERIFIED, Cause.OFFLINE) for one in asked}
    return destinations.settled(answers), bool(asked)


def _told(
    folder: Path, publication: Publication, facts: Mapping[str, Facts], path: str, target: str, *, whole: bool
) -> str:
    settled, asked = _settled(folder, publication, facts, {path: {target: 1} if target else {}}, whole=whole)
    found = settled.notable.get(path, {}).get(target)
    if not found:
        return "outside" if asked else "unverified" if settled.unverified else "ok" if settled.targets else "ignored"
    words = "no such place" if found.fragment_missing else found.outcome.verdict.value
    return f"{words} → {found.repaired}" if found.repaired else words
