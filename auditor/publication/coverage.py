"""How much of a publication exists in more than one language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.model.audit import Comparison, Coverage, PostSummary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def coverage(posts: Sequence[PostSummary], comparisons: Iterable[Comparison]) -> tuple[Coverage, ...]:
    """For every two languages, how much of the posts in the first exists in the second.

    A comparison may be with a post that is not among `posts`, that of a sister repository: it counts on one side.
    """
    language_of = {path: language for post in posts for language, path in post.counterparts.items()}
    own = {post.path: post.language for post in posts}
    language_of |= own
    all_posts: Counter[str] = Counter()
    all_words: Counter[str] = Counter()
    all_links: Counter[str] = Counter()
    answered: Counter[tuple[str, str]] = Counter()
    for post in posts:
        all_posts[post.language] += 1
        all_words[post.language] += post.words
        all_links[post.language] += post.links
        answered.update((post.language, other) for other in post.counterparts)
    words: Counter[tuple[str, str]] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    for one in comparisons:
        left, right = language_of.get(one.left, ""), language_of.get(one.right, "")
        if one.left in own:
            words[left, right] += one.words[0]
            links[left, right] += one.links[0]
        if one.right in own:
            words[right, left] += one.words[1]
            links[right, left] += one.links[1]
    return tuple(
        Coverage(
            language,
            other,
            (answered[language, other], all_posts[language]),
            (words[language, other], all_words[language]),
            (links[language, other], all_links[language]),
        )
        for language, other in sorted(answered)
        if language and other
    )
