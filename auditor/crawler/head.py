"""A post's head: what it says of itself, read without its text. Pure, never raises, and cheap enough for any number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from auditor.crawler.front_matter import FrontMatter, inside_quotes, read_front_matter
from auditor.crawler.html import start_tag_attributes
from auditor.language.identification import language_of_text, says_its_language
from auditor.model.facts import Format
from auditor.model.head import Alternate, Head, Written
from auditor.model.location import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.language import Language

TITLES = ("title", "titre")
LANGUAGE_TAGS = ("lang", "language", "locale")
FIELDS = frozenset(
    """
    title titre lang language langue locale languages languageavailability onelanguage one_language lang-exclusive
    permalink slug url id alias aliases redirect_from redirect_to redirect
    translationkey translation_key translation-key translationid translation_id page_id pageid ref key i18n_key
    translation_url translation-url translationurl translation translations trans_url other_language_url
    altlangpage altlang altlangprefix alternate toggle
    date category categories layout type tags draft drafts published headless output sitemap robots
    slug_override basename build.render build.list _build.render _build.list eleventyexcludefromcollections
    """.split()  # noqa: SIM905  (rows of names, not a name a row)
)
"""The fields that some generator takes an address or a counterpart from, case-folded."""

_SAMPLE = 6_000  # characters of the text that tell its language
_MAX_COUNTED = 8_000  # characters in which words are counted: whether there are any is what matters
_GLANCE = 1_500  # the same where nothing else is asked of the text
_MAX_HEAD = 60_000  # characters of an HTML page in which its alternates are sought
_MAX_VALUES = 200  # of one list
_NOT_PROSE = re.compile(r"<[a-z/!][^<>]{0,2000}>|\]\([^()\s]{0,500}\)|https?:[^\s<>\"]{0,500}", re.IGNORECASE)
_UNREAD = (
    ("<!--", "-->"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<svg", "</svg"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("\n```", "\n```"),
)
"""What opens and closes what no reader sees, or reads as no language."""
_TAG = re.compile(r"<!--|<(html|link|a|meta|section|title|body)\b[^<>]{0,4000}>|</(section|title)\s*>", re.IGNORECASE)
_BEGINS_WITH_HTML = re.compile(r"\s*<(?:!doctype|html|head|link)\b", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s>]+)", re.IGNORECASE)
_TOML_FIELD = re.compile(r"^[ \t]*[\"']?([\w-]+)[\"']?[ \t]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE)


def read_head(
    path: str, data: bytes, form: Format, languages: dict[str, Language], more: frozenset[str] = frozenset()
) -> Head:
    """The head of the post in `data`. `more` are names of fields, case-folded, that its publication has of its own."""
    text = data.decode("utf-8-sig", errors="replace")
    front = read_front_matter(text)
    lines = Lines(text[: front.end + _MAX_HEAD])
    fields = _fields(text, lines, front, FIELDS | more)
    title = front.text(*TITLES)
    tag = front.text(*LANGUAGE_TAGS)
    alternates: tuple[Alternate, ...] = ()
    if form is Format.HTML or _BEGINS_WITH_HTML.match(text, front.end):
        said = _Said(text, lines, front.end)
        title, tag, alternates = title or said.title, tag or said.language, tuple(said.alternates)
        if said.redirect:
            fields.setdefault("redirect", (said.redirect,))
    knows_language = says_its_language(path, tag, languages)
    prose = _prose(text[front.end : front.end + (_GLANCE if knows_language else _MAX_COUNTED)])
    if not prose.strip():
        prose = _prose(text[front.end : front.end + _MAX_COUNTED])
    return Head(
        path=path,
        format=form,
        title=title,
        fields=fields,
        language_tag=tag,
        text_language="" if knows_language else language_of_text(prose[:_SAMPLE], languages),
        alternates=alternates,
        has_front_matter=front.end > 0,
        words=len(prose.split()),
    )


def _prose(body: str) -> str:
    """The words of a text, roughly."""
    for opening, closing in _UNREAD:
        if opening in body:
            body = _without(body, opening, closing)
    return _NOT_PROSE.sub(" ", body)


def _without(text: str, opening: str, closing: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        kept.append(text[at:start])
        at = end + len(closing)
    return " ".join((*kept, text[at:]))


def _fields(text: str, lines: Lines, front: FrontMatter, wanted: frozenset[str]) -> dict[str, tuple[Written, ...]]:
    found: dict[str, list[Written]] = {}
    for field in front.fields:
        name = _name(field.path, front.data)
        if name.casefold() not in wanted or field.scalar.value is None:
            continue
        known = found.setdefault(name.casefold(), [])
        if len(known) < _MAX_VALUES:
            span = lines.span(*inside_quotes(text, field))
            known.append(Written(name, _text(field.scalar.value), span))
    if text.startswith(("+++", "---toml")):
        _add_toml(text, lines, front, wanted, found)
    return {name: tuple(values) for name, values in found.items()}


def _name(path: tuple[str, ...], data: dict[str, Any]) -> str:
    """The name of a top-level scalar or of a list of scalars; of Hugo's `build`, the path; "" of what is nested."""
    if len(path) == 1:
        return path[0]
    if len(path) == 2 and path[1].isdigit() and isinstance(data.get(path[0]), list):
        return path[0]
    if len(path) == 2 and path[0].casefold() in ("build", "_build"):
        return ".".join(path)
    return ""


