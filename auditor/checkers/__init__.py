"""From facts to findings. Checkers are pure: they never wait, read no file, and import no parser.

A checker takes a post, its rule and the languages, and yields findings. It is named after its problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.checkers import (
    empty_link,
    invalid_address,
    malformed_link,
    phrase,
    same_target,
    unbalanced_bracket,
    undefined_reference,
    unreadable_source,
    vague_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.model.finding import Finding
    from auditor.model.post import Post
    from auditor.model.rule import Rule

    PostChecker = Callable[[Post, Rule], Iterable[Finding]]

_POST_CHECKERS: dict[str, PostChecker] = {
    "link/empty": empty_link.check,
    "link/malformed": malformed_link.check,
    "link/same-target": same_target.check,
    "link/undefined-reference": undefined_reference.check,
    "link/vague-text": vague_text.check,
    "prose/unbalanced-bracket": unbalanced_bracket.check,
    "source/unreadable": unreadable_source.check,
    "target/invalid-address": invalid_address.check,
}


def post_checker(rule: Rule) -> PostChecker | None:
    """What judges one post by `rule`: its own checker, or the one of all phrase rules. None when there is neither."""
    return phrase.check if rule.phrases else _POST_CHECKERS.get(rule.id)
