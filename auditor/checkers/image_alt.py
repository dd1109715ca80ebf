"""`prose/image-alt`: an image without a text for those who cannot see it, or with a file's name for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from auditor.model.facts import Facts, Link, LinkKind, links_by_passage
from auditor.model.finding import Finding
from auditor.model.location import Location, Position, Span
from auditor.model.mask import TEMPLATE
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_FILE_NAME = re.compile(r"[^\s/]{1,200}\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:DSC[NF_]?|IMG|P|PXL|DCIM|MVIMG|GOPR?|WP|Screen[ _-]?Shot)[ _-]?[0-9][0-9 _.:-]{2,40}(?:AM|PM)?", re.IGNORECASE
)
_MADE_FILE_NAME = re.compile(r"[^\W_]+(?:_[^\W_]+)+|[^\W_]+(?:-[^\W_]+){2,}")
_NUMBER = re.compile(r"[\s_#.-]*(?:n[o°]\.?\s*)?[0-9]{0,4}$")
_ALT = re.compile(r"[\s:.\]\[-]alt\]?\s*=", re.IGNORECASE)  # also as Vue, Angular and Alpine bind it
_TEMPLATE = re.compile(r"\{\{|\{%|\{\.\.\.|<\?|<%")
_NAMED = ("aria-label", "aria-labelledby", "title")
_NOT_ANNOUNCED = frozenset({"presentation", "none"})
_EDGES = " \t\u00a0\u202f.,:;!?…«»“”\"'()[]<>*_-–—"


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """The images of a post that have no text, or one that says nothing. An empty `alt` in HTML is decoration."""
    placeholders = frozenset(word for words in rule.options["placeholders"].values() for word in words)
    decoration = frozenset(rule.options["decoration"])
    in_text = _inside_text(post.facts)
    link_end = Position(1, 1)
    for link in post.facts.links:
        if link.kind is not LinkKind.IMAGE:
            if link.kind is not LinkKind.FRONT_MATTER:
                link_end = max(link_end, link.span.end)
            continue
        if not link.written.startswith("<"):
            inside_link = link.span.end <= link_end
            if not link.text and not inside_link and not _is_decoration(link, decoration):
                place = Location(post.path, link.span)
                confidence = Confidence.LOW if link.span in in_text else None
                facts: dict[str, Any] = {"file": _shown(link)}
                yield Finding.of(rule, place, variant="empty-text", confidence=confidence, target=link.target, **facts)
        elif _lacks_alt(link):
            yield Finding.of(rule, Location(post.path, link.span), target=link.target, file=_shown(link))
        if link.text and (variant := _says_nothing(link, placeholders)):
            place = Location(post.path, link.text_span)
            yield Finding.of(rule, place, variant=variant, target=link.target, text=link.text)


def _inside_text(facts: Facts) -> frozenset[Span]:
    """The places of the images without a text that stand among words: icons, mostly, whose name is beside them."""
    if not any(link.kind is LinkKind.IMAGE and not link.text for link in facts.links):
        return frozenset()
    return frozenset(
        link.span
        for passage, links in zip(facts.passages, links_by_passage(facts), strict=True)
        for link in links
        if link.kind is LinkKind.IMAGE and not link.text and any(sign.isalnum() for sign in passage.text)
    )


def _lacks_alt(link: Link) -> bool:
    """Whether an `<img>` has no `alt`, and neither another name nor a word that it is not to be announced."""
    attributes = link.attributes
    if "alt" in attributes or "hidden" in attributes or any(attributes.get(name) for name in _NAMED):
        return False
    if attributes.get("aria-hidden") == "true" or attributes.get("role") in _NOT_ANNOUNCED:
        return False
    return not _ALT.search(link.written) and not _TEMPLATE.search(link.written)


def _says_nothing(link: Link, placeholders: frozenset[str]) -> str:
    """The variant for a text that is a file's name or a placeholder; "" for any other."""
    text = link.text.strip()
    if TEMPLATE in text or _TEMPLATE.search(text):
        return ""
    if _FILE_NAME.fullmatch(text) or _CAMERA.fullmatch(text):
        return "file-name"
    if _MADE_FILE_NAME.fullmatch(text) and text.casefold() == _stem(link.target).casefold():
        return "file-name"
    bare = _NUMBER.sub("", text.casefold().replace("'", "’").strip(_EDGES)).strip(_EDGES)
    return "placeholder" if bare in placeholders else ""


def _file(target: str) -> str:
    return unquote(re.split(r"[?#]", target, maxsplit=1)[0].rpartition("/")[2])


def _stem(target: str) -> str:
    return _file(target).rpartition(".")[0]


def _shown(link: Link) -> str:
    """The name of the file, by which an editor knows which image is meant."""
    return _file(link.target) or link.target


def _is_decoration(link: Link, decoration: frozenset[str]) -> bool:
    """Whether the file's name says that the image says nothing: "line.svg", "filet-bleu.png"."""
    return not decoration.isdisjoint(re.split(r"[\W_\d]+", _stem(link.target).casefold()))
