"""`target/wrong-language` and `undeclared-language`: pages that the readers of a post may not be able to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.declaration_edit import added
from auditor.checkers.leading import amended, told
from auditor.checkers.readers import crossings
from auditor.model.finding import Finding, LanguageCode
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.checkers.readers import Crossing
    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check_wrong_language(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links to a page in another language that has a version in the reader's; those that say so are left."""
    for crossing in crossings(post, destinations):
        version = crossing.destination.version
        if version is None or crossing.told or not crossing.is_read_as_own:
            continue
        inside = crossing.destination.inside
        facts: dict[str, Any] = {} if inside else {"address": crossing.destination.outcome.address}
        yield told(
            post,
            rule,
            crossing.link,
            "" if inside else "elsewhere",
            target=version.written,
            confidence=crossing.confidence,
            language=LanguageCode(crossing.language),
            reader=LanguageCode(post.language),
            version=version.address,
            **facts,
        )


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
    edits = () if crossing.declarations else added(post, crossing.link, crossing.language)  # not two that disagree
    facts: dict[str, Any] = {}
    variant = "" if edits else "unwritten"
    if edits:
        facts["repair"] = amended(post, crossing.link.span, edits)
        if crossing.destination.version_unverified:  # to write "only" there may be false
            variant, edits, facts["reader"] = "version-unverified", (), LanguageCode(post.language)
    return Finding.of(
        rule,
        Location(post.path, crossing.link.span),
        variant=variant,
        confidence=crossing.confidence,
        target=crossing.link.target,
        edits=edits,
        address=crossing.destination.outcome.address,
        language=LanguageCode(crossing.language),
        **facts,
    )
