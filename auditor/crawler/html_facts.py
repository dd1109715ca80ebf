"""The facts of an HTML text: its elements as links, its text blocks as passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.crawler import anchors
from auditor.crawler.html import parse_html
from auditor.crawler.markdown import MAX_BLOCK
from auditor.crawler.page import Body, Page
from auditor.model.facts import Damage, Foreign, Link, LinkKind, Passage, PassageKind
from auditor.model.location import Span
from auditor.model.mask import SKIP, TEMPLATE, blanked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.crawler.markup import Element, LanguageRange, Piece, TextBlock

_KINDS = {
    "li": PassageKind.LIST_ITEM,
    "td": PassageKind.CELL,
    "th": PassageKind.CELL,
    "caption": PassageKind.CAPTION,
    "figcaption": PassageKind.CAPTION,
    "title": PassageKind.TITLE,
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def read(page: Page) -> Body:
    """The facts of a whole HTML file."""
    markup = parse_html(page.templated.text, page.templated)
    passages, damage = readable([passage(page, block, languages=markup.languages) for block in markup.blocks])
    found = tuple(links(page, markup.elements))
    offered = anchors.read(page, (), markup.ids, footnotes=False)
    return Body(found, tuple(passages), markup.title, markup.language, anchors=offered, damage=tuple(damage))


def readable(passages: list[Passage]) -> tuple[list[Passage], list[Damage]]:
    """The passages that can be judged in bounded time, and the others as damage."""
    short = [passage for passage in passages if len(passage.source) <= MAX_BLOCK]
    long = [passage for passage in passages if len(passage.source) > MAX_BLOCK]
    starts = [Span(passage.span.start, passage.span.start) for passage in long]
    return short, [
        Damage("too-complex", start, f"{len(passage.source):,}") for start, passage in zip(starts, long, strict=True)
    ]


def too_long(page: Page, offset: int, length: int) -> Damage:
    """The damage of a block that is too long to be read; `length` in characters."""
    return Damage("too-complex", page.lines.span(offset, offset), f"{length:,}")


def links(page: Page, elements: tuple[Element, ...]) -> Iterator[Link]:
    """The links and images among `elements`; an anchor that leads nowhere is none."""
    for element in elements:
        name = "src" if element.name == "img" else "href"
        target = element.attributes.get(name)
        others = {key: attribute.value for key, attribute in element.attributes.items() if key != name}
        if target is None:
            if element.name == "img" or others.keys() & {"id", "name"} or element.name == "area":
                continue
            place = (element.text_start, element.text_start)
        else:
            place = (target.start, target.end)
        made_by_template = TEMPLATE in page.templated.text[place[0] : place[1]]
        written = page.source[place[0] : place[1]]
        yield Link(
            kind=LinkKind.IMAGE if element.name == "img" else LinkKind.HTML,
            written=page.source[element.start : element.end],
            text=element.text,
            target=written,
            address=written if made_by_template else target.value if target else "",
            span=page.lines.span(element.start, element.end),
            text_span=page.lines.span(element.text_start, element.text_end),
            target_span=page.lines.span(*place),
            attributes=others,
            image_inside=element.image_inside,
            made_by_template=made_by_template,
            closed=element.closed,
            list_id=element.list_id,
            item_id=element.item_id,
        )


def passage(
    page: Page, block: TextBlock, kind: PassageKind | None = None, languages: tuple[LanguageRange, ...] = ()
) -> Passage:
    """The passage of a text block: its source, with tags, comments and entities masked; its tag tells its kind."""
    start, end = block.pieces[0].start, block.pieces[-1].end
    level = _HEADINGS.get(block.tag, 0)
    by_tag = PassageKind.HEADING if level else _KINDS.get(block.tag, PassageKind.PARAGRAPH)
    language, foreign = declared_languages(languages, start, end)
    return Passage(
        kind=kind or by_tag,
        span=page.lines.span(start, end),
        source=page.source[start:end],
        prose=_prose(page.templated.text, block.pieces, end),
        level=level,
        list_id=block.list_id,
        item_id=block.item_id,
        table_id=block.table_id,
        row_id=block.row_id,
        cell_id=block.cell_id,
        language=language,
        foreign=foreign,
        quoted=block.quoted,
    )


def declared_languages(ranges: Iterable[LanguageRange], start: int, end: int) -> tuple[str, tuple[Foreign, ...]]:
    """The language declared for all of the text from `start` to `end`, and the parts of it declared apart."""
    whole = ""
    parts: list[Foreign] = []
    for part in ranges:  # in order of their starts: of nested ones, the inner comes later
        if part.start <= start and end <= part.end:
            whole = part.language
        elif part.start < end and start < part.end:
            parts.append(Foreign(max(part.start, start) - start, min(part.end, end) - start, part.language))
    return whole, tuple(parts)


def _prose(text: str, pieces: tuple[Piece, ...], end: int) -> str:
    parts: list[str] = []
    done = pieces[0].start
    for piece in pieces:
        parts.append(blanked(text[done : piece.start], SKIP))
        written = text[piece.start : piece.end]
        parts.append(blanked(written, piece.mask) if piece.mask else written)
        done = piece.end
    parts.append(blanked(text[done:end], SKIP))
    return "".join(parts)
