"""The digest of each file's bytes from one run to the next: a file whose stamp is the same is not read again."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from auditor.engine.cache import Stamped
from auditor.stamps import is_settled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Digests:
    """The digests that are `known` by path, and those that this run adds."""

    def __init__(self, known: Mapping[str, Stamped]) -> None:
        self._known = known
        self.added: dict[str, Stamped] = {}

    def digest(self, path: str, stamp: str, read: Callable[[], bytes | None]) -> bytes:
        """The digest of the file at `path`, which is read where its stamp is new; b"" where it cannot be read."""
        known = self._known.get(path)
        if known and stamp and known.stamp == stamp:
            return known.digest
        data = read()
        if data is None:
            return b""
        digest = sha256(data).digest()
        if stamp and is_settled(stamp):
            self.added[path] = Stamped(stamp, digest)
        return digest
