"""Characters that stand, one for one, where a passage's source is syntax and not prose.

They come from Unicode's private use area, so no prose holds them (a source that does has them replaced first).
Equal length is what makes an index into masked text a place in the file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SKIP = "\ue000"  # nothing a reader sees: a quote's ">", an indent, an attribute list, a comment
CODE = "\ue001"  # a code span
TEMPLATE = "\ue002"  # Liquid, Nunjucks, a Hugo shortcode
LINK = "\ue003"  # the syntax of a link, an image or a footnote that the parser recognised
TAG = "\ue004"  # an HTML tag
BREAK = "\ue006"  # a tag that breaks the line
CHARACTER = "\ue005"  # an escaped character or an entity: a character, but never syntax

ESCAPED = {"[": "\ue010", "]": "\ue011", "(": "\ue012", ")": "\ue013"}
"""Escaped brackets: not syntax where both are escaped, a broken link where one is."""

_RUN = re.compile("([\ue000-\ue01f])\\1*")
_RESERVED = re.compile("[\ue000-\ue01f]")
_SHOWN_AS: dict[str, Callable[[str], str]] = {
    CODE: lambda written: written.strip("`"),
    TEMPLATE: lambda _: "…",
    CHARACTER: lru_cache(maxsize=1024)(unescape),
    BREAK: lambda _: " ",
    **dict.fromkeys(ESCAPED.values(), str),
}
"""What a reader sees of what is masked so; nothing of all else."""
_SHOWN = re.compile(f"[{''.join(_SHOWN_AS)}]")


def tag_mask(tag: str) -> str:
    """The mask's character for a raw HTML tag or comment."""
    if tag.startswith("<!"):
        return SKIP
    return BREAK if re.match(r"</?[bh]r\b", tag, re.IGNORECASE) else TAG


def hidden(text: str) -> str:
    """`text` with every character of the mask's range replaced by U+FFFD, at equal length."""
    return _RESERVED.sub("\ufffd", text)


def blanked(text: str, sign: str = " ") -> str:
    """`text` with every character replaced by `sign`, at equal length, line ends kept: positions count them."""
    if "\n" not in text:
        return sign * len(text)
    return "\n".join(sign * len(line) for line in text.split("\n"))


def visible(source: str, prose: str) -> str:
    """What a reader sees of `source`, whose mask is `prose`, with white space folded.

    A template shows as an ellipsis: something is there, and only the generator knows what.
    """
    if prose == source:  # nothing is masked
        return " ".join(prose.split())
    if not _SHOWN.search(prose):
        return " ".join(_RESERVED.sub("", prose).split())
    return " ".join(unfolded(source, prose).split())


def unfolded(source: str, prose: str) -> str:
    """The same with its white space as it is written."""
    parts: list[str] = []
    done = 0
    for run in _RUN.finditer(prose):
        start, end = run.span()
        parts.append(prose[done:start])
        if shown := _SHOWN_AS.get(run[1]):
            parts.append(shown(source[start:end]))
        done = end
    parts.append(prose[done:])
    return "".join(parts)
