"""The web, as far as a run may ask it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from auditor.web.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.config import Settings
    from auditor.crawler.sources import SourceList
    from auditor.model.destination import Question
    from auditor.model.outcome import Outcome
    from auditor.model.rule import Sentence
    from auditor.rulebook import Rulebook

    Progress = Callable[[int, int], None]

_NO_TIME = 1e-6  # seconds: a deadline of 0 is none


class Web:
    """Answers questions, in all rounds together within one deadline and with one patience for each host.

    What it learns is kept with the publication.
    """

    def __init__(self, listed: SourceList, settings: Settings, rulebook: Rulebook, *, offline: bool) -> None:
        self.offline = offline
        self.trouble: Sentence | None = None  # with what was kept
        self._settings = settings.web
        self._spent = 0.0  # seconds
        self._session = Session()
        self._rulebook = rulebook
        keeps = settings.cache and listed.whole and listed.named_one
        self._root = Path(listed.folder) if keeps else None

    def answers(self, questions: Sequence[Question], progress: Progress | None = None) -> dict[str, Outcome]:
        """What came of each address; offline, what is known of it from before."""
        if not questions:
            return {}
        from auditor.language.page_text import PageTexts
        from auditor.web.answers import answers, recalled
        from auditor.web.store import Store

        began = time.monotonic()
        store = Store(self._root) if self._root and not (self.offline and Store.is_new(self._root)) else None
        try:
            if self.offline:
                return recalled(questions, store)
            texts = PageTexts(self._rulebook.languages, self._rulebook.addresses)
            deadline = self._settings.deadline and max(_NO_TIME, self._settings.deadline - self._spent)
            settings = structs.replace(self._settings, deadline=deadline)
            return answers(questions, settings, store, progress, texts=texts, session=self._session)
        finally:
            self._spent += time.monotonic() - began
            if store:
                store.close()
                self.trouble = store.trouble
