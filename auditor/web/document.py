"""What a PDF says of itself: its title, its language, and the text of its first pages.

It is read in a process of its own, with bounds on memory and time: a hostile document can cost that process, no run.
"""

from __future__ import annotations

import asyncio
import io
import logging
import sys
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from typing import BinaryIO

_PAGES = 2
_LONGEST = 4_000  # characters of text: a few paragraphs tell a language
_LONGEST_TITLE = 300
_LONGEST_TAG = 40
_SECONDS = 20.0  # for one document, the start of the process included
_MEMORY = 1 << 30  # bytes
_SIZE = 8  # bytes of the number that says how many follow


class Document(Struct, frozen=True):
    """The facts of a PDF; the text a paragraph a line, as far as lines tell."""

    title: str = ""
    language: str = ""  # its /Lang, as written
    text: str = ""


class DocumentReader:
    """Reads documents one after the other; its process begins with the first, and `close` ends it."""

    def __init__(self, worker: tuple[str, ...] = (sys.executable, "-m", "auditor.web.document")) -> None:
        """`worker` is the command of a process that answers as `answer_documents` does."""
        self._worker = worker
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None

    async def read(self, data: bytes) -> Document:
        """The facts of a whole PDF; none of what cannot be read within bounds."""
        async with self._turn:
            try:
                async with asyncio.timeout(_SECONDS):
                    return await self._answer(data)
            except (TimeoutError, OSError, asyncio.IncompleteReadError, msgspec.DecodeError):
                await self.close()
                return Document()

    async def close(self) -> None:
        """Ends the process."""
        if self._process:
            if self._process.returncode is None:
                self._process.kill()
            await self._process.communicate()
            self._process = None

    async def _answer(self, data: bytes) -> Document:
        if self._process is None:
            pipe = asyncio.subprocess.PIPE
            self._process = await asyncio.create_subprocess_exec(
                *self._worker, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL
            )
        asked, answered = self._process.stdin, self._process.stdout
        if asked is None or answered is None:
            return Document()
        asked.write(len(data).to_bytes(_SIZE) + data)
        await asked.drain()
        size = int.from_bytes(await answered.readexactly(_SIZE))
        return msgspec.msgpack.decode(await answered.readexactly(size), type=Document)


def answer_documents(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answers each document, whose size comes first, by its facts, likewise, until there are no more."""
    while len(size := asked.read(_SIZE)) == _SIZE:
        answer = msgspec.msgpack.encode(read_document(asked.read(int.from_bytes(size))))
        answers.write(len(answer).to_bytes(_SIZE) + answer)
        answers.flush()


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


if __name__ == "__main__":
    _bound()
    answer_documents(sys.stdin.buffer, sys.stdout.buffer)
