"""What tells a reader, in whatever words, what language a link leads to: beside it, above it, in a note.

A declaration is a formula that an editor can check. What is here is any naming of the language where a reader of the
link sees it: it proves little, but who reads it is not surprised, and so nothing is told of the link.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.model.declaration import Place
from auditor.model.facts import PassageKind, links_by_passage
from auditor.model.language import DeclarationWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.facts import Link
    from auditor.model.post import Post

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][»”\")\]\ue000-\ue006]*\s+")
_NEAR = 40  # characters, over the end of a sentence: a remark may follow it
_JOINS = 3  # words between links that one remark may speak of: "a, b, as well as c (in French)"
_MARK = re.compile(r"[\s\ue000-\ue006]*(?:\[\^[^\]\s]+\]|<sup\b|\\?\*(?!\*)|[†‡§]|[¹²³⁴-⁹])")
_NOTE_LENGTH = 120  # characters of a note that says no more than that
_LOWEST = 6  # level of a heading
_ITEMS = (PassageKind.LIST_ITEM, PassageKind.CELL)
_OF_ANOTHER = (Place.INSIDE, Place.AFTER)


class Telling:
    """One post, in which is looked for what names the language of its links."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._passages = post.facts.passages
        self._vocabulary = post.habit.vocabulary.get(post.language, DeclarationWords())

    def names(self, link: Link, language: str) -> bool:
        """Whether a reader who sees `link` reads the name of a language, its code in brackets, or its flag.

        Right beside the link that is enough; elsewhere the reader's own language may not be named with it, as in "both
        in English and French".
        """
        own = self._names(self._post.language)
        sought = self._names(language)
        known = self._post.habit.vocabulary.get(language, DeclarationWords())
        codes = known.codes or (language.upper(),)
        signs = (*known.flags, *(f"{first}{code}{last}" for code in codes for first, last in ("()", "[]")))
        in_its_own = frozenset(map(str.casefold, known.names.get(language, ())))
        if not in_its_own.isdisjoint(_words(link.text)):  # “Lire en français”, in an English post
            return True
        for text in self._beside(link):
            if not sought.isdisjoint(_words(text)) or any(map(text.__contains__, signs)):
                return True
        return any(
            not sought.isdisjoint(words := _words(text)) and own.isdisjoint(words) for text in self._around(link)
        )

    def _names(self, language: str) -> frozenset[str]:
        return frozenset(map(str.casefold, self._vocabulary.names.get(language, ())))

    def _beside(self, link: Link) -> Iterator[str]:
        """The link with its title, and the words next to it."""
        yield link.written.replace(link.target, "")
        at = self._place(link)
        if at >= 0:
            passage = self._passages[at]
            start, end = passage.index_of(link.span.start), passage.index_of(link.span.end)
            yield self._without_others(at, link)[max(0, start - _NEAR) : start]
            yield passage.prose[end : min(end + _NEAR, self._end_of_joined(at, end))]

    def _around(self, link: Link) -> Iterator[str]:
        """The rest of the sentence, what stands above the link, and the notes that speak of it."""
        at = self._place(link)
        if at < 0:
            return
        passage = self._passages[at]
        start, end = passage.index_of(link.span.start), passage.index_of(link.span.end)
        before = self._without_others(at, link)[:start]
        yield before[max((found.end() for found in _SENTENCE_END.finditer(before)), default=0) :]
        ends = _SENTENCE_END.search(passage.prose, end)
        yield passage.prose[end : min(ends.start() if ends else len(passage.prose), self._end_of_joined(at, end))]
        yield from self._above(at, link)
        if _MARK.match(passage.source, end):
            yield from self._notes
        yield from self._notices

    def _place(self, link: Link) -> int:
        """The index of the passage that a link stands in or around, -1 for none."""
        return next((at for at, links in enumerate(self._links) if any(one is link for one in links)), -1)

    def _without_others(self, at: int, link: Link) -> str:
        """The prose of a passage without the declarations that speak of other links.

        In the passage of `link` itself, one before its own link may speak of others, too: "(in French) this and that".
        """
        passage = self._passages[at]
        prose = passage.prose
        for one in self._post.declarations:
            of_another = all(self._post.facts.links[number] is not link for number in one.links)
            may_be_shared = one.place not in _OF_ANOTHER and at == self._place(link)
            if one.passage == at and one.links and of_another and not may_be_shared:
                first, last = passage.index_of(one.span.start), passage.index_of(one.span.end)
                prose = prose[:first] + " " * (last - first) + prose[last:]
        return prose

    def _end_of_joined(self, at: int, end: int) -> int:
        """Where, behind a link that ends at `end`, the next one begins that is not joined to it."""
        passage, reached = self._passages[at], end
        for link in sorted(self._links[at], key=lambda link: link.span):
            start = passage.index_of(link.span.start)
            if start >= end:
                if len(_words(passage.prose[reached:start])) > _JOINS:
                    return start
                reached = passage.index_of(link.span.end)
        return len(passage.prose)

    def _above(self, at: int, link: Link) -> Iterator[str]:
        """The row of a link, what introduces its list or table, the headings of its sections."""
        passage = self._passages[at]
        if passage.table_id:
            cells = [one for one in self._passages if one.table_id == passage.table_id and one is not passage]
            yield from (one.text for one in cells if one.row_id in (passage.row_id, cells[0].row_id))
        level = passage.level if passage.kind is PassageKind.HEADING else _LOWEST + 1
        below, introduces = passage, passage.kind in _ITEMS
        for above in range(at - 1, -1, -1):
            one = self._passages[above]
            if one.kind is PassageKind.HEADING:
                if one.level < level:
                    yield self._without_others(above, link)
                level, introduces = min(level, one.level), False
            elif introduces and (one.list_id, one.table_id) != (below.list_id, below.table_id):
                text = self._without_others(above, link)
                if not self._links[above] or text.rstrip().endswith(":"):
                    yield text
                below, introduces = one, one.kind in _ITEMS

    @cached_property
    def _links(self) -> list[list[Link]]:
        return [list(links) for links in links_by_passage(self._post.facts)]

    @cached_property
    def _notes(self) -> list[str]:
        """Passages that may be notes: short, and after a mark or the call of a footnote."""
        return [
            passage.text
            for passage in self._passages
            if passage.kind is not PassageKind.HEADING and len(passage.text) <= _NOTE_LENGTH
        ]

    @cached_property
    def _notices(self) -> list[str]:
        """Sentences of paragraphs without a link that speak of links."""
        return [
            sentence
            for passage, links in zip(self._passages, self._links, strict=True)
            if not links and passage.kind is PassageKind.PARAGRAPH and not passage.text.endswith(":")
            for sentence in _SENTENCE_END.split(passage.text)
            if not _words(sentence).isdisjoint(self._vocabulary.links)
        ]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
