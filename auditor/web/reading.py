"""From the bytes of an answer to what its page says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.outcome import PageFacts
from auditor.web.alternates import header_alternates
from auditor.web.body import is_pdf
from auditor.web.page import read_facts

if TYPE_CHECKING:
    from auditor.web.document import DocumentReader
    from auditor.web.exchange import Answer
    from auditor.web.texts import TextReader


class PageReader:
    """Reads pages and documents."""

    def __init__(self, texts: TextReader, documents: DocumentReader) -> None:
        self._texts = texts
        self._documents = documents

    async def __call__(self, answer: Answer) -> PageFacts | None:
        """The facts of an answer; None where it has no body that was read."""
        if answer.page is None:
            return None
        if not is_pdf(answer.headers):
            return read_facts(answer.page, answer.headers, answer.address.href, self._texts)
        if not answer.page.whole:
            return PageFacts(whole=False)
        document = await self._documents.read(answer.page.data)
        spoken, words = self._texts.read(document.text)
        return PageFacts(
            title=document.title,
            is_document=True,
            document_language=document.language,
            content_language=answer.headers.get("content-language", ""),
            alternates=tuple(header_alternates(answer.headers, answer.address.href, self._texts)),
            spoken=spoken,
            words=words,
        )
