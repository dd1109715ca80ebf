"""What an HTML text holds, with offsets into it: what `auditor.crawler.html` reads, and the facts are made of."""

from __future__ import annotations

from typing import NamedTuple


class Attribute(NamedTuple):
    """An attribute; `value` as a browser gets it, `start` and `end` the place of what is written."""

    value: str
    start: int
    end: int


class Element(NamedTuple):
    """A link or image; offsets of the whole (to its end tag when it has one), of its start tag and of its text."""

    name: str
    start: int
    end: int
    text_start: int
    text_end: int
    attributes: dict[str, Attribute]
    text: str
    image_inside: bool
    closed: bool
    list_id: int
    item_id: int


class Piece(NamedTuple):
    """A part of a passage: offsets, and the mask's character for it, or "" for prose."""

    start: int
    end: int
    mask: str


class TextBlock(NamedTuple):
    """A passage as it stands in HTML: the tag of the block it stands in, and its pieces in order."""

    tag: str
    list_id: int
    item_id: int
    pieces: tuple[Piece, ...]
    table_id: int = 0
    row_id: int = 0
    cell_id: int = 0
    quoted: bool = False


class LanguageRange(NamedTuple):
    """The content of an element that declares its language: offsets, end exclusive, and the tag."""

    start: int
    end: int
    language: str


class Markup(NamedTuple):
    """What an HTML text holds."""

    elements: tuple[Element, ...]
    blocks: tuple[TextBlock, ...]
    title: str
    language: str
    languages: tuple[LanguageRange, ...] = ()
    ids: tuple[str, ...] = ()  # the ids of all elements and the names of anchors, as a browser gets them
