"""The main text of a fetched page: what its author wrote, without the menus, banners and footers around it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST = 20_000  # characters: a page in two languages may have the second far below
_AROUND = frozenset({"nav", "header", "footer", "aside", "menu"})
_UNSEEN = frozenset({
    *("script", "style", "noscript", "template", "svg", "head", "select", "button", "iframe", "object"),
    *("pre", "code", "samp", "kbd", "textarea"),  # nobody's language
})  # fmt: skip
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog"})
INLINE = frozenset({
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins", "kbd"),
    *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
})  # fmt: skip
SWITCH = "wb-lng"  # the language switch of the Government of Canada's pages (WET 4)
_LINKED = 0.7  # of a paragraph's characters, inside links: it is a menu
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SENTENCE = 8  # words of a paragraph that is no label, slogan or name
_PROSE = 40  # words of sentences in a form that wraps a page
_WRAPPED = 2 / 3  # of a page's characters, in such a form
_CLAIMS = etree.XPath(
    "descendant::*/@*[. = 'main' or . = 'main-content' or . = 'wb-cont']/.."
)  # a third of the time of a path with their names
_TEXT_LENGTH = etree.XPath("string-length()")
_MOST_TRIED = 5
_SAID = 0.1  # of the characters of the body's text, in what says that it is the main part
_GUESSED = 0.5  # in what may be a title alone, or a card at the side


class MainPart(NamedTuple):
    """The element that holds the main part of a page, and its text."""

    element: etree._Element
    text: str


def main_part(root: etree._Element) -> MainPart:
    """The main part: what says so of itself, else an article alone, else the body.

    An anchor, a title or an empty frame may say so, too: what holds no fair share of the text is passed over.
    """
    body = next(root.iterfind(".//body"), root)
    whole = ""
    most = _LONGEST  # characters of the body's text: at most so many, then with menus and scripts, then without
    for element, share in islice(_candidates(root, body), _MOST_TRIED):
        text = main_text(element)
        if text and len(text) < share * most:
            most = min(most, _text_length(body))
        if text and len(text) < share * most and not whole:
            whole = main_text(body)
            most = len(whole)
        if text and len(text) >= share * most:
            return MainPart(element, text)
    return MainPart(body, whole or main_text(body))


def _candidates(root: etree._Element, body: etree._Element) -> Iterator[tuple[etree._Element, float]]:
    """What may hold the main part, the likeliest first, with the share of the text that it must hold."""
    yield from ((one, _SAID) for one in root.iter("main"))
    found = _CLAIMS(root)
    claims = [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []
    yield from ((one, _SAID) for one in claims if one.get("role") == "main" and one.tag != "main")
    yield from ((one, _SAID) for one in claims if one.get("id") == "main-content" and one.tag != "main")
    for one in claims:
        if one.get("id") == "wb-cont" and (parent := one.getparent()) is not None:
            yield parent, _GUESSED
    articles = list(root.iter("article"))
    if len(articles) == 1 and not is_beside(articles[0], body):
        yield articles[0], _GUESSED


def _text_length(element: etree._Element) -> int:
    """How many characters all the text in an element has, whatever it is."""
    found = _TEXT_LENGTH(element)
    return int(found) if isinstance(found, float) else 0


def main_text(main: etree._Element) -> str:
    """The text of an element without menus and forms, a paragraph a line, at most 20,000 characters.

    A form that holds nearly all of it is none: some servers wrap every page in one.
    """
    found: list[tuple[str, bool]] = []
    length = 0
    for one in _paragraphs(main):
        found.append(one)
        length += len(one[0]) + 1
        if length >= _LONGEST:
            break
    forms = [line for line, in_form in found if in_form]
    if forms and not _is_page(forms, length):
        found = [one for one in found if not one[1]]
    return "\n".join([line for line, _ in found])[:_LONGEST]


def _is_page(forms: list[str], length: int) -> bool:
    """Whether the paragraphs of forms are a page's own, among `length` characters."""
    if sum(map(len, forms)) < _WRAPPED * length:
        return False
    return sum(words for line in forms if (words := len(line.split())) >= _SENTENCE) >= _PROSE


def _paragraphs(main: etree._Element) -> Iterator[tuple[str, bool]]:
    """The paragraphs that are no menus, and whether each stands in a form."""
    paragraph = _Paragraph()
    in_form = False
    for event, element in _walked(main):
        if event == "text":
            paragraph.add(element.text or "")
        elif event == "tail":
            paragraph.add(element.tail or "")
        elif element.tag == "a":
            paragraph.in_link = event == "start"
        elif element.tag not in INLINE:
            if line := paragraph.taken():
                yield line, in_form
            if element.tag == "form":
                in_form = event == "start"
    if line := paragraph.taken():
        yield line, in_form


def links_before_text(main: etree._Element, is_name: Callable[[str], object]) -> Iterator[etree._Element]:
    """The links above the first heading or sentence of a main part in whose paragraph nothing but links stands.

    A text that `is_name` may stand beside them: that of the language in which the page is.
    """
    paragraph = _Paragraph()
    links: list[etree._Element] = []
    has_more = False
    for event, element in _walked(main):
        if event in ("text", "tail"):
            text = (element.text if event == "text" else element.tail) or ""
            has_more = has_more or not (paragraph.in_link or not any(map(str.isalnum, text)) or is_name(text))
            paragraph.add(text)
        elif element.tag == "a":
            paragraph.in_link = event == "start"
            links += [element] if paragraph.in_link else []
        elif element.tag not in INLINE:
            if not has_more:
                yield from links
            line = paragraph.taken()
            if line and ((event == "end" and element.tag in _HEADINGS) or len(line.split()) >= _SENTENCE):
                return
            links.clear()
            has_more = False
    if not has_more:
        yield from links


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
    style = element.get("style")
    return not style or "display:none" not in style.replace(" ", "").lower()


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

    def taken(self) -> str:
        """The paragraph, "" when it is empty or a menu; the next one begins."""
        line = " ".join("".join(self._parts).split())
        is_menu = self._linked >= _LINKED * len(line)
        self._parts.clear()
        self._linked = 0
        return "" if is_menu else line
