"""Two posts that answer each other, and which passage of one answers which of the other."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.facts import PassageKind
from auditor.model.post import Post

FRONT_MATTER = frozenset({PassageKind.TITLE, PassageKind.DESCRIPTION, PassageKind.ALT})
"""Kinds of passages that answer each other by what they are, wherever they stand."""


class Match(Struct, frozen=True):
    """Passages that say the same: indices into the facts' passages of either post; one side may be empty."""

    left: tuple[int, ...]
    right: tuple[int, ...]

    @property
    def mirrored(self) -> Match:
        """The match as the right post sees it."""
        return Match(self.right, self.left)


class LoneValue(Struct, frozen=True):
    """A number, a date or the like that the passages which answer its own do not have.

    `kind` is one of `auditor.language.values.ValueKind`; `start` and `end` are indices into the passage's source;
    `position` is that of the match among the pair's.
    """

    kind: str
    on_left: bool
    passage: int
    start: int
    end: int
    position: int


class Pair(Struct, frozen=True):
    """`left` is the post whose language's code comes first; `matches` are in reading order and hold every passage."""

    left: Post
    right: Post
    matches: tuple[Match, ...]
    lone_values: tuple[LoneValue, ...] = ()
