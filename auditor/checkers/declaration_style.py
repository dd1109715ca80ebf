"""`target/declaration-style`: a declaration in the wrong language, or unlike the others in wording or place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.declaration_edit import moved, outside_headings, takes_words
from auditor.checkers.foreign_target import is_meant
from auditor.checkers.leading import leading
from auditor.checkers.readers import crossings, told_of
from auditor.checkers.stale_declaration import contradiction
from auditor.model.declaration import Declaration, Place
from auditor.model.finding import Edit, Finding, LanguageCode
from auditor.model.habit import Oddity
from auditor.model.location import Location
from auditor.model.mask import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """At most one finding a declaration: its language first, then its words, then its place.

    One that is to be taken away needs no other form.
    """
    leaving = {id(one) for one in _leaving(post, destinations)}
    told_twice = {one.span for one in post.declarations if one.wording.spoken == post.language}
    behind = any(one.place is Place.AFTER for one in post.declarations)
    for one in post.declarations:
        if one.slip or one.passage < 0 or id(one) in leaving:
            continue
        words = post.habit.words(post.language, one.wording.language, one.wording.strength)[1:-1]
        match post.habit.oddity(post.language, one.place, one.wording):
            case Oddity.WRONG_LANGUAGE if one.span not in told_twice and _is_read_by_readers_of(post, one):
                spoken = LanguageCode(one.wording.spoken)
                yield _reworded(post, rule, one, "wrong-language", words, language=spoken)
            case Oddity.WORDING if _begins_remark(post, one):
                yield _reworded(post, rule, one, "", f"{one.wording.thing} {words}".strip())
            case Oddity.NOT_AFTER if not (post.habit.place_is_set or behind):
                continue  # inside is where style guides ask for it: a post that does so throughout is left alone
            case Oddity.NOT_INSIDE | Oddity.NOT_AFTER as oddity if takes_words(post.facts.links[one.links[0]]):
                yield _misplaced(post, rule, one, Place.INSIDE if oddity is Oddity.NOT_INSIDE else Place.AFTER)


def _leaving(post: Post, destinations: Destinations) -> Iterator[Declaration]:
    """The declarations that other rules would take away: they are not true, or their links should lead elsewhere."""
    told = told_of(post)
    for link, destination in leading(post, destinations):
        yield from (one for one in told[id(link)] if contradiction(post, one, destination) is not None)
    for crossing in crossings(post, destinations):
        if crossing.destination.version and not is_meant(post, crossing):
            yield from crossing.declarations


def _begins_remark(post: Post, declaration: Declaration) -> bool:
    """Whether nothing stands before its words in their brackets, on which they might depend."""
    passage = post.facts.passages[declaration.passage]
    start, end = passage.index_of(declaration.span.start), passage.index_of(declaration.words_span.start)
    return not visible(passage.source[start:end], passage.prose[start:end]).strip("([")


def _is_read_by_readers_of(post: Post, declaration: Declaration) -> bool:
    """Whether it stands in text of the post's language, which is not quoted."""
    passage = post.facts.passages[declaration.passage]
    is_foreign = any(other.passage == declaration.passage for other in post.other_language)
    return post.text_language in ("", post.language) and not (is_foreign or passage.quoted or passage.language)


def _reworded(post: Post, rule: Rule, declaration: Declaration, variant: str, words: str, **facts: Any) -> Finding:
    return Finding.of(
        rule,
        Location(post.path, declaration.span),
        variant=variant,
        target=_target(post, declaration),
        edits=outside_headings(post, (Edit(declaration.words_span, words, safe=False),)),
        declaration=declaration.shown,
        repair=words,
        **facts,
    )


def _misplaced(post: Post, rule: Rule, declaration: Declaration, place: Place) -> Finding:
    return Finding.of(
        rule,
        Location(post.path, declaration.span),
        variant=str(place),
        target=_target(post, declaration),
        edits=moved(post, declaration, place),
        declaration=declaration.shown,
    )


def _target(post: Post, declaration: Declaration) -> str:
    return post.facts.links[declaration.links[0]].target if len(declaration.links) == 1 else ""
