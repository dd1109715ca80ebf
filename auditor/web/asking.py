"""One run of requests, from its beginning to its end, deadline or interruption."""

from __future__ import annotations

import asyncio
import mimetypes
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import structs

from auditor.model.destination import NamedBy
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.web.address import parse_address
from auditor.web.client import client
from auditor.web.document import DocumentReader
from auditor.web.guard import Guard
from auditor.web.https import secure_ones
from auditor.web.inquiry import Inquiry
from auditor.web.memory import Remembered
from auditor.web.names import Names, system_look_up
from auditor.web.network import NoNetworkError
from auditor.web.reading import PageReader
from auditor.web.soft_404 import look_alikes
from auditor.web.store import is_fine
from auditor.web.table import Treatment, known_web
from auditor.web.transport import transport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.destination import Question
    from auditor.web.address import Address
    from auditor.web.answers import Progress
    from auditor.web.names import LookUp
    from auditor.web.retry import Answering
    from auditor.web.session import Session
    from auditor.web.settings import WebSettings
    from auditor.web.store import Entry, Store
    from auditor.web.texts import TextReader

_WINDOW = 4_096  # addresses that wait or are asked at once: each costs some kilobytes
_FLUSHED = 0.25  # seconds between two writings to the store: what a killed run loses
_FILES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/vnd.")


def ask_all(
    questions: Sequence[Question],
    again: Sequence[Question],
    settings: WebSettings,
    store: Store | None,
    known: dict[str, Entry],
    progress: Progress | None,
    look_up: LookUp | None,
    texts: TextReader,
    session: Session,
) -> dict[str, Outcome]:
    """The outcome of every question; addresses are distinct and as `parse_address` gives them.

    Those of `again` are known and fresh, but for their second look; of them, there is an outcome once that is begun.
    """
    run = _Run([*map(_inquiry, questions)], [*map(_inquiry, again)], settings, store, known, progress, texts, session)
    return asyncio.run(run.outcomes(look_up or system_look_up))


class _Run:
    """What is under way, and what has come of it."""

    def __init__(
        self,
        inquiries: list[Inquiry],
        again: list[Inquiry],
        settings: WebSettings,
        store: Store | None,
        known: dict[str, Entry],
        progress: Progress | None,
        texts: TextReader,
        session: Session,
    ) -> None:
        self._inquiries = inquiries
        self._again = again
        self._texts = texts
        self._session = session
        self._settings = settings
        self._store = store
        self._known = known
        self._progress = progress
        self._found: dict[str, Outcome] = {}
        self._looked_again = False

    async def outcomes(self, look_up: LookUp) -> dict[str, Outcome]:
        """All outcomes; of addresses that there was no time or no network to ask, why there is none."""
        names, guard = Names(look_up), Guard(self._settings.allow_private)
        connections = transport(guard, names)
        hosts = len({inquiry.address.host for inquiry in self._inquiries or self._again})
        addresses = len(self._inquiries) + len(self._again)
        documents = DocumentReader()
        read = PageReader(self._texts, documents)
        asking = client(
            connections, guard, names, self._settings, read, session=self._session, hosts=hosts, addresses=addresses
        )
        flushing = asyncio.create_task(self._flush_now_and_then())
        reason: Cause | None = None
        try:
            async with asyncio.timeout(self._settings.deadline or None):
                await self._ask(Remembered(self._store, self._known, asking) if self._store else asking)
                await self._look_again(asking)
        except NoNetworkError:
            reason = Cause.NO_NETWORK
        except TimeoutError:
            reason = Cause.DEADLINE
        finally:
            flushing.cancel()
            await connections.aclose()
            await documents.close()
            self._flush()
        hrefs = (inquiry.address.href for inquiry in self._inquiries)
        return {href: Outcome(href, Verdict.UNVERIFIED, reason) for href in hrefs} | self._known_for_sure(reason)

    def _known_for_sure(self, reason: Cause | None) -> dict[str, Outcome]:
        """What has come of addresses; a guess that nobody looked at again may show what its host shows for anything."""
        if self._looked_again:
            return self._found
        asked = (*self._inquiries, *self._again)
        guesses = {inquiry.address.href for inquiry in asked if inquiry.named_by is NamedBy.NOBODY}
        guesses -= {address for address, outcome in self._found.items() if not is_fine(outcome)}
        return self._found | {href: Outcome(href, Verdict.UNVERIFIED, reason) for href in guesses}

    async def _ask(self, asking: Answering) -> None:
        """Asks every address, those of each host in turn. Raises NoNetworkError."""
        window = asyncio.Semaphore(_WINDOW)

        async def one(inquiry: Inquiry) -> None:
            try:
                self._add((await asking(inquiry)).outcome)
            except NoNetworkError:
                raise
            except Exception:  # what nobody foresaw of a server must not cost the run
                self._add(Outcome(inquiry.address.href, Verdict.UNVERIFIED, Cause.PROTOCOL))
            finally:
                window.release()

        try:
            async with asyncio.TaskGroup() as group:
                for inquiry in _interleaved(self._inquiries):
                    await window.acquire()
                    group.create_task(one(inquiry))
        except* NoNetworkError as group_of_one:
            raise NoNetworkError from group_of_one

    async def _look_again(self, asking: Answering) -> None:
        """What needs answers of all to be suspected, or an answer at all to be asked."""
        self._found |= {(href := inquiry.address.href): self._known[href].outcome for inquiry in self._again}
        inquiries = {inquiry.address.href: inquiry for inquiry in (*self._inquiries, *self._again)}
        fine = [address for address, outcome in self._found.items() if is_fine(outcome)]
        self._amend(await look_alikes(self._found.values(), inquiries, asking))
        if self._settings.probe_https:
            self._amend(await secure_ones(self._found.values(), inquiries, asking))
        self._keep_again(fine)
        self._looked_again = True

    def _amend(self, outcomes: list[Outcome]) -> None:
        self._found |= {outcome.address: outcome for outcome in outcomes}

    def _keep_again(self, addresses: list[str]) -> None:
        if self._store:
            self._store.flush()
            for address, entry in self._store.recall(addresses).items():
                self._store.keep(address, structs.replace(entry, outcome=self._found[address], looked_again=True))

    def _add(self, outcome: Outcome) -> None:
        self._found[outcome.address] = outcome
        if self._progress:
            self._progress(len(self._found), len(self._inquiries))

    async def _flush_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(_FLUSHED)
            self._flush()

    def _flush(self) -> None:
        if self._store:
            self._store.flush()


def _inquiry(question: Question) -> Inquiry:
    address = parse_address(question.address)
    head = not question.page or _names_a_file(address)
    head = head and known_web().treatment(address.host) is not Treatment.GET
    return Inquiry(address, question.languages, question.page, head, named_by=question.named_by)


def _names_a_file(address: Address) -> bool:
    """Whether an address ends as that of an image, a PDF or the like. It may be a page all the same."""
    kind, _ = mimetypes.guess_type(address.path.partition("?")[0])
    return kind is not None and kind.startswith(_FILES)


def _interleaved(inquiries: Iterable[Inquiry]) -> Iterator[Inquiry]:
    """One address of each host, then another of each."""
    by_host: dict[str, list[Inquiry]] = defaultdict(list)
    for inquiry in inquiries:
        by_host[inquiry.address.origin].append(inquiry)
    return (inquiry for turn in zip_longest(*by_host.values()) for inquiry in turn if inquiry)
