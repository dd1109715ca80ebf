"""The checker of every rule that only lists `phrases`: words that a publication does not want in its text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from auditor.model.finding import Finding
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """Each whole-word occurrence of a phrase of the post's language, without regard to case."""
    phrases = rule.phrases.get(post.language)
    if not phrases:
        return
    pattern = _pattern(phrases)
    for passage in post.facts.passages:
        for match in pattern.finditer(passage.prose):
            place = Location(post.path, passage.span_of(match.start(), match.end()))
            facts: dict[str, Any] = {"phrase": match[0]} if "phrase" in rule.form("").placeholders else {}
            yield Finding.of(rule, place, **facts)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern; a space in a phrase stands for any white space, and either apostrophe for both."""
    words = [re.escape(phrase).replace(r"\ ", r"\s+").replace("’", "['’]").replace("'", "['’]") for phrase in phrases]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)
