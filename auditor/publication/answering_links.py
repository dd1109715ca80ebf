"""Which links of two versions answer each other: those of passages that say the same, in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.facts import Link, LinkKind, links_by_passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.pair import Pair

_WEB = re.compile(r"https?://", re.IGNORECASE)


class AnsweringLink(Struct, frozen=True, array_like=True):
    """What two versions of a post lead to in the same place: web addresses without fragments."""

    left: str
    right: str


def answering_links(pair: Pair) -> Iterator[AnsweringLink]:
    """The links of a pair that answer each other and lead to different addresses.

    Links are taken to answer each other where each side has one that the other has not.
    """
    left, right = links_by_passage(pair.left.facts), links_by_passage(pair.right.facts)
    for match in pair.matches:
        if match.left and match.right:
            ours = _addresses(link for index in match.left for link in left[index])
            theirs = _addresses(link for index in match.right for link in right[index])
            if len(ours - theirs) == len(theirs - ours) == 1:
                (one,), (other,) = ours - theirs, theirs - ours
                yield AnsweringLink(one, other)


def _addresses(links: Iterable[Link]) -> set[str]:
    """The web addresses of links, without those of images."""
    leads = (link.leads_to.partition("#")[0] for link in links if link.kind is not LinkKind.IMAGE)
    return {lead for lead in leads if _WEB.match(lead) and "{" not in lead}
