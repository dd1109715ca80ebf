"""What tells a reader, in whatever words, what language a link leads to: beside it, above it, in a note.

A declaration is a formula that an editor can check. What is here is any naming of the language where a reader of the
link sees it: it proves little, but who reads it is not surprised, and so nothing is told of the link.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.checkers.outline import Outline
from auditor.model.declaration import Place, Strength
from auditor.model.facts import LinkKind, PassageKind, links_by_passage
from auditor.model.language import DeclarationWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.declaration import Declaration
    from auditor.model.facts import Link
    from auditor.model.post import Post

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][»”\")\]\ue000-\ue006]*\s+")
_NEAR = 40  # characters, over the end of a sentence: a remark may follow it
_JOINS = 3  # words between links that one remark may speak of: "a, b, as well as c (in French)"
_MARK = re.compile(r"[\s\ue000-\ue006]*(?:\[\^[^\]\s]+\]|<sup\b|\\?\*(?!\*)|[†‡§]|[¹²³⁴-⁹])")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_SHOWN = ("title", "aria-label", "alt")  # attributes that readers see or hear
_LABEL = 3  # words
_CODE = 3  # characters
_NOTE_LENGTH = 120  # characters of a note that says no more than that


class Telling:
    """One post, in which is looked for what names the language of its links."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._passages = post.facts.passages
        self._vocabulary = post.habit.vocabulary.get(post.language, DeclarationWords())
        self._noted: dict[tuple[str, bool], bool] = {}
        self._bare: dict[tuple[int, tuple[Place, ...]], str] = {}  # passages without what is declared in them
        self._chains: dict[int, dict[int, int]] = {}  # by passage and end of a link

    def names(self, link: Link, language: str) -> bool:
        """Whether a reader who sees `link` reads the name of a language, its code in brackets, or its flag.

        Right beside the link that is enough; elsewhere the reader's own language may not be named with it, as in "both
        in English and French".
        """
        known = self._post.habit.vocabulary.get(language, DeclarationWords())
        in_its_own = frozenset(map(str.casefold, known.names.get(language, ())))
        if not in_its_own.isdisjoint(_words(link.text)):  # “Lire en français”, in an English post
            return True
        if any(self._is_named(text, language, known) for text in self._beside(link)):
            return True
        at = self._places.get(id(link), -1)
        return at >= 0 and (
            any(self._is_alone(text, language) for text in self._sentence(at, link))
            or any(self._says(text, language) for text in self._above(at, link))
            or any(self._labels(text, language) for text in self._labels_of(at, link))
            or self._is_noted(at, link, language)
        )

    # What a text says

    def _is_named(self, text: str, language: str, known: DeclarationWords) -> bool:
        """Whether a text names a language, in words or signs; one without a name here may be any that brackets name."""
        codes = known.codes or (language.upper(),)
        signs = (*known.flags, *(f"{first}{code}{last}" for code in codes for first, last in ("()", "[]")))
        names = self._names(language)
        return (
            not names.isdisjoint(_words(text)) or any(map(text.__contains__, signs)) or (not names and self._any(text))
        )

    def _any(self, text: str) -> bool:
        """Whether brackets hold a remark such as "(in Catalan only)"."""
        before, _, behind = self._vocabulary.usual.get(Strength.PLAIN, "").partition("{language}")
        if not before + behind:
            return False
        named = re.compile(rf"(?<!\w){re.escape(before)}[^\W\d_]+{re.escape(behind)}(?!\w)", re.IGNORECASE)
        return any(named.search(remark) for remark in _BRACKETED.findall(text))

    def _is_alone(self, text: str, language: str) -> bool:
        """Whether a text names a language, and not that of the post with it."""
        words = _words(text)
        return not self._names(language).isdisjoint(words) and self._names(self._post.language).isdisjoint(words)

    def _says(self, text: str, language: str) -> bool:
        """Whether a text away from the link speaks of what is written in a language, and not of that itself.

        "In French" does, "French documents" and "French" alone do; "French lessons" does not.
        """
        if not self._is_alone(text, language):
            return False
        words, folded = _words(text), f" {' '.join(_WORD.findall(text.casefold()))} "
        form = self._vocabulary.usual.get(Strength.PLAIN, "")
        phrases = [form.replace("{language}", name) for name in self._names(language)]
        nouns = self._vocabulary.links | self._vocabulary.things | self._vocabulary.version
        return len(words) == 1 or not nouns.isdisjoint(words) or any(f" {one} " in folded for one in phrases)

    def _labels(self, text: str, language: str) -> bool:
        """Whether a short text that stands right above names a language, or is its code: "French books:", "FR"."""
        known = self._post.habit.vocabulary.get(language, DeclarationWords())
        words = _WORD.findall(text)
        return len(words) <= _LABEL and (self._is_alone(text, language) or words in [[code] for code in known.codes])

    def _names(self, language: str) -> frozenset[str]:
        return frozenset(map(str.casefold, self._vocabulary.names.get(language, ())))

    # What a reader sees with a link

    def _beside(self, link: Link) -> Iterator[str]:
        """The link with its title, and the words next to it."""
        if link.kind is LinkKind.HTML:
            yield " ".join([link.text, *(link.attributes.get(name, "") for name in _SHOWN)])
        else:
            yield link.written.replace(link.target, "")
        at = self._places.get(id(link), -1)
        if at >= 0:
            start, end = self._ends(at, link)
            yield self._before(at, link)[max(0, start - _NEAR) : start]
            yield self._behind(at, link)[end : min(end + _NEAR, self._end_of_joined(at, end))]

    def _sentence(self, at: int, link: Link) -> Iterator[str]:
        """The sentence before a link, and behind it."""
        start, end = self._ends(at, link)
        before, behind = self._before(at, link)[:start], self._behind(at, link)
        yield before[max((found.end() for found in _SENTENCE_END.finditer(before)), default=0) :]
        ends = _SENTENCE_END.search(behind, end)
        yield behind[end : min(ends.start() if ends else len(behind), self._end_of_joined(at, end))]

    def _above(self, at: int, link: Link) -> Iterator[str]:
        """The row of a link, what introduces its list or table, the headings of its sections."""
        for cell in self._outline.cells(at):
            yield self._passages[cell].text
        for above in self._outline.introductions(at):
            text = self._without_others(above, link)
            if not self._links[above] or text.rstrip().endswith(":"):
                yield text
        for above in self._outline.headings(at):
            yield self._without_others(above, link)

    def _labels_of(self, at: int, link: Link) -> Iterator[str]:
        """What stands right above a link’s passage or its list, and before a colon right before the link."""
        for above in (at - 1, *self._outline.introductions(at)):
            if above >= 0 and self._passages[above].kind is PassageKind.PARAGRAPH and not self._links[above]:
                yield self._passages[above].text
        for above in self._outline.headings(at):
            if len(text := self._passages[above].text) <= _CODE:
                yield text
        before = self._before(at, link)[: self._ends(at, link)[0]].rstrip()
        if before.endswith(":"):
            yield before

    def _is_noted(self, at: int, link: Link, language: str) -> bool:
        """Whether a note says it of a link with a mark, or of all links."""
        source, (start, end) = self._passages[at].source, self._ends(at, link)
        is_emphasis = source[start - 1 : start] == "*" == source[end : end + 1]
        is_marked = not is_emphasis and bool(_MARK.match(source, end))
        key = language, is_marked
        if key not in self._noted:
            texts = (*self._notices, *(self._notes if is_marked else ()))
            self._noted[key] = any(self._says(text, language) for text in texts)
        return self._noted[key]

    def _ends(self, at: int, link: Link) -> tuple[int, int]:
        return self._spans[at][id(link)]

    def _before(self, at: int, link: Link) -> str:
        """The prose of the passage of a link; a remark before another link may speak of this one, too."""
        return self._without_others(at, link, (Place.INSIDE, Place.AFTER))

    def _behind(self, at: int, link: Link) -> str:
        """The same; a remark behind another link may speak of this one, too."""
        return self._without_others(at, link, (Place.INSIDE,))

    def _without_others(self, at: int, link: Link, places: tuple[Place, ...] = tuple(Place)) -> str:
        """The prose of a passage without the declarations at these places that speak of other links."""
        its_own = [one for one in self._declarations[at] if any(self._post.facts.links[by] is link for by in one.links)]
        if its_own:
            return self._without(at, [one for one in self._declarations[at] if one not in its_own], places)
        if (at, places) not in self._bare:
            self._bare[at, places] = self._without(at, self._declarations[at], places)
        return self._bare[at, places]

    def _without(self, at: int, declarations: list[Declaration], places: tuple[Place, ...]) -> str:
        passage = self._passages[at]
        prose = passage.prose
        for one in declarations:
            if one.links and one.place in places:
                first, last = passage.index_of(one.span.start), passage.index_of(one.span.end)
                prose = prose[:first] + " " * (last - first) + prose[last:]
        return prose

    def _end_of_joined(self, at: int, end: int) -> int:
        """Where, behind a link that ends at `end`, the next one begins that is not joined to it."""
        if at not in self._chains:
            prose, chain, after = self._passages[at].prose, {}, len(self._passages[at].prose)
            following: int | None = None
            for start, behind in sorted(self._spans[at].values(), reverse=True):
                if following is not None and len(_words(prose[behind:following])) > _JOINS:
                    after = following
                chain[behind], following = after, start
            self._chains[at] = chain
        return self._chains[at][end]

    # The post, as it is needed

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self._passages)

    @cached_property
    def _links(self) -> list[list[Link]]:
        """The links of each passage, in order."""
        return [sorted(links, key=lambda link: link.span) for links in links_by_passage(self._post.facts)]

    @cached_property
    def _places(self) -> dict[int, int]:
        """The index of the passage that each link stands in or around, by its `id`."""
        return {id(link): at for at, links in enumerate(self._links) for link in links}

    @cached_property
    def _spans(self) -> list[dict[int, tuple[int, int]]]:
        """Where the links of each passage stand in it, by their `id`."""
        return [
            {id(link): (passage.index_of(link.span.start), passage.index_of(link.span.end)) for link in links}
            for passage, links in zip(self._passages, self._links, strict=True)
        ]

    @cached_property
    def _declarations(self) -> defaultdict[int, list[Declaration]]:
        """The declarations of each passage."""
        found: defaultdict[int, list[Declaration]] = defaultdict(list)
        for one in self._post.declarations:
            found[one.passage].append(one)
        return found

    @property
    def _notes(self) -> Iterator[str]:
        """Passages that may be notes: short, and after a mark or the call of a footnote."""
        for passage in self._passages:
            if passage.kind is not PassageKind.HEADING and len(passage.text) <= _NOTE_LENGTH:
                yield passage.text

    @property
    def _notices(self) -> Iterator[str]:
        """Sentences of paragraphs without a link that speak of several links."""
        several = frozenset(word for word in self._vocabulary.links if word[:-1] in self._vocabulary.links)
        for passage, links in zip(self._passages, self._links, strict=True):
            if not links and passage.kind is PassageKind.PARAGRAPH and not passage.text.endswith(":"):
                for sentence in _SENTENCE_END.split(passage.text):
                    if not _words(sentence).isdisjoint(several):
                        yield sentence


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
