"""Markdown with positions: markdown-it-py's own rules, wrapped to record where each of them matched.

markdown-it-py gives block tokens their lines and inline tokens no place at all. The block rules know the offset of
every line's content inside its containers, the inline rules theirs inside the block; both are written down as they
match, so nothing is searched for afterwards.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
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
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    InlineRule = Callable[[StateInline, bool], bool]

MAX_BLOCK = 30_000  # characters of a paragraph: behind it, time would grow with the square of its length
_MAX_NESTING = 40  # lists and quotes inside each other; no reader follows further


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


class Block(NamedTuple):
    """A block whose content is read inline: its place, and what its inline rules matched."""

    kind: str  # the type of the token that holds it: "paragraph_open", "heading_open", "th_open", "td_open"
    level: int
    list_id: int
    item_id: int
    content: str
    segments: tuple[Segment, ...]
    matches: tuple[Match, ...]
    table_id: int = 0
    row_id: int = 0
    cell_id: int = 0
    quoted: bool = False

    def source(self, offset: int) -> int:
        """The offset in the file of an offset into the content."""
        found = self.segments[0]
        for segment in self.segments:
            if segment.content > offset:
                break
            found = segment
        return found.source + offset - found.content

    def source_end(self, offset: int) -> int:
        """The offset in the file behind the character before `offset`."""
        return self.source(offset - 1) + 1 if offset else self.source(0)


class Document(NamedTuple):
    """A Markdown text as its parser sees it; offsets are into the text that was given."""

    blocks: tuple[Block, ...]
    html_lines: tuple[tuple[int, int], ...]  # the lines of HTML blocks, without what contains them
    definitions: dict[str, tuple[int, int]]  # by normalised label: the place of the address
    references: dict[str, str]  # by normalised label: the address
    footnotes: frozenset[str]


def parse_markdown(text: str) -> Document:
    """The blocks of `text`, which has been through `same_length`. Raises RecursionError on absurd nesting."""
    env: dict[str, Any] = {"html_lines": [], "definitions": {}, "matches": []}
    tokens = _parser().parse(text, env)
    references = {label: str(found["href"]) for label, found in env.get("references", {}).items()}
    footnotes = frozenset(key.removeprefix(":") for key in env.get("footnotes", {}).get("refs", {}))
    return Document(tuple(_blocks(tokens)), tuple(env["html_lines"]), env["definitions"], references, footnotes)


def same_length(text: str) -> str:
    """`text` with line ends as Markdown and HTML parsers count them, at equal length, so that offsets hold."""
    return text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")


def normalised_label(label: str) -> str:
    """A reference's label as the parser compares it."""
    return str(normalizeReference(label))


_CELLS = frozenset({"th_open", "td_open"})


class _Containers:
    """What is open around a block; `follow` is told of every block token in order."""

    def __init__(self) -> None:
        self.holder, self.level = "", 0
        self._lists: list[int] = []
        self._items: list[int] = []
        self._counts = dict.fromkeys(("list", "item", "table", "row", "cell"), 0)
        self._quotes = 0

    def follow(self, token: Token) -> None:
        """Opens and closes what `token` opens and closes."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(self._next("list"))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._items.append(self._next("item"))
            case "list_item_close":
                self._items.pop()
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "table_open":
                self._next("table")
            case "tr_open":
                self._next("row")
            case "heading_open":
                self.holder, self.level = token.type, int(token.tag[1])
            case "th_open" | "td_open":
                self._next("cell")
                self.holder, self.level = token.type, 0
            case "paragraph_open":
                self.holder, self.level = token.type, 0

    def block(self, token: Token) -> Block:
        """The block of an inline token."""
        in_table = self.holder in _CELLS
        return Block(
            kind=self.holder,
            level=self.level,
            list_id=self._lists[-1] if self._lists else 0,
            item_id=self._items[-1] if self._items else 0,
            content=token.content,
            segments=token.meta["segments"],
            matches=token.meta["matches"],
            table_id=self._counts["table"] if in_table else 0,
            row_id=self._counts["row"] if in_table else 0,
            cell_id=self._counts["cell"] if in_table else 0,
            quoted=self._quotes > 0,
        )

    def _next(self, name: str) -> int:
        self._counts[name] += 1
        return self._counts[name]


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    containers = _Containers()
    for token in tokens:
        containers.follow(token)
        if token.type == "inline" and token.content:
            yield containers.block(token)


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    # Addresses stay as they are written, and any scheme makes a link: what is wrong with one is the checkers' to say.
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    md.core.ruler.at("inline", _inline)
    md.core.ruler.disable("text_join")
    md.inline.ruler2.disable("fragments_join")  # it would refill the delimiters that became emphasis
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
    return md


def _inline(state: StateCore) -> None:
    """The core rule "inline", keeping what was matched with each block."""
    for token in state.tokens:
        if token.type == "inline":
            matches: list[Match] = []
            state.env["matches"] = matches
            token.children = []
            if len(token.content) <= MAX_BLOCK:
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            token.meta["matches"] = tuple(sorted(matches, key=lambda match: match.start))


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
