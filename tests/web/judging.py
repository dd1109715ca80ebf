"""An address asked of a script, followed and judged."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from auditor.web.chain import Followed
from auditor.web.document import DocumentReader
from auditor.web.judgement import judge
from auditor.web.reading import PageReader
from auditor.web.texts import Unread
from tests.web.fakes import HTML, Script, inquiry

if TYPE_CHECKING:
    from auditor.model.outcome import Outcome
    from auditor.web.failure import NoAnswer
    from auditor.web.inquiry import Inquiry, Judged

    Reply = tuple[int, dict[str, str]]  # a status, and headers with the "body"
    Answers = dict[str, list[Reply | NoAnswer]]  # by address, in turn

HOST = "http://www.example.org"
FINE: Reply = (200, HTML | {"body": "<title>La remise</title><h1>Bienvenue</h1>"})
_NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def judged_by(answers: Answers, asked: Inquiry | None = None) -> tuple[Judged, Script]:
    """What comes of an address, `HOST`/a unless another is `asked`; and the script, which knows how it was asked."""
    script = Script(answers)

    async def judged() -> Judged:
        read = PageReader(Unread(), DocumentReader())
        followed = Followed("auditor/test", read, partial(judge, clock=lambda: _NOW), 5_000_000, script)
        return await followed(asked or inquiry(f"{HOST}/a"))

    return asyncio.run(judged()), script


def outcome_of(answers: Answers, asked: Inquiry | None = None) -> Outcome:
    """The outcome alone."""
    return judged_by(answers, asked)[0].outcome


def to(place: str, status: int = 301, **headers: str) -> Reply:
    """A redirect."""
    return status, {"location": place} | {name.replace("_", "-"): value for name, value in headers.items()}
