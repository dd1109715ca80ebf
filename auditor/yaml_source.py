"""YAML 1.2's scalars, with the place of every key and value, over libyaml.

PyYAML speaks YAML 1.1, in which `lang: no` is False and the French word "on" is True; here only the core schema of
YAML 1.2 (section 10.3) is resolved. Both rule files and front matter are read by it: one YAML, one idea of a place.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_MAX_DEPTH = 64
_MAX_NODES = 100_000


class YamlError(ValueError):
    """The text is not YAML; `offset` is where, in code points, `line` counts from 1."""

    def __init__(self, problem: str, offset: int, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset
        self.line = line


class Scalar(Struct, frozen=True):
    """A value with its place: offsets of its source, quotes included, end exclusive."""

    value: Any
    start: int
    end: int
    line: int


class Field(Struct, frozen=True):
    """A leaf of the document: its path of keys, such as ("authors", "0", "name"), the key's place, the value."""

    path: tuple[str, ...]
    key_start: int
    key_line: int
    scalar: Scalar


def parse(text: str) -> tuple[Any, tuple[Field, ...]]:
    """The document as plain values, and its leaves with their places, in reading order.

    Raises YamlError when it is not YAML, or nests or repeats (by anchors) beyond reason.
    """
    _refuse_depth(text)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "not YAML"
        raise YamlError(problem, mark.index if mark else 0, mark.line + 1 if mark else 1) from error
    except yaml.reader.ReaderError as error:
        problem = (
            f"the character U+{ord(error.character):04X} is not allowed"
            if isinstance(error.character, str)
            else error.reason
        )
        raise YamlError(problem, int(error.position), text.count("\n", 0, int(error.position)) + 1) from error
    except RecursionError as error:
        raise YamlError("nested too deeply", 0, 1) from error
    if node is None:
        return None, ()
    reader = _Reader()
    return reader.value(node, ()), tuple(reader.fields)


def _refuse_depth(text: str) -> None:
    """Raises YamlError for nesting on which libyaml's composer would overflow the stack."""
    depth = 0
    for match in re.finditer(r"[\[{\]}]", text) if text.count("[") + text.count("{") > _MAX_DEPTH else ():
        depth += 1 if match[0] in "[{" else -1
        if depth > 4 * _MAX_DEPTH:
            raise YamlError("nested too deeply", match.start(), text.count("\n", 0, match.start()) + 1)
    dashes = re.search(rf"^(?:[-?] ?){{{_MAX_DEPTH},}}", text, re.MULTILINE)
    if dashes:
        raise YamlError("nested too deeply", dashes.start(), text.count("\n", 0, dashes.start()) + 1)


class _Reader:
    """Turns nodes into values; counts them, since an alias can repeat a node without end."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self._count = 0
        self._key = (0, 1)

    def value(self, node: Node, path: tuple[str, ...]) -> Any:
        self._count += 1
        if len(path) > _MAX_DEPTH or self._count > _MAX_NODES:
            raise YamlError(
                "nested too deeply, or too much by aliases", node.start_mark.index, node.start_mark.line + 1
            )
        match node:
            case MappingNode():
                return self._mapping(node, path)
            case SequenceNode():
                return [self.value(child, (*path, str(i))) for i, child in enumerate(node.value)]
            case ScalarNode():
                value = _scalar(node)
                mark = node.start_mark
                scalar = Scalar(value, mark.index, node.end_mark.index, mark.line + 1)
                self.fields.append(Field(path, *self._key, scalar))
                return value
        raise YamlError("an unknown kind of node", node.start_mark.index, node.start_mark.line + 1)

    def _mapping(self, node: MappingNode, path: tuple[str, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, ScalarNode):
                raise YamlError("a key must be a word", key.start_mark.index, key.start_mark.line + 1)
            self._key = (key.start_mark.index, key.start_mark.line + 1)
            name = str(key.value)
            result[name] = self.value(child, (*path, name))
        return result


def _scalar(node: ScalarNode) -> Any:
    text: str = node.value
    if node.style:  # quoted or a block: libyaml says "" of a plain scalar
        return text
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INTEGER.fullmatch(text) and len(text) < 20:
        return int(text)
    if _FLOAT.fullmatch(text) and len(text) < 40:
        return float(text)
    return text
