"""Whether a page on the web exists in the reader's language: where to look, and what was found there.

What is suggested was seen to answer, in that language: an address that only looks right is never told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from auditor.model.destination import Version, VersionBy
from auditor.model.outcome import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.language.addresses import AddressReader
    from auditor.targets.languages import TargetLanguages

_HOMES = frozenset({"index", "home", "accueil", "default"})
_LOCALE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?|eng|fra")  # a folder that is a language: fr, fr-ca
_UNKNOWN = (Verdict.UNVERIFIED, Verdict.BLOCKED, Verdict.TRANSIENT)


class Candidate(NamedTuple):
    """An address that may be a page's version, and why."""

    address: str
    by: VersionBy


class AnsweringAddresses:
    """What one version of a post leads to where the other leads to an address, as links that answer each other show."""

    def __init__(self) -> None:
        self._seen: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def learn(self, address: str, other: str) -> None:
        """One version leads to `other` where the other one leads to `address`."""
        self._seen[address][other] += 1

    def of(self, address: str) -> tuple[str, ...]:
        """The addresses in place of one, the commonest first, at most two."""
        return tuple(other for other, _ in self._seen[address].most_common(2)) if address in self._seen else ()


class Versions:
    """Finds the versions of pages on the web."""

    def __init__(self, pages: TargetLanguages, addresses: AddressReader, answering: AnsweringAddresses) -> None:
        self._pages = pages
        self._addresses = addresses
        self._answering = answering

    def candidates(self, outcome: Outcome, language: str) -> list[Candidate]:
        """Where the version of a page in `language` may be, the likeliest first, each address once."""
        found: dict[str, Candidate] = {}
        for candidate in self._candidates(outcome, language):
            address = candidate.address.partition("#")[0]
            if not _same(address, outcome.address) and not _same(address, outcome.final):
                found.setdefault(address, candidate._replace(address=address))
        return list(found.values())

    def found(self, outcome: Outcome, language: str, answers: Mapping[str, Outcome]) -> tuple[Version | None, bool]:
        """The first of the candidates that was seen to answer in `language`; and whether any may still do."""
        may_be = False
        for candidate in self.candidates(outcome, language):
            answer = answers.get(candidate.address)
            if answer and self._is_version(answer, outcome, language, candidate.by):
                address = answer.final if answer.verdict is Verdict.MOVED else candidate.address
                return Version(address, candidate.by, written=address), False
            may_be = may_be or answer is None or (answer.verdict in _UNKNOWN and not answer.page)
        return None, may_be

    def _candidates(self, outcome: Outcome, language: str) -> Iterator[Candidate]:
        for alternate in outcome.page.alternates if outcome.page else ():
            if alternate.language == language:
                yield Candidate(alternate.address, VersionBy(alternate.kind.value))
        for address in self._answering.of(outcome.address):
            yield Candidate(address, VersionBy.ALIGNED)
        for asked in dict.fromkeys(filter(None, (outcome.final, outcome.address))):
            for address in self._addresses.sisters(asked, language):
                yield Candidate(address, VersionBy.SWAP)

    def _is_version(self, answer: Outcome, of: Outcome, language: str, by: VersionBy) -> bool:
        """Whether an answer is another page than `of`, in `language`, and not what a host shows for want of one."""
        page = answer.page
        if not page or answer.soft_404 or answer.verdict is Verdict.BROKEN or _same(answer.final, of.final):
            return False
        if language not in self._pages.of_page(answer).languages:
            return False
        if any(_same(one.address, address) for one in page.alternates for address in (of.final, of.address)):
            return True  # it names the page that it answers
        if by is VersionBy.LINK or (_is_home(answer.final) and not _is_home(of.final or of.address)):
            return False
        was_guessed = by in (VersionBy.SWAP, VersionBy.ALIGNED)
        if was_guessed and answer.verdict is not Verdict.MOVED and not _same(answer.final, answer.address):
            return False
        return not (_is_above(answer.final, answer.address) or _is_above(page.canonical, answer.final))


def _same(one: str, other: str) -> bool:
    """Whether two addresses are one, but for the scheme, a fragment and the last slash."""
    return _compared(one) == _compared(other)


def _compared(address: str) -> str:
    return address.partition("#")[0].rstrip("/").partition("://")[2]


def _is_above(final: str, asked: str) -> bool:
    """Whether an address, if there is one, lies nearer to the top of its site than the one that was asked for it.

    What a host shows for want of a page is mostly its home page, or that of a language.
    """
    return bool(final) and len(_segments(final)) < len(_segments(asked))


def _is_home(address: str) -> bool:
    """Whether an address is that of a whole site, or of its part in one language: /, /fr/, /accueil.html."""
    segments = _segments(address)
    name = segments[0].partition(".")[0].casefold() if segments else ""
    return len(segments) < 2 and (not name or name in _HOMES or bool(_LOCALE.fullmatch(name)))


def _segments(address: str) -> list[str]:
    return [part for part in urlsplit(address).path.split("/") if part]
