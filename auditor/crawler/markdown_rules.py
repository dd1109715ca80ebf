"""The rules of markdown-it-py that the auditor wraps, to write down where each of them matched.

markdown-it-py gives block tokens their lines and inline tokens no place at all. The block rules know the offset of
every line's content inside its containers, the inline rules theirs inside the block; both are written down as they
match, so nothing is searched for afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import heading, html_block, lheading, paragraph, reference, table
from markdown_it.rules_inline import (
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
)
from mdit_py_plugins.footnote.index import footnote_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    InlineRule = Callable[[StateInline, bool], bool]


class Segment(NamedTuple):
    """From `content` on (an offset into a block's content), the text stands at `source` in the file."""

    content: int
    source: int


class Match(NamedTuple):
    """What one inline rule matched: offsets into the block's content, end exclusive.

    `label_end` and `target` are those of a link or image; `label` is that of a reference, normalised.
    """

    rule: str
    start: int
    end: int
    tokens: tuple[Token, ...] = ()
    label_end: int = -1
    target: tuple[int, int] | None = None
    label: str = ""


def normalised_label(label: str) -> str:
    """A reference's label as the parser compares it."""
    return str(normalizeReference(label))


def wrap_rules(md: MarkdownIt) -> None:
    """Puts rules that write down their places in the place of the parser's own."""
    alternatives = {
        "paragraph": [],
        "heading": ["paragraph", "reference", "blockquote"],
        "lheading": [],
        "table": ["paragraph", "reference"],
        "reference": [],
        "html_block": ["paragraph", "reference", "blockquote"],
    }
    blocks: dict[str, BlockRule] = {
        "paragraph": _placed(paragraph, _line_segments),
        "heading": _placed(heading, _heading_segments),
        "lheading": _placed(lheading, _line_segments),
        "table": _table_placed,
        "reference": _reference_placed,
        "html_block": _html_placed,
    }
    for name, block_rule in blocks.items():
        md.block.ruler.at(name, block_rule, {"alt": alternatives[name]})
    inline: dict[str, InlineRule] = {
        "escape": escape,
        "backticks": backtick,
        "strikethrough": strikethrough.tokenize,
        "emphasis": emphasis.tokenize,
        "link": link,
        "image": image,
        "autolink": autolink,
        "html_inline": html_inline,
        "entity": entity,
        "footnote_ref": footnote_ref,
    }
    for name, inline_rule in inline.items():
        md.inline.ruler.at(name, _recorded(name, inline_rule))


# Inline rules -----------------------------------------------------------------------------------------------------


def _recorded(name: str, rule: InlineRule) -> InlineRule:
    """`rule`, writing down what it matches. What it matches inside an image's text is the image's."""
    is_link = name in ("link", "image")

    def wrapped(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        start, before, matches = state.pos, len(state.tokens), state.env["matches"]
        if name == "image":
            state.env["matches"] = []
        matched = rule(state, False)
        state.env["matches"] = matches
        if matched:
            found = Match(name, start, state.pos, tuple(state.tokens[before:]) if name in _KEEP_TOKENS else ())
            matches.append(_with_parts(state, found) if is_link else found)
        return matched

    return wrapped


_KEEP_TOKENS = frozenset({"link", "image", "autolink", "emphasis", "strikethrough"})


def _with_parts(state: StateInline, match: Match) -> Match:
    """A link's or image's match with the places of its text and address."""
    helpers, src = state.md.helpers, state.src
    nested = match.rule == "link"
    label_end = helpers.parseLinkLabel(state, match.start + (0 if nested else 1), nested)
    behind = label_end + 1
    if match.end <= behind or src[behind] != "(":
        label = src[behind + 1 : match.end - 1] if match.end > behind else ""
        label = label or src[match.start + (1 if nested else 2) : label_end]
        return match._replace(label_end=label_end, label=normalised_label(label))
    start = behind + 1
    while start < match.end - 1 and src[start] in " \t\n":
        start += 1
    target = _target(helpers, src, start, match.end)
    return match._replace(label_end=label_end, target=target)


def _target(helpers: Any, src: str, start: int, maximum: int) -> tuple[int, int]:
    """The place of an address at `start`, without the angle brackets around it."""
    found = helpers.parseLinkDestination(src, start, maximum)
    if not found.ok:
        return start, start
    if src[start] == "<":
        return start + 1, found.pos - 1
    return start, found.pos


# Block rules ------------------------------------------------------------------------------------------------------


def _placed(rule: BlockRule, segments: Callable[[StateBlock, Token], tuple[Segment, ...]]) -> BlockRule:
    """`rule`, keeping with the inline token it makes where its content stands."""

    def wrapped(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if not silent:
            token = state.tokens[-2]
            token.meta["segments"] = segments(state, token)
        return True

    return wrapped


def _line_segments(state: StateBlock, token: Token) -> tuple[Segment, ...]:
    """One segment a line: a line's content begins behind the marks of its containers and its indent."""
    assert token.map is not None  # noqa: S101  (block tokens have one)
    segments: list[Segment] = []
    content_start = 0
    for number, content in enumerate(token.content.split("\n"), token.map[0]):
        indent = len(content) - len(content.lstrip(" \t"))
        first = state.bMarks[number] + state.tShift[number]
        segments.append(Segment(content_start + indent, first))
        content_start += len(content) + 1
    return tuple(segments)


def _heading_segments(state: StateBlock, token: Token) -> tuple[Segment, ...]:
    assert token.map is not None  # noqa: S101
    number = token.map[0]
    start = state.skipCharsStr(state.bMarks[number] + state.tShift[number], "#")
    return (Segment(0, state.skipSpaces(start)),)


def _table_placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    cells: Iterator[tuple[Segment, ...]] = iter(())
    for token in state.tokens[before:]:
        if token.type == "tr_open" and token.map is not None:
            number = token.map[0]
            first = state.bMarks[number] + state.tShift[number]
            cells = _cells(state.src, first, state.eMarks[number])
        elif token.type == "inline":
            token.meta["segments"] = next(cells, (Segment(0, start),))
    return True


def _cells(src: str, start: int, end: int) -> Iterator[tuple[Segment, ...]]:
    """Where the cells of a table's row stand: split at pipes, whose escaped form is a pipe of the content."""
    while end > start and src[end - 1] in " \t":
        end -= 1
    bounds: list[tuple[int, int]] = []
    escaped: list[int] = []
    cell, previous = start, ""
    for at in range(start, end):
        if src[at] == "|" and previous == "\\":
            escaped.append(at - 1)
        elif src[at] == "|":
            bounds.append((cell, at))
            cell = at + 1
        previous = src[at]
    bounds.append((cell, end))
    if bounds[0][0] == bounds[0][1]:
        bounds.pop(0)
    if bounds and bounds[-1][0] == bounds[-1][1]:
        bounds.pop()
    for first, last in bounds:
        yield _cell(src, first, last, [at for at in escaped if first <= at < last])


def _cell(src: str, first: int, last: int, backslashes: list[int]) -> tuple[Segment, ...]:
    while first < last and src[first] in " \t":
        first += 1
    segments = [Segment(0, first)]
    for dropped, at in enumerate(backslashes):
        segments.append(Segment(at - first - dropped, at + 1))
    return tuple(segments)


def _reference_placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not reference(state, start, end, silent):
        return False
    if silent:
        return True
    src, at = state.src, state.bMarks[start] + state.tShift[start] + 1
    begin = at
    while src[at] != "]":
        at += 2 if src[at] == "\\" else 1
    label = normalised_label(src[begin:at])
    at += 2
    while src[at : at + 1] in (" ", "\t", "\n"):
        at += 1
    place = _target(state.md.helpers, src, at, len(src))
    state.env["definitions"].setdefault(label, place)
    return True


def _html_placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not html_block(state, start, end, silent):
        return False
    if not silent:
        for number in range(start, state.line):
            state.env["html_lines"].append((state.bMarks[number] + state.tShift[number], state.eMarks[number]))
    return True
