"""`parity/links`: a link that one version has and the other, where it says the same, has not."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from auditor.model.facts import Link, LinkKind, links_by_passage
from auditor.model.finding import Finding, LanguageCode, Related, Role
from auditor.model.location import Location
from auditor.model.pair import FRONT_MATTER, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Passage
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_LANGUAGE_PART = re.compile(r"(?<![a-z])(?:en|fr|eng|fra|e|f|[a-z]{2}-[a-z]{2})(?![a-z])")
_UNREAD_LINK = re.compile(r"https?:|\]\s*[(\[]|\)\[|www\.")
_BARE_MAIL = re.compile(r"\w@\w")
_LOCAL_DIGITS = 7  # of a telephone number, without its area and country
_NAME = re.compile(r"[A-Za-z0-9_-]{8,64}")
_MADE_UP_CHANGES = 4  # from one kind of sign to another
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
    unlike: list[tuple[_Alone, _Alone]] = []
    for position, match in enumerate(pair.matches):
        if match.left and match.right:
            mine = [_Alone(link, position) for index in match.left for link in left[index]]
            theirs = [_Alone(link, position) for index in match.right for link in right[index]]
            unlike += _matched(mine, theirs)
            alone_left += mine[len(theirs) :]
            alone_right += theirs[len(mine) :]
    alone_left = _reordered(alone_left, unlike)
    alone_right = _reordered(alone_right, [(other, one) for one, other in unlike])
    here, there = _spread(left), _spread(right)
    alone_left, alone_right = _without_moved(
        [one for one in alone_left if here[_neutral(one.link)] > there[_neutral(one.link)]],
        [one for one in alone_right if there[_neutral(one.link)] > here[_neutral(one.link)]],
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


def _matched(mine: list[_Alone], theirs: list[_Alone]) -> list[tuple[_Alone, _Alone]]:
    """Takes out the links that answer each other: the same address first, then alike ones, then any of a sort.

    Returned are those that have nothing in common but their site, or that they lead to pages, to mail addresses and
    so on.
    """
    unlike: list[tuple[_Alone, _Alone]] = []
    for sign in (_neutral, _text, _tail, _identifier, _figures, _site, _domain, _sort):
        for one in list(mine):
            answer = next((other for other in theirs if sign(other.link) == sign(one.link) != ""), None)
            if answer is not None:
                mine.remove(one)
                theirs.remove(answer)
                if sign in (_site, _domain, _sort):
                    unlike.append((one, answer))
    return unlike


def _reordered(alone: list[_Alone], unlike: list[tuple[_Alone, _Alone]]) -> list[_Alone]:
    """The links alone, where one that answers the unlike counterpart of another changes places with that.

    So in a list that the other version has in another order.
    """
    found: list[_Alone] = []
    waiting = list(unlike)
    for one in alone:
        last = one
        while better := next((both for both in waiting if _neutral(both[1].link) == _neutral(last.link)), None):
            waiting.remove(better)
            last = better[0]
        found.append(last)
    return found


def _neutral(link: Link) -> str:
    """The address without what names a language, a scheme or a trailing slash."""
    return _neutral_address(link.address)


@lru_cache(maxsize=1024)
def _neutral_address(address: str) -> str:
    bare = re.sub(r"^https?:(?=//)", "", unquote(address).strip().lower()).rstrip("/")
    return _LANGUAGE_PART.sub("*", bare).replace("/*/", "/")


def _tail(link: Link) -> str:
    """The last part of the path, where both languages share a file's name."""
    return _neutral(link).partition("#")[0].rsplit("/", 1)[-1]


def _text(link: Link) -> str:
    return link.text.casefold()


def _identifier(link: Link) -> str:
    """The longest name that a machine gave, such as a video's: the same in every form of its address."""
    names = [name for name in _NAME.findall(link.address) if _is_made_up(name)]
    return max(names, key=len, default="")


def _is_made_up(name: str) -> bool:
    """Whether small letters, capitals and digits follow each other as in no word: "uFjfrtuLLpQ", not "YouTube2020"."""
    kinds = ["A" if sign.isupper() else "0" if sign.isdigit() else "a" for sign in name if sign.isalnum()]
    changes = sum(one != other for one, other in pairwise(kinds))
    return len(set(kinds)) > 1 and changes >= _MADE_UP_CHANGES


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


def _spread(side: list[list[Link]]) -> Counter[str]:
    """In how many passages each address stands."""
    return Counter(address for links in side for address in set(map(_neutral, links)))


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
