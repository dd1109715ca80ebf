"""Whether pages have the ids that fragments seek: pages of the publication by its sources, others as they answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote

import msgspec

from auditor.model.anchors import Anchors
from auditor.model.destination import Destination
from auditor.model.outcome import Verdict
from auditor.publication.fragments import Offered, offered, sought
from auditor.publication.lead import Lead, unverified
from auditor.publication.slugs import folded
from auditor.publication.written_target import taken_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.outcome import Outcome
    from auditor.model.publication import Entry
    from auditor.model.serving import AnchorStyle
    from auditor.publication.inside import Inside

_APPLICATION = re.compile(r"[/!].*|.*[=&].*|L\d+(?:-L?\d+)?")  # a route, parameters, lines of a file: no id
_OF_USERS = "user-content-"  # GitHub writes it before the ids of what users write


class PageFragments:
    """The ids of a publication's pages; `anchors` are encoded Anchors by the path of their post.

    Where not the `whole` publication is known, its layouts are not either.
    """

    def __init__(self, inside: Inside, anchors: Mapping[str, bytes], *, whole: bool) -> None:
        self._inside = inside
        self._whole = whole
        self._anchors = anchors
        self._offered: dict[str, tuple[Offered, bool]] = {}

    def judged(self, lead: Lead, post: Entry, target: str) -> Lead:
        """The lead to `post`, with whether it has the id that is sought; unverified where a template may bring it."""
        fragment = lead.fragment
        if post.path not in self._anchors or _APPLICATION.fullmatch(fragment):
            return lead
        site = self._inside.site_of(post)
        page, templated = self._page(post, site.serving.anchors)
        if page.has(fragment) or site.template_ids.has(fragment):
            return lead
        unsure = templated or page.may_have(fragment)
        near = "" if unsure else page.nearest(fragment)
        all_known = self._whole and site.serving.layouts_known and not site.template_ids.any
        if unsure or not (near or all_known):
            return unsure_of_fragment(lead)
        return lead._replace(
            fragment_missing=True,
            near=near,
            repaired=_with_fragment(target, near) if near else "",
            certain=bool(near) and folded(near) == folded(fragment),
            by_case=near.casefold() == fragment.casefold(),
        )

    def _page(self, post: Entry, style: AnchorStyle) -> tuple[Offered, bool]:
        if post.path not in self._offered:
            anchors = msgspec.msgpack.decode(self._anchors[post.path], type=Anchors)
            self._offered[post.path] = (offered(anchors, style), anchors.templated)
        return self._offered[post.path]


def unsure_of_fragment(lead: Lead) -> Lead:
    """The lead to a post of which nobody knows whether it has the id that is sought."""
    return unverified(f"{lead.outcome.address}#{lead.fragment}", sort=lead.sort)._replace(post=lead.post)


def judged_outside(outcome: Outcome, target: str) -> Destination:
    """Where a target leads whose address the web answered for; a page without any id is one that a script fills."""
    fragment = sought(taken_apart(target).fragment)
    page = outcome.page
    answered = outcome.verdict in (Verdict.OK, Verdict.MOVED) and page and page.fragments and page.whole
    if not fragment or not answered or not page or outcome.fragment or _APPLICATION.fullmatch(fragment):
        return Destination(outcome, fragment=fragment)
    ids = frozenset(normalize("NFC", one) for one in page.fragments)
    if fragment in ids or f"{_OF_USERS}{fragment}" in ids:
        return Destination(outcome, fragment=fragment)
    near = Offered(ids).nearest(fragment)
    return Destination(
        outcome,
        fragment=fragment,
        fragment_missing=True,
        nearest=near,
        repaired=_with_fragment(target, near) if near else "",
        certain=bool(near) and folded(near) == folded(fragment),
        by_case=near.casefold() == fragment.casefold(),
    )


def _with_fragment(target: str, fragment: str) -> str:
    """A target with another fragment, escaped where the present one is."""
    raw = taken_apart(target).fragment
    before, _, behind = target.rpartition(f"#{raw}")
    return f"{before}#{quote(fragment) if '%' in raw else fragment}{behind}"
