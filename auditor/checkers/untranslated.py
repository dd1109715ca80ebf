"""`translation/wrong-language`, `untranslated-passage` and `untranslated-metadata`: text in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.model.facts import PassageKind
from auditor.model.finding import Finding, LanguageCode
from auditor.model.location import Location, Span
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import OtherLanguage, Post
    from auditor.model.rule import Rule

_METADATA = {
    PassageKind.TITLE: "title",
    PassageKind.DESCRIPTION: "description",
    PassageKind.ALT: "alt",
}


def check_wrong_language(post: Post, rule: Rule) -> Iterator[Finding]:
    """A post whose text is in another language than it says, or its place says."""
    if _is_in_another_language(post):
        found = next(one for one in post.other_language if one.passage >= 0)
        yield Finding.of(
            rule,
            Location(post.path, post.facts.passages[found.passage].span),
            language=LanguageCode(post.language),
            other=LanguageCode(post.text_language),
        )


def check_passages(post: Post, rule: Rule) -> Iterator[Finding]:
    """Passages left in another language; those that follow each other are one finding."""
    if _is_in_another_language(post):
        return
    passages = post.facts.passages
    found = [one for one in post.other_language if one.passage >= 0 and passages[one.passage].kind not in _METADATA]
    for run in _runs(found):
        first, last = passages[run[0].passage], passages[run[-1].passage]
        count: dict[str, Any] = {"count": str(len(run))} if len(run) > 1 else {}
        yield Finding.of(
            rule,
            Location(post.path, Span(first.span.start, last.span.end)),
            variant="several" if count else "",
            confidence=min((one.confidence for one in run), key=list(Confidence).index),
            language=LanguageCode(post.language),
            other=LanguageCode(run[0].language),
            **count,
        )


def check_metadata(post: Post, rule: Rule) -> Iterator[Finding]:
    """Titles, descriptions and texts of images left in another language."""
    if _is_in_another_language(post):
        return
    for one in post.other_language:
        variant, span, text = _metadata(post, one)
        if variant:
            yield Finding.of(
                rule,
                Location(post.path, span),
                variant=variant,
                confidence=one.confidence,
                language=LanguageCode(post.language),
                other=LanguageCode(one.language),
                text=text,
            )


def _is_in_another_language(post: Post) -> bool:
    text_language, expected = post.text_language, post.entry.languages or (post.language,)
    return bool(text_language and post.language) and text_language not in expected


def _metadata(post: Post, one: OtherLanguage) -> tuple[str, Span, str]:
    if one.link >= 0:
        link = post.facts.links[one.link]
        return "alt", link.text_span, link.text
    passage = post.facts.passages[one.passage]
    return _METADATA.get(passage.kind, ""), passage.span, passage.text


def _runs(found: list[OtherLanguage]) -> Iterator[list[OtherLanguage]]:
    """The passages that follow each other in the same language."""
    run: list[OtherLanguage] = []
    for one in found:
        if run and (one.passage != run[-1].passage + 1 or one.language != run[-1].language):
            yield run
            run = []
        run.append(one)
    if run:
        yield run
