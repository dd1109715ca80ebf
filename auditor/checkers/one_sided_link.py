"""`parity/links`: a link that one version has and the other, where it says the same, has not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.facts import Link, LinkKind, links_by_passage
from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location
from auditor.model.pair import FRONT_MATTER, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.facts import Passage
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_LANGUAGE_PART = re.compile(r"(?<![a-z])(?:en|fr|eng|fra|e|f|[a-z]{2}-[a-z]{2})(?![a-z])")
_UNREAD_LINK = re.compile(r"https?:|\]\s*[(\[]|\)\[|www\.")
_BARE_MAIL = re.compile(r"\w@\w")
_LOCAL_DIGITS = 7  # of a telephone number, without its area and country
_NEAR = 2  # passages: a sentence may have moved to the next one


class _Alone(NamedTuple):
    """A link without a counterpart in the passages that answer its own."""

    link: Link
    position: int  # of the match, among the pair's


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """One finding a link, at the link; the passage that should hold it is related."""
    left, right = _links(pair.left), _links(pair.right)
    alone_left: list[_Alone] = []
    alone_right: list[_Alone] = []
    for position, match in enumerate(pair.matches):
        if not match.left or not match.right:
            continue
        mine = [link for index in match.left for link in left[index]]
        theirs = [link for index in match.right for link in right[index]]
        if len(mine) != len(theirs):
            rest, other_rest = _unmatched(mine, theirs)
            alone_left += [_Alone(link, position) for link in rest]
            alone_right += [_Alone(link, position) for link in other_rest]
    alone_left, alone_right = _without_moved(
        _not_elsewhere(alone_left, pair.right), _not_elsewhere(alone_right, pair.left)
    )
    yield from _findings(pair, rule, pair.left, pair.right, alone_left)
    yield from _findings(pair, rule, pair.right, pair.left, alone_right)


def _links(post: Post) -> list[list[Link]]:
    """The links of each passage that lead a reader somewhere; what is linked twice alike counts once."""
    found: list[list[Link]] = []
    untranslated = {one.passage for one in post.other_language}
    for index, links in enumerate(links_by_passage(post.facts)):
        by_address = {(link.address, link.text): link for link in reversed(links) if _leads_away(link)}
        passage = post.facts.passages[index]
        skipped = passage.kind in FRONT_MATTER or index in untranslated
        found.append([] if skipped else sorted(by_address.values(), key=lambda link: link.span))
    return found


def _leads_away(link: Link) -> bool:
    return link.kind not in (LinkKind.IMAGE, LinkKind.FRONT_MATTER) and bool(link.text or link.address) and link.closed


def _unmatched(mine: Sequence[Link], theirs: Sequence[Link]) -> tuple[list[Link], list[Link]]:
    """The links of either side that no link of the other answers: the same address first, then alike ones, then any."""
    left, right = list(mine), list(theirs)
    for sign in (_neutral, _text, _tail, _figures, _site, _domain, _sort):
        for one in list(left):
            answer = next((other for other in right if sign(other) == sign(one) != ""), None)
            if answer is not None:
                left.remove(one)
                right.remove(answer)
    return left[len(right) :] if len(left) > len(right) else [], right[len(left) :] if len(right) > len(left) else []


def _neutral(link: Link) -> str:
    """The address without what names a language, a scheme or a trailing slash."""
    bare = re.sub(r"^https?:(?=//)", "", link.address.strip().lower()).rstrip("/")
    return _LANGUAGE_PART.sub("*", bare).replace("/*/", "/")


def _tail(link: Link) -> str:
    """The last part of the path, where both languages share a file's name."""
    return _neutral(link).partition("#")[0].rsplit("/", 1)[-1]


def _text(link: Link) -> str:
    return link.text.casefold()


def _figures(link: Link) -> str:
    """The digits of the address, such as a post's date: translation leaves them alone."""
    return "".join(filter(str.isdigit, link.address))


def _site(link: Link) -> str:
    parts = _neutral(link).split("/")
    return parts[2] if len(parts) > 2 and not parts[0] and not parts[1] else ""


def _domain(link: Link) -> str:
    """The end of the host's name, which the sites of one publisher share."""
    return ".".join(_site(link).rsplit(".", 2)[-2:])


def _sort(link: Link) -> str:
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", link.address.strip().lower())
    if scheme and scheme[0] not in ("http:", "https:"):
        return scheme[0]
    return "#" if link.address.startswith("#") else "page"


def _not_elsewhere(alone: list[_Alone], other: Post) -> list[_Alone]:
    """The links whose address the other version has nowhere.

    Where a link is cut in two, or stands in a passage without an answer, nothing is missing.
    """
    addresses = {_neutral(link) for link in other.facts.links}
    return [one for one in alone if _neutral(one.link) not in addresses]


def _without_moved(left: list[_Alone], right: list[_Alone]) -> tuple[list[_Alone], list[_Alone]]:
    """The links that are not merely somewhere else in the other version."""
    signs_left, signs_right = Counter(_neutral(one.link) for one in left), Counter(_neutral(one.link) for one in right)
    both = signs_left & signs_right
    left = [one for one in left if not both[_neutral(one.link)]]
    right = [one for one in right if not both[_neutral(one.link)]]
    for one in list(left):
        near = next((other for other in right if abs(other.position - one.position) <= _NEAR), None)
        if near is not None:
            left.remove(one)
            right.remove(near)
    return left, right


def _findings(pair: Pair, rule: Rule, post: Post, other: Post, alone: list[_Alone]) -> Iterator[Finding]:
    passages = other.facts.passages
    for one in alone:
        match = pair.matches[one.position]
        indices = match.right if other is pair.right else match.left
        there = [passages[index] for index in indices]
        if any(_holds_unread_link(one.link, passage) or _writes_out(one.link, passage) for passage in there):
            continue
        yield Finding.of(
            rule,
            Location(post.path, one.link.span),
            target=one.link.target,
            related=tuple(
                Related(Location(other.path, passage.span), passage.text, Role.COUNTERPART) for passage in there
            ),
            language=LanguageCode(other.language),
            text=one.link.text or one.link.target,
        )


def _writes_out(link: Link, passage: Passage) -> bool:
    """Whether the passage has as text what the link leads to: a telephone number, a mail address."""
    scheme, _, contact = link.address.partition(":")
    if scheme not in ("tel", "mailto"):
        return False
    digits = "".join(filter(str.isdigit, contact))[-_LOCAL_DIGITS:]
    written = "".join(filter(str.isdigit, passage.source)) if scheme == "tel" else passage.source.casefold()
    return (digits if scheme == "tel" else contact.partition("?")[0].casefold()) in written


def _holds_unread_link(link: Link, passage: Passage) -> bool:
    """Whether something in the passage was meant as such a link and is none: `link/malformed` speaks of that."""
    unread = _BARE_MAIL if "@" in link.address else _UNREAD_LINK
    return bool(unread.search(passage.prose))
