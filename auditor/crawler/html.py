"""HTML with positions, of whole files and of what stands raw inside Markdown.

The standard library's tokenizer tells the place of every tag and text, end tags included. Beautiful Soup, which reads
fetched pages, builds on the same tokenizer but keeps no place for text and end tags, and closes in silence what an
author left open: the very thing to be shown here.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from auditor.crawler.markup import Attribute, Element, LanguageRange, Markup, Piece, TextBlock
from auditor.model.mask import BREAK, CHARACTER, CODE, SKIP, TAG, TEMPLATE, tag_mask

if TYPE_CHECKING:
    from auditor.crawler.templating import Templated

_BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li link main menu meta
    nav noscript ol option p pre script section select style summary svg table tbody td template textarea tfoot th
    thead title tr ul video
    """.split()  # noqa: SIM905  (rows of names, not a name a row)
)
_UNREAD = frozenset({"script", "style", "template", "pre", "svg", "textarea", "noscript"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_PICTURES = frozenset({"img", "svg", "picture", "object", "video", "canvas", "input", "button"})
_ATTRIBUTE = re.compile(r"""([^\s=>"'/][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_TAG_NAME = re.compile(r"<[^\s/>]+")


def parse_html(text: str, templated: Templated) -> Markup:
    """The links, images and passages of `text`, which has been through `same_length`."""
    reader = _Reader(text, templated)
    reader.feed(text)
    return reader.finished()


def start_tag_attributes(raw: str, offset: int) -> dict[str, Attribute]:
    """The attributes of a start tag whose source is `raw` at `offset`; of repeated ones the first, as browsers do."""
    name = _TAG_NAME.match(raw)
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(raw, name.end() if name else 1):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 1)
        value = "" if group == 1 else unescape(match[group])
        start, end = match.span(group)
        found.setdefault(match[1].lower(), Attribute(value, offset + start, offset + end))
    return found


class _OpenLink(NamedTuple):
    name: str
    start: int
    text_start: int
    attributes: dict[str, Attribute]
    parts: list[str]
    pictures: list[str]
    depth: int  # how many elements were open around it
    list_id: int
    item_id: int


class _Reader(HTMLParser):
    """Follows the tokenizer and keeps what the auditor needs; one instance reads one text."""

    def __init__(self, text: str, templated: Templated) -> None:
        super().__init__(convert_charrefs=False)
        self._text = text
        self._templated = templated
        self._line_starts = [0]
        for line in text.split("\n"):
            self._line_starts.append(self._line_starts[-1] + len(line) + 1)
        self._elements: list[Element] = []
        self._blocks: list[TextBlock] = []
        self._pieces: list[Piece] = []
        self._open: list[str] = []
        self._link: _OpenLink | None = None
        self._lists: list[int] = []
        self._items: list[int] = []
        self._list_count = self._item_count = 0
        self._tables: list[int] = []
        self._table_count = self._row_count = self._cell_count = 0
        self._declared: list[tuple[int, int, str]] = []  # depth, offset and tag of elements with a language
        self._ranges: list[LanguageRange] = []
        self._ids: list[str] = []
        self._title: list[str] = []
        self._language = ""

    def finished(self) -> Markup:
        """What was read, once everything was fed."""
        rest = min(self._offset(), len(self._text))
        if not self.rawdata.startswith("<!"):  # a tag that never ends is text, up to the end of its line
            line_end = self._text.find("\n", rest)
            self.handle_data(self._text[rest : line_end if line_end >= 0 else len(self._text)])
        self._flush()
        self._close_link(rest, closed=False)
        self._close_languages(0, rest)
        elements = tuple(sorted(self._elements, key=lambda element: element.start))
        title = " ".join("".join(self._title).split())
        languages = tuple(sorted(self._ranges))
        return Markup(elements, tuple(self._blocks), title, self._language, languages, tuple(self._ids))

    # Events of the tokenizer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        if tag not in _VOID:
            self._declare(tag, attrs)
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs)
        if tag not in _VOID:  # HTML knows no <p/>: the slash is ignored
            self._open.append(tag)
            if tag == "a" or tag not in _BLOCKS:
                self._end(tag, self._offset(), self._offset() + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        start = self._offset()
        end = self._text.find(">", start) + 1
        self._end(tag, start, end)

    def handle_data(self, data: str) -> None:
        start = self._offset()
        if self._open and self._open[-1] == "title":
            self._title.append(data)
        self._add(start, start + len(data), CODE if "code" in self._open[-3:] else "", data)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        start = self._offset()
        end = self._text.find("-->", start)
        self._add(start, end + 3 if end >= 0 else start + len(data), SKIP, "")

    # What they mean

    def _start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        raw = self.get_starttag_text() or ""
        self._ids += (value for name, value in attrs if value and (name == "id" or (name == "name" and tag == "a")))
        if tag in _BLOCKS:
            self._flush()
        else:
            self._add(start, start + len(raw), tag_mask(raw), "")
        match tag:
            case "ul" | "ol" | "menu":
                self._list_count += 1
                self._lists.append(self._list_count)
            case "li":
                self._item_count += 1
                self._items[len(self._lists) :] = []
                self._items += [self._item_count]
            case "table":
                self._table_count += 1
                self._tables.append(self._table_count)
            case "tr":
                self._row_count += 1
            case "td" | "th":
                self._cell_count += 1
            case "html":
                self._language = next((value or "" for name, value in attrs if name == "lang"), "")
            case "a" | "area" | "img":
                self._link_start(tag, start, raw)
        if self._link and tag != "a":
            name = next((value for key, value in attrs if key in ("aria-label", "title") and value), "")
            if tag in _PICTURES:
                self._link.pictures.append(tag)
            elif name:  # an icon that says what it is
                self._link.parts.append(name)

    def _link_start(self, tag: str, start: int, raw: str) -> None:
        attributes = start_tag_attributes(raw, start)
        end = start + len(raw)
        if tag == "a":
            if self._link:
                self._close_link(start, closed=self._templated.between(self._link.start, start))
            self._link = _OpenLink(tag, start, end, attributes, [], [], len(self._open), *self._place())
            return
        text = attributes.get("alt")
        place = (text.start, text.end) if text else (end, end)
        element = Element(tag, start, end, *place, attributes, text.value if text else "", False, True, *self._place())
        self._elements.append(element)

    def _end(self, tag: str, start: int, end: int) -> None:
        if tag in _BLOCKS:
            self._flush()
        else:
            self._add(start, end, TAG, "")
        if tag == "a" and self._link:
            self._close_link(start, closed=True, end=end)
        if tag in ("ul", "ol", "menu") and self._lists:
            self._lists.pop()
            self._items[len(self._lists) :] = []
        if tag == "table" and self._tables:
            self._tables.pop()
        if tag not in self._open:
            return
        while self._open:
            opened = self._open.pop()
            if opened == tag:
                break
        self._close_languages(len(self._open), start)
        if self._link and len(self._open) < self._link.depth:
            self._close_link(start, closed=self._templated.between(self._link.start, start))

    def _declare(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = next((value for name, value in attrs if name in ("lang", "xml:lang") and value), "")
        if language and tag != "html":
            end = self._offset() + len(self.get_starttag_text() or "")
            self._declared.append((len(self._open), end, language))

    def _close_languages(self, depth: int, end: int) -> None:
        """Ends the elements with a language that were opened at `depth` or deeper."""
        while self._declared and self._declared[-1][0] >= depth:
            _, start, language = self._declared.pop()
            self._ranges.append(LanguageRange(start, max(start, end), language))

    def _close_link(self, text_end: int, *, closed: bool, end: int = 0) -> None:
        link, self._link = self._link, None
        if link is None:
            return
        element = Element(
            name=link.name,
            start=link.start,
            end=end or link.text_start,
            text_start=link.text_start,
            text_end=text_end if end else link.text_start,
            attributes=link.attributes,
            text=" ".join("".join(link.parts).split()),
            image_inside=bool(link.pictures),
            closed=closed or (not end and self._templated.between(link.start, len(self._text))),
            list_id=link.list_id,
            item_id=link.item_id,
        )
        self._elements.append(element)

    def _reference(self, written: str) -> None:
        start = self._offset()
        if self._text.startswith(";", start + len(written)):
            written += ";"
        value = unescape(written)
        if self._open and self._open[-1] == "title":
            self._title.append(value)
        self._add(start, start + len(written), CHARACTER, value)

    def _add(self, start: int, end: int, mask: str, shown: str) -> None:
        if not _UNREAD.isdisjoint(self._open):
            return
        self._pieces.append(Piece(start, end, mask))
        if self._link and shown:
            self._link.parts.append(shown.replace(TEMPLATE, "…").replace(SKIP, ""))

    def _flush(self) -> None:
        pieces, self._pieces = self._pieces, []
        if any(
            piece.mask not in (TAG, BREAK, SKIP) and self._text[piece.start : piece.end].strip() for piece in pieces
        ):
            tag = next((name for name in reversed(self._open) if name in _BLOCKS), "")
            table = self._tables[-1] if self._tables else 0
            row, cell = (self._row_count, self._cell_count) if table else (0, 0)
            quoted = "blockquote" in self._open
            self._blocks.append(TextBlock(tag, *self._place(), tuple(pieces), table, row, cell, quoted))

    def _place(self) -> tuple[int, int]:
        return (self._lists[-1] if self._lists else 0, self._items[-1] if self._items else 0)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
