"""In what language each address is: by the page that answered there, else by the address alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.language.page_language import language_of_page
from auditor.model.outcome import Outcome, Verdict
from auditor.model.page_language import PageLanguage, Sign, SignKind
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from auditor.language.addresses import AddressReader
    from auditor.language.page_text import PageTexts
    from auditor.model.publication import Entry

_ANSWERED = (Verdict.OK, Verdict.MOVED)
_NOBODY_KNOWS = (Verdict.UNVERIFIED, Verdict.BLOCKED, Verdict.TRANSIENT)


class TargetLanguages:
    """Judges addresses, each once."""

    def __init__(self, texts: PageTexts, addresses: AddressReader) -> None:
        self._texts = texts
        self._addresses = addresses
        self._known: dict[str, PageLanguage] = {}
        self._declared: dict[str, dict[str, str]] = {}  # by address and language: the path of a post that says so

    def hear(self, address: str, language: str, path: str) -> None:
        """Keeps that the post at `path` declares the language of an address: that counts where nothing else speaks."""
        self._declared.setdefault(address, {}).setdefault(language, path)

    def of_page(self, outcome: Outcome) -> PageLanguage:
        """The language of an address on the web; none for what is broken, or has no language, such as code and maps."""
        known = self._known.get(outcome.address)
        if known is None:
            known = self._known[outcome.address] = self._read(outcome)
        return known

    def of_address(self, address: str) -> PageLanguage:
        """The language of a file of the publication, or of a page that only its generator knows, by its address."""
        return self._by_address(address)

    @staticmethod
    def of_post(entry: Entry) -> PageLanguage:
        """The language of a post of the publication."""
        languages = entry.languages or tuple(filter(None, (entry.language,)))
        signs = tuple(Sign(SignKind.POST, code, entry.path) for code in languages)
        return PageLanguage(languages, SignKind.POST, signs) if languages else PageLanguage()

    def _read(self, outcome: Outcome) -> PageLanguage:
        address = outcome.final or outcome.address
        if outcome.soft_404 or any(map(self._addresses.is_neutral, {address, outcome.address})):
            return PageLanguage()
        if (outcome.page and outcome.page.negotiated) or any(hop.varies for hop in outcome.hops):
            return PageLanguage()  # each reader gets it in a language of his own, if there is one
        if outcome.page and outcome.verdict not in (Verdict.BROKEN, Verdict.TRANSIENT):
            return language_of_page(outcome.page, address, self._texts, self._addresses.sign(address))
        if outcome.verdict in _ANSWERED:
            return self._by_address(address)
        if outcome.verdict in _NOBODY_KNOWS:
            found = self._by_address(address)
            return found if found.languages else self._as_declared(outcome.address, found)
        return PageLanguage()

    def _as_declared(self, address: str, found: PageLanguage) -> PageLanguage:
        """What posts agree on where nobody could read the page; `found` otherwise, with its signs."""
        declared = self._declared.get(address, {})
        if len(declared) != 1:
            return found
        ((language, path),) = declared.items()
        signs = (Sign(SignKind.DECLARED, language, path), *found.signs)
        return PageLanguage((language,), SignKind.DECLARED, signs, Confidence.MEDIUM)

    def _by_address(self, address: str) -> PageLanguage:
        found = self._addresses.sign(address)
        if not found:
            return PageLanguage()
        sign, confidence = found
        if confidence is Confidence.LOW:
            return PageLanguage(signs=(sign,))
        if self._texts.contradicts(address, sign.language):
            confidence = Confidence.MEDIUM
        return PageLanguage((sign.language,), sign.kind, (sign,), confidence)
