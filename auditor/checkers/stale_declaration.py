"""`target/stale-declaration`: the reader is told that a page is in another language alone, and it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from auditor.checkers.declaration_edit import outside_headings, removed, unmarked
from auditor.checkers.leading import amended, leading
from auditor.checkers.readers import is_of_target, told_of
from auditor.checkers.telling import Telling
from auditor.model.declaration import Place, Strength
from auditor.model.facts import LinkKind, PassageKind
from auditor.model.finding import Edit, Finding, LanguageCode, Related
from auditor.model.location import Location, Span
from auditor.model.page_language import SignKind
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.declaration import Declaration
    from auditor.model.destination import Destination
    from auditor.model.facts import Link
    from auditor.model.post import Post
    from auditor.model.rule import Rule


_FROM_OUTSIDE = (SignKind.ADDRESS, SignKind.HOST)
"""Signs that a page gives without having been read; its author, who declares the other language, has read it."""

_COLON = re.compile(r"[\s\u00a0*_\ue000\ue004]*:[\s*_\ue000\ue004]*")  # the rest of an introduction, masks and all
_BESIDE = (Place.INSIDE, Place.AFTER, Place.BEFORE, Place.ATTRIBUTE, Place.ICON)
"""Where a declaration speaks of its link for certain; farther away it may speak of something else."""


def check(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """Declarations of links to a page that is in the reader's language, in both, or has a version in it."""
    told = told_of(post)
    for link, destination in leading(post, destinations):
        found = {
            one: variant for one in told[id(link)] if (variant := contradiction(post, one, destination)) is not None
        }
        if found:  # a remark and an attribute say the same, and a reader sees the remark
            declaration = min(found, key=lambda one: one.place is Place.ATTRIBUTE)
            yield _stale(post, rule, link, declaration, destination, found[declaration])
    yield from _above(post, rule, destinations)


def _above(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links of a list that are not as the end of its introduction says of them all, each once.

    A link of which the post says something else, or the same once more, speaks for itself.
    """
    above = [one for one in post.declarations if one.place is Place.ABOVE and _introduces(post, one)]
    if not above:
        return
    led = {id(link): destination for link, destination in leading(post, destinations)}
    told, telling = told_of(post), Telling(post)
    done: set[int] = set()
    for one in above:
        links = [
            link
            for link in (post.facts.links[number] for number in one.links)
            if link.kind is not LinkKind.IMAGE
            and id(link) not in done
            and all(other.place is Place.ABOVE for other in told[id(link)])
            and not telling.names(link, post.language)
        ]
        said = {
            id(link): variant
            for link in links
            if id(link) in led and (variant := _contradiction(post, one, led[id(link)])) is not None
        }
        done |= said.keys()
        edits = removed(post, one) if len(said) == len(one.links) else ()
        for link in links:
            if id(link) in said:
                yield _below(post, rule, link, one, led[id(link)], said[id(link)], edits)
                edits = ()  # one remark is taken away once


def _introduces(post: Post, declaration: Declaration) -> bool:
    """Whether a declaration ends the introduction of a list, and speaks of its links: "More to read (in French):"."""
    passage = post.facts.passages[declaration.passage]
    if passage.kind is not PassageKind.PARAGRAPH or passage.table_id:
        return False
    start, end = passage.index_of(declaration.span.start), passage.index_of(declaration.span.end)
    is_bracketed = passage.prose[start : start + 1] in ("(", "[")
    return (is_bracketed or declaration.wording.names_link) and _COLON.fullmatch(passage.prose, end) is not None


def _below(
    post: Post,
    rule: Rule,
    link: Link,
    declaration: Declaration,
    destination: Destination,
    variant: str,
    edits: tuple[Edit, ...],
) -> Finding:
    doubtful = variant == "version-likely" or destination.language.by in _FROM_OUTSIDE
    return Finding.of(
        rule,
        Location(post.path, link.span),
        related=(Related(Location(post.path, declaration.span), declaration.shown),),
        variant="above",
        confidence=Confidence.MEDIUM if doubtful else None,
        target=link.target,
        edits=edits,
        declaration=declaration.shown,
        reader=LanguageCode(post.language),
        address=destination.version.address if destination.version else destination.outcome.address,
    )


def contradiction(post: Post, declaration: Declaration, destination: Destination) -> str | None:
    """How the page contradicts what is declared beside its link, as a variant of the rule; None when it does not."""
    if declaration.place not in _BESIDE or not is_of_target(post, declaration):
        return None
    return _contradiction(post, declaration, destination)


def _contradiction(post: Post, declaration: Declaration, destination: Destination) -> str | None:
    wording, languages = declaration.wording, destination.language.languages
    if wording.language == post.language or wording.strength is Strength.VERSION:
        return None
    if wording.strength is Strength.ONLY and destination.version:
        return "version" if destination.version.confidence is Confidence.HIGH else "version-likely"
    page = destination.language
    if post.language not in languages or (page.by in _FROM_OUTSIDE and page.confidence is not Confidence.HIGH):
        return None
    if wording.language not in languages:
        return ""
    return "bilingual" if wording.strength is Strength.ONLY else None


def _stale(
    post: Post, rule: Rule, link: Link, declaration: Declaration, destination: Destination, variant: str
) -> Finding:
    edits = [*removed(post, declaration)]
    if edits or declaration.place is Place.ATTRIBUTE:
        edits += unmarked(post, link)
    facts: dict[str, Any] = {"declaration": declaration.shown, "reader": LanguageCode(post.language)}
    version = destination.version
    if variant.startswith("version") and version:
        facts["version"] = version.address
        if version.written and edits:
            edits.append(Edit(link.target_span, version.written, safe=False))
    else:
        facts["address"] = destination.outcome.address
    edits.sort(key=lambda edit: edit.span)
    around = Span(min(link.span.start, declaration.span.start), max(link.span.end, declaration.span.end))
    return Finding.of(
        rule,
        Location(post.path, declaration.span),
        variant=variant,
        confidence=Confidence.MEDIUM if destination.language.by in _FROM_OUTSIDE else None,
        target=link.target,
        edits=outside_headings(post, tuple(edits)),
        repair=amended(post, around, tuple(edits)).strip(),
        **facts,
    )
