"""The heads of all posts: what is read before anything is judged. What worker processes do first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from auditor.crawler.head import read_head
from auditor.crawler.sources import source_bytes
from auditor.engine import content_key, context_key
from auditor.model.head import Head

if TYPE_CHECKING:
    from auditor.crawler.sources import Source
    from auditor.rulebook import Rulebook


class HeadReader:
    """Reads the head of one post; a value that worker processes can be given."""

    def __init__(self, rulebook: Rulebook, fields: tuple[str, ...], max_bytes: int) -> None:
        """`fields` are names of front matter fields that this publication pairs its posts by."""
        self._languages = rulebook.languages
        self._fields = frozenset(field.casefold() for field in fields)
        self._max_bytes = max_bytes

    def key(self, source: Source) -> bytes:
        """The key of a source's head; b"" when the source cannot be read whole."""
        return content_key(self._context, source.path, source.digest) if source.digest else b""

    @cached_property
    def _context(self) -> bytes:
        known = msgspec.json.encode((self._languages, sorted(self._fields)), order="deterministic")
        return context_key(b"head", known)

    def __call__(self, source: Source) -> bytes:
        """The Head of a source, encoded for its way between processes."""
        data = source_bytes(source, self._max_bytes)
        if data is None:
            return msgspec.msgpack.encode(Head(source.path, source.format))
        return msgspec.msgpack.encode(read_head(source.path, data, source.format, self._languages, self._fields))
