"""`target/orphan-declaration`: "(link in French only)" beside no link, or with brackets that do not match."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.checkers.unrecognised import unrecognised_links
from auditor.model.declaration import Declaration, Place, Slip
from auditor.model.facts import PassageKind, links_by_passage
from auditor.model.finding import Edit, Finding
from auditor.model.location import Location
from auditor.model.mask import TEMPLATE
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Facts, Passage
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_PARTNER = {"(": ")", "[": "]", ")": "(", "]": "["}
_ADDRESS = re.compile(r"://|\bwww\.|\w@\w")
_REMARK_ENDS = re.compile(r"[\s\u00a0.!?;]|$")
_MIN_SIBLINGS = 2


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """Declarations that speak of no link, and those whose brackets are malformed; one finding each."""
    if not any(one.slip or one.place is Place.ALONE for one in post.declarations):
        return
    linked_lists = _linked_lists(post.facts)
    for one in post.declarations:
        alone = one.place is Place.ALONE and not _is_explained(post.facts.passages[one.passage])
        confidence = _confidence(one, post.facts, linked_lists)
        if alone and not (one.slip and confidence is Confidence.LOW):
            place = Location(post.path, one.span)
            yield Finding.of(rule, place, confidence=confidence, declaration=one.shown)
        elif one.slip:
            yield _malformed(post, rule, one, one.slip)


def _is_explained(passage: Passage) -> bool:
    """Whether the link is there and no parser sees it: a template makes it, it is malformed, or an address alone."""
    prose = passage.prose
    return TEMPLATE in prose or bool(_ADDRESS.search(prose) or unrecognised_links(prose))


def _confidence(declaration: Declaration, facts: Facts, linked_lists: frozenset[int]) -> Confidence | None:
    """The rule's own where it names a link or page; without, it may speak of an event, a film, a printed text."""
    if declaration.wording.names_link:
        return None
    passage = facts.passages[declaration.passage]
    in_list = passage.kind is PassageKind.LIST_ITEM and passage.list_id in linked_lists
    return Confidence.MEDIUM if in_list else Confidence.LOW


def _linked_lists(facts: Facts) -> frozenset[int]:
    """The lists of which all items but one have a link, and these are several."""
    items: defaultdict[int, dict[int, bool]] = defaultdict(dict)
    for passage, links in zip(facts.passages, links_by_passage(facts), strict=True):
        if passage.list_id:
            of_list = items[passage.list_id]
            of_list[passage.item_id] = of_list.get(passage.item_id, False) or bool(links)
    return frozenset(
        number for number, of_list in items.items() if sum(of_list.values()) == len(of_list) - 1 >= _MIN_SIBLINGS
    )


def _malformed(post: Post, rule: Rule, declaration: Declaration, slip: Slip) -> Finding:
    passage = post.facts.passages[declaration.passage]
    start, end = passage.index_of(declaration.span.start), passage.index_of(declaration.span.end)
    source = passage.source
    match slip:
        case Slip.DOUBLED if source[start] == source[start + 1]:
            change = (start, start + 1, "")
        case Slip.DOUBLED:
            change = (end - 1, end, "")
        case Slip.MISMATCHED:
            change = (start, start + 1, "(") if source[start] == "[" else (end - 1, end, ")")
        case Slip.UNCLOSED:
            change = (end, end, _PARTNER[source[start]])
        case Slip.UNOPENED:
            change = (start, start, _PARTNER[source[end - 1]])
    is_certain = slip is not Slip.UNCLOSED or bool(_REMARK_ENDS.match(passage.prose, end))
    edit = Edit(passage.span_of(change[0], change[1]), change[2], safe=False)
    repaired = source[start : change[0]] + change[2] + source[change[1] : end]
    return Finding.of(
        rule,
        Location(post.path, declaration.span),
        variant=str(slip),
        edits=(edit,) if is_certain else (),
        declaration=declaration.shown,
        repair=repaired,
    )
