"""What addresses tell of languages, as `rules/hosts.yml` and `rules/url-languages.yml` say it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from auditor.model.rule import Confidence


class HostKind(StrEnum):
    """What the name of a host tells."""

    PAIR = "pair"  # one host for each language: open.canada.ca and ouvert.canada.ca
    LANGUAGE = "language"  # everything there is in one language
    LIKELY = "likely"  # most of it is
    BILINGUAL = "bilingual"  # one name for pages of several languages
    NEUTRAL = "neutral"  # what it shows is nobody's text, or everybody's: code, maps, videos
    ARCHIVE = "archive"  # it shows pages of other hosts, whose addresses stand in its own


class Host(Struct, frozen=True):
    """A row of hosts.yml: `name` is a host in lower case, with the beginning of a path ("google.com/maps") or none.

    It is meant with what lies below it, but for a PAIR, which is meant alone; "www." before a name changes nothing.
    `sisters` are the hosts of a PAIR by language, this one among them.
    """

    name: str
    kind: HostKind
    language: str = ""
    sisters: dict[str, str] = {}


class Spelling(StrEnum):
    """How a language is written in an address; LOCALE and REVERSED join a code and a country by "-" or "_"."""

    SHORT = "short"  # en
    DOUBTFUL = "doubtful"  # a short code that is more often something else: it, no
    LONG = "long"  # eng
    INITIAL = "initial"  # e
    OWN = "own"  # the language's name for itself: english
    FOREIGN = "foreign"  # its name in another language: anglais
    LOCALE = "locale"  # en-ca
    REVERSED = "reversed"  # ca-en


class Place(StrEnum):
    """Where in an address a language is written."""

    LABEL = "label"  # the first of a host's name: en.wikipedia.org
    SEGMENT = "segment"  # a whole part of the path, but for the extension of the last: /en/, /en.html
    FILE = "file"  # the end of a file's name: x-eng.html
    ENDING = "ending"  # the end of a last part that has no extension: /x-eng
    QUERY = "query"  # the value of a parameter: lang=eng


class Pattern(Struct, frozen=True):
    """A row of url-languages.yml: at `place`, a language written as `spelling` is the page's, so sure.

    `hosts` are those it is met on, with what lies below them, `languages` those it is read for; all, when empty.
    `marks` are the signs before an ending, `names` the parameters of a query. `first` asks for the first part of the
    path, `lower` for small letters. Where `swap` is false, the page is not where the other language's word leads.
    """

    place: Place
    spelling: Spelling
    confidence: Confidence
    hosts: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    marks: str = ""
    names: frozenset[str] = frozenset()
    first: bool = False
    lower: bool = False
    swap: bool = True


class TranslatedSegment(Struct, frozen=True):
    """A part of the path that is translated on some hosts: {"en": "acts", "fr": "lois"}."""

    words: dict[str, str]
    hosts: frozenset[str]


class AddressRules(Struct, frozen=True):
    """Both files; rows of a publication come before the shipped ones, and the first that fits counts.

    `spellings` are the words of each language by kind, in lower case, the likeliest first; `regions` the countries
    that locales name, by the language that is spoken there, likewise.
    """

    hosts: tuple[Host, ...] = ()
    spellings: dict[str, dict[Spelling, tuple[str, ...]]] = {}
    regions: dict[str, tuple[str, ...]] = {}
    patterns: tuple[Pattern, ...] = ()
    segments: tuple[TranslatedSegment, ...] = ()
