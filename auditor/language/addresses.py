"""What an address tells of the language of its page, and where the page in another language may be.

No address is asked here: a sister address is a guess until it was seen to answer.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from auditor.language.address_parts import Part, PartReader, embedded, segments
from auditor.language.hosts import HostTable, bare, family
from auditor.language.spellings import Spellings
from auditor.model.address_rules import AddressRules, Host, HostKind, TranslatedSegment
from auditor.model.page_language import Sign, SignKind
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_SISTERS = 4
_SCHEMES = frozenset({"", "http", "https"})
_RANKS = {confidence: rank for rank, confidence in enumerate(Confidence)}  # 0: the surest
_LONGEST = 16_384  # characters of an address; browsers and servers give up far below


class _Page(NamedTuple):
    """A page's address in its components, its host and its row; `before` it stands an archive's own address."""

    before: str
    url: SplitResult
    name: str  # of the host, `bare`
    host: Host | None

    @property
    def kind(self) -> HostKind | None:
        return self.host.kind if self.host else None


class AddressReader:
    """Reads addresses by the rules of a publication; made once, since it holds them as tables."""

    def __init__(self, rules: AddressRules) -> None:
        self._hosts = HostTable(rules.hosts)
        self._spellings = Spellings(rules)
        self._patterns = rules.patterns
        self._reader = PartReader(rules, self._spellings)
        self._translated: defaultdict[str, list[TranslatedSegment]] = defaultdict(list)
        for row in rules.segments:
            for word in row.words.values():
                self._translated[word.casefold()].append(row)

    def sign(self, address: str) -> tuple[Sign, Confidence] | None:
        """What in the address says the language of its page, and how sure that is; None when nothing does.

        Two things that are as sure as each other and disagree leave the first, with low confidence; so does a host of
        one language where the path is more than a hint at another. On one of a pair of hosts a sure path says more than
        the host. Never raises.
        """
        page = self._page(address)
        found = self._signs(page) if page else []
        if not found:
            return None
        sign = found[0][0]
        if page and page.kind is HostKind.PAIR and (said := _surest_other(found)):
            return said, Confidence.MEDIUM  # both hosts of a pair mostly serve both languages, and the path says which
        sure = min(_RANKS[confidence] for one, confidence in found if one.language == sign.language)
        doubt = max(sure, _RANKS[Confidence.MEDIUM]) if sign.kind is SignKind.HOST else sure
        if any(_RANKS[confidence] <= doubt for one, confidence in found if one.language != sign.language):
            return sign, Confidence.LOW
        return sign, list(Confidence)[sure]

    def is_neutral(self, address: str) -> bool:
        """Whether what the address shows has no language: code, a map, a video."""
        page = self._page(address)
        return bool(page and page.kind is HostKind.NEUTRAL)

    def sisters(self, address: str, language: str) -> tuple[str, ...]:
        """Where the same page may be in `language`, the likeliest first; at most four, the address not among them."""
        page = self._page(address)
        if not page or page.kind is HostKind.NEUTRAL:
            return ()
        found = dict.fromkeys(page.before + one.geturl() for one in self._sisters(page, language))
        if found:
            found.pop(page.before + page.url.geturl(), None)
        return tuple(found)[:_MOST_SISTERS]

    def _page(self, address: str) -> _Page | None:
        """The page that an address shows; None where there is none, or an archive shows another archive's."""
        page = self._at_its_host("", address)
        if not page or page.kind is not HostKind.ARCHIVE:
            return page
        archived = _archived(page.url)
        inner = self._at_its_host(*archived) if archived else None
        return inner if inner and inner.kind is not HostKind.ARCHIVE else None

    def _at_its_host(self, before: str, address: str) -> _Page | None:
        url = _split(address)
        name = bare(url.hostname or "") if url else ""
        return _Page(before, url, name, self._hosts.row(name, url.path)) if url else None

    def _signs(self, page: _Page) -> list[tuple[Sign, Confidence]]:
        host = page.host
        if page.kind is HostKind.NEUTRAL:
            return []
        found = [
            (Sign(SignKind.ADDRESS, part.language, part.shown), self._patterns[part.row].confidence)
            for part in self._reader.parts(page.url, page.name)
        ]
        if not host or not host.language:
            return found
        own = Sign(SignKind.HOST, host.language, host.name)
        only_hints = all(confidence is Confidence.LOW for _, confidence in found)
        match host.kind:
            case HostKind.PAIR:
                found.insert(0, (own, Confidence.HIGH))
            case HostKind.LANGUAGE if only_hints:
                found.insert(0, (own, Confidence.HIGH))
            case HostKind.LIKELY if only_hints:
                found.append((own, Confidence.LOW))
        return found

    def _sisters(self, page: _Page, language: str) -> Iterator[SplitResult]:
        url, host = page.url, page.host
        pair = host.sisters.get(language, "") if host and host.language != language else ""
        there = _at_host(url, pair) if pair else url
        parts = [part for part in self._reader.parts(url, page.name) if self._can_swap(part, language, bool(pair))]
        if not parts and not pair:
            return
        yield _replaced(there, [*self._replacements(parts, language, 0), *self._words(page, language)])
        yield self._swapped(there, parts, language, 0)
        yield there
        yield self._swapped(there, parts, language, 1)
        yield self._swapped(url, parts, language, 0)

    def _can_swap(self, part: Part, language: str, has_pair: bool) -> bool:
        if part.language == language or not self._patterns[part.row].swap or (has_pair and part.component == "netloc"):
            return False
        return bool(self._instead(part, language))

    def _instead(self, part: Part, language: str) -> tuple[str, ...]:
        words = self._spellings.instead(part.word, self._patterns[part.row].spelling, language)
        return tuple(word for word in words if word.isascii()) if part.component == "netloc" else words

    def _swapped(self, url: SplitResult, parts: Sequence[Part], language: str, choice: int) -> SplitResult:
        return _replaced(url, self._replacements(parts, language, choice))

    def _replacements(self, parts: Sequence[Part], language: str, choice: int) -> list[tuple[str, int, int, str]]:
        found = []
        for part in parts:
            words = self._instead(part, language)
            word = words[min(choice, len(words) - 1)]
            found.append((part.component, part.start, part.end, quote(word)))
        return found

    def _words(self, page: _Page, language: str) -> Iterator[tuple[str, int, int, str]]:
        """The parts of the path that are translated there."""
        names = family(page.name)
        for start, segment in segments(page.url.path):
            stem = segment.partition(".")[0]
            for row in self._translated.get(stem.casefold(), ()):
                if language in row.words and not row.hosts.isdisjoint(names):
                    yield "path", start, start + len(stem), row.words[language]
                    break


