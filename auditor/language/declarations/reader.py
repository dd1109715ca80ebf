"""All declarations of a post: in its prose, as attributes of its links, as the texts of icons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.language.declarations.attachment import Links, attachment
from auditor.language.declarations.remarks import PassageScan
from auditor.language.declarations.wording import LONGEST, Vocabulary
from auditor.model.declaration import Declaration, Declared, Place, Strength, Wording
from auditor.model.facts import Facts, LinkKind, PassageKind, links_by_passage
from auditor.model.mask import ESCAPED, LINK, TAG, visible
from auditor.model.pair import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.facts import Passage
    from auditor.model.language import Language
    from auditor.model.location import Span

_TAG = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_ICON_GAP = 2  # characters between a link and the icon that speaks of it
_SIGNS = ("(", LINK, TAG, ")", "[", "]", *ESCAPED.values())
"""What a passage with a declaration holds one of: a bracket, or a link."""


class DeclarationReader:
    """Finds declarations with the words of the languages that are known; a value that worker processes can be given."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._vocabulary = Vocabulary(languages)
        self._codes = {word: code for code, one in languages.items() for word in one.codes}

    def read(self, facts: Facts, language: str) -> tuple[Declaration, ...]:
        """The declarations of a post in `language` ("" when unknown), in the order of their places."""
        found = [*self._remarks(facts, language), *self._icons(facts, language), *self._attributes(facts, language)]
        return tuple(sorted(found, key=lambda one: one.span))

    def _remarks(self, facts: Facts, language: str) -> Iterator[Declaration]:
        naming = self._naming(facts.passages)
        if not naming:
            return
        numbers = {id(link): number for number, link in enumerate(facts.links)}
        by_passage = [[numbers[id(link)] for link in links] for links in links_by_passage(facts)]
        links = Links(facts, by_passage)
        for index in naming:
            passage = facts.passages[index]
            own = [(number, facts.links[number]) for number in by_passage[index]]
            scan = PassageScan(passage, own, self._vocabulary)
            for remark in scan.remarks(language):
                attached = attachment(remark, scan, index, facts, links)
                above = attached is not None and attached.place is Place.ABOVE and not remark.is_bracketed
                if attached and not (above and remark.wording.spoken != language):
                    start, end = remark.start, remark.end
                    yield Declaration(
                        wording=remark.wording,
                        place=attached.place,
                        shown=visible(passage.source[start:end], scan.prose[start:end]),
                        span=passage.span_of(start, end),
                        words_span=passage.span_of(remark.words_start, remark.words_end),
                        links=attached.links,
                        passage=index,
                        slip=remark.slip,
                    )

    def _naming(self, passages: tuple[Passage, ...]) -> list[int]:
        """The indices of the passages that may hold a declaration."""
        likely = [index for index, passage in enumerate(passages) if _may_declare(passage)]
        signs = self._vocabulary.signs_in("\n".join([passages[index].prose for index in likely]))
        return [index for index in likely if signs and _names(passages[index], signs)]

    def _icons(self, facts: Facts, language: str) -> Iterator[Declaration]:
        """Images in links, or directly behind them, whose text names a language."""
        last = -1
        for number, link in sorted(enumerate(facts.links), key=lambda one: one[1].span):
            if link.kind is not LinkKind.IMAGE:
                last = number
            elif last >= 0 and _is_in_or_behind(link.span, facts.links[last].span) and 0 < len(link.text) <= LONGEST:
                text = link.text.strip(" \u00a0()[]")
                wording = self._vocabulary.read(text, language) if self._vocabulary.signs_in(text) else None
                if wording:
                    yield Declaration(wording, Place.ICON, link.text, link.text_span, link.text_span, (last,))

    def _attributes(self, facts: Facts, language: str) -> Iterator[Declaration]:
        """Links whose `hreflang`, or else whose `lang`, names another language than the post's."""
        for number, link in enumerate(facts.links):
            tag = link.attributes.get("hreflang") or link.attributes.get("lang") or ""
            if link.kind is not LinkKind.IMAGE and (primary := _TAG.match(tag.casefold())):
                code = self._codes.get(primary[0], primary[0])
                if code != language:
                    wording = Wording(code, Strength.PLAIN)
                    yield Declaration(wording, Place.ATTRIBUTE, tag, link.span, link.span, (number,))


def _is_in_or_behind(image: Span, link: Span) -> bool:
    gap = image.start.column - link.end.column
    return link.covers(image) or (image.start.line == link.end.line and 0 <= gap <= _ICON_GAP)


def _may_declare(passage: Passage) -> bool:
    """Whether a passage holds a bracket or a link, or introduces what stands below it."""
    prose = passage.prose
    return _holds_any(prose, _SIGNS) or passage.kind is PassageKind.HEADING or prose.endswith(":")


def _names(passage: Passage, signs: Sequence[str]) -> bool:
    holds = _holds_any(passage.prose.lower(), signs) or _holds_any(passage.prose, signs)
    return holds and passage.kind not in FRONT_MATTER


def _holds_any(text: str, signs: Sequence[str]) -> bool:
    return any(map(text.__contains__, signs))


def declared(facts: Facts, declarations: Iterable[Declaration]) -> tuple[Declared, ...]:
    """What is kept of a post's declarations: each link that leads somewhere, and what is said of its language."""
    return tuple(
        Declared(target, one.place, one.wording)
        for one in declarations
        for number in one.links
        if (target := facts.links[number].leads_to)
    )
