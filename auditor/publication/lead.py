"""Where a target leads as far as the sources tell: the value that resolution gives, and its few forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.model.destination import TargetKind
from auditor.model.outcome import Cause, Hop, Outcome, Verdict

if TYPE_CHECKING:
    from auditor.model.publication import Entry


BY_FILE = "source"
"""The sort of a target that names the file of a post, which the generator turns into an address."""


class Place(NamedTuple):
    """Where a target points: its `address` without fragment, the host ("" when not known) and path of that.

    `sort` is the sort of target that it is: targets of one sort are understood alike, so where most of them seem
    broken it is the auditor who does not understand them.
    """

    address: str
    host: str
    path: str
    sort: str


class Lead(NamedTuple):
    """Where a target leads.

    `outside` is the address that only the web can answer for, "" where the publication's own sources do. `post` is the
    post that it leads to, `fragment` the id that is sought there. `near` is the path or id that was probably meant,
    and `repaired` the target with it.
    """

    outcome: Outcome
    sort: str = ""
    kind: TargetKind = TargetKind.PAGE
    outside: str = ""
    post: Entry | None = None
    fragment: str = ""
    fragment_missing: bool = False
    near: str = ""
    repaired: str = ""
    certain: bool = False
    by_case: bool = False


def found(place: Place, post: Entry | None = None, kind: TargetKind = TargetKind.PAGE) -> Lead:
    """Something answers there."""
    address = place.address
    return Lead(Outcome(address, Verdict.OK, final=(post and post.address) or address), place.sort, kind, post=post)


def moved(place: Place, status: int, final: str) -> Lead:
    """A rule of the host sends the reader elsewhere for good."""
    hops = (Hop(place.address, status),)
    return Lead(Outcome(place.address, Verdict.MOVED, status=status, hops=hops, final=final), place.sort)


def unverified(address: str, cause: Cause = Cause.TEMPLATE, sort: str = "") -> Lead:
    """Nobody here can know."""
    return Lead(Outcome(address, Verdict.UNVERIFIED, cause), sort)


def outside(target: str) -> Lead:
    """Only the web knows; the address is asked without its fragment."""
    address = target.partition("#")[0]
    return Lead(Outcome(address, Verdict.UNVERIFIED), outside=address)


def missing(address: str, sort: str, kind: TargetKind) -> Lead:
    """The publication has no such page, file or source."""
    return Lead(Outcome(address, Verdict.BROKEN, Cause.NOT_FOUND), sort, kind)
