"""Permalinks of Eleventy as far as they are texts, variables and filters: `{{ locale }}/{{ title | slugify }}/`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.publication.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXPRESSION = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_TEXT = re.compile(r"\"([^\"]*)\"|'([^']*)'|(\d+)")


def render(template: str, values: Mapping[str, object]) -> str | None:
    """The template filled; a variable that is not known is empty. None when it holds statements."""
    if "{%" in template or "${" in template:
        return None
    return _EXPRESSION.sub(lambda found: _evaluated(found[1], values), template)


def _evaluated(expression: str, values: Mapping[str, object]) -> str:
    name, *filters = (part.strip() for part in expression.split("|"))
    literal = _TEXT.fullmatch(name)
    if literal:
        value = literal[1] or literal[2] or literal[3] or ""
    else:
        found = values.get(name, values.get(name.casefold(), ""))
        value = str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""
    for written in filters:
        value = _filtered(written.partition("(")[0].partition(":")[0].strip(), value)
    return value


def _filtered(name: str, value: str) -> str:
    lowered = name.lower()
    if "slug" in lowered:  # Eleventy's older `slug` drops apostrophes, its `slugify` makes hyphens of them
        return slug(value, apostrophe="-" if lowered == "slugify" else "")
    if lowered in ("lower", "downcase"):
        return value.lower()
    if lowered in ("upper", "upcase"):
        return value.upper()
    return value.strip() if lowered in ("trim", "strip") else value
