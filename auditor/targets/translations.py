"""In what language the reader of a post arrives, and where the same is said in the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from auditor.model.destination import TargetKind, Version, VersionBy
from auditor.model.outcome import Outcome, Verdict
from auditor.model.page_language import PageLanguage
from auditor.publication.lead import BY_FILE
from auditor.targets.languages import TargetLanguages
from auditor.targets.versions import AnsweringAddresses, Versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.language.addresses import AddressReader
    from auditor.language.page_text import PageTexts
    from auditor.model.publication import Entry, Publication
    from auditor.publication.answering_links import AnsweringLink
    from auditor.publication.inside import Inside
    from auditor.publication.lead import Lead
    from auditor.targets.versions import Candidate


_PLACES = ("/", "http://", "https://")


class Arrival(NamedTuple):
    """The language of a target, and its version in that of the post which leads there, or whether there may be one."""

    language: PageLanguage = PageLanguage()
    version: Version | None = None
    version_unverified: bool = False


class Translations:
    """Knows the languages of targets, inside the publication and on the web, and their versions."""

    def __init__(self, publication: Publication, inside: Inside, texts: PageTexts, addresses: AddressReader) -> None:
        self._entries = publication.entries
        self._inside = inside
        self._addresses = addresses
        self._pages = TargetLanguages(texts, addresses)
        self._answering = AnsweringAddresses()
        self._versions = Versions(self._pages, addresses, self._answering)

    def learn(self, links: Iterable[AnsweringLink]) -> None:
        """Keeps which addresses two versions of a post lead to in each other's place."""
        for link in links:
            self._answering.learn(link.left, link.right)
            self._answering.learn(link.right, link.left)

    def hear(self, outcome: Outcome, language: str, path: str) -> None:
        """Keeps in what language the post at `path` says that a page on the web is."""
        self._pages.hear(outcome.address, language, path)

    def candidates(self, outcome: Outcome, language: str) -> list[Candidate]:
        """What to ask for a version in `language` of a page on the web; none for a page that is in it."""
        known = self._pages.of_page(outcome).languages
        if not known or not language or language in known:
            return []
        return self._versions.candidates(outcome, language)

    def compare(self, outcome: Outcome, language: str, answers: Mapping[str, Outcome]) -> None:
        """Keeps which pages pass for the versions of a page on the web; all are compared before any is told."""
        if self.candidates(outcome, language):
            self._versions.compare(outcome, language, answers)

    def on_web(self, outcome: Outcome, language: str, answers: Mapping[str, Outcome]) -> Arrival:
        """What a reader of `language` finds at an address on the web."""
        page = self._pages.of_page(outcome)
        if not page.languages or not language or language in page.languages:
            return Arrival(page)
        return Arrival(page, *self._versions.found(outcome, language, answers))

    def of_post(self, post: Entry | None) -> tuple[PageLanguage, dict[str, str]]:
        """The language of a post, and the addresses of its versions by theirs; nothing of what is no post."""
        if not post:
            return PageLanguage(), {}
        others = {code: self._entries[path] for code, path in post.counterparts.items() if path in self._entries}
        return self._pages.of_post(post), {code: other.address for code, other in others.items() if other.address}

    def is_foreign(self, entry: Entry, lead: Lead) -> bool:
        """Whether something inside the publication is in another language than the post that leads there.

        A post's own version is not, since whoever links to that offers it; nor is what a link to a file of the default
        language becomes, where the generator leads readers to the file of their own.
        """
        if not entry.language or (lead.post and self._is_offered(entry, lead, lead.post)):
            return False
        languages = self._inside_language(lead).languages
        return bool(languages) and entry.language not in languages

    def _is_offered(self, entry: Entry, lead: Lead, post: Entry) -> bool:
        if post.path in entry.counterparts.values():
            return True
        by_file = lead.kind is TargetKind.SOURCE and lead.sort == BY_FILE
        site = self._inside.site_of(entry).site
        return by_file and post.language == site.default_language and entry.language in post.counterparts

    def inside(self, entry: Entry, target: str, lead: Lead) -> Arrival:
        """What a reader of the post of `entry` finds inside the publication."""
        page = self._inside_language(lead)
        if not self.is_foreign(entry, lead):
            return Arrival(page)
        if lead.post:
            return Arrival(page, self._post_version(entry, target, lead.post))
        return Arrival(page, self._swapped_version(entry, target))

    def _inside_language(self, lead: Lead) -> PageLanguage:
        if lead.post:
            return self._pages.of_post(lead.post)
        is_file = lead.outcome.verdict is Verdict.OK and lead.kind is TargetKind.FILE
        is_made = lead.outcome.verdict is Verdict.UNVERIFIED and lead.outcome.address.startswith(_PLACES)
        return self._pages.of_address(lead.outcome.address) if is_file or is_made else PageLanguage()

    def _post_version(self, entry: Entry, target: str, post: Entry) -> Version | None:
        other = self._entries.get(post.counterparts.get(entry.language, ""))
        if not other:
            return None
        written = self._inside.written(other, target, entry)
        return Version(other.address or other.path, VersionBy.POST, written)

    def _swapped_version(self, entry: Entry, target: str) -> Version | None:
        """The file or the post that stands where one in the reader's language would."""
        for candidate in self._addresses.sisters(target.partition("#")[0], entry.language):
            lead = self._inside.lead(entry, candidate)
            if lead.outcome.verdict is Verdict.OK:
                by = VersionBy.POST if lead.post else VersionBy.FILE
                return Version(lead.outcome.address, by, candidate)
        return None
