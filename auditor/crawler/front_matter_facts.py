"""The facts of front matter: the title and description that readers see, and the addresses among its fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.crawler import html_facts
from auditor.crawler.front_matter import inside_quotes
from auditor.crawler.html import parse_html
from auditor.crawler.markdown import same_length
from auditor.crawler.page import Body, Page
from auditor.crawler.templating import mask_templates
from auditor.model.facts import Link, LinkKind, Passage, PassageKind
from auditor.model.mask import hidden

if TYPE_CHECKING:
    from auditor.crawler.front_matter import FrontMatter
    from auditor.yaml_source import Field

TITLES = ("title", "titre")
_DESCRIPTIONS = ("description", "summary", "excerpt", "résumé", "subtitle", "sous-titre", "abstract", "lead")
_ALT = re.compile(r"(?:[a-z]+[-_])?(?:image)?alt(?:[-_]?text)?", re.IGNORECASE)
_KINDS = dict.fromkeys(TITLES, PassageKind.TITLE) | dict.fromkeys(_DESCRIPTIONS, PassageKind.DESCRIPTION)
_ADDRESS = re.compile(r"(?:https?|mailto|tel):\S+", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!]")


def read(page: Page, front: FrontMatter) -> Body:
    """The passages and links of the front matter's fields, with their places."""
    passages: list[Passage] = []
    links: list[Link] = []
    for field in front.fields:
        value = field.scalar.value
        if not isinstance(value, str) or not value.strip():
            continue
        kind = _kind(field.path)
        start, end = inside_quotes(page.source, field)
        if kind and _TAG.search(value):
            alone = _alone(page, start, end)
            markup = parse_html(alone.templated.text, alone.templated)
            passages += [html_facts.passage(alone, block, kind) for block in markup.blocks]
            links += html_facts.links(alone, markup.elements)
        elif kind:
            source = page.source[start:end]
            prose = _alone(page, start, end).templated.text[start:end]
            passages.append(Passage(kind, page.lines.span(start, end), source, prose))
        elif _ADDRESS.fullmatch(value) and page.source[start:end] == value:
            links.append(_link(page, field, start, end))
    return Body(tuple(links), tuple(passages))


def _kind(path: tuple[str, ...]) -> PassageKind | None:
    """What readers see of a field: the post's own title and description, and the text of any image."""
    if _ALT.fullmatch(path[-1]):
        return PassageKind.ALT
    return _KINDS.get(path[0].casefold()) if len(path) == 1 else None


def _alone(page: Page, start: int, end: int) -> Page:
    """The page with nothing but the text from `start` to `end`, at its place."""
    blank = re.sub(r"[^\n]", " ", same_length(page.source[:start]))
    return page._replace(templated=mask_templates(blank + same_length(hidden(page.source[start:end]))))


def _link(page: Page, field: Field, start: int, end: int) -> Link:
    written, place = page.source[start:end], page.lines.span(start, end)
    return Link(
        kind=LinkKind.FRONT_MATTER,
        written=written,
        text=".".join(field.path),
        target=written,
        address=written,
        span=place,
        text_span=place,
        target_span=place,
        made_by_template="{{" in written or "{%" in written,
    )
