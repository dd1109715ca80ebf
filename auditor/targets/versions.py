"""Whether a page on the web exists in the reader's language: where to look, and what was found there.

What is suggested was seen to answer, in that language, and nothing speaks against its being the same page: an address
that only looks right is never told, and to pass over a true one costs less than to suggest a false one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from auditor.model.destination import NamedBy, Version, VersionBy
from auditor.model.outcome import Outcome, Verdict
from auditor.model.page_language import SignKind
from auditor.model.rule import Confidence
from auditor.targets.claims import Claims
from auditor.targets.places import (
    depth,
    has_query,
    is_above,
    is_home,
    is_nearer_the_top,
    is_numbered,
    is_one_page,
    same_address,
)
from auditor.web.table import mentions, not_found_hints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.language.addresses import AddressReader
    from auditor.model.outcome import PageFacts
    from auditor.targets.languages import TargetLanguages

    Answers = Mapping[str, Outcome]

_UNKNOWN = (Verdict.UNVERIFIED, Verdict.BLOCKED, Verdict.TRANSIENT)
_GUESSED = (VersionBy.SWAP, VersionBy.ALIGNED)
_FEW = 25  # words; with fewer, a page at an address that nobody named may be made by its script, or be no page at all


class Candidate(NamedTuple):
    """An address that may be a page's version, and why; `seen` is how often links show it."""

    address: str
    by: VersionBy
    seen: int = 0

    @property
    def named_by(self) -> NamedBy:
        """Who says that there is such an address."""
        return NamedBy.NOBODY if self.by is VersionBy.SWAP else NamedBy.PAGE


class AnsweringAddresses:
    """What one version of a post leads to where the other leads to an address, as links that answer each other show."""

    def __init__(self) -> None:
        self._seen: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def learn(self, address: str, other: str) -> None:
        """One version leads to `other` where the other one leads to `address`."""
        self._seen[address][other] += 1

    def of(self, address: str) -> list[tuple[str, int]]:
        """The addresses in place of one, and how often each is, the commonest first, at most two."""
        return self._seen[address].most_common(2) if address in self._seen else []


