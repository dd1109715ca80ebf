"""What tells a reader, in whatever words, what language a link leads to: beside it, above it, in a note.

A declaration is a formula that an editor can check. What is here is any naming of the language where a reader of the
link sees it: it proves little, but who reads it is not surprised, and so nothing is told of the link.
"""

from __future__ import annotations

import re
from functools import cached_property, partial
from typing import TYPE_CHECKING

from auditor.model.declaration import Place, Strength
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
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_NOTE_LENGTH = 120  # characters of a note that says no more than that
_LOWEST = 6  # level of a heading
_ITEMS = (PassageKind.LIST_ITEM, PassageKind.CELL)


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
            if not sought and self._names_any(text):
                return True
            if not sought.isdisjoint(_words(text)) or any(map(text.__contains__, signs)):
                return True
        at = self._place(link)
        if at < 0:
            return False
        said = [*self._sentence(at, link), *filter(partial(self._says, language), self._apart(at, link))]
        return any(not sought.isdisjoint(words := _words(text)) and own.isdisjoint(words) for text in said)

    def _names_any(self, text: str) -> bool:
        """Whether brackets hold a remark such as "(in Catalan only)" about a language for which there is no name."""
        before, _, behind = self._vocabulary.usual.get(Strength.PLAIN, "").partition("{language}")
        if not before + behind:
            return False
        named = re.compile(rf"(?<!\w){re.escape(before)}[^\W\d_]+{re.escape(behind)}(?!\w)", re.IGNORECASE)
        return any(named.search(remark) for remark in _BRACKETED.findall(text))

    def _says(self, language: str, text: str) -> bool:
        """Whether a text away from the link speaks of what is written in a language, and not of that itself.

        "In French" does, "French documents" and "French" alone do; "French lessons" does not.
        """
        words, folded = _words(text), f" {' '.join(_WORD.findall(text.casefold()))} "
        form = self._vocabulary.usual.get(Strength.PLAIN, "")
        phrases = [form.replace("{language}", name.casefold()) for name in self._vocabulary.names.get(language, ())]
        nouns = self._vocabulary.links | self._vocabulary.things | self._vocabulary.version
        return len(words) == 1 or not nouns.isdisjoint(words) or any(f" {one} " in folded for one in phrases)

    def _names(self, language: str) -> frozenset[str]:
        return frozenset(map(str.casefold, self._vocabulary.names.get(language, ())))

    def _beside(self, link: Link) -> Iterator[str]:
        """The link with its title, and the words next to it."""
        yield link.written.replace(link.target, "")
        at = self._place(link)
        if at >= 0:
            passage = self._passages[at]
            start, end = passage.index_of(link.span.start), passage.index_of(link.span.end)
            yield self._before(at, link)[max(0, start - _NEAR) : start]
            yield self._behind(at, link)[end : min(end + _NEAR, self._end_of_joined(at, end))]

    def _sentence(self, at: int, link: Link) -> Iterator[str]:
        """The sentence before a link, and behind it."""
        passage = self._passages[at]
        start, end = passage.index_of(link.span.start), passage.index_of(link.span.end)
        before = self._before(at, link)[:start]
        yield before[max((found.end() for found in _SENTENCE_END.finditer(before)), default=0) :]
        ends = _SENTENCE_END.search(passage.prose, end)
        yield self._behind(at, link)[
            end : min(ends.start() if ends else len(passage.prose), self._end_of_joined(at, end))
        ]

    def _apart(self, at: int, link: Link) -> Iterator[str]:
        """What stands above a link, and the notes that speak of it."""
        yield from self._above(at, link)
        passage = self._passages[at]
        if _MARK.match(passage.source, passage.index_of(link.span.end)):
            yield from self._notes
        yield from self._notices

    def _place(self, link: Link) -> int:
        """The index of the passage that a link stands in or around, -1 for none."""
        return next((at for at, links in enumerate(self._links) if any(one is link for one in links)), -1)

    def _before(self, at: int, link: Link) -> str:
        """The prose of the passage of a link; a remark before another link may speak of this one, too."""
        return self._without_others(at, link, (Place.INSIDE, Place.AFTER))

    def _behind(self, at: int, link: Link) -> str:
        """The same; a remark behind another link may speak of this one, too."""
        return self._without_others(at, link, (Place.INSIDE,))

    def _without_others(self, at: int, link: Link, places: tuple[Place, ...] = tuple(Place)) -> str:
        """The prose of a passage without the declarations at these places that speak of other links."""
        passage = self._passages[at]
        prose = passage.prose
        for one in self._post.declarations:
            of_another = all(self._post.facts.links[number] is not link for number in one.links)
            if one.passage == at and one.links and of_another and one.place in places:
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
        """Sentences of paragraphs without a link that speak of several links."""
        several = frozenset(word for word in self._vocabulary.links if word[:-1] in self._vocabulary.links)
        return [
            sentence
            for passage, links in zip(self._passages, self._links, strict=True)
            if not links and passage.kind is PassageKind.PARAGRAPH and not passage.text.endswith(":")
            for sentence in _SENTENCE_END.split(passage.text)
            if not _words(sentence).isdisjoint(several)
        ]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
