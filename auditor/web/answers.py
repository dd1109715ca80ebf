"""From questions to outcomes: what is known and fresh first, and the web for the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from auditor.model.destination import NamedBy, Question
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.web.address import AddressError, parse_address, without_credentials
from auditor.web.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.web.names import LookUp
    from auditor.web.settings import WebSettings
    from auditor.web.store import Store
    from auditor.web.texts import TextReader

    Progress = Callable[[int, int], None]


def answers(
    questions: Sequence[Question],
    settings: WebSettings,
    store: Store | None = None,
    progress: Progress | None = None,
    look_up: LookUp | None = None,
    texts: TextReader | None = None,
    session: Session | None = None,
) -> dict[str, Outcome]:
    """The outcome of every question, by its address as it was given.

    Each distinct address is asked once. `progress` is told how many outcomes of how many there are; `look_up` takes
    the place of the system's resolver; `texts` tells in what languages pages are; `session` keeps for
    the next round what this one learns of hosts and of the network. What is learned goes into `store` as it comes,
    also when the run is interrupted. Never raises for what servers do.
    """
    distinct: dict[str, Question] = {}  # by the address as it is asked
    asked_as: dict[str, str] = {}  # by the address as it was given
    outcomes: dict[str, Outcome] = {}
    for question in questions:
        try:
            href = parse_address(question.address).href
        except AddressError as error:
            cause = Cause.SCHEME if error.scheme else Cause.MALFORMED
            href = without_credentials(question.address)
            outcomes[href] = Outcome(href, Verdict.UNVERIFIED, cause)
        else:
            distinct[href] = _merged(href, question, distinct.get(href))
        asked_as[question.address] = href
    known = store.recall(distinct) if store and distinct else {}
    now = datetime.now(UTC)
    fresh = {href for href, entry in known.items() if entry.answers(distinct[href]) and entry.fresh(now)}
    outcomes |= {href: known[href].outcome for href in fresh}
    rest = [question for href, question in distinct.items() if href not in fresh]
    again = [distinct[href] for href in distinct if href in fresh and known[href].needs_second_look()]
    if rest or again:
        # httpx takes a fifth of a second to import, which a run that asks nothing does not pay.
        from auditor.web.asking import ask_all
        from auditor.web.texts import Unread

        outcomes |= ask_all(
            rest, again, settings, store, known, progress, look_up, texts or Unread(), session or Session()
        )
    return {given: outcomes[href] for given, href in asked_as.items()}


def recalled(questions: Sequence[Question], store: Store | None) -> dict[str, Outcome]:
    """What can be said of every question without asking, by its address as it was given.

    All are unverified; of pages that answered in an earlier run, what they said of themselves and where they stood is
    still known.
    """
    hrefs = {one.address: _href(one.address) if store else "" for one in questions}
    known = store.recall(filter(None, hrefs.values())) if store else {}
    found: dict[str, Outcome] = {}
    for given, href in hrefs.items():
        before = known[href].outcome if href in known else None
        answered = before and before.page and before.verdict in (Verdict.OK, Verdict.MOVED) and not before.soft_404
        final, page = (before.final, before.page) if before and answered else ("", None)
        found[given] = Outcome(without_credentials(given), Verdict.UNVERIFIED, Cause.OFFLINE, final=final, page=page)
    return found


def _href(address: str) -> str:
    try:
        return parse_address(address).href
    except AddressError:
        return ""


def _merged(href: str, question: Question, other: Question | None) -> Question:
    """One question for all posts that link to an address."""
    languages = {*question.languages, *(other.languages if other else ())}
    ranks = list(NamedBy)
    named_by = max((question.named_by, other.named_by if other else NamedBy.POST), key=ranks.index)
    return Question(href, tuple(sorted(languages)), question.page or bool(other and other.page), named_by)
