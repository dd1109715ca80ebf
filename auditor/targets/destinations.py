"""Where everything that posts lead to ends: inside the publication by its sources, outside by what the web answers.

Every target is resolved inside as its post comes, which gives the questions for the web; its answers tell which pages
are in another language than their readers, and so what else is asked: whether they exist in the reader's. Then each
target has its outcome, and the posts that lead to something notable are known.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import structs

from auditor.checkers.addresses import malformed_address
from auditor.model.audit import Target, UnverifiedAddress
from auditor.model.declaration import Declared, Place, Strength
from auditor.model.destination import Destination, NamedBy, Question
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.publication.address_book import path_in
from auditor.publication.inside import Inside
from auditor.publication.lead import Lead, unverified
from auditor.publication.page_fragments import PageFragments, judged_outside, unsure_of_fragment
from auditor.targets.tally import Arrived, Tally
from auditor.targets.translations import Translations
from auditor.web.address import without_credentials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from auditor.language.addresses import AddressReader
    from auditor.language.page_text import PageTexts
    from auditor.model.publication import Entry, Publication
    from auditor.publication.answering_links import AnsweringLink
    from auditor.publication.served import ServedSite
    from auditor.targets.translations import Arrival

_ENDED = (Cause.NO_NETWORK, Cause.DEADLINE)  # why a round of questions ends before its last one
_FEW = 4  # broken targets of one sort: up to here most may well be broken
_BESIDE = (Place.INSIDE, Place.AFTER, Place.BEFORE)  # where a declaration speaks of its link for certain
_NOBODYS = re.compile(r"[^/]*@[^/]*|[\d\s().+-]+")  # a mail address or telephone number without its scheme


_decoded = msgspec.msgpack.Decoder(dict[str, int]).decode
_declarations = msgspec.msgpack.Decoder(tuple[Declared, ...]).decode


class Linking(NamedTuple):
    """A post by its path, and what it leads to: an encoded dict of targets and counts, and its encoded Anchors.

    `declared` is an encoded tuple of Declared: what it says of the language of its links; b"" for nothing.
    """

    path: str
    targets: bytes
    anchors: bytes
    declared: bytes = b""


class Settled(NamedTuple):
    """What came of all targets; `notable` holds those of each post that a rule may speak of, by path and target."""

    targets: tuple[Target, ...]
    unverified: tuple[UnverifiedAddress, ...]
    notable: dict[str, dict[str, Destination]]


class Destinations:
    """The targets of the posts of a publication.

    `whole` says that all of its posts are known, `complete` that none of them was left out on purpose.
    """

    def __init__(
        self,
        root: Path,
        publication: Publication,
        texts: PageTexts,
        addresses: AddressReader,
        *,
        whole: bool,
        complete: bool = True,
    ) -> None:
        self._publication = publication
        self._whole = whole
        self._inside = Inside(root, publication, whole=whole, complete=complete)
        self._translations = Translations(publication, self._inside, texts, addresses)
        self._posts: list[Linking] = []
        self._outside: defaultdict[str, Counter[str]] = defaultdict(Counter)  # by address: languages of posts
        self._kept: defaultdict[str, dict[str, Lead]] = defaultdict(dict)  # by path and target: what is to be told
        self._answering: Counter[str] = Counter()  # addresses inside at which something answers
        self._entries: dict[str, Entry] = {}  # the posts among them
        self._sought: Counter[str] = Counter()  # where versions may be: links to the pages that they may answer
        self._asked: Counter[str] = Counter()  # targets by sort
        self._broken: Counter[str] = Counter()  # those of them that seem broken

    def add(self, post: Linking) -> None:
        """Resolves the targets of a post inside the publication."""
        self._posts.append(post)
        entry = self._publication.entries[post.path]
        for target, count in _decoded(post.targets).items():
            if (address := target.partition("#")[0]) in self._outside:  # absolute, whoever links there
                self._outside[address][entry.language] += count
                continue
            lead = self._lead(entry, target)
            self._asked[lead.sort] += 1
            if lead.outside:
                self._outside[lead.outside][entry.language] += count
                if lead.outside != address:
                    self._kept[post.path][target] = lead
            elif _simply_answers(lead) and not self._translations.is_foreign(entry, lead):
                self._answering[lead.outcome.address] += count
                if lead.post:
                    self._entries[lead.outcome.address] = lead.post
            else:
                self._kept[post.path][target] = lead
                self._broken[lead.sort] += lead.outcome.verdict is Verdict.BROKEN

    def learn(self, links: Iterable[AnsweringLink]) -> None:
        """Keeps what two versions of a post lead to in each other's place."""
        self._translations.learn(links)

    def questions(self) -> tuple[Question, ...]:
        """The addresses that only the web can answer for, once every post was added."""
        self._learn()
        self._withdraw({sort for sort, count in self._broken.items() if count > _FEW and 2 * count > self._asked[sort]})
        self._judge_fragments()
        return tuple(
            Question(address, tuple(code for code, _ in counts.most_common() if code))
            for address, counts in self._outside.items()
        )

    def further_questions(self, answers: Mapping[str, Outcome]) -> tuple[Question, ...]:
        """Where pages that answered in another language than their readers' may exist in that."""
        self._hear(answers)
        asked: defaultdict[str, dict[str, None]] = defaultdict(dict)
        named: dict[str, NamedBy] = {}  # by page or, for any other, by nobody
        for address, counts in self._outside.items():
            if outcome := answers.get(address):
                for language in counts:
                    for candidate in self._translations.candidates(outcome, language):
                        asked[candidate.address][language] = None
                        self._sought[candidate.address] += counts[language]
                        if named.get(candidate.address) is not NamedBy.NOBODY:
                            named[candidate.address] = candidate.named_by
        return tuple(
            Question(address, tuple(found), named_by=named[address])
            for address, found in asked.items()
            if address not in answers
        )

    def settled(self, answers: Mapping[str, Outcome]) -> Settled:
        """The outcomes of all targets, with the web's answers by address."""
        self._hear(answers)
        for address, counts in self._outside.items():
            if outcome := answers.get(address):
                for language in counts:
                    self._translations.compare(outcome, language, answers)
        tally = Tally()
        for address, count in self._answering.items():
            tally.add_post(address, count, *self._translations.of_post(self._entries.get(address)))
        notable: defaultdict[str, dict[str, Destination]] = defaultdict(dict)
        for post in self._posts:
            entry = self._publication.entries[post.path]
            declared = _by_target(post.declared)
            for target, count in _decoded(post.targets).items():
                if destination := self._destination(entry, target, answers):
                    said = declared[target]
                    told = min(count, _told(said, destination.language.languages))
                    link = Arrived(post.path, entry.language, destination, count, told, declares=bool(said))
                    tally.add(link)
                    if destination.is_notable or link.is_to_be_told:
                        notable[post.path][target] = destination
        for address, count in self._sought.items():
            cause = answers[address].cause if address in answers and address not in self._outside else None
            if cause in _ENDED:
                tally.add_unasked(address, cause, count)
        return Settled(tally.targets(), tally.unverified(), dict(notable))

    def _hear(self, answers: Mapping[str, Outcome]) -> None:
        """Lets what one post declares count for the others, too."""
        for post in self._posts:
            for one in _declarations(post.declared) if post.declared else ():
                outcome = answers.get(one.target)  # none of a part of a page: another part may be in another language
                sure = one.place in _BESIDE and one.wording.strength is not Strength.VERSION
                if outcome and sure and one.wording.language != self._publication.entries[post.path].language:
                    self._translations.hear(outcome, one.wording.language, post.path)

    def _destination(self, entry: Entry, target: str, answers: Mapping[str, Outcome]) -> Destination | None:
        """Where a target of a post leads; None where that is counted already, or nobody was asked."""
        lead = self._kept.get(entry.path, {}).get(target)
        if lead and not lead.outside:
            return _arriving(_inside(lead), self._translations.inside(entry, target, lead))
        outcome = answers.get(lead.outside if lead else target.partition("#")[0])
        if not outcome:
            return None
        destination = judged_outside(outcome, target) if "#" in target else Destination(outcome)
        return _arriving(destination, self._translations.on_web(outcome, entry.language, answers))

    def _lead(self, entry: Entry, target: str) -> Lead:
        lead = self._inside.lead(entry, target)
        if lead.outcome.verdict is not Verdict.BROKEN or "{" in target:
            return lead
        names_no_place = _NOBODYS.fullmatch(target) or malformed_address(target)
        return unverified(target, Cause.SCHEME) if names_no_place else lead  # other rules tell that

    def _learn(self) -> None:
        """Follows once more the files that were not found, where they show which folders are served."""
        unsure: defaultdict[ServedSite, list[tuple[Entry, str, str]]] = defaultdict(list)
        for path, kept in self._kept.items():
            entry = self._publication.entries[path]
            for target, lead in kept.items():
                if lead.sort.startswith("rooted") and lead.outcome.cause is Cause.TEMPLATE and not lead.fragment:
                    unsure[self._inside.site_of(entry)].append((entry, target, path_in(lead.outcome.address)))
        for site, targets in unsure.items():
            if self._inside.learn(site, [path for _, _, path in targets]):
                for entry, target, _ in targets:
                    self._kept[entry.path][target] = self._lead(entry, target)

    def _withdraw(self, doubtful: set[str]) -> None:
        """Takes back what was said of a sort of target of which most seem broken: it was not understood."""
        for kept in self._kept.values():
            for target, lead in kept.items():
                if lead.sort in doubtful and lead.outcome.verdict is Verdict.BROKEN and not lead.near:
                    kept[target] = unverified(lead.outcome.address, sort=lead.sort)

    def _judge_fragments(self) -> None:
        anchors = {post.path: post.anchors for post in self._posts}
        fragments = PageFragments(self._inside, anchors, whole=self._whole)
        judged: list[tuple[str, str, Lead]] = []
        for path, kept in self._kept.items():
            for target, lead in kept.items():
                if lead.fragment and lead.post and lead.outcome.verdict is Verdict.OK:
                    kept[target] = fragments.judged(lead, lead.post, target)
                    judged.append((path, target, kept[target]))
        missing = [one for one in judged if one[2].fragment_missing]
        if len(missing) > _FEW and 2 * len(missing) > len(judged):
            for path, target, lead in missing:
                if not lead.certain:
                    self._kept[path][target] = unsure_of_fragment(lead)


