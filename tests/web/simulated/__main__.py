"""Serves a simulated web in a process of its own: `python -m tests.web.simulated HOSTS ADDRESSES SEED [quick]`.

The port is written on standard output; the server ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import sys

from tests.web.simulated.plan import planned
from tests.web.simulated.server import Hosts, serve

FAR, NEAR = (0.02, 0.2), (0.0, 0.0)  # seconds


async def main(hosts: int, addresses: int, seed: int, *, near: bool) -> None:
    """Serves until standard input ends."""
    server, port = await serve(Hosts(planned(hosts, addresses, seed), NEAR if near else FAR, wait=2))
    print(port, flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:4]), near="near" in sys.argv[4:]))
