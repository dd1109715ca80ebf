"""One block of Markdown as the auditor keeps it: a passage whose syntax is masked, and its links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.crawler.html_facts import declared_languages
from auditor.crawler.markup import LanguageRange
from auditor.crawler.templating import ATTRIBUTE_LIST
from auditor.model.facts import Link, LinkKind, Passage, PassageKind
from auditor.model.mask import CHARACTER, CODE, ESCAPED, LINK, SKIP, TEMPLATE, tag_mask, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.crawler.markdown import Block, Document
    from auditor.crawler.markdown_rules import Match
    from auditor.crawler.page import Page

_KINDS = {"heading_open": PassageKind.HEADING, "th_open": PassageKind.CELL, "td_open": PassageKind.CELL}
_PICTURE = re.compile(r"!\[|<(?:img|svg|picture|button)\b|aria-label|title=", re.IGNORECASE)
_MASKED_OR_MARKUP = re.compile("([\ue001]+)|([\ue003]+)|([\ue004\ue006]+)|([\ue005]+)|[\ue010-\ue013<&]")
_LANGUAGE_LIST = re.compile(r"\{:?[^{}\n]*?\blang=[\"']?([\w-]+)[^{}\n]*\}")
_LANGUAGE = re.compile(r"(?<![\w-])(hreflang|lang)=[\"']?([\w-]+)")
_EMPHASIS = re.compile(r"(?:\*+|_+)$")
_WIDTHS = {"emphasis": 1, "strikethrough": 2}


class InlineBlock:
    """A block and its place; `start` and `end` are offsets into the file."""

    def __init__(self, page: Page, document: Document, block: Block) -> None:
        self._page = page
        self._document = document
        self._block = block
        self.start = block.source(0)
        self.end = block.source_end(len(block.content))
        self.has_html = any(match.rule == "html_inline" for match in block.matches)
        self._prose = self._masked()

    def passage(self, languages: tuple[LanguageRange, ...] = ()) -> Passage:
        """The block as a passage; `languages` are the elements around and inside it that declare theirs."""
        block = self._block
        language, foreign = declared_languages((*languages, *self._attribute_lists()), self.start, self.end)
        in_item = PassageKind.LIST_ITEM if block.item_id else PassageKind.PARAGRAPH
        return Passage(
            kind=_KINDS.get(block.kind, in_item),
            span=self._page.lines.span(self.start, self.end),
            source=self._page.source[self.start : self.end],
            prose=self._prose,
            level=block.level,
            list_id=block.list_id,
            item_id=block.item_id,
            table_id=block.table_id,
            row_id=block.row_id,
            cell_id=block.cell_id,
            language=language,
            foreign=foreign,
            quoted=block.quoted,
        )

    def _attribute_lists(self) -> Iterator[LanguageRange]:
        """The languages of attribute lists: behind a link or emphasis of that, else of the whole block."""
        source = self._page.source[self.start : self.end]
        if "lang=" not in source:
            return
        for found in _LANGUAGE_LIST.finditer(source):
            at = self.start + found.start()
            before = [self._source(match.start, match.end) for match in self._block.matches]
            start = next((start for start, end in before if end == at), self.start)
            if mark := _EMPHASIS.search(source, 0, found.start()):
                start = self.start + max(source.rfind(mark[0], 0, mark.start()), 0)
            yield LanguageRange(start, at if start != self.start else self.end, found[1])

    def links(self) -> Iterator[Link]:
        """The links and images of the block, in order."""
        for match in self._block.matches:
            match match.rule:
                case "link":
                    yield self._link(match, LinkKind.INLINE if match.target else LinkKind.REFERENCE, 1)
                case "image":
                    yield self._link(match, LinkKind.IMAGE, 2)
                case "autolink":
                    yield self._autolink(match)

    def html_view(self) -> str:
        """The block as its HTML alone, at equal length: tags as written, text that cannot be taken for one."""
        source = self._page.templated.text[self.start : self.end]

        def shown(match: re.Match[str]) -> str:
            code, link, tag, character = match.groups()
            written = source[match.start() : match.end()]
            if tag or (character and written.startswith("&")):
                return written
            if code or (link and written.startswith("![")):
                return TEMPLATE * len(written)  # something that a reader sees
            return SKIP * len(written)

        return _MASKED_OR_MARKUP.sub(shown, self._prose)

    # Links

    def _link(self, match: Match, kind: LinkKind, opening: int) -> Link:
        start, end = self._source(match.start, match.end)
        text_start, text_end = self._source(match.start + opening, match.label_end)
        place, address = self._target(match)
        inside = self._page.source[text_start:text_end]
        made_by_template = TEMPLATE in self._page.templated.text[place[0] : place[1]]
        written = self._page.source[place[0] : place[1]]
        masked = self._prose[text_start - self.start : text_end - self.start]
        lines = self._page.lines
        return Link(
            kind=kind,
            written=self._page.source[start:end],
            text=" ".join(inside.split()) if kind is LinkKind.IMAGE else visible(inside, masked),
            target=written,
            address=written if made_by_template else address,
            span=lines.span(start, end),
            text_span=lines.span(text_start, text_end),
            target_span=lines.span(*place),
            attributes={key: str(value) for key, value in match.tokens[-1].attrs.items() if key == "title"}
            | self._language_attributes(end),
            image_inside=bool(_PICTURE.search(inside)),
            made_by_template=made_by_template,
            list_id=self._block.list_id,
            item_id=self._block.item_id,
        )

    def _target(self, match: Match) -> tuple[tuple[int, int], str]:
        """The place of the address, beside the text or in the reference's definition, and the address."""
        if match.target is None:
            return self._document.definitions[match.label], self._document.references[match.label]
        href = next((token.attrs.get("href", token.attrs.get("src", "")) for token in match.tokens if token.attrs), "")
        return self._source(*match.target), str(href)

    def _language_attributes(self, end: int) -> dict[str, str]:
        """`hreflang` and `lang` of the attribute list behind a link that ends at `end`."""
        found = ATTRIBUTE_LIST.match(self._page.source, end)
        return dict(_LANGUAGE.findall(found[0])) if found else {}

    def _autolink(self, match: Match) -> Link:
        start, end = self._source(match.start, match.end)
        inner = self._page.lines.span(start + 1, end - 1)
        written = self._page.source[start:end]
        href = next((str(token.attrs["href"]) for token in match.tokens if "href" in token.attrs), "")
        return Link(
            kind=LinkKind.AUTOLINK,
            written=written,
            text=written[1:-1],
            target=written[1:-1],
            address=href,
            span=self._page.lines.span(start, end),
            text_span=inner,
            target_span=inner,
            attributes=self._language_attributes(end),
            made_by_template=TEMPLATE in self._page.templated.text[start:end],
            list_id=self._block.list_id,
            item_id=self._block.item_id,
        )

    # The mask

    def _source(self, start: int, end: int) -> tuple[int, int]:
        first = self._block.source(start)
        return first, max(first, self._block.source_end(end))

    def _masked(self) -> str:
        text = self._page.templated.text
        if len(self._block.segments) == 1 and not self._block.matches:
            return text[self.start : self.end]
        prose = list(text[self.start : self.end])
        previous = self.start
        for segment in self._block.segments[1:]:
            line_start = text.rfind("\n", previous, segment.source) + 1
            self._fill(prose, line_start or segment.source - 1, segment.source, SKIP)
            previous = segment.source
        for match in self._block.matches:
            self._mask(prose, match)
        return "".join(prose)

    def _mask(self, prose: list[str], match: Match) -> None:
        content = self._block.content[match.start : match.end]
        start, end = self._source(match.start, match.end)
        match match.rule:
            case "link":
                self._fill(prose, start, start + 1, LINK)
                self._fill(prose, self._block.source(match.label_end), end, LINK)
            case "image" | "autolink" | "footnote_ref":
                self._fill(prose, start, end, LINK)
            case "html_inline":
                self._fill(prose, start, end, tag_mask(content))
            case "backticks" if content.strip("`"):
                self._fill(prose, start, end, CODE)
            case "entity":
                self._fill(prose, start, end, CHARACTER)
            case "escape":
                self._fill(prose, start, start + 1, SKIP)
                self._fill(prose, start + 1, end, ESCAPED.get(content[1], CHARACTER))
            case "emphasis" | "strikethrough":
                self._mask_delimiters(prose, match)

    def _mask_delimiters(self, prose: list[str], match: Match) -> None:
        """Masks the delimiters that became emphasis: the parser has emptied their tokens."""
        width = _WIDTHS[match.rule]
        at = match.end
        for token in reversed(match.tokens):
            if at - width < match.start:
                break
            if not token.content:
                self._fill(prose, *self._source(at - width, at), SKIP)
            at -= width

    def _fill(self, prose: list[str], start: int, end: int, mask: str) -> None:
        for index in range(start - self.start, end - self.start):
            if prose[index] != "\n":
                prose[index] = mask
