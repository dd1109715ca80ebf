"""MDX: Markdown with JavaScript in it, whose code is masked at equal length before the rest is read as Markdown.

Masked are what MDX 3 calls ESM (a block that begins with `import` or `export`, up to a blank line) and expressions in
braces, comments included. Code blocks and code spans are left alone; a brace that never closes is text.
"""

from __future__ import annotations

import re

from auditor.model.mask import TEMPLATE

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_ESM = re.compile(r"(?:(?<=\n\n)|\A)(?:\s*\n)*(?:import|export)\b[^\n]*(?:\n[^\n]+)*", re.MULTILINE)
_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_MAX_EXPRESSION = 10_000  # characters


def mask_mdx(text: str) -> str:
    """`text` with its JavaScript masked, line ends kept."""
    parts: list[str] = []
    for chunk, is_code in _chunks(text):
        parts.append(chunk if is_code else _masked(chunk))
    return "".join(parts)


def _chunks(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, and whether each is a fenced code block."""
    found: list[tuple[str, bool]] = []
    done = 0
    while fence := _FENCE.search(text, done):
        closing = re.compile(rf"^ {{0,3}}{fence[1][0]}{{{len(fence[1])},}}[ \t]*$", re.MULTILINE)
        end = closing.search(text, fence.end())
        stop = end.end() if end else len(text)
        found += [(text[done : fence.start()], False), (text[fence.start() : stop], True)]
        done = stop
    return [*found, (text[done:], False)]


def _masked(text: str) -> str:
    text = _ESM.sub(lambda match: _blank(match[0]), text)
    spans = [match.span() for match in _SPAN.finditer(text)] if "`" in text else []
    parts: list[str] = []
    done = 0
    start = text.find("{")
    while start >= 0:
        inside = next((end for begin, end in spans if begin <= start < end), 0)
        end = inside or _expression_end(text, start)
        if not end:
            end = start + 1
        elif not inside:
            parts += [text[done:start], _shown(text, start, end)]
            done = end
        start = text.find("{", end)
    return "".join((*parts, text[done:]))


def _expression_end(text: str, start: int) -> int:
    """The offset behind the brace that closes the one at `start`, 0 when there is none."""
    depth = 0
    for at in range(start, min(len(text), start + _MAX_EXPRESSION)):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if not depth:
                return at + 1
    return 0


def _shown(text: str, start: int, end: int) -> str:
    """Blank where a reader sees nothing (a comment, an attribute's value), else something that is there."""
    if text.startswith("{/*", start) or text[start - 1 : start] == "=":
        return _blank(text[start:end])
    return re.sub(r"[^\n]", TEMPLATE, text[start:end])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
