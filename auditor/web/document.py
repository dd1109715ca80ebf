"""What a PDF says of itself: its title, its language, and the text of its first pages.

It is read in a process of its own, with bounds on memory and time: a hostile document can cost that process, no run.
"""

from __future__ import annotations

import asyncio
import io
import logging
import sys
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_PAGES = 2
_LONGEST = 4_000  # characters of text: a few paragraphs tell a language
_LONGEST_TITLE = 300
_LONGEST_TAG = 40
_SECONDS = 20.0  # for one document, the start of the process included
_MEMORY = 1 << 30  # bytes


class Document(NamedTuple):
    """The facts of a PDF; the text a paragraph a line, as far as lines tell."""

    title: str = ""
    language: str = ""  # its /Lang, as written
    text: str = ""


class DocumentReader:
    """Reads documents one after the other; its process begins with the first."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._pool: ProcessPoolExecutor | None = None

    async def read(self, data: bytes) -> Document:
        """The facts of a whole PDF; none of what cannot be read within bounds."""
        async with self._turn:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_bound)
            reading = self._pool.submit(read_document, data)
            try:
                return await asyncio.wait_for(asyncio.wrap_future(reading), _SECONDS)
            except (TimeoutError, BrokenExecutor):
                self._end()
                return Document()

    def _end(self) -> None:
        if self._pool:
            for process in list((self._pool._processes or {}).values()):  # it has no other way to stop what hangs
                process.kill()
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()


def read_document(data: bytes) -> Document:
    """The facts of a PDF; none of what is none, is encrypted, or is damaged beyond what its reader mends."""
    import pypdf  # it takes a tenth of a second to import

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Document()
        language = reader.root_object.get("/Lang", "")
        title = reader.metadata.title if reader.metadata else ""
        text = "\n".join(page.extract_text() for page in reader.pages[:_PAGES])
    except Exception:  # what damaged documents make their reader raise has no common class
        return Document()
    return Document(_folded(title)[:_LONGEST_TITLE], _folded(language)[:_LONGEST_TAG], text[:_LONGEST])


def _folded(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _bound() -> None:
    """Bounds the memory of this process, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
