"""A target as it is written in a post, taken apart: what it names, in what way, and where that stands in it.

Of templates the forms are known by which generators and their users name pages: Jekyll's `{% link %}` and
`{% post_url %}`, Hugo's `ref` and `relref`, filters such as `relative_url`, and an expression before a path.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

_TAG = re.compile(r"\{\{[<%]?.*?[>%]?\}\}|\{%.*?%\}", re.DOTALL)
_LINK = re.compile(r"\{%-?\s*(link|post_url)\s+([^\s%](?:[^%]*[^\s%-])?)\s*-?%\}")
_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(.*?)\s*/?[>%]\}\}")
_ARGUMENT = re.compile(r"(?:(\w+)\s*=\s*)?(?:\"([^\"]*)\"|`([^`]*)`|'([^']*)'|([^\s\"'`]+))")
_FILTERED = re.compile(r"\{\{-?\s*(?:\"([^\"]*)\"|'([^']*)')\s*((?:\|[^|{}]+)+?)\s*-?\}\}")
_NAME = re.compile(r"\{\{-?\s*[$.]?[A-Za-z_][\w.]*\s*(?:\|\s*(?:escape|safe|url)\s*)?-?\}\}")
_BASE_NAME = re.compile(r"\{\{-?\s*[$.]?(?:site|\.?Site)\.(?:github\.)?(?:base_?url|url)\s*-?\}\}", re.IGNORECASE)
_BASE_FILTERS = frozenset({"relative_url", "absolute_url", "relurl", "absurl", "url", "prepend", "escape", "safe"})
_SITE_ALIAS = "@site/"  # Docusaurus


class TargetForm(StrEnum):
    """In what way a target names what it leads to."""

    ADDRESS = "address"  # as a browser follows it
    SOURCE = "source"  # by its file, from the site's folder
    POST_NAME = "post-name"  # Jekyll's `post_url`: by the name of a post
    REFERENCE = "reference"  # Hugo's `ref`: by its file, from the content or the post, or by its name
    COMPUTED = "computed"  # only the generator knows


class WrittenTarget(NamedTuple):
    """The parts of a target: `value` stands at `start` to `end` in it, without query and fragment.

    `base` says that the site's own base address is put before it; `expression` is another expression that stands
    there, whose value nobody knows. `language` is the one that a reference names.
    """

    form: TargetForm
    value: str = ""
    start: int = 0
    end: int = 0
    fragment: str = ""
    base: bool = False
    expression: str = ""
    language: str = ""


def taken_apart(target: str) -> WrittenTarget:
    """The parts of a target, by its form."""
    if "{" not in target:
        form = TargetForm.SOURCE if target.startswith(_SITE_ALIAS) else TargetForm.ADDRESS
        return _plain(target, len(_SITE_ALIAS) - 1 if form is TargetForm.SOURCE else 0, form)
    tags = list(_TAG.finditer(target))
    if not tags or target[: tags[0].start()].strip():
        return WrittenTarget(TargetForm.COMPUTED)
    at, base, expression = 0, False, ""
    for tag in tags:
        if target[at : tag.start()].strip():
            return WrittenTarget(TargetForm.COMPUTED)
        at = tag.end()
        if _BASE_NAME.fullmatch(tag[0]):
            base = True
        elif named := _named(tag):
            rest = target[at:]
            if _TAG.search(rest) or (rest and rest[0] not in "#?"):
                return WrittenTarget(TargetForm.COMPUTED)
            return named._replace(fragment=named.fragment or rest.partition("#")[2])
        elif _NAME.fullmatch(tag[0]) and not expression:
            expression = tag[0]
        else:
            return WrittenTarget(TargetForm.COMPUTED)
    if expression and not target.startswith("/", at):
        return WrittenTarget(TargetForm.COMPUTED)
    return _plain(target, at, TargetForm.ADDRESS)._replace(base=base, expression=expression)


def _plain(target: str, start: int, form: TargetForm) -> WrittenTarget:
    """The rest of a target from `start` on, which holds no template."""
    address, _, fragment = target[start:].partition("#")
    value = address.partition("?")[0]
    return WrittenTarget(form, value, start, start + len(value), fragment)


def _named(tag: re.Match[str]) -> WrittenTarget | None:
    """What a tag names by itself; None when it names nothing that is known here."""
    if link := _LINK.fullmatch(tag[0]):
        form = TargetForm.SOURCE if link[1] == "link" else TargetForm.POST_NAME
        return WrittenTarget(form, link[2], tag.start() + link.start(2), tag.start() + link.end(2))
    if reference := _REF.fullmatch(tag[0]):
        return _reference(reference[1], tag.start() + reference.start(1))
    if filtered := _FILTERED.fullmatch(tag[0]):
        names = {one.strip().partition(":")[0].strip().lower() for one in filtered[3].split("|") if one.strip()}
        if names <= _BASE_FILTERS:
            group = 1 if filtered[1] is not None else 2
            found = _plain(filtered[group], 0, TargetForm.ADDRESS)
            start = tag.start() + filtered.start(group)
            return found._replace(start=start, end=start + len(found.value), base=True)
    return None


def _reference(arguments: str, offset: int) -> WrittenTarget | None:
    """Hugo's `ref "path"`, or `ref path="…" lang="…"`."""
    path: WrittenTarget | None = None
    language = ""
    for number, found in enumerate(_ARGUMENT.finditer(arguments)):
        group = next(group for group in (2, 3, 4, 5) if found[group] is not None)
        if found[1] == "lang":
            language = found[group]
        elif found[1] == "path" or (not found[1] and not number):
            made = _plain(found[group], 0, TargetForm.REFERENCE)
            start = offset + found.start(group)
            path = made._replace(start=start, end=start + len(made.value))
    return path._replace(language=language) if path else None
