"""`prose/unbalanced-bracket`: a parenthesis or bracket of the prose that has no partner."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.checkers.shared_paren import shared_parens
from auditor.checkers.unrecognised import unrecognised_links
from auditor.model.facts import Passage, PassageKind
from auditor.model.finding import Edit, Finding, Related
from auditor.model.location import Location
from auditor.model.mask import TEMPLATE
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.location import Span
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_PARTNER = {"(": ")", "[": "]"}
_OPENER = {closer: opener for opener, closer in _PARTNER.items()}
_BRACKET = re.compile(r"[()\[\]]")
_IGNORED = re.compile(
    r"[\[\]()]\s*[-+−]?[\w.∞]{1,6}\s*[,;]\s*[-+−]?[\w.∞]{1,6}\s*[\[\]()]"  # an interval: [0, 1)
    r"|[“‘«][\s\u00a0\u202f]?[()\[\]]{1,2}[\s\u00a0\u202f]?[”’»]|([\"'`])[()\[\]]{1,2}\1"  # one spoken of: “(”
)
_MARKER = re.compile(
    r"(?:^|[\s\u00a0(,;:/*_\ue000-\ue006])(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxIVX]{1,5}|[*†‡§]+)\.?(?:bis|°|º)?[*_\ue000]*$"
)
_EYES = re.compile(r"(?:^|[\s\u00a0.!?…])(?:[:;=8]['’^o-]?|:['’]-?)$")
_SENTENCE_END = re.compile(r"[\s.!?…»”\"'*_\ue000-\ue01f]*")
_FULL_STOPS = frozenset(".!?…»”")
_REACH = 4  # passages that one remark may span
_WHOLE_REACH = 40  # where it begins with its first passage: a boxed note
_CONTEXT = 60  # characters before a bracket that tell a list's marker or a smiley


class _Stray(NamedTuple):
    """Brackets without partners at `start` to `end` of a passage's prose, all the same."""

    start: int
    end: int


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """The strays of each passage, but for remarks that open in one passage and close at the end of a later one."""
    malformed: defaultdict[int, list[Span]] = defaultdict(list)
    for declaration in post.declarations:
        if declaration.slip:
            malformed[declaration.passage].append(declaration.span)
    strays = [
        (passage, _strays(passage, malformed.get(number, ()))) for number, passage in enumerate(post.facts.passages)
    ]
    _pair_across_passages(strays)
    for passage, found in strays:
        yield from _findings(post, rule, passage, found)


def _strays(passage: Passage, malformed: Sequence[Span]) -> list[int]:
    """The indices of the brackets without a partner, in order.

    `link/malformed` reports some itself, and `target/orphan-declaration` those of the declarations at `malformed`.
    """
    prose = passage.prose
    if not any(sign in prose for sign in "()[]"):
        return []
    ignored = [match.span() for match in _IGNORED.finditer(prose)]
    ignored += [(link.start, link.end) for link in unrecognised_links(prose)]
    ignored += [(passage.index_of(span.start), passage.index_of(span.end)) for span in malformed]
    stacks: dict[str, list[int]] = {"(": [], "[": []}
    strays: list[int] = []
    for match in _BRACKET.finditer(prose):
        at, sign = match.start(), match[0]
        if any(start <= at < end for start, end in ignored):
            continue
        if sign in _PARTNER:
            if not _EYES.search(prose, max(0, at - _CONTEXT), at):
                stacks[sign].append(at)
        elif stacks[_OPENER[sign]]:
            stacks[_OPENER[sign]].pop()
        elif not _stands_alone(prose, at):
            strays.append(at)
    remarks = {opened for opened, _ in shared_parens(passage)}
    return sorted({*strays, *stacks["("], *stacks["["]} - remarks)


