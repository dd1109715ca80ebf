"""Outcomes kept as they come, with what earlier runs knew: validators to ask by, and since when something fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from auditor.model.outcome import Outcome, Verdict
from auditor.web.store import Entry, Validators

if TYPE_CHECKING:
    from auditor.web.inquiry import Inquiry, Judged
    from auditor.web.retry import Answering
    from auditor.web.store import Store


class Remembered:
    """Asks by what is known of an address, and keeps what came."""

    def __init__(self, store: Store, known: dict[str, Entry], inner: Answering) -> None:
        """`known` is what the store recalls of all addresses to ask."""
        self._store = store
        self._known = known
        self._inner = inner

    async def __call__(self, inquiry: Inquiry) -> Judged:
        """What came of an address."""
        known = self._known.get(inquiry.address.href)
        if known and _can_validate(known, inquiry):
            inquiry = structs.replace(inquiry, validators=known.validators, head=False)
        judged = await self._inner(inquiry)
        outcome = judged.outcome
        if known:
            outcome = _with_history(outcome, known, unchanged=judged.unchanged)
            judged = structs.replace(judged, outcome=outcome)
        if outcome.verdict is not Verdict.UNVERIFIED:
            entry = Entry(outcome, inquiry.languages, inquiry.page, judged.validators, named_by=inquiry.named_by)
            self._store.keep(inquiry.address.href, entry)
        return judged


def _can_validate(known: Entry, inquiry: Inquiry) -> bool:
    """Whether "not modified" would be an answer: the page is known as it would be asked for now."""
    outcome = known.outcome
    asked_alike = known.languages == inquiry.languages and (known.page or not inquiry.page)
    return asked_alike and outcome.verdict is Verdict.OK and not outcome.soft_404 and known.validators != Validators()


def _with_history(outcome: Outcome, known: Entry, *, unchanged: bool) -> Outcome:
    if unchanged:
        return structs.replace(known.outcome, checked=outcome.checked)
    if outcome.verdict in (Verdict.OK, Verdict.MOVED):
        return outcome
    return structs.replace(outcome, fine_until=known.fine_until())