class Versions:
    """Finds the versions of pages on the web."""

    def __init__(self, pages: TargetLanguages, addresses: AddressReader, answering: AnsweringAddresses) -> None:
        self._pages = pages
        self._addresses = addresses
        self._answering = answering
        self._claims = Claims()

    def candidates(self, outcome: Outcome, language: str) -> list[Candidate]:
        """Where the version of a page in `language` may be, the likeliest first, each address once."""
        found: dict[str, Candidate] = {}
        for candidate in self._candidates(outcome, language):
            address = candidate.address.partition("#")[0]
            if not same_address(address, outcome.address) and not same_address(address, outcome.final):
                found.setdefault(address, candidate._replace(address=address))
        return list(found.values())

    def compare(self, outcome: Outcome, language: str, answers: Answers) -> None:
        """Keeps which pages may pass for the version of this one, before any is found."""
        for candidate in self.candidates(outcome, language):
            answer = answers.get(candidate.address)
            if answer and self._may_be_version(answer, outcome, language, candidate.by, answers):
                guessed = candidate.named_by is NamedBy.NOBODY
                self._claims.add(answer, outcome, self._pages.of_page(outcome).languages, guessed=guessed)

    def found(self, outcome: Outcome, language: str, answers: Answers) -> tuple[Version | None, bool]:
        """The first of the candidates that was seen to answer in `language`; and whether any may still do."""
        page = self._pages.of_page(outcome)
        languages, candidates = page.languages, self.candidates(outcome, language)
        # An address that says its language shows a site in several: where no other can be guessed, it may exist.
        may_be = not candidates and not outcome.page and page.by is SignKind.ADDRESS
        for candidate in candidates:
            answer = answers.get(candidate.address)
            if answer and self._may_be_version(answer, outcome, language, candidate.by, answers):
                names_it, guessed = _names(answer, outcome), candidate.named_by is NamedBy.NOBODY
                if names_it or not self._claims.are_of_several(answer, languages, guessed=guessed):
                    address = answer.final if answer.verdict is Verdict.MOVED else candidate.address
                    sure = Confidence.HIGH if names_it else _confidence(candidate)
                    return Version(address, candidate.by, address, sure), False
            may_be = may_be or answer is None or (answer.verdict in _UNKNOWN and not answer.page)
        return None, may_be

    def _candidates(self, outcome: Outcome, language: str) -> Iterator[Candidate]:
        for alternate in outcome.page.alternates if outcome.page else ():
            if alternate.language == language:
                yield Candidate(alternate.address, VersionBy(alternate.kind.value))
        for address, seen in self._answering.of(outcome.address):
            said = self._addresses.sign(address)
            if not said or said[0].language == language or said[1] is Confidence.LOW:
                yield Candidate(address, VersionBy.ALIGNED, seen)
        for asked in dict.fromkeys(filter(None, (outcome.final, outcome.address))):
            for address in self._addresses.sisters(asked, language):
                yield Candidate(address, VersionBy.SWAP)

    def _may_be_version(self, answer: Outcome, of: Outcome, language: str, by: VersionBy, answers: Answers) -> bool:
        """Whether an answer is another page than `of`, in `language`, and not what a host shows for want of one."""
        page, asked = answer.page, of.final or of.address
        if not page or answer.soft_404 or answer.verdict is Verdict.BROKEN or same_address(answer.final, of.final):
            return False
        if language not in self._pages.of_page(answer).languages or _seems_missing(page, of.page):
            return False
        if by in _GUESSED and not _is_read(page, language):
            return False
        if _names(answer, of):
            return True
        if by is VersionBy.LINK or (is_home(answer.final) and not is_home(asked)):
            return False
        if by in _GUESSED and answer.verdict is not Verdict.MOVED and not same_address(answer.final, answer.address):
            return False
        if is_above(answer.final, answer.address) or is_above(page.canonical, answer.final):
            return False
        if is_home(answer.final):
            return True
        is_elsewhere = by is VersionBy.ALIGNED and urlsplit(answer.final).netloc != urlsplit(asked).netloc
        if is_nearer_the_top(answer.final, asked) and not is_elsewhere:
            return False
        return not self._names_another(answer, of, by, answers)

    def _names_another(self, answer: Outcome, of: Outcome, by: VersionBy, answers: Answers) -> bool:
        """Whether a page that does not name `of` names other pages in the language of that.

        A link that leads nearer to the top, or hands the page over to a program, is no name for a page; and what `of`
        itself names by `hreflang` is only gainsaid by the same.
        """
        kinds = (SignKind.HREFLANG,) if by is VersionBy.HREFLANG else (SignKind.HREFLANG, SignKind.TOGGLE)
        languages = self._pages.of_page(of).languages
        alternates = answer.page.alternates if answer.page else ()
        named = [
            one.address
            for one in alternates
            if one.kind in kinds
            and one.language in languages
            and depth(one.address) >= depth(answer.final)
            and has_query(one.address) <= has_query(of.final or of.address)
        ]
        ends = [(answers[one].final if one in answers else "") or one for one in named]
        return bool(named) and not any(is_one_page(one, its) for one in (*named, *ends) for its in _addresses(of))


def _names(answer: Outcome, of: Outcome) -> bool:
    """Whether a page names the page that it may be the version of."""
    alternates = answer.page.alternates if answer.page else ()
    return any(same_address(one.address, address) for one in alternates for address in (of.final, of.address))


def _addresses(outcome: Outcome) -> list[str]:
    canonical = outcome.page.canonical if outcome.page else ""
    return [address for address in (outcome.final, outcome.address, canonical) if address]


def _seems_missing(page: PageFacts, of: PageFacts | None) -> bool:
    """Whether a page may say that it is not there, in words in which the one that it answers does not speak."""
    texts = (of.title, of.heading) if of else ()
    if any(mentions(text, not_found_hints()) for text in texts):
        return False
    return any(mentions(text, not_found_hints()) for text in (page.title, page.heading))


def _is_read(page: PageFacts, language: str) -> bool:
    """Whether a page was read in `language`, and does not only declare it; a document declares what it is."""
    return bool(page.document_language) or (language in page.spoken and page.words >= _FEW)


def _confidence(candidate: Candidate) -> Confidence:
    """How sure a version is that does not name its page: links may be ill-matched once, and numbers tell little."""
    is_number = candidate.by is VersionBy.SWAP and is_numbered(candidate.address)
    return Confidence.MEDIUM if is_number or candidate.seen == 1 else Confidence.HIGH
