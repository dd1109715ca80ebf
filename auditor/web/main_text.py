"""The main text of a fetched page: what its author wrote, without the menus, banners and footers around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LONGEST = 20_000  # characters: a page in two languages may have the second far below
_AROUND = frozenset({"nav", "header", "footer", "aside", "form", "menu"})
_UNSEEN = frozenset({
    *("script", "style", "noscript", "template", "svg", "head", "select", "button", "iframe", "object"),
    *("pre", "code", "samp", "kbd", "textarea"),  # nobody's language
})  # fmt: skip
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog"})
_INLINE = frozenset({
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins", "kbd"),
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
})  # fmt: skip
SWITCH = "wb-lng"  # the language switch of the Government of Canada's pages (WET 4)
_LINKED = 0.7  # of a paragraph's characters, inside links: it is a menu


def main_text(main: etree._Element) -> str:
    """The text of a page's `main_part`, a paragraph a line, at most 20,000 characters."""
    lines: list[str] = []
    length = 0
    for line in _paragraphs(main):
        lines.append(line)
        length += len(line) + 1
        if length >= _LONGEST:
            break
    return "\n".join(lines)[:_LONGEST]


def main_part(root: etree._Element) -> etree._Element:
    """The element that holds the main part: what says so of itself, else an article alone, else the body."""
    for path in (".//main", ".//*[@role='main']", ".//*[@id='main-content']", ".//*[@id='wb-cont']/.."):
        found = next(root.iterfind(path), None)
        if found is not None:
            return found
    articles = root.findall(".//article")
    if len(articles) == 1:
        return articles[0]
    return next(root.iterfind(".//body"), root)


def _paragraphs(main: etree._Element) -> Iterator[str]:
    paragraph = _Paragraph()
    for event, element in _walked(main):
        name = str(element.tag) if not callable(element.tag) else ""  # of comments, lxml has a function
        if event == "text":
            paragraph.add(element.text or "")
        elif event == "tail":
            paragraph.add(element.tail or "")
        elif name == "a":
            paragraph.in_link = event == "start"
        elif name and name not in _INLINE:
            yield from paragraph.taken()
    yield from paragraph.taken()


def _walked(main: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements that a reader sees: their starts, ends, texts and tails in document order."""
    stack: list[tuple[etree._Element, Iterator[etree._Element]]] = [(main, iter(main))]
    yield "start", main
    yield "text", main
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
            if stack:
                yield "tail", element
        elif _is_seen(child):
            yield "start", child
            yield "text", child
            stack.append((child, iter(child)))
        else:
            yield "tail", child


def is_beside(element: etree._Element, main: etree._Element) -> bool:
    """Whether an element stands around the main part, or in a menu, a header or the like inside it."""
    for above in element.iterancestors():
        if above is main:
            return False
        if str(above.tag) in _AROUND or above.get("role") in _ROLES or above.get("id") == SWITCH:
            return True
    return True


def _is_seen(element: etree._Element) -> bool:
    name = "" if callable(element.tag) else str(element.tag)
    if not name or name in _UNSEEN or name in _AROUND:
        return False
    if element.get("role") in _ROLES or element.get("aria-hidden") == "true" or element.get("hidden") is not None:
        return False
    return "display:none" not in (element.get("style") or "").replace(" ", "").lower()


class _Paragraph:
    """A paragraph as it is gathered, and how much of it stands inside links."""

    def __init__(self) -> None:
        self.in_link = False
        self._parts: list[str] = []
        self._linked = 0

    def add(self, text: str) -> None:
        """Adds text."""
        self._parts.append(text)
        if self.in_link:
            self._linked += len(text)

    def taken(self) -> Iterator[str]:
        """The paragraph, unless it is empty or a menu; the next one begins."""
        line = " ".join("".join(self._parts).split())
        if line and self._linked < _LINKED * len(line):
            yield line
        self._parts.clear()
        self._linked = 0
