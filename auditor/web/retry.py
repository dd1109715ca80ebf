"""Patience: what failed for a while is asked again, after everything that was not asked yet."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from auditor.model.outcome import Cause, Verdict

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from auditor.web.inquiry import Inquiry, Judged

    Answering = Callable[[Inquiry], Awaitable[Judged]]

# How often an address is asked at most for one cause, where the settings do not say: a timeout has already taken
# long, a name that does not exist is looked up once more, and a host that refuses sets the pace itself (`gate`).
_TRIES = {Cause.TIMEOUT: 2, Cause.PROTOCOL: 2, Cause.NO_SUCH_HOST: 2, Cause.RATE_LIMIT: 10}
_WAIT = 1.0  # seconds, doubled with each try for the same cause, and lengthened by chance by up to half


class Patience(Struct, frozen=True):
    """How often one address is asked again, and all together."""

    retries: int = 2
    in_all: int = 1_000


class Retried:
    """Asks again what failed for a while. What waits holds no connection, and comes back at the end of the queue."""

    def __init__(self, patience: Patience, chance: Callable[[], float], inner: Answering) -> None:
        """`chance` gives a number between 0 and 1."""
        self._patience = patience
        self._chance = chance
        self._inner = inner
        self._left = patience.in_all

    async def __call__(self, inquiry: Inquiry) -> Judged:
        """What came of an address at the last try."""
        failures: Counter[Cause | None] = Counter()
        while True:
            judged = await self._inner(inquiry)
            cause = judged.outcome.cause
            failures[cause] += 1
            if failures[cause] >= self._allowed(judged) or self._left <= 0:
                return judged
            self._left -= 1
            wait = _WAIT if cause is Cause.RATE_LIMIT else _WAIT * 2 ** (failures[cause] - 1)
            await asyncio.sleep(wait * (1 + self._chance() / 2))
            # Some servers hang on HEAD; and a refusal says nothing of how long an answer takes.
            tries = inquiry.tries + (cause is Cause.TIMEOUT)
            inquiry = structs.replace(inquiry, head=False, tries=tries)

    def _allowed(self, judged: Judged) -> int:
        """How often an address may fail as it has now."""
        outcome = judged.outcome
        may_pass = outcome.verdict is Verdict.TRANSIENT or outcome.cause is Cause.NO_SUCH_HOST
        if judged.final or not may_pass or not self._patience.retries:
            return 1
        return _TRIES.get(outcome.cause, self._patience.retries + 1) if outcome.cause else 1
