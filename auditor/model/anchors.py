"""The places inside a post that a fragment can lead to, as far as the post itself tells them."""

from __future__ import annotations

from msgspec import Struct


class HeadingAnchor(Struct, frozen=True, array_like=True):
    """A Markdown heading, of which the generator makes an id.

    `text` is what a reader sees, its white space unfolded, `source` its last line as written, "" where that is the
    same: some generators slug the one and some the other. `id` is the one that its author gives it, as in `{#id}`.
    """

    text: str
    source: str = ""
    id: str = ""


class Anchors(Struct, frozen=True, array_like=True):
    """What a post offers to fragments.

    `ids` are the ids and names of its HTML and attribute lists. `templated` says that something in it is made by the
    generator, so that there may be more.
    """

    headings: tuple[HeadingAnchor, ...] = ()
    ids: tuple[str, ...] = ()
    footnotes: bool = False
    templated: bool = False
