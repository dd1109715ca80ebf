"""Characters that stand, one for one, where a passage's source is syntax and not prose.

They come from Unicode's private use area, so no prose holds them (a source that does has them replaced first).
Equal length is what makes an index into masked text a place in the file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

SKIP = "\ue000"  # nothing a reader sees: a quote's ">", an indent, an attribute list, a comment
CODE = "\ue001"  # a code span
TEMPLATE = "\ue002"  # Liquid, Nunjucks, a Hugo shortcode
LINK = "\ue003"  # the syntax of a link, an image or a footnote that the parser recognised
TAG = "\ue004"  # an HTML tag
BREAK = "\ue006"  # a tag that breaks the line
CHARACTER = "\ue005"  # an escaped character or an entity: a character, but never syntax

ESCAPED = {"[": "\ue010", "]": "\ue011", "(": "\ue012", ")": "\ue013"}
"""Escaped brackets: not syntax where both are escaped, a broken link where one is."""

_RUN = re.compile("([\ue001]+)|([\ue002]+)|([\ue005]+)|([\ue010-\ue013])|(\ue006+)|([^\ue000-\ue01f]+)")
_RESERVED = re.compile("[\ue000-\ue01f]")


def tag_mask(tag: str) -> str:
    """The mask's character for a raw HTML tag or comment."""
    if tag.startswith("<!"):
        return SKIP
    return BREAK if re.match(r"</?[bh]r\b", tag, re.IGNORECASE) else TAG


def hidden(text: str) -> str:
    """`text` with every character of the mask's range replaced by U+FFFD, at equal length."""
    return _RESERVED.sub("\ufffd", text)


@lru_cache(maxsize=8192)  # most passages are read by several checkers
def visible(source: str, prose: str) -> str:
    """What a reader sees of `source`, whose mask is `prose`, with white space folded.

    A template shows as an ellipsis: something is there, and only the generator knows what.
    """
    return " ".join(unfolded(source, prose).split())


def unfolded(source: str, prose: str) -> str:
    """The same with its white space as it is written."""
    parts: list[str] = []
    for match in _RUN.finditer(prose):
        code, template, character, bracket, line_break, plain = match.groups()
        written = source[match.start() : match.end()]
        if plain:
            parts.append(plain)
        elif line_break:
            parts.append(" ")
        elif code:
            parts.append(written.strip("`"))
        elif character:
            parts.append(unescape(written))
        elif bracket:
            parts.append(written)
        elif template:
            parts.append("…")
    return "".join(parts)
