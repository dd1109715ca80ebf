"""Liquid, Nunjucks and Hugo shortcodes, masked at equal length before Markdown and HTML are read.

What a template writes is known to the generator alone, so nothing inside one is ever judged.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.model.mask import SKIP, TEMPLATE

_OPENER = re.compile(r"\{\{|\{%|\{#(?![\w-]+\})")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MAX_TAG = 10_000  # characters; an opener whose closer is further away is plain text

_BLOCK_NAME = re.compile(r"\{(?:%-?|\{[<%])\s*(comment|highlight)\b")
_OUTPUT = re.compile(r"\{\{(?![<%/])")
_ATTRIBUTE = r"""(?:[#.][\w:-]+|[A-Za-z][\w:-]*=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s{}"'=]+))"""
ATTRIBUTE_LIST = re.compile(
    rf"\{{(?::[^{{}}\n]*|[#.][\w-][^{{}}\n]*|[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*[ \t]*)\}}"
)
"""Attributes behind what they belong to: kramdown's `{: .class}`, and `{ key=value }` of other dialects."""

_OPEN_TAG = re.compile(r"<[A-Za-z/][^<>]*$")
_LOOK_BACK = 2_000  # characters of an HTML tag before a template inside it


class Templated(NamedTuple):
    """`text` is as long as the source; `tags` are the offsets (start, end) of each template in it."""

    text: str
    tags: tuple[tuple[int, int], ...]

    def between(self, start: int, end: int) -> bool:
        """Whether a template stands between two offsets."""
        return any(start <= tag_start < end for tag_start, _ in self.tags)


def mask_templates(text: str) -> Templated:
    """`text` with every template masked, line ends kept.

    A tag alone on its line leaves a blank line, as it does once the generator has run; a tag between the attributes
    of an HTML tag leaves spaces; anything else leaves `mask.TEMPLATE`, which is a word to any parser.
    """
    if "{" not in text:
        return Templated(text, ())
    tags = tuple(_tags(text))
    parts: list[str] = []
    done = 0
    for start, end in tags:
        parts.append(text[done:start])
        parts.append(_filled(text[start:end], _filler(text, start, end)))
        done = end
    parts.append(text[done:])
    return Templated("".join(parts), tags)


def mask_attribute_lists(text: str) -> str:
    """`text` with lists of attributes masked, at equal length."""
    if "{" not in text:
        return text
    return ATTRIBUTE_LIST.sub(lambda match: SKIP * len(match[0]), text)


def _tags(text: str) -> list[tuple[int, int]]:
    """The templates in order; what stands between a block tag such as `comment` and its end belongs to it."""
    found: list[tuple[int, int]] = []
    absent: set[str] = set()
    done = 0
    for match in _OPENER.finditer(text):
        start, closer = match.start(), _CLOSERS[match[0]]
        if start < done or closer in absent:
            continue
        end = text.find(closer, match.end())
        if end < 0:
            absent.add(closer)
            continue
        if end - start > _MAX_TAG or text.find(match[0], match.end(), end) >= 0:
            continue
        end += len(closer)
        if closer == "}}" and text.startswith("}", end):
            end += 1
        done = _block_end(text, start, end)
        found.append((start, done))
    return found


def _block_end(text: str, start: int, end: int) -> int:
    name = _BLOCK_NAME.match(text, start)
    if not name:
        return end
    closing = re.compile(r"\{(?:%-?\s*end|\{[<%]\s*/\s*)" + name[1] + r"\s*(?:-?%|[>%]\})\}").search(text, end)
    return closing.end() if closing else end


def _filler(text: str, start: int, end: int) -> str:
    if not _OUTPUT.match(text, start):
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        around = text[line_start:start] + text[end : line_end if line_end >= 0 else len(text)]
        if not _without_tags(around).strip():
            return " "
    before = _OPEN_TAG.search(text, max(0, start - _LOOK_BACK), start)
    if before and before[0].count('"') % 2 == 0 and before[0].count("'") % 2 == 0 and not before[0].endswith("="):
        return " "
    return TEMPLATE


def _without_tags(text: str) -> str:
    return re.sub(r"\{%.*?%\}|\{\{[<%/].*?[>%/]\}\}|\{#.*?#\}", "", text)


def _filled(written: str, filler: str) -> str:
    if "\n" not in written and "\r" not in written:
        return filler * len(written)
    return re.sub(r"[^\r\n]", filler, written)
