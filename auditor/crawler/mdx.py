"""MDX: Markdown with JavaScript in it, whose code is masked at equal length before the rest is read as Markdown.

Masked are what MDX 3 calls ESM (a block that begins with `import` or `export`, up to a blank line) and expressions in
braces, comments included. Code blocks and code spans are left alone; a brace that never closes is text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model.mask import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(?:(`{3,}+)(?![^\n]*`)|(~{3,}+))", re.MULTILINE)
_ESM = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_BLANK_LINE = re.compile(r"^[ \t]*\n", re.MULTILINE)
_TOKEN = re.compile(r"\\[\\{}`]|`+|[{}]|\n[ \t]*+(?=\n)")
_COMMENT = "{/*"


def mask_mdx(text: str) -> str:
    """`text` with its JavaScript masked, line ends kept. It takes time in proportion to the text's length."""
    parts: list[str] = []
    for chunk, is_code in _chunks(text):
        parts.append(chunk if is_code else _without_expressions(_without_esm(chunk)))
    return "".join(parts)


def _chunks(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a fenced code block."""
    done = 0
    while fence := _FENCE.search(text, done):
        mark = fence[1] or fence[2]
        closing = re.compile(rf"^ {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        end = closing.search(text, fence.end())
        stop = end.end() if end else len(text)
        yield text[done : fence.start()], False
        yield text[fence.start() : stop], True
        done = stop
    yield text[done:], False


def _without_esm(text: str) -> str:
    parts: list[str] = []
    done = 0
    for match in _ESM.finditer(text):
        start = match.start()
        if start < done or text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip():
            continue  # in a block that is masked already, or inside a paragraph
        blank = _BLANK_LINE.search(text, start)
        end = blank.start() if blank else len(text)
        parts += [text[done:start], _blank(text[start:end])]
        done = end
    return "".join((*parts, text[done:]))


def _without_expressions(text: str) -> str:
    parts: list[str] = []
    done = 0
    for start, end in _expressions(text):
        parts += [text[done:start], _shown(text, start, end)]
        done = end
    return "".join((*parts, text[done:]))


def _expressions(text: str) -> list[tuple[int, int]]:
    """Where an expression begins and ends that is in no other, braces included."""
    tokens = list(_TOKEN.finditer(text))
    ends = _code_span_ends(tokens)
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    code_end = 0
    for token in tokens:
        start = token.start()
        if start < code_end:
            continue
        if token[0] == "{":
            opened.append(start)
        elif token[0] == "}" and opened:
            begin = opened.pop()
            while found and found[-1][0] > begin:
                found.pop()
            found.append((begin, token.end()))
        elif token[0][0] == "`" and not opened:
            code_end = ends.get(start, 0)
    return found


def _code_span_ends(tokens: list[re.Match[str]]) -> dict[int, int]:
    """For each run of backticks, where the next one as long ends in the same paragraph."""
    ends: dict[int, int] = {}
    following: dict[int, int] = {}
    for token in reversed(tokens):
        if token[0][0] == "\n":
            following.clear()
        elif token[0][0] == "`":
            length = len(token[0])
            if length in following:
                ends[token.start()] = following[length]
            following[length] = token.end()
    return ends


def _shown(text: str, start: int, end: int) -> str:
    """Blank for a comment; an unknown value, in quotation marks where it is that of an attribute."""
    code = text[start:end]
    if code.startswith(_COMMENT):
        return _blank(code)
    if text[start - 1 : start] == "=":
        return f'"{_unknown(code[1:-1])}"'
    return _unknown(code)


def _unknown(text: str) -> str:
    return re.sub(r"[^\n]", TEMPLATE, text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
