"""Places in a source text: lines and columns from 1, columns in Unicode code points, ends exclusive."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from msgspec import Struct

_LINE_END = re.compile(r"\r\n?|\n")


def _past_end(line: str) -> int:
    return len(line) + 1


class Position(Struct, frozen=True, order=True):
    """A point between two characters; line and column count from 1."""

    line: int
    column: int


class Span(Struct, frozen=True, order=True):
    """A stretch of one text; `end` is exclusive."""

    start: Position
    end: Position

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Location(Struct, frozen=True, order=True):
    """A span in a file; `path` is posix and relative to the publication's root."""

    path: str
    span: Span

    @property
    def start(self) -> Position:
        """Where it begins."""
        return self.span.start

    @property
    def end(self) -> Position:
        """Where it ends, exclusive."""
        return self.span.end


class Lines:
    """A text by lines: offsets in code points to positions and back.

    A line ends with LF, CR LF or CR (CommonMark 0.31, section 2.1).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" in text:
            self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:  # the same, three times as fast
            self.starts = [0, *accumulate(map(_past_end, text.split("\n")[:-1]))]

    def __len__(self) -> int:
        return len(self.starts)

    def position(self, offset: int) -> Position:
        """The position of the character at `offset` (0 to the text's length)."""
        row = bisect_right(self.starts, offset) - 1
        return Position(row + 1, offset - self.starts[row] + 1)

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from offset `start` to `end`, exclusive."""
        return Span(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a position that this text has."""
        return self.starts[position.line - 1] + position.column - 1

    def slice(self, span: Span) -> str:
        """The text of a span, to the character."""
        return self.text[self.offset(span.start) : self.offset(span.end)]

    def line(self, number: int) -> str:
        """A whole line, without its end."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")
