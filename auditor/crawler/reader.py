"""From a post's bytes to its facts: decoding, front matter, templates, Markdown, HTML. Pure, and never raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.crawler import front_matter_facts, html_facts, markdown_facts
from auditor.crawler.front_matter import FrontMatter, read_front_matter
from auditor.crawler.markdown import same_length
from auditor.crawler.mdx import mask_mdx
from auditor.crawler.page import Page
from auditor.crawler.sources import source_bytes
from auditor.crawler.templating import mask_attribute_lists, mask_templates
from auditor.model.facts import Damage, Facts, Format
from auditor.model.location import Lines, Position, Span
from auditor.model.mask import blanked, hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.crawler.walk import Source

_START = Span(Position(1, 1), Position(1, 1))


def read_source(source: Source, max_bytes: int) -> tuple[bytes, Facts]:
    """The bytes and facts of a source; one that cannot be read, or is larger than `max_bytes`, has damage alone."""
    try:
        data = source_bytes(source, max_bytes, refuse=False)
    except OSError as error:
        return b"", Facts(source.format, damage=(Damage("not-readable", _START, error.strerror or str(error)),))
    if data is None:
        return b"", Facts(source.format, damage=(Damage("too-large", _START, f"> {max_bytes:,} B"),))
    return data, read_post(data, source.format)


def read_post(data: bytes, form: Format) -> Facts:
    """The facts of a post. What cannot be read is in `damage`, and everything else is read all the same."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Facts(form, damage=(_undecodable(data, error),))
    lines = Lines(text)
    front = read_front_matter(text)
    page = _page(text, lines, front, form)
    damage = [*_nul(text, lines), *_front_matter_damage(front, lines)]
    read = html_facts.read if form is Format.HTML else markdown_facts.read
    try:
        body = read(page)
    except RecursionError:
        return Facts(form, damage=(*damage, Damage("too-complex", _START, "nesting")))
    head = front_matter_facts.read(page, front)
    passages = head.passages + body.passages
    return Facts(
        format=form,
        title=front.text(*front_matter_facts.TITLES) or body.title,
        declared_language=front.text("lang", "language", "locale") or body.language,
        links=head.links + body.links,
        passages=passages,
        reference_labels=body.reference_labels,
        footnote_labels=body.footnote_labels,
        anchors=body.anchors,
        damage=(*damage, *body.damage),
        words=sum(passage.words for passage in passages),
    )


def _page(text: str, lines: Lines, front: FrontMatter, form: Format) -> Page:
    """The text as the parsers get it: of equal length, front matter blank, templates masked."""
    normal = same_length(hidden(text))
    body = blanked(normal[: front.end]) + normal[front.end :]
    templated = mask_templates(mask_mdx(body) if form is Format.MDX else body)
    if form is not Format.HTML:
        templated = templated._replace(text=mask_attribute_lists(templated.text))
    return Page(text, lines, templated)


def _undecodable(data: bytes, error: UnicodeDecodeError) -> Damage:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Damage("encoding", _START, "UTF-16")
    before = Lines(data[: error.start].decode("utf-8-sig"))
    start = before.position(len(before.text))
    return Damage("encoding", Span(start, start), f"0x{data[error.start]:02X}")


def _nul(text: str, lines: Lines) -> Iterator[Damage]:
    at = text.find("\0")
    if at >= 0:
        yield Damage("nul", lines.span(at, at + 1))


def _front_matter_damage(front: FrontMatter, lines: Lines) -> Iterator[Damage]:
    if not front.closed:
        yield Damage("front-matter-not-closed", lines.span(0, 3))
    if front.error:
        yield Damage("front-matter", lines.span(front.error_offset, front.error_offset), front.error)
