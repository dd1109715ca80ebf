"""`target/wrong-language` and `undeclared-language`: pages that the readers of a post may not be able to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.declaration_edit import added, outside_headings, untold
from auditor.checkers.leading import amended, repaired
from auditor.checkers.readers import crossings, is_of_target
from auditor.checkers.stale_declaration import contradiction
from auditor.model.declaration import Place, Strength
from auditor.model.finding import Edit, Finding, LanguageCode
from auditor.model.location import Location
from auditor.model.page_language import SignKind
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.checkers.readers import Crossing
    from auditor.model.declaration import Declaration
    from auditor.model.destination import Version
    from auditor.model.post import Post
    from auditor.model.rule import Rule


_REMARKS = (Place.INSIDE, Place.AFTER, Place.BEFORE)
"""Where words tell of one link; an icon offers a version, and what stands elsewhere may offer several."""


def check_wrong_language(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links to a page in another language that has a version in the reader's, be they said to be so or not."""
    for crossing in crossings(post, destinations):
        version = crossing.destination.version
        if version and not is_meant(post, crossing):
            yield _wrong(post, rule, crossing, version)


def is_meant(post: Post, crossing: Crossing) -> bool:
    """Whether a link may well lead where it does, though there is a version in the reader's language.

    It offers the page in its language, or is for readers of that. "(in French)" or `hreflang` alone offers nothing. Of
    "(in French only)", `target/stale-declaration` speaks.
    """
    true, there = crossing.true, crossing.destination
    if not crossing.is_read_as_own or any(one.wording.strength is not Strength.PLAIN for one in true):
        return True
    if any(contradiction(post, one, there) is not None for one in crossing.declarations):
        return True
    if remarks := [one for one in true if one.place is not Place.ATTRIBUTE]:
        return any(one.place not in _REMARKS for one in remarks)
    return crossing.is_named or not all(is_of_target(post, one) for one in true)


def _wrong(post: Post, rule: Rule, crossing: Crossing, version: Version) -> Finding:
    link, inside = crossing.link, crossing.destination.inside
    facts: dict[str, Any] = {} if inside else {"address": crossing.destination.outcome.address}
    said = [one for one in crossing.declarations if _is_false_of_own(post, one)]
    untrue = untold(post, link, said)
    edits: tuple[Edit, ...] = ()
    if version.written:
        edits = tuple(sorted((Edit(link.target_span, version.written, safe=False), *untrue), key=lambda one: one.span))
    shows_all = untrue and link.span.covers(link.target_span)
    return Finding.of(
        rule,
        Location(post.path, link.span),
        variant="" if inside else "elsewhere" if version.confidence is Confidence.HIGH else "elsewhere-likely",
        confidence=crossing.confidence,
        target=link.target,
        edits=() if said and not outside_headings(post, untrue) else edits,  # a remark that stayed would be false
        language=LanguageCode(crossing.language),
        reader=LanguageCode(post.language),
        version=version.address,
        repair=amended(post, link.span, edits) if shows_all else repaired(link, version.written or version.address),
        **facts,
    )


def _is_false_of_own(post: Post, declaration: Declaration) -> bool:
    """Whether what is said of a link would be false if it led to a page in the language of the post."""
    return declaration.wording.language != post.language and is_of_target(post, declaration)


def check_undeclared(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links to a page in another language alone, where the reader is not told; once told, a reader knows."""
    known: set[str] = set()
    for crossing in crossings(post, destinations):
        address = crossing.destination.outcome.address
        if crossing.told:
            known.add(address)
        elif crossing.destination.version is None and crossing.is_read_as_own and address not in known:
            yield _undeclared(post, rule, crossing)


def _undeclared(post: Post, rule: Rule, crossing: Crossing) -> Finding:
    elsewhere = crossing.destination.language.by is SignKind.DECLARED
    strength = Strength.PLAIN if elsewhere else None  # nobody knows that there is no other version
    edits: tuple[Edit, ...] = ()
    if not crossing.declarations:  # of which one more would say something else
        edits = added(post, crossing.link, crossing.language, strength)
    facts: dict[str, Any] = {}
    variant = "" if edits else "unwritten"
    if edits:
        facts["repair"] = amended(post, crossing.link.span, edits)
        if elsewhere:
            variant = "declared-elsewhere"
        if crossing.destination.version_unverified:  # to write "only" there may be false
            variant, edits, facts["reader"] = "version-unverified", (), LanguageCode(post.language)
    return Finding.of(
        rule,
        Location(post.path, crossing.link.span),
        variant=variant,
        confidence=crossing.confidence,
        target=crossing.link.target,
        edits=outside_headings(post, edits),
        address=crossing.destination.outcome.address,
        language=LanguageCode(crossing.language),
        **facts,
    )
