"""What an audit told of each link, against what is true of it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from tests.web.bilingual.kinds import Kind
from tests.web.bilingual.truth import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.web.bilingual.publication import Link, Publication
    from tests.web.bilingual.stage import Stage

_RULES = frozenset(Told) - {Told.NOTHING}
_ADDRESS = re.compile(r"https?://[^\s)>\"'\]]+")


class Finding(NamedTuple):
    """A finding of one of the three rules, and the addresses that it would have the reader led to."""

    told: Told
    sisters: tuple[str, ...]


class Verdict(NamedTuple):
    """What was told of a link, and why that is wrong; "" when it is right."""

    link: Link
    found: tuple[Finding, ...]
    problem: str


def compared(publication: Publication, report: dict[str, Any]) -> Iterator[Verdict]:
    """A verdict for every link, by a report in JSON."""
    found: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    for one in report["findings"]:
        if one["rule"] in _RULES:
            told = Told(one["rule"])
            found[one["path"], one["start"]["line"]].append(Finding(told, tuple(_sisters(one))))
    for link in publication.links:
        of_link = (*found[link.path, link.line], *(found[link.path, link.definition] if link.definition else ()))
        yield Verdict(link, of_link, _problem(link, of_link))


def misled(stage: Stage, verdicts: Iterable[Verdict]) -> Iterator[tuple[Verdict, str]]:
    """The suggested addresses that do not answer in the reader's language, as the stage knows."""
    for verdict in verdicts:
        for finding in verdict.found:
            for sister in finding.sisters:
                if not _is_sister(sister, verdict.link):
                    yield verdict, f"{sister} ({stage.answer(*_place(sister)).status})"


def by_kind(verdicts: Iterable[Verdict]) -> dict[Kind, tuple[int, int]]:
    """How many links of each kind are right, and how many wrong."""
    counts: dict[Kind, tuple[int, int]] = {}
    for verdict in sorted(verdicts, key=lambda verdict: list(Kind).index(verdict.link.kind)):
        right, wrong = counts.get(verdict.link.kind, (0, 0))
        counts[verdict.link.kind] = (right + (not verdict.problem), wrong + bool(verdict.problem))
    return counts


def _sisters(finding: dict[str, Any]) -> Iterator[str]:
    """The address that a finding's fact or edits name, but for the one that stands there."""
    named = [finding.get("sister") or "", (finding.get("facts") or {}).get("sister") or ""]
    texts = [*named, *(edit["text"] for edit in finding["edits"])]
    seen = {finding.get("target")}
    for text in texts:
        for address in _ADDRESS.findall(text.replace("&amp;", "&")):
            if address not in seen:
                seen.add(address)
                yield address


def _problem(link: Link, found: tuple[Finding, ...]) -> str:
    told = [finding.told for finding in found]
    wanted = link.truth.told
    if told != ([] if wanted is Told.NOTHING else [wanted]):
        return f"{wanted} is true, told: {', '.join(told) or Told.NOTHING}"
    if wanted is Told.WRONG and not any(_is_sister(one, link) for finding in found for one in finding.sisters):
        return f"the sister is {link.truth.sisters[0]}, told: {', '.join(found[0].sisters) or 'none'}"
    return ""


def _is_sister(address: str, link: Link) -> bool:
    return address in link.truth.sisters


def _place(address: str) -> tuple[str, str]:
    url = urlsplit(address)
    return url.hostname or "", url.path + (f"?{url.query}" if url.query else "")
