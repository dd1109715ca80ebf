"""Configuration written in JavaScript or TypeScript, read as far as it is plain: texts, lists and keys of objects."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?<![:\"'])//[^\n]*|/\*.*?\*/", re.DOTALL)
_TEXT = re.compile(r"[\"'`]([\w-]+)[\"'`]")


def without_comments(script: str) -> str:
    """The script without what is commented out."""
    return _COMMENT.sub("", script)


def text_at(script: str, name: str, otherwise: str = "") -> str:
    """The first plain text that a name is given."""
    found = re.search(rf"\b{re.escape(name)}[\"']?\s*:\s*[\"'`]([^\"'`\n]*)[\"'`]", script)
    return found[1] if found else otherwise


def flag_at(script: str, name: str) -> bool | None:
    """Whether a name is given `true` or `false` first, None when it is given neither."""
    found = re.search(rf"\b{re.escape(name)}[\"']?\s*:\s*(true|false)\b", script)
    return found[1] == "true" if found else None


def list_at(script: str, name: str) -> tuple[str, ...]:
    """The plain texts of the first list that a name is given."""
    found = re.search(rf"\b{re.escape(name)}[\"']?\s*:\s*\[([^\]]*)\]", script)
    return tuple(_TEXT.findall(found[1])) if found else ()


def object_at(script: str, name: str) -> str:
    """What stands between the braces of the first object that a name is given, "" when there is none."""
    found = re.search(rf"\b{re.escape(name)}[\"']?\s*:\s*(?:\(\s*)?\{{", script)
    return inside_of(script, found.end()) if found else ""


def inside_of(script: str, start: int) -> str:
    """What stands from `start`, behind an opening brace, to the brace that closes it; "" when none does."""
    depth = 1
    for brace in re.compile(r"[{}]").finditer(script, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return script[start : brace.start()]
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