def _split(address: str) -> SplitResult | None:
    """The address in its components; None for one that no page has: mailto:, a broken one, one without end."""
    if len(address) > _LONGEST:
        return None
    try:
        url = urlsplit(address.strip())
        return url if url.scheme in _SCHEMES else None
    except ValueError:
        return None


def _archived(url: SplitResult) -> tuple[str, str] | None:
    """The address of an archived page, after what the archive's own begins with."""
    at = embedded(url.path)
    if at < 0:
        return None
    scheme, _, rest = url.path[at:].partition(":")
    inner = SplitResult("", "", f"{scheme}://{rest.lstrip('/')}", url.query, url.fragment)
    return url._replace(path=url.path[:at], query="", fragment="").geturl(), inner.geturl()


def _at_host(url: SplitResult, name: str) -> SplitResult:
    """The address on another host, with the same "www." and port."""
    user, at, host = url.netloc.rpartition("@")
    _, colon, port = host.partition(":")
    www = "www." if host.lower().startswith("www.") else ""
    return url._replace(netloc=f"{user}{at}{www}{name}{colon}{port}")


def _replaced(url: SplitResult, replacements: Sequence[tuple[str, int, int, str]]) -> SplitResult:
    """The address with words of its components replaced, from the last to the first."""
    components = {"netloc": url.netloc, "path": url.path, "query": url.query}
    for component, start, end, word in sorted(replacements, key=lambda one: -one[1]):
        text = components[component]
        components[component] = text[:start] + word + text[end:]
    return url._replace(**components)


def _surest_other(found: Sequence[tuple[Sign, Confidence]]) -> Sign | None:
    """A sure sign of another language than the first one's."""
    first = found[0][0].language
    return next((one for one, sure in found[1:] if sure is Confidence.HIGH and one.language != first), None)
