"""Two versions side by side for a reader: the rows that differ, with their neighbours, and how much answers what."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.audit import Comparison, Part, QuotedFinding, Row, Side
from auditor.model.facts import links_by_passage
from auditor.model.finding import Role
from auditor.model.location import Location, Span
from auditor.model.mask import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from auditor.model.facts import Facts, Passage
    from auditor.model.pair import Match, Pair
    from auditor.model.post import Post

_FAMILIES = ("parity/", "translation/")
_UNSEEN = re.compile("[\ue000\ue003\ue004]")  # what stands for nothing that a reader sees
_NEIGHBOURS = 1  # rows on either side of one that differs


def compared(pair: Pair, quoted: Mapping[str, tuple[QuotedFinding, ...]]) -> Comparison:
    """The comparison of two posts, by the findings that speak of either; `quoted` holds them by path."""
    touched = _touched(pair, quoted)
    return Comparison(
        pair.left.path,
        pair.right.path,
        tuple(_rows(pair, touched)),
        _counted(pair, lambda _facts, _index: 1),
        _counted(pair, lambda facts, index: facts.passages[index].words),
        _counted_links(pair),
    )


class _Touched:
    """What findings say of a pair's passages: ids by match, and spans by path."""

    def __init__(self) -> None:
        self.ids: dict[int, list[str]] = defaultdict(list)
        self.spans: dict[str, list[Span]] = defaultdict(list)


def _touched(pair: Pair, quoted: Mapping[str, tuple[QuotedFinding, ...]]) -> _Touched:
    found = _Touched()
    for one in (quoted_ for path in (pair.left.path, pair.right.path) for quoted_ in quoted.get(path, ())):
        finding = one.finding
        if not finding.rule.startswith(_FAMILIES) or finding.location.start.column == finding.location.end.column:
            continue
        places = [
            finding.location,
            *(related.location for related in finding.related if related.role is Role.COUNTERPART),
        ]
        for place in places:
            found.spans[place.path].append(place.span)
        for number, match in enumerate(pair.matches):
            if any(_holds(pair, match, place) for place in places):
                found.ids[number].append(one.id)
    return found


def _holds(pair: Pair, match: Match, place: Location) -> bool:
    for post, indices in ((pair.left, match.left), (pair.right, match.right)):
        if post.path == place.path and any(_meets(post.facts.passages[index].span, place.span) for index in indices):
            return True
    return False


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _rows(pair: Pair, touched: _Touched) -> Iterable[Row]:
    shown = {
        near
        for number in touched.ids
        for near in range(number - _NEIGHBOURS, number + _NEIGHBOURS + 1)
        if 0 <= near < len(pair.matches)
    }
    skipped = 0
    for number, match in enumerate(pair.matches):
        if number not in shown:
            skipped += 1
            continue
        left = _side(pair.left, match.left, touched.spans[pair.left.path])
        right = _side(pair.right, match.right, touched.spans[pair.right.path])
        yield Row(left, right, tuple(dict.fromkeys(touched.ids.get(number, ()))), skipped)
        skipped = 0
    if skipped and shown:
        yield Row(None, None, (), skipped)


def _side(post: Post, indices: tuple[int, ...], spans: list[Span]) -> Side | None:
    if not indices:
        return None
    passages = [post.facts.passages[index] for index in indices]
    parts: list[Part] = []
    for passage in passages:
        if parts:
            parts.append(Part("\n"))
        parts += _parts(passage, spans)
    place = Location(post.path, Span(passages[0].span.start, passages[-1].span.end))
    return Side(place, passages[0].kind, tuple(parts))


def _parts(passage: Passage, spans: list[Span]) -> list[Part]:
    """The passage as it is read, cut where a finding's place begins and ends."""
    inside = [span for span in spans if _meets(span, passage.span)]
    if not inside:
        return [Part(passage.text)]
    if any(span.covers(passage.span) for span in inside):
        return [Part(passage.text, differs=True)]
    parts: list[Part] = []
    done = 0
    for start, end in sorted((passage.index_of(span.start), passage.index_of(span.end)) for span in inside):
        if start < done:
            continue
        parts += [_part(passage, done, start, differs=False), _part(passage, start, end, differs=True)]
        done = end
    parts.append(_part(passage, done, len(passage.source), differs=False))
    return [part for part in parts if part.text]


def _part(passage: Passage, start: int, end: int, *, differs: bool) -> Part:
    source, prose = passage.source[start:end], passage.prose[start:end]
    text = visible(source, prose)
    seen = _UNSEEN.sub("", prose)
    before = " " if start and seen[:1].isspace() else ""
    behind = " " if text and end < len(passage.source) and seen[-1:].isspace() else ""
    return Part(f"{before}{text}{behind}", differs and bool(text))


def _counted(pair: Pair, size: Callable[[Facts, int], int]) -> tuple[int, int]:
    """The sizes of the passages that have a counterpart, added up, left and right."""
    both = [match for match in pair.matches if match.left and match.right]
    return (
        sum(size(pair.left.facts, index) for match in both for index in match.left),
        sum(size(pair.right.facts, index) for match in both for index in match.right),
    )


def _counted_links(pair: Pair) -> tuple[int, int]:
    """How many links have an answer: as many as both versions of a passage have, and as many outside of passages."""
    left, right = links_by_passage(pair.left.facts), links_by_passage(pair.right.facts)
    rest_left, rest_right = len(pair.left.facts.links), len(pair.right.facts.links)
    both = 0
    for match in pair.matches:
        mine, theirs = sum(len(left[i]) for i in match.left), sum(len(right[j]) for j in match.right)
        both += min(mine, theirs)
        rest_left, rest_right = rest_left - mine, rest_right - theirs
    both += min(rest_left, rest_right)
    return both, both