def _stands_alone(prose: str, at: int) -> bool:
    """Whether a closer needs no opener: behind a list's marker, as in `a)`, or as a smiley's mouth."""
    start = max(0, at - _CONTEXT)
    if prose[at - 1 : at] == ")":  # `(see section 5 d))`: the first belongs to the marker
        at -= 1
    return bool(_MARKER.search(prose, start, at) or _EYES.search(prose, start, at))


def _pair_across_passages(strays: list[tuple[Passage, list[int]]]) -> None:
    """Takes out the two ends of a remark that runs over several paragraphs or list items."""
    open_ends: list[tuple[int, int]] = []  # (number of the passage, index in it)
    for number, (passage, found) in enumerate(strays):
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
            continue
        for at in list(found):
            sign = passage.prose[at]
            if sign in _PARTNER:
                open_ends.append((number, at))
            elif _SENTENCE_END.fullmatch(passage.prose, at + 1) or passage.prose[at - 1 : at] in _FULL_STOPS:
                for opened in reversed(open_ends):
                    opener = strays[opened[0]][0].prose[opened[1]]
                    reach = _REACH if opened[1] else _WHOLE_REACH
                    if 0 < number - opened[0] <= reach and _PARTNER[opener] == sign:
                        found.remove(at)
                        strays[opened[0]][1].remove(opened[1])
                        open_ends.remove(opened)
                        break


def _findings(post: Post, rule: Rule, passage: Passage, found: list[int]) -> Iterator[Finding]:
    prose = passage.prose
    confidence = Confidence.LOW if TEMPLATE in prose else None
    runs = _runs(prose, found)
    skipped = -1
    for number, run in enumerate(runs):
        if number == skipped:
            continue
        following = runs[number + 1] if number + 1 < len(runs) else None
        bracket = prose[run.start : run.end]
        place = Location(post.path, passage.span_of(run.start, run.end))
        if (
            following
            and bracket in _PARTNER
            and prose[following.start] in _OPENER
            and prose[following.start] != _PARTNER[bracket]
        ):
            skipped = number + 1
            closer = Location(post.path, passage.span_of(following.start, following.end))
            related = (Related(place, bracket),)
            facts: dict[str, Any] = {"bracket": bracket, "closer": prose[following.start : following.end]}
            yield Finding.of(rule, closer, variant="mismatched", confidence=confidence, related=related, **facts)
        elif doubled := _doubled(prose, run):
            start, end, first, last = doubled
            yield Finding.of(
                rule,
                Location(post.path, passage.span_of(start, end)),
                variant="doubled",
                confidence=confidence,
                edits=(Edit(passage.span_of(run.start, run.end), "", safe=False),),
                bracket=prose[run.start],
                repair=passage.source[first : run.start] + passage.source[run.end : last],
            )
        else:
            variant = "never-closed" if bracket[0] in _PARTNER else "never-opened"
            yield Finding.of(rule, place, variant=variant, confidence=confidence, bracket=bracket)


def _runs(prose: str, found: list[int]) -> list[_Stray]:
    """Neighbours of the same kind as one: `((` is one slip."""
    runs: list[_Stray] = []
    for at in found:
        if runs and runs[-1].end == at and prose[at] == prose[runs[-1].start]:
            runs[-1] = _Stray(runs[-1].start, at + 1)
        else:
            runs.append(_Stray(at, at + 1))
    return runs


def _doubled(prose: str, run: _Stray) -> tuple[int, int, int, int] | None:
    """For a stray beside a bracket of its kind that has a partner: the place of both, and of the whole remark."""
    sign = prose[run.start]
    if run.end - run.start > 1:
        return None
    if sign in _PARTNER and prose[run.end : run.end + 1] == sign:
        last = prose.find(_PARTNER[sign], run.end) + 1
        return (run.start, run.end + 1, run.start, last) if last else None
    if sign in _OPENER and prose[run.start - 1 : run.start] == sign:
        first = prose.rfind(_OPENER[sign], 0, run.start)
        return (run.start - 1, run.end, first, run.end) if first >= 0 else None
    return None
