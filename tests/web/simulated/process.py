"""A simulated web in a process of its own, for as long as a `with` lasts."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def served(hosts: int, addresses: int, seed: int, *, near: bool = False) -> Iterator[int]:
    """The port of a web that answers like `planned(hosts, addresses, seed)`; `near`: without delay."""
    command = [sys.executable, "-m", "tests.web.simulated", *map(str, (hosts, addresses, seed))]
    server = subprocess.Popen(
        [*command, "near"] if near else command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdin
    assert server.stdout
    try:
        yield int(server.stdout.readline())
    finally:
        server.stdin.close()
        server.wait()
        server.stdout.close()
