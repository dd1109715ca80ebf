"""Every distinct target with what came of it, how many links lead there, and who looks after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.audit import Readership, Target, UnverifiedAddress
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.model.page_language import PageLanguage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.destination import Destination


class _Readers:
    """The links from posts in one language to a page in another, as they are counted."""

    def __init__(self) -> None:
        self.links = self.told = 0
        self.version = ""
        self.posts: dict[str, None] = {}

    def add(self, link: Arrived) -> None:
        """Counts the links of a post."""
        self.links += link.links
        self.told += link.told
        self.version = self.version or (link.destination.version.address if link.destination.version else "")
        self.posts[link.path] = None

    def told_as(self, language: str) -> Readership:
        """Them as a value."""
        return Readership(language, self.links, self.told, self.version, tuple(sorted(self.posts)))


class Arrived(NamedTuple):
    """The links of the post at `path`, in `language`, to a destination; `told` of them say in what language it is.

    `declares`: one of them says a language, be it true or not.
    """

    path: str
    language: str
    destination: Destination
    links: int
    told: int = 0
    declares: bool = False

    @property
    def is_foreign(self) -> bool:
        """Whether the readers of the post arrive in another language than their own."""
        languages = self.destination.language.languages
        return bool(languages and self.language) and self.language not in languages

    @property
    def is_to_be_told(self) -> bool:
        """Whether a rule may have something to say of the language there."""
        if self.is_foreign:
            return self.destination.version is not None or self.told < self.links
        return self.declares and bool(self.destination.language.languages)


class Tally:
    """Outcomes by address, with how many links lead there and from which posts."""

    def __init__(self) -> None:
        self._outcomes: dict[str, Outcome] = {}
        self._counts: Counter[str] = Counter()
        self._posts: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._unverified: Counter[tuple[str, Cause]] = Counter()
        self._pages: dict[str, PageLanguage] = {}
        self._translations: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._readers: defaultdict[str, defaultdict[str, _Readers]] = defaultdict(lambda: defaultdict(_Readers))

    def add(self, link: Arrived) -> None:
        """Counts the links of a post to an address."""
        outcome, page = link.destination.outcome, link.destination.language
        if outcome.verdict in (Verdict.UNVERIFIED, Verdict.BLOCKED):
            self._unverified[outcome.address, outcome.cause or Cause.NOT_ASKED] += link.links
        if outcome.cause in (Cause.TEMPLATE, Cause.SCHEME):
            return  # no address that anyone could go to
        self._count(outcome, link.links, page)
        if outcome.verdict not in (Verdict.OK, Verdict.UNVERIFIED):
            self._posts[outcome.address][link.path] = None
        if link.is_foreign:
            self._readers[outcome.address][link.language].add(link)
            if link.destination.version:
                self._translations[outcome.address][link.language] = link.destination.version.address

    def add_unasked(self, address: str, cause: Cause, count: int) -> None:
        """Counts an address that nobody links to, where the version of a page with so many links may be."""
        self._unverified[address, cause] += count

    def add_post(self, address: str, count: int, page: PageLanguage, translations: Mapping[str, str]) -> None:
        """Counts so many links to a place inside the publication from readers of its own language.

        `translations` are the addresses of its versions by their languages.
        """
        self._count(Outcome(address, Verdict.OK, final=address), count, page)
        self._translations[address] |= translations

    def targets(self) -> tuple[Target, ...]:
        """All distinct addresses, sorted."""
        return tuple(self._target(address, outcome) for address, outcome in sorted(self._outcomes.items()))

    def unverified(self) -> tuple[UnverifiedAddress, ...]:
        """The addresses of which nobody knows whether they work, by reason and address."""
        found = sorted(self._unverified.items(), key=lambda one: (one[0][1] is Cause.TEMPLATE, one[0][1], one[0][0]))
        return tuple(UnverifiedAddress(address, cause, count) for (address, cause), count in found)

    def _count(self, outcome: Outcome, count: int, page: PageLanguage) -> None:
        self._outcomes.setdefault(outcome.address, outcome)
        self._counts[outcome.address] += count
        if page.languages:
            self._pages[outcome.address] = page

    def _target(self, address: str, outcome: Outcome) -> Target:
        readers: Mapping[str, _Readers] = self._readers.get(address, {})
        return Target(
            address=address,
            count=self._counts[address],
            outcome=outcome,
            page=self._pages.get(address, PageLanguage()),
            translations=dict(sorted(self._translations.get(address, {}).items())),
            posts=tuple(sorted(self._posts.get(address, ()))),
            readers=tuple(readers[language].told_as(language) for language in sorted(readers)),
        )
