"""Remarks in a passage that may be declarations: their words, their brackets, and the links around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from auditor.language.declarations.wording import LONGEST
from auditor.model.brackets import matched_brackets
from auditor.model.declaration import Slip, Strength
from auditor.model.facts import LinkKind
from auditor.model.mask import ESCAPED, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.language.declarations.wording import Vocabulary
    from auditor.model.declaration import Wording
    from auditor.model.facts import Link, Passage

_DELIMITER = re.compile(r"[()\[\],;:–—/|!?.…\"«»“”•·\ue002\ue006]|[ \u00a0]-[ \u00a0]")
_INVISIBLE = "\ue000\ue003\ue004\ue005"
_BLANK = rf"\s*_~{_INVISIBLE}"
_EDGE = re.compile(rf"[{_BLANK}]*")
_ENDS = re.compile(rf"[{_BLANK}.!?»”\"]*")
_PARTNER = {"(": ")", "[": "]"}
_OPENING_QUOTE = re.compile(rf"[«“„‘\"'][{_BLANK}]*$")
_CLOSING_QUOTE = re.compile(rf"[{_BLANK}]*[»”’\"']")
_REACH = 400  # characters from a language's name to the bracket around it: a gloss may stand between, and tags


class Placed(NamedTuple):
    """A link of a passage: its index in the facts, and the indices of itself and of its text in the prose."""

    number: int
    start: int
    end: int
    text_start: int
    text_end: int


class Remark(NamedTuple):
    """A remark at `prose[start:end]`, whose words at `words_start` to `words_end` name a language.

    `link` is the one whose text holds it, None for none; `fills_link`: that text is nothing else.
    """

    wording: Wording
    start: int
    end: int
    words_start: int
    words_end: int
    link: Placed | None
    is_bracketed: bool
    fills_link: bool = False
    ends_link: bool = False
    slip: Slip | None = None


class PassageScan:
    """One passage and its links, to be searched for remarks."""

    def __init__(self, passage: Passage, links: Sequence[tuple[int, Link]], vocabulary: Vocabulary) -> None:
        """`links` are those of the passage, with their indices in the facts."""
        self.passage = passage
        self.prose = passage.prose
        for bracket, mask in ESCAPED.items():
            self.prose = self.prose.replace(mask, bracket)
        placed = [(_placed(passage, number, link), link.kind) for number, link in links]
        self._by_start = sorted((link for link, _ in placed), key=_start)
        self._by_end = sorted((link for link, _ in placed), key=lambda link: (link.end, -link.start))
        self._holders = sorted((link for link, kind in placed if kind is not LinkKind.IMAGE), key=_start)
        self._vocabulary = vocabulary
        self._brackets = matched_brackets(self.prose)
        self._edges = sorted({0, len(self.prose), *(at for link, _ in placed for at in link[1:])})

    def link_before(self, index: int) -> Placed | None:
        """The last link that ends before an index into the prose, or there."""
        count = bisect_right(self._by_end, index, key=_end)
        return self._by_end[count - 1] if count else None

    def link_behind(self, index: int) -> Placed | None:
        """The first link that begins at an index into the prose, or behind it."""
        count = bisect_left(self._by_start, index, key=_start)
        return self._by_start[count] if count < len(self._by_start) else None

    def _link_around(self, start: int, end: int) -> Placed | None:
        """The link whose text holds `prose[start:end]`; none stands in another."""
        count = bisect_right(self._holders, start, key=_start)
        link = self._holders[count - 1] if count else None
        return link if link and link.text_start <= start and end <= link.text_end else None

    def remarks(self, language: str) -> Iterator[Remark]:
        """The remarks that name a language, in order; the words of `language` are tried first."""
        done = 0
        for start, end in self._vocabulary.names_in(self.prose):
            if start < done:
                continue
            words = self._run(start, end)
            done = words[1]
            text = visible(self.passage.source[words[0] : words[1]], self.prose[words[0] : words[1]])
            wording = self._vocabulary.read(text, language) if len(text) <= LONGEST else None
            remark = self._remark(wording, *words) if wording else None
            if remark and not self._is_quoted(remark) and not self._names_several(remark):
                yield remark

    def _run(self, start: int, end: int) -> tuple[int, int]:
        """The words around `prose[start:end]`, as far as no sign and no link's edge divides them."""
        low = max(self._edges[bisect_right(self._edges, start) - 1], start - _REACH)
        high = min(self._edges[bisect_left(self._edges, end)], end + _REACH)
        for delimiter in _DELIMITER.finditer(self.prose, low, start):
            low = delimiter.end()
        if delimiter_behind := _DELIMITER.search(self.prose, end, high):
            high = delimiter_behind.start()
        low = _end_of(_EDGE, self.prose, low, start)
        while high > end and _EDGE.fullmatch(self.prose[high - 1]):
            high -= 1
        return low, high

    def _remark(self, wording: Wording, start: int, end: int) -> Remark:
        """The words with the brackets around them, where no link stands between these."""
        link = self._link_around(start, end)
        low, high = (link.text_start, link.text_end) if link else (0, len(self.prose))
        opened, closed = self._enclosing(start, end, low, high)
        if opened >= 0:
            within = self.link_behind(opened)
            if within and within.end <= closed:
                return Remark(wording, start, end, start, end, link, is_bracketed=True)
            whole = self._with_double(opened, closed + 1)
            slip = Slip.DOUBLED if whole != (opened, closed + 1) else None
            return self._in_link(Remark(wording, *whole, start, end, link, is_bracketed=True, slip=slip))
        before = len(self.prose[low:start].rstrip(f" \u00a0{_INVISIBLE}")) + low - 1
        behind = _end_of(_EDGE, self.prose, end, high)
        unmatched = self._brackets.unmatched
        opens = before >= low and before in unmatched and self.prose[before] in _PARTNER
        closes = behind < high and behind in unmatched and self.prose[behind] in _PARTNER.values()
        if opens or closes:
            slip = Slip.MISMATCHED if opens and closes else Slip.UNCLOSED if opens else Slip.UNOPENED
            whole = (before if opens else start, behind + 1 if closes else end)
            return self._in_link(Remark(wording, *whole, start, end, link, is_bracketed=False, slip=slip))
        return self._in_link(Remark(wording, start, end, start, end, link, is_bracketed=False))

    def _enclosing(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        for at in range(start - 1, max(low, start - _REACH) - 1, -1):
            partner = self._brackets.partner.get(at, -1)
            if self.prose[at] in _PARTNER and end <= partner < high:
                return at, partner
        return -1, -1

    def _with_double(self, start: int, end: int) -> tuple[int, int]:
        """The whole remark with a bracket that was typed twice."""
        if start and self.prose[start - 1] == self.prose[start] and start - 1 in self._brackets.unmatched:
            start -= 1
        if self.prose[end - 1 : end] == self.prose[end : end + 1] and end in self._brackets.unmatched:
            end += 1
        return start, end

    def _in_link(self, remark: Remark) -> Remark:
        """The remark, with what it is to the text of its link."""
        link = remark.link
        if link is None:
            return remark
        rest = self.prose[link.text_start : remark.start], self.prose[remark.end : link.text_end]
        ends = bool(_ENDS.fullmatch(rest[1]))
        fills = ends and bool(_EDGE.fullmatch(rest[0]))
        wording = remark.wording
        if fills and wording.strength is Strength.PLAIN:
            wording = structs.replace(wording, strength=Strength.VERSION)
        return remark._replace(wording=wording, fills_link=fills, ends_link=ends)

    def _is_quoted(self, remark: Remark) -> bool:
        """Whether it is spoken of, and not said: “(in French only)”."""
        before = self.prose[max(0, remark.start - 4) : remark.start]
        return bool(_OPENING_QUOTE.search(before) and _CLOSING_QUOTE.match(self.prose, remark.end))

    def _names_several(self, remark: Remark) -> bool:
        """Whether it names another language, too, and does not say "only": "(in French; soon in Spanish)"."""
        if remark.wording.strength is Strength.ONLY:
            return False
        named = self._vocabulary.names_in(self.prose, remark.start, remark.end)
        return any(self._vocabulary.language_of(self.prose[a:b]) != remark.wording.language for a, b in named)


_start, _end = attrgetter("start"), attrgetter("end")


def _placed(passage: Passage, number: int, link: Link) -> Placed:
    index = passage.index_of
    span, text = link.span, link.text_span
    return Placed(number, index(span.start), index(span.end), index(text.start), index(text.end))


def _end_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start
