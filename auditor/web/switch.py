"""Where a page keeps the links to its versions: around its text, with nothing beside them but names of languages."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from auditor.web.main_text import INLINE, SWITCH, is_beside, links_before_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from auditor.web.texts import TextReader

_ABOVE = 6  # elements around a link
_FOOTER = re.compile(r"(?<![a-z])footer(?![a-z])")  # in an id or a class, where there is no <footer>
_ITEMS = frozenset({"li", "td", "th", "dd", "dt"})
_LONGEST_ITEM = 40  # characters of an item of a menu
_MOST_BESIDE = 100  # texts or elements beside a link that are looked at


class Frame:
    """What stands around the main part of a page, or in it above its first heading or sentence, or in a footer."""

    def __init__(self, main: etree._Element, texts: TextReader) -> None:
        self._main = main
        self._texts = texts
        self._above: frozenset[etree._Element] | None = None

    def surrounds(self, link: etree._Element) -> bool:
        """Whether a link stands around the main part, or in a menu or the like inside it."""
        return is_beside(link, self._main)

    def holds(self, link: etree._Element) -> bool:
        """Whether a link stands there, or in a footer, or above the text with nothing but links beside it."""
        if self.surrounds(link) or _is_in_footer(link):
            return True
        if self._above is None:
            self._above = frozenset(links_before_text(self._main, self._is_name))
        return link in self._above

    def _is_name(self, text: str) -> bool:
        return len(text) <= _LONGEST_ITEM and bool(self._texts.named(text, alone=True))


def is_in_switch(link: etree._Element) -> bool:
    """Whether a link stands in the language switch of the Government of Canada's pages (WET 4)."""
    return any(one.get("id") == SWITCH for one in islice(link.iterancestors(), _ABOVE))


def stands_among_names(link: etree._Element, texts: TextReader) -> bool:
    """Whether nothing but names of languages stands in the line of a link, nor in the items beside its own."""
    top = link
    while (above := top.getparent()) is not None and str(above.tag) in INLINE:
        top = above
    return _are_names(_line(top), texts) and (above is None or _has_names_beside(above, texts))


def _has_names_beside(block: etree._Element, texts: TextReader) -> bool:
    """Whether no item of the menu that a block may stand in has anything but the name of a language."""
    beside = (*islice(block.itersiblings(), _MOST_BESIDE), *islice(block.itersiblings(preceding=True), _MOST_BESIDE))
    is_item = block.tag in _ITEMS
    alike = (one for one in beside if one.tag == block.tag and (is_item or one.get("class") == block.get("class")))
    return all(_are_names(_texts(one), texts) for one in alike if _is_item(one))


def _is_item(element: etree._Element) -> bool:
    """Whether an element may be an item of a menu: a link, and few words."""
    if element.find(".//a") is None:
        return False
    length = 0
    for text in _texts(element):
        length += len(text.strip())
        if length > _LONGEST_ITEM:
            return False
    return True


def _are_names(shown: Iterator[str], texts: TextReader) -> bool:
    told = (text for text in shown if any(map(str.isalnum, text)))
    return all(len(text) <= _LONGEST_ITEM and texts.named(text, alone=True) for text in islice(told, _MOST_BESIDE))


def _line(top: etree._Element) -> Iterator[str]:
    """The texts of the line of an inline element, up to what is a block of its own on either side."""
    yield from _texts(top)
    for before in islice(top.itersiblings(preceding=True), _MOST_BESIDE):
        yield before.tail or ""
        if not _is_inline(before):
            break
        yield from _texts(before)
    else:
        above = top.getparent()
        yield (above.text or "") if above is not None else ""
    yield top.tail or ""
    for after in islice(top.itersiblings(), _MOST_BESIDE):
        if not _is_inline(after):
            break
        yield from _texts(after)
        yield after.tail or ""


def _texts(element: etree._Element) -> Iterator[str]:
    """The texts inside an element, in any order, without those of comments."""
    for one in element.iter():
        yield "" if callable(one.tag) else one.text or ""
        yield (one.tail or "") if one is not element else ""


def _is_inline(element: etree._Element) -> bool:
    return callable(element.tag) or str(element.tag) in INLINE  # the tag of a comment is a function


def _is_in_footer(link: etree._Element) -> bool:
    return any(
        _FOOTER.search(f"{above.get('id', '')} {above.get('class', '')}".casefold()) for above in link.iterancestors()
    )
