"""`parity/images`: an image that one version has and the other has not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.checkers.gaps import place_opposite
from auditor.model.facts import Link, LinkKind
from auditor.model.finding import Finding, LanguageCode
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.pair import Pair
    from auditor.model.post import Post
    from auditor.model.rule import Rule

_LANGUAGE_PART = re.compile(r"(?<![a-z])(?:en|fr|eng|fra|english|french|francais|anglais)(?![a-z])")


def check(pair: Pair, rule: Rule) -> Iterator[Finding]:
    """Where the numbers of images differ: those without a file of the same name, else the last ones."""
    left, right = _images(pair.left), _images(pair.right)
    if len(left) == len(right):
        return
    post, other = (pair.left, pair.right) if len(left) > len(right) else (pair.right, pair.left)
    more, fewer = (left, right) if len(left) > len(right) else (right, left)
    for image in _without_answer(more, fewer):
        yield Finding.of(
            rule,
            Location(post.path, image.span),
            target=image.target,
            related=place_opposite(pair, post, image.span.start),
            language=LanguageCode(other.language),
            address=image.target,
            count=str(len(more)),
            other_count=str(len(fewer)),
        )


def _images(post: Post) -> list[Link]:
    return [link for link in post.facts.links if link.kind is LinkKind.IMAGE and link.address]


def _without_answer(more: list[Link], fewer: list[Link]) -> list[Link]:
    rest = [_file(image) for image in fewer]
    alone: list[Link] = []
    for image in more:
        if _file(image) in rest:
            rest.remove(_file(image))
        else:
            alone.append(image)
    return alone[len(rest) :] if len(rest) < len(alone) else alone[-(len(more) - len(fewer)) :]


def _file(image: Link) -> str:
    name = re.split(r"[?#]", image.address.casefold())[0].rstrip("/").rsplit("/", 1)[-1]
    return _LANGUAGE_PART.sub("*", name)
