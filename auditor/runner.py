"""How a run does its work: results come from the cache where nothing has changed, else from a pool of processes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec
from msgspec import Struct

from auditor.crawler.sources import SourceList, source_bytes
from auditor.engine import Digests, ResultCache, map_ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Kept = TypeVar("Kept", bound=Struct)


class Work(Protocol):
    """What is done to an item, in whichever process."""

    def __call__(self, item: Any, /) -> bytes:
        """What is made of an item, encoded."""

    def key(self, item: Any, /) -> bytes:
        """The key of what is made of an item; b"" for what cannot be kept."""


class Runner:
    """Runs work over items, in order: from the cache where nothing has changed, else in this process or a pool."""

    def __init__(self, root: Path | None, jobs: int, max_bytes: int) -> None:
        """Results are kept in the folder `root`, if any; `jobs` is the number of processes, 0 for as many as pay."""
        self._jobs = jobs
        self._cache = ResultCache(root) if root else None
        self._digests = Digests(self._cache.load_digests()) if self._cache else None
        self._max_bytes = max_bytes
        self._fresh: dict[bytes, bytes] = {}
        self._current: list[bytes] = []

    def identified(self, listed: SourceList) -> SourceList:
        """The posts with the digests of their bytes, by which their results are kept; unchanged without a cache."""
        if self._digests is None:
            return listed
        sources = tuple(
            msgspec.structs.replace(
                source,
                digest=self._digests.digest(source.path, source.stamp, partial(source_bytes, source, self._max_bytes)),
            )
            for source in listed.sources
        )
        return msgspec.structs.replace(listed, sources=sources)

    def results(self, work: Work, items: Sequence[Any]) -> Iterator[bytes]:
        """`work` of each item, encoded. It begins at once."""
        if self._cache is None:
            return map_ordered(work, items, self._jobs)
        keys = [work.key(item) for item in items]
        known = self._cache.load(key for key in keys if key)
        made = map_ordered(work, [item for item, key in zip(items, keys, strict=True) if key not in known], self._jobs)
        self._current += filter(None, keys)
        return self._known_or_made(keys, known, made)

    def _known_or_made(self, keys: list[bytes], known: dict[bytes, bytes], made: Iterator[bytes]) -> Iterator[bytes]:
        for key in keys:
            if key in known:
                yield known.pop(key)
                continue
            encoded = next(made)
            if key:
                self._fresh[key] = encoded
            yield encoded

    def recalled(self, key: bytes, kind: type[Kept]) -> Kept | None:
        """What an earlier run kept under `key`."""
        if self._cache is None:
            return None
        self._current.append(key)
        encoded = self._cache.load([key]).get(key)
        return msgspec.msgpack.decode(encoded, type=kind) if encoded else None

    def keep(self, key: bytes, value: Struct) -> None:
        """Keeps a value for later runs."""
        if self._cache is not None:
            self._fresh[key] = msgspec.msgpack.encode(value)

    def close(self) -> None:
        """Keeps what was learned."""
        if self._cache and self._digests and (self._fresh or self._digests.added):
            self._cache.store(self._fresh, self._current, self._digests.added)
