"""The links that take a reader from a post into another language, and whether he is told."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.checkers.leading import leading
from auditor.checkers.telling import Telling
from auditor.model.declaration import Place
from auditor.model.facts import LinkKind, links_by_passage
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.declaration import Declaration
    from auditor.model.destination import Destination
    from auditor.model.facts import Link, Passage
    from auditor.model.post import Post


class Crossing(NamedTuple):
    """A link from a post to a page in another language, whose code is `language`.

    `declarations` are those that speak of the link. `is_named`: what a reader sees with it names the language.
    `is_read_as_own`: it stands where the post speaks to its readers in its own language, and not in a quotation, a list
    of references or a passage in the other one; nor does the post offer the version in its own language beside it.
    `confidence` is None where the language is certain, and the version too if there is one.
    """

    link: Link
    destination: Destination
    language: str
    declarations: tuple[Declaration, ...]
    is_named: bool
    is_read_as_own: bool
    confidence: Confidence | None

    @property
    def true(self) -> tuple[Declaration, ...]:
        """The declarations that say this language."""
        return tuple(one for one in self.declarations if one.wording.language == self.language)

    @property
    def told(self) -> bool:
        """Whether the reader is told, in whatever way."""
        return bool(self.true) or self.is_named


def crossings(post: Post, destinations: Destinations) -> Iterator[Crossing]:
    """Every such link, in order."""
    told, telling = told_of(post), Telling(post)
    apart = {id(link) for link in _apart(post)}
    offered = {_compared(link.leads_to) for link in post.facts.links if link.kind is not LinkKind.IMAGE} - {""}
    for link, destination in leading(post, destinations):
        page = destination.language
        if link.kind is LinkKind.IMAGE or not page.language or page.language == post.language:
            continue
        version = destination.version
        beside = version is not None and not offered.isdisjoint(map(_compared, (version.address, version.written)))
        said = any(one.wording.language == page.language and one.place is not Place.ATTRIBUTE for one in told[id(link)])
        yield Crossing(
            link,
            destination,
            page.language,
            told[id(link)],
            said or telling.names(link, page.language),
            id(link) not in apart and not beside,
            _least(page.confidence, version.confidence if version else Confidence.HIGH),
        )


def _least(*confidences: Confidence) -> Confidence | None:
    least = max(confidences, key=list(Confidence).index)
    return None if least is Confidence.HIGH else least


def told_of(post: Post) -> defaultdict[int, tuple[Declaration, ...]]:
    """The declarations that speak of each link, by its `id`."""
    found: defaultdict[int, tuple[Declaration, ...]] = defaultdict(tuple)
    for declaration in post.declarations:
        for index in declaration.links:
            found[id(post.facts.links[index])] += (declaration,)
    return found


def is_of_target(post: Post, declaration: Declaration) -> bool:
    """Whether a declaration speaks of what its links lead to: `lang` alone says the language of a link's own text."""
    links = [post.facts.links[number] for number in declaration.links]
    return declaration.place is not Place.ATTRIBUTE or all(link.attributes.get("hreflang") for link in links)


def _apart(post: Post) -> Iterator[Link]:
    """The links in passages, or in marked parts of them, that do not speak to the reader in the post's language."""
    foreign = {one.passage for one in post.other_language}
    for index, links in enumerate(links_by_passage(post.facts)):
        passage = post.facts.passages[index]
        if index in foreign or index not in post.addressing:
            yield from links
        elif passage.foreign:
            yield from (link for link in links if _is_in_foreign(link, passage, post.language))


def _is_in_foreign(link: Link, passage: Passage, language: str) -> bool:
    """Whether more than a link’s own text around it is marked as another language than `language`."""
    start, end = passage.index_of(link.span.start), passage.index_of(link.span.end)
    return any(
        one.start < start and end <= one.end and one.language.partition("-")[0].casefold() != language
        for one in passage.foreign
    )


def _compared(address: str) -> str:
    """An address without its fragment and its last slash, but for that of a home page."""
    bare = address.partition("#")[0]
    return bare.rstrip("/") or bare