def _add_toml(
    text: str, lines: Lines, front: FrontMatter, wanted: frozenset[str], found: dict[str, list[Written]]
) -> None:
    """What TOML holds besides texts of one line (dates, booleans, lists): the place is that of all that is written."""
    places = {match[1]: match.span(2) for match in _TOML_FIELD.finditer(text, 0, front.end)}
    for name, value in front.data.items():
        if name.casefold() not in wanted or name.casefold() in found:
            continue
        values = value if isinstance(value, list) else [value]
        span = lines.span(*places.get(name, (0, 0)))
        texts = [_text(one) for one in values[:_MAX_VALUES] if not isinstance(one, dict | list)]
        if texts:
            found[name.casefold()] = [Written(name, one, span) for one in texts]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


class _Said:
    """What an HTML page's own tags say: its title, its language, and the same page in other languages."""

    def __init__(self, text: str, lines: Lines, start: int) -> None:
        self.title = ""
        self.language = ""
        self.alternates: list[Alternate] = []
        self.redirect: Written | None = None
        self._lines = lines
        self._toggle = False
        self._title_start = -1
        end = min(start + _MAX_HEAD, len(text))
        at = start
        while tag := _TAG.search(text, at, end):
            at = tag.end()
            if tag[0] == "<!--":
                at = text.find("-->", at)
                if at < 0:
                    break
            else:
                self._read(text, tag)

    def _read(self, text: str, tag: re.Match[str]) -> None:
        name = (tag[1] or f"/{tag[2]}").lower()
        if self._title_start >= 0 and not self.title:
            self.title = " ".join(text[self._title_start : tag.start()].split())
        self._title_start = tag.end() if name == "title" else -1
        match name:
            case "section" | "/section":
                self._toggle = name == "section" and "wb-lng" in tag[0]
            case "html":
                attributes = start_tag_attributes(tag[0], tag.start())
                self.language = next((attributes[key].value for key in ("lang", "xml:lang") if key in attributes), "")
            case "meta" if "refresh" in tag[0].lower():
                self._read_refresh(tag[0], tag.start())
            case "link" | "a":
                self.alternates += self._alternate(tag[0], tag.start())

    def _read_refresh(self, raw: str, start: int) -> None:
        content = start_tag_attributes(raw, start).get("content")
        found = _REFRESH.search(raw, content.start - start, content.end - start) if content else None
        if found:
            self.redirect = Written("refresh", found[1], self._lines.span(start + found.start(1), start + found.end(1)))

    def _alternate(self, raw: str, start: int) -> Iterator[Alternate]:
        lowered = raw.lower()
        if "lang" not in lowered or not (self._toggle or "alternate" in lowered):
            return
        attributes = start_tag_attributes(raw, start)
        language = attributes.get("hreflang") or attributes.get("lang")
        address = attributes.get("href")
        related = attributes.get("rel")
        if language and address and (self._toggle or (related and "alternate" in related.value.lower().split())):
            span = self._lines.span(address.start, address.end)
            yield Alternate(language.value.strip(), address.value.strip(), span)