def unasked(posts: Iterable[Linking], cause: Cause) -> Settled:
    """The targets where no rule needs an outcome: those on the web for `cause`, those of templates for theirs."""
    web: Counter[str] = Counter()
    templated: Counter[str] = Counter()
    for post in posts:
        for target, count in _decoded(post.targets).items():
            if "{{" in target or "{%" in target:
                templated[target] += count
            elif target.lower().startswith(("http://", "https://", "//")):
                web[without_credentials(target.partition("#")[0])] += count
    listed = [UnverifiedAddress(address, cause, count) for address, count in sorted(web.items())]
    listed += [UnverifiedAddress(target, Cause.TEMPLATE, count) for target, count in sorted(templated.items())]
    outcomes = ((one.address, one.count, Outcome(one.address, Verdict.UNVERIFIED, cause)) for one in listed)
    targets = tuple(Target(*one) for one in outcomes if one[0] in web)
    return Settled(targets, tuple(listed), {})


def _by_target(declared: bytes) -> defaultdict[str, list[Declared]]:
    found: defaultdict[str, list[Declared]] = defaultdict(list)
    for one in _declarations(declared) if declared else ():
        found[one.target].append(one)
    return found


def _told(said: Iterable[Declared], languages: tuple[str, ...]) -> int:
    """How many links to a page say in what language that is; what one says twice, it says to eye and browser."""
    true = [one.place is Place.ATTRIBUTE for one in said if one.wording.language in languages]
    return max(true.count(False), true.count(True))


def _simply_answers(lead: Lead) -> bool:
    return lead.outcome.verdict is Verdict.OK and not lead.fragment


def _arriving(destination: Destination, arrival: Arrival) -> Destination:
    if not arrival.language.languages:
        return destination
    return structs.replace(destination, **arrival._asdict())


def _inside(lead: Lead) -> Destination:
    return Destination(
        outcome=lead.outcome,
        inside=True,
        kind=lead.kind,
        fragment=lead.fragment,
        fragment_missing=lead.fragment_missing,
        nearest=lead.near,
        repaired=lead.repaired,
        certain=lead.certain,
        by_case=lead.by_case,
    )
