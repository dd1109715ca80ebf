"""What one post says of itself: a function of its bytes alone, so it can be cached by content."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from auditor.model.anchors import Anchors
from auditor.model.location import Lines, Position, Span
from auditor.model.mask import visible

_NO_PLACE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CONTROL = re.compile(r"(?:^| )(?:data-|on|aria-(?:controls|expanded)|role)")


class Format(StrEnum):
    """How a post is written."""

    MARKDOWN = "markdown"
    MDX = "mdx"  # Markdown with JavaScript in it
    HTML = "html"


class LinkKind(StrEnum):
    """The syntax that makes a link."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    IMAGE = "image"
    HTML = "html"
    FRONT_MATTER = "front-matter"


class Link(Struct, frozen=True):
    """A link or an image that a browser would follow or load.

    `written` is the source of the whole, `target` the address as written, `address` as a browser gets it
    (entities and escapes resolved); `made_by_template` says that only the generator knows the address.
    `image_inside` says that the reader sees a picture or an icon where `text` may be empty.
    """

    kind: LinkKind
    written: str
    text: str
    target: str
    address: str
    span: Span
    text_span: Span
    target_span: Span
    attributes: dict[str, str] = {}
    image_inside: bool = False
    made_by_template: bool = False
    closed: bool = True
    list_id: int = 0  # the innermost list around it, counted from 1 in reading order; 0: none
    item_id: int = 0  # its item, counted likewise

    @property
    def leads_to(self) -> str:
        """What a reader is sent to: the address, or the target as written where a template makes it; "" for none.

        Front matter sends nobody anywhere, a control of the page moves nobody away from it, and neither do addresses
        without a place such as `mailto:`.
        """
        if self.kind is LinkKind.FRONT_MATTER:
            return ""
        asked = self.target if self.made_by_template else self.address.strip()
        if _NO_PLACE.match(asked) or (asked[:1] == "#" and _CONTROL.search(" ".join(self.attributes))):
            return ""
        return asked

    def rewritten(self, replaced: Span, text: str) -> str:
        """`written` with the part at `replaced` (a span inside it) replaced."""
        lines = Lines(self.written)
        start, end = (lines.offset(_relative(at, self.span.start)) for at in (replaced.start, replaced.end))
        return self.written[:start] + text + self.written[end:]


def _relative(position: Position, start: Position) -> Position:
    """`position` as seen from the text that begins at `start`."""
    if position.line == start.line:
        return Position(1, position.column - start.column + 1)
    return Position(position.line - start.line + 1, position.column)


class PassageKind(StrEnum):
    """What a passage is for its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CELL = "cell"
    CAPTION = "caption"
    ALT = "alt"  # the text of an image, where front matter holds it; those in the text are links of kind IMAGE
    TITLE = "title"
    DESCRIPTION = "description"


class Foreign(Struct, frozen=True):
    """A part of a passage that its author marks as another language: indices into its source, and the tag."""

    start: int
    end: int
    language: str


class Passage(Struct, frozen=True, dict=True):
    """A stretch of text that is read in one piece.

    `source` is the text of the span; `prose` is the same, character for character, with everything that is
    syntax and not prose masked (see `auditor.model.mask`): an index into either is a place in the file.
    """

    kind: PassageKind
    span: Span
    source: str
    prose: str
    level: int = 0  # of a heading, 1 to 6
    list_id: int = 0
    item_id: int = 0
    table_id: int = 0  # the table around it, counted from 1 in reading order; 0: none
    row_id: int = 0  # its row, counted likewise
    cell_id: int = 0  # its cell, counted likewise
    language: str = ""  # the tag that its element or one around it declares, such as "en-CA"
    foreign: tuple[Foreign, ...] = ()
    quoted: bool = False  # inside a block quotation

    @cached_property
    def text(self) -> str:
        """What a reader sees, white space folded."""
        return visible(self.source, self.prose)

    @property
    def words(self) -> int:
        """How many words a reader sees: the text's white space is folded."""
        text = self.text
        return text.count(" ") + 1 if text else 0

    def span_of(self, start: int, end: int) -> Span:
        """The place in the file of `prose[start:end]`."""
        return Span(self._position(start), self._position(end))

    def index_of(self, position: Position) -> int:
        """The index into `source` of a position in the file; of one outside, that of the nearer end."""
        index = 0
        for _ in range(position.line - self.span.start.line):
            index = self.prose.find("\n", index) + 1
            if not index:
                return len(self.prose)
        column = position.column - (self.span.start.column if position.line == self.span.start.line else 1)
        return min(max(index + column, 0), len(self.prose)) if position >= self.span.start else 0

    def _position(self, index: int) -> Position:
        breaks = self.prose.count("\n", 0, index)
        if not breaks:
            return Position(self.span.start.line, self.span.start.column + index)
        return Position(self.span.start.line + breaks, index - self.prose.rindex("\n", 0, index))


class Damage(Struct, frozen=True):
    """Why a post, or a part of it, could not be read; `reason` names a variant of `source/unreadable`."""

    reason: str
    span: Span
    detail: str = ""


class Facts(Struct, frozen=True, dict=True):
    """Everything the checkers know of one post."""

    format: Format
    title: str = ""
    declared_language: str = ""  # by front matter or `<html lang>`, as written
    links: tuple[Link, ...] = ()
    passages: tuple[Passage, ...] = ()
    reference_labels: frozenset[str] = frozenset()  # normalised as the parser does
    footnote_labels: frozenset[str] = frozenset()
    anchors: Anchors = Anchors()
    damage: tuple[Damage, ...] = ()
    words: int = 0

    def passage_around(self, span: Span) -> Passage | None:
        """The passage in which a span lies, None for one in no passage or in several."""
        starts, order = self._by_start
        at = bisect_right(starts, span.start) - 1
        passage = order[at] if at >= 0 else None
        return passage if passage and passage.span.covers(span) else None

    @cached_property
    def _by_start(self) -> tuple[list[Position], list[Passage]]:
        order = sorted(self.passages, key=lambda passage: passage.span)
        return [passage.span.start for passage in order], order


def links_by_passage(facts: Facts) -> list[list[Link]]:
    """The links and images of each passage, by its index: those that begin inside it, or begin right around it."""
    found: list[list[Link]] = [[] for _ in facts.passages]
    order = sorted(range(len(facts.passages)), key=lambda index: facts.passages[index].span)
    starts = [facts.passages[index].span.start for index in order]
    for link in facts.links:
        place = bisect_right(starts, link.span.start) - 1
        if place >= 0 and link.span.start < facts.passages[order[place]].span.end:
            found[order[place]].append(link)
        elif place + 1 < len(order) and starts[place + 1] < link.span.end:
            found[order[place + 1]].append(link)
    return found
