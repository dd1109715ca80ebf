"""Follows targets from a post of a small publication, and says in a few words where each leads."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import msgspec

from auditor.crawler.reader import read_post
from auditor.destinations import Destinations, Linking
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.publication import PublicationSettings
from auditor.publication.index import recognise
from tests.publications.builder import LANGUAGES, english, heads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from auditor.model.facts import Facts
    from auditor.model.publication import Publication


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


def _told(
    folder: Path, publication: Publication, facts: Mapping[str, Facts], path: str, target: str, *, whole: bool
) -> str:
    destinations = Destinations(folder, publication, whole=whole)
    encode = msgspec.msgpack.encode
    for name, one in facts.items():
        targets = {target: 1} if name == path and target else {}
        destinations.add(Linking(name, encode(targets), encode(one.anchors)))
    asked = destinations.questions()
    answers = {one.address: Outcome(one.address, Verdict.UNVERIFIED, Cause.OFFLINE) for one in asked}
    settled = destinations.settled(answers)
    found = settled.notable.get(path, {}).get(target)
    if not found:
        return "outside" if asked else "unverified" if settled.unverified else "ok" if settled.targets else "ignored"
    words = "no such place" if found.fragment_missing else found.outcome.verdict.value
    return f"{words} → {found.repaired}" if found.repaired else words
