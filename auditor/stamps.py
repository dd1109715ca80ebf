"""Stamps of files: what changes whenever a file does, so that a file need not be read to be known."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

_SETTLED = 2.0  # seconds: a file that was written just now may be written again without a new time


def stamp_of(found: os.stat_result) -> str:
    """When the file was changed, in nanoseconds, its size and its inode."""
    return f"{max(found.st_mtime_ns, found.st_ctime_ns)} {found.st_size} {found.st_ino}"


def is_settled(stamp: str) -> bool:
    """Whether the file was changed a while ago."""
    return time.time() - int(stamp.partition(" ")[0]) / 1e9 > _SETTLED
