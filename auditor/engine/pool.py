"""A pool of processes over pure work: the order of the results is that of the items, whatever finishes first."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.pool import Pool

_FEW = 24  # items: below, starting processes costs more than they save
_CHUNKS_PER_WORKER = 40

_work: Callable[[Any], bytes] | None = None


def map_ordered(work: Callable[[Any], bytes], items: Sequence[Any], jobs: int = 0) -> Iterator[bytes]:
    """`work` of each item in order. `jobs` is the number of processes; 0 decides by the items and the processors.

    Processes begin at once, so that the caller can do something else before it takes the first result.
    `work` must be picklable where processes are not forked; its results travel as bytes, which is cheap.
    """
    workers = min(jobs or (_available() if len(items) >= _FEW else 1), len(items))
    if workers <= 1:
        return map(work, items)
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    chunk = max(1, len(items) // (workers * _CHUNKS_PER_WORKER))
    pool = context.Pool(workers, initializer=_begin, initargs=(work,))
    return _taken(pool, pool.imap(_run, items, chunksize=chunk))


def _taken(pool: Pool, results: Iterator[bytes]) -> Iterator[bytes]:
    with pool:
        yield from results


def _available() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _begin(work: Callable[[Any], bytes]) -> None:
    global _work  # noqa: PLW0603  (a worker's own, set once)
    _work = work
    gc.freeze()  # what the parent knew need not be searched for garbage, and so not copied, by each worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, which ends its workers


def _run(item: Any) -> bytes:
    if _work is None:  # pragma: no cover  (a pool always begins)
        raise RuntimeError("the worker has not begun")
    return _work(item)
