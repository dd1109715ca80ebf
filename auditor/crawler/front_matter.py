"""Front matter in YAML, TOML and JSON: its values, and where each of them stands in the file."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from msgspec import Struct

from auditor import yaml_source
from auditor.yaml_source import Field, Scalar, YamlError

_FENCE = re.compile(r"(---|\+\+\+)(json|toml|yaml)?[ \t]*(?:\r\n?|\n)")
_YAML_END = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_TOML_END = re.compile(r"(?<=[\r\n])\+\+\+[ \t]*(?:\r\n?|\n|\Z)")
_LOOKS_LIKE_FIELDS = re.compile(r"\s*(?:#.*\s+)*(?:[\w\"'$@.-][^:\r\n]*:(?:\s|$)|\{|\Z)")
_TOML_TABLE = re.compile(r"\s*\[([\w.-]+)\]\s*(?:#.*)?$")
_TOML_TEXT = re.compile(r"\s*([\w-]+)\s*=\s*(\"[^\"\\]*\"|'[^']*')\s*(?:#.*)?$")
_TOML_PLACE = re.compile(r"line (\d+), column (\d+)")


class FrontMatter(Struct, frozen=True):
    """`end` is the offset where the body begins; `fields` hold offsets into the whole text.

    `error` says why the block could not be read, at `error_offset`; `closed` is False when it never ends.
    """

    end: int = 0
    data: dict[str, Any] = {}
    fields: tuple[Field, ...] = ()
    error: str = ""
    error_offset: int = 0
    closed: bool = True

    def text(self, *names: str) -> str:
        """The first of these fields that holds a text, without regard to case (Hugo's keys have none); or ""."""
        by_name = {key.casefold(): value for key, value in self.data.items()}
        for name in names:
            value = by_name.get(name.casefold())
            if isinstance(value, str) and value.strip():
                return value.strip()
        return ""


def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the very beginning of `text`, empty when there is none. Never raises."""
    if text.startswith("{"):
        return _json(text)
    fence = _FENCE.match(text)
    if not fence:
        return FrontMatter()
    start = fence.end()
    toml = fence[1] == "+++" or fence[2] == "toml"
    closing = (_TOML_END if fence[1] == "+++" else _YAML_END).search(text, start)
    if not toml and not _LOOKS_LIKE_FIELDS.match(text, start, closing.start() if closing else len(text)):
        return FrontMatter()  # a thematic break, and prose after it
    if not closing:
        return FrontMatter(closed=False)
    block = text[start : closing.start()]
    return _toml(block, start, closing.end()) if toml else _yaml(block, start, closing.end())


def inside_quotes(text: str, field: Field) -> tuple[int, int]:
    """The place of a value without the quotation marks that YAML, TOML or JSON wants around it."""
    start, end = field.scalar.start, field.scalar.end
    if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
        return start + 1, end - 1
    return start, end


def _yaml(block: str, start: int, end: int) -> FrontMatter:
    try:
        data, fields = yaml_source.parse(block)
    except YamlError as error:
        return FrontMatter(end=end, error=error.problem, error_offset=start + min(error.offset, len(block)))
    if data is None:
        return FrontMatter(end=end)
    if not isinstance(data, dict):
        return FrontMatter(end=end, error="no fields", error_offset=start)
    return FrontMatter(end=end, data=data, fields=tuple(_moved(field, start) for field in fields))


def _moved(field: Field, by: int) -> Field:
    scalar = field.scalar
    moved = Scalar(scalar.value, scalar.start + by, scalar.end + by, scalar.line)
    return Field(field.path, field.key_start + by, field.key_line, moved)


def _json(text: str) -> FrontMatter:
    """JSON from the first character. A post that merely begins with a brace has none."""
    try:
        data, end = json.JSONDecoder().raw_decode(text)
    except json.JSONDecodeError as error:
        if re.match(r'\{\s*"[\w-]+"\s*:', text):
            return FrontMatter(error=error.msg, error_offset=error.pos)
        return FrontMatter()
    except RecursionError:
        return FrontMatter(error="nested too deeply")
    following = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)").match(text, end)
    if not isinstance(data, dict) or not following:
        return FrontMatter()
    try:
        _, fields = yaml_source.parse(text[:end])  # JSON is YAML, and YAML keeps the places
    except YamlError:
        fields = ()
    return FrontMatter(end=following.end(), data=data, fields=fields)


def _toml(block: str, start: int, end: int) -> FrontMatter:
    try:
        data = tomllib.loads(block.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        offset = start
        if place:
            lines = block.splitlines(keepends=True)
            offset += sum(map(len, lines[: int(place[1]) - 1])) + int(place[2]) - 1
        return FrontMatter(end=end, error=str(error), error_offset=min(offset, end))
    return FrontMatter(end=end, data=data, fields=tuple(_toml_fields(block, start)))


def _toml_fields(block: str, start: int) -> list[Field]:
    """The texts that stand on one line without escapes, which tomllib reads without their places."""
    fields: list[Field] = []
    table: tuple[str, ...] = ()
    offset = start
    for number, line in enumerate(block.splitlines(keepends=True), 2):
        if header := _TOML_TABLE.match(line):
            table = tuple(header[1].split("."))
        elif text := _TOML_TEXT.match(line):
            scalar = Scalar(text[2][1:-1], offset + text.start(2), offset + text.end(2), number)
            fields.append(Field((*table, text[1]), offset + text.start(1), number, scalar))
        offset += len(line)
    return fields
