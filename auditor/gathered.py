"""What is kept of a run's posts as they come, and what is known once all have: their targets and their habit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.language.addresses import AddressReader
from auditor.language.declarations import Usage
from auditor.language.page_text import PageTexts
from auditor.model.outcome import Cause
from auditor.model.rule import Needs
from auditor.targets import Destinations, Linking, unasked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.asked_web import Web
    from auditor.config import Settings
    from auditor.crawler.sources import SourceList
    from auditor.examiner import ExaminedGroup, ExaminedPost
    from auditor.model.audit import Comparison
    from auditor.model.publication import Publication
    from auditor.rulebook import Rulebook
    from auditor.targets import Settled

    Progress = Callable[[int, int], None]

_CHOSEN = frozenset({"excluded", "symlink", "not-readable"})  # reasons for which what is published may be left out
_KRAMDOWN = ("jekyll", "polyglot")  # generators whose Markdown takes attribute lists


class Gathered:
    """The posts of a run; where a rule needs outcomes, what they lead to is resolved as they come."""

    def __init__(self, listed: SourceList, publication: Publication, rulebook: Rulebook, settings: Settings) -> None:
        self.posts: list[ExaminedPost] = []
        self.comparisons: list[Comparison] = []
        self.own = {source.path for source in listed.sources}
        place, wording = settings.declarations.place, settings.declarations.wording
        self.usage = Usage(rulebook.languages, place, wording, attribute_lists=publication.generator in _KRAMDOWN)
        self._destinations: Destinations | None = None
        if any(rule.needs is Needs.OUTCOMES for rule in rulebook.rules.values()):
            self._destinations = Destinations(
                Path(listed.folder or os.devnull),
                publication,
                PageTexts(rulebook.languages, rulebook.addresses),
                AddressReader(rulebook.addresses),
                whole=listed.whole,
                complete=not any(one.reason in _CHOSEN for one in listed.left_out),
            )

    def add(self, group: ExaminedGroup) -> None:
        """Keeps a group."""
        self.posts += group.posts
        self.comparisons += group.comparisons
        for post in self._own(group.posts):
            self.usage.add(post.summary.path, post.summary.language, post.declared)
        if self._destinations:
            self._destinations.learn(group.answering)
            for post in self._own(group.posts):
                self._destinations.add(_linking(post))

    def settled(self, web: Web, progress: Progress | None = None) -> Settled:
        """What came of everything that the posts lead to; where no rule needs that, nothing is asked."""
        if not self._destinations:
            return unasked(map(_linking, self._own(self.posts)), Cause.OFFLINE if web.offline else Cause.NOT_ASKED)
        answers = web.answers(self._destinations.questions(), progress)
        answers |= web.answers(self._destinations.further_questions(answers), progress)
        return self._destinations.settled(answers)

    def _own(self, posts: Iterable[ExaminedPost]) -> Iterator[ExaminedPost]:
        return (post for post in posts if post.summary.path in self.own)


def _linking(post: ExaminedPost) -> Linking:
    return Linking(post.summary.path, post.targets, post.anchors, post.declared)
