"""Configuration written in JavaScript or TypeScript, read as far as it is plain: texts, lists and keys of objects."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?<![:\"'])//[^\n]*|/\*.*?\*/", re.DOTALL)
_TEXT = re.compile(r"[\"'`]([\w-]+)[\"'`]")


def without_comments(script: str) -> str:
    """The script without what is commented out."""
    return _COMMENT.sub("", script)


def text_at(script: str, name: str) -> str:
    """The first plain text that a name is given, "" when there is none."""
    found = re.search(rf"\b{re.escape(name)}[\"']?\s*:\s*[\"'`]([^\"'`\n]*)[\"'`]", script)
    return found[1] if found else ""


def list_at(script: str, name: str) -> tuple[str, ...]:
    """The plain texts of the first list that a name is given."""
    found = re.search(rf"\b{re.escape(name)}[\"']?\s*:\s*\[([^\]]*)\]", script)
    return tuple(_TEXT.findall(found[1])) if found else ()


def object_at(script: str, name: str) -> str:
    """What stands between the braces of the first object that a name is given, "" when there is none."""
    found = re.search(rf"\b{re.escape(name)}[\"']?\s*:\s*\{{", script)
    if not found:
        return ""
    depth = 1
    for brace in re.finditer(r"[{}]", script[found.end() :]):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return script[found.end() : found.end() + brace.start()]
    return ""


def keys_of(inside: str) -> tuple[str, ...]:
    """The keys of an object's own entries that are objects themselves."""
    found: list[str] = []
    depth = 0
    for token in re.finditer(r"[\"']?([\w-]+)[\"']?\s*:\s*\{|[{}]", inside):
        if token[0] == "}":
            depth -= 1
            continue
        if token[1] and not depth:
            found.append(token[1])
        depth += 1
    return tuple(found)
