"""The facts of a Markdown text: its blocks as passages, its links, and the raw HTML that stands in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from auditor.crawler import anchors, html_facts
from auditor.crawler.html import parse_html
from auditor.crawler.inline_block import InlineBlock
from auditor.crawler.markdown import MAX_BLOCK, Document, parse_markdown
from auditor.crawler.page import Body, Page
from auditor.model.facts import PassageKind
from auditor.model.mask import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.crawler.markup import TextBlock
    from auditor.model.facts import Passage


def read(page: Page) -> Body:
    """The facts of a Markdown file. Raises RecursionError on absurd nesting."""
    document = parse_markdown(page.templated.text)
    too_long = [block for block in document.blocks if len(block.content) > MAX_BLOCK]
    blocks = [InlineBlock(page, document, block) for block in document.blocks if len(block.content) <= MAX_BLOCK]
    links = [link for block in blocks for link in block.links()]
    ids: tuple[str, ...] = ()
    if document.html_lines or any(block.has_html for block in blocks):
        markup = parse_html(_html_view(page, document, blocks), page.templated)
        languages, ids = markup.languages, markup.ids
        links += html_facts.links(page, markup.elements)
        passages = [block.passage(languages) for block in blocks]
        headings = _headings(passages)
        passages += [html_facts.passage(page, block, languages=languages) for block in _raw(document, markup.blocks)]
        links.sort(key=lambda link: link.span)
        passages.sort(key=lambda passage: passage.span)
    else:
        passages = [block.passage() for block in blocks]
        headings = _headings(passages)
    passages, damage = html_facts.readable(passages)
    damage += [html_facts.too_long(page, block.source(0), len(block.content)) for block in too_long]
    return Body(
        links=tuple(links),
        passages=tuple(passages),
        anchors=anchors.read(page, headings, ids, footnotes=bool(document.footnotes)),
        damage=tuple(damage),
        reference_labels=frozenset(document.references),
        footnote_labels=document.footnotes,
    )


def _headings(passages: list[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.kind is PassageKind.HEADING]


def _html_view(page: Page, document: Document, blocks: list[InlineBlock]) -> str:
    """The text as its HTML alone, at equal length: raw tags, the text between them, and blanks for the rest."""
    text = page.templated.text
    regions = [(start, text[start:end]) for start, end in document.html_lines]
    regions += [(block.start, block.html_view()) for block in blocks]
    parts: list[str] = []
    done = 0
    for start, shown in sorted(regions):
        parts.append(blanked(text[done:start]))
        parts.append(shown)
        done = start + len(shown)
    parts.append(blanked(text[done:]))
    return "".join(parts)


def _raw(document: Document, blocks: tuple[TextBlock, ...]) -> Iterator[TextBlock]:
    """The text blocks as far as they stand in HTML blocks; the rest of the view is Markdown's, and read as such."""
    starts = [start for start, _ in document.html_lines]
    for block in blocks:
        pieces = []
        for piece in block.pieces:
            row = max(bisect_right(starts, piece.start) - 1, 0)
            while row < len(starts) and starts[row] < piece.end:  # a piece may run on into Markdown
                start, end = document.html_lines[row]
                if max(start, piece.start) < min(end, piece.end):
                    pieces.append(piece._replace(start=max(start, piece.start), end=min(end, piece.end)))
                row += 1
        if any(not piece.mask for piece in pieces):
            yield block._replace(pieces=tuple(pieces))
