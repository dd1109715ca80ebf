"""What a finding quotes of its source: made visible, marked, and repaired. Pure; no format's syntax is here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.location import Lines, Position

if TYPE_CHECKING:
    from auditor.model.audit import QuotedFinding

# Characters that a reader cannot see, or that reorder what they see (Unicode UAX 9, "Trojan Source",
# CVE-2021-42574); a lone surrogate comes from a file name that is not UTF-8 and cannot be encoded.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """`text` with each character that cannot be seen written as its code point, such as ⟨U+200B⟩.

    Line ends become LF; tabs stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text.replace("\r\n", "\n"))


class Marked(Struct, frozen=True):
    """An excerpt in three parts, around the finding; `continues` when the finding goes on below the line."""

    before: str
    marked: str
    after: str
    continues: bool


def marked(quoted: QuotedFinding) -> Marked:
    """The excerpt of a finding, split where the finding begins and ends."""
    text, first = quoted.excerpt.text, quoted.excerpt.column
    start, end = quoted.finding.location.start, quoted.finding.location.end
    continues = end.line > start.line
    begin = min(max(start.column - first, 0), len(text))
    stop = len(text) if continues else min(max(end.column - first, begin), len(text))
    return Marked(text[:begin], text[begin:stop], text[stop:], continues)


class Change(Struct, frozen=True):
    """One edit of a repair, after the text that it leaves as it was."""

    kept: str
    removed: str
    inserted: str


class Repair(Struct, frozen=True):
    """All edits of one finding, applied to the text that they and the finding cover."""

    changes: tuple[Change, ...]
    rest: str  # kept after the last change
    safe: bool

    @property
    def removes(self) -> bool:
        """Whether any text goes away."""
        return any(change.removed for change in self.changes)

    @property
    def before(self) -> str:
        """The text as it is written now."""
        return "".join(change.kept + change.removed for change in self.changes) + self.rest

    @property
    def after(self) -> str:
        """The text as it should be."""
        return "".join(change.kept + change.inserted for change in self.changes) + self.rest


class _KnownText:
    """What a finding quotes of its source, addressed by positions in the file."""

    def __init__(self, quoted: QuotedFinding) -> None:
        location, excerpt = quoted.finding.location, quoted.excerpt
        self._origin = location.start
        lead, tail = location.start.column - excerpt.column, ""
        if 0 < lead <= len(excerpt.text):
            self._origin = Position(location.start.line, excerpt.column)
        if location.end.line == location.start.line and location.end.column >= excerpt.column:
            tail = excerpt.text[location.end.column - excerpt.column :]
        self._lines = Lines(excerpt.text[: max(lead, 0)] + quoted.snippet + tail)

    @property
    def text(self) -> str:
        return self._lines.text

    def offset(self, position: Position) -> int | None:
        """The offset of a position in `text`; None when the finding does not quote that far."""
        row = position.line - self._origin.line
        if not 0 <= row < len(self._lines):
            return None
        first = self._lines.starts[row]
        after = self._lines.starts[row + 1] if row + 1 < len(self._lines) else len(self.text)
        offset = first + position.column - (1 if row else self._origin.column)
        return offset if first <= offset <= after else None


def repair(quoted: QuotedFinding) -> Repair | None:
    """The repair that a finding's edits make together.

    None when there is no edit, when edits overlap, or when they reach beyond what the finding quotes.
    """
    edits = sorted(quoted.finding.edits, key=lambda edit: edit.span)
    if not edits:
        return None
    known, location = _KnownText(quoted), quoted.finding.location
    cursor = known.offset(min(location.start, edits[0].span.start))
    finish = known.offset(max(location.end, *(edit.span.end for edit in edits)))
    changes = []
    for edit in edits:
        start, end = known.offset(edit.span.start), known.offset(edit.span.end)
        if cursor is None or start is None or end is None or not cursor <= start <= end:
            return None
        changes.append(Change(known.text[cursor:start], known.text[start:end], edit.text))
        cursor = end
    if cursor is None or finish is None:
        return None
    return Repair(tuple(changes), known.text[cursor:finish], all(edit.safe for edit in edits))
