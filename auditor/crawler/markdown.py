"""Markdown with positions: its blocks, and where each of its links, images and marks stands.

The rules that find the places are in `auditor.crawler.markdown_rules`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from auditor.crawler.markdown_rules import Match, Segment, wrap_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MAX_BLOCK = 30_000  # characters of a paragraph: behind it, time would grow with the square of its length
_MAX_NESTING = 40  # lists and quotes inside each other; no reader follows further


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
    md.core.ruler.disable(["normalize", "text_join"])  # `same_length` has done the former
    md.inline.ruler2.disable("fragments_join")  # it would refill the delimiters that became emphasis
    wrap_rules(md)
    return md


_MARKS = "[*_<`\\&~"
"""One of them stands in all that an inline rule matches; most blocks hold none."""


def _inline(state: StateCore) -> None:
    """The core rule "inline", keeping what was matched with each block."""
    for token in state.tokens:
        if token.type == "inline":
            matches: list[Match] = []
            state.env["matches"] = matches
            token.children = []
            if len(token.content) <= MAX_BLOCK and any(mark in token.content for mark in _MARKS):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            token.meta["matches"] = tuple(sorted(matches, key=lambda match: match.start))
