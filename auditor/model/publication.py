"""A publication as one thing in several languages: what address each post gets, and which post answers which."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, structs

from auditor.model.location import Location, Span


class PairedBy(StrEnum):
    """By which sign two posts are known to answer each other."""

    KEY = "key"  # the same translationKey, ref or page_id
    ADDRESS = "address"  # one names the other's address: translation_url, altLangPage, hreflang
    TITLE = "title"  # one names the other's title or slug: toggle
    PERMALINK = "permalink"  # the same permalink in each language
    PATH = "path"  # the same path but for the language


class PairProblemKind(StrEnum):
    """What can be wrong with the way a post names its counterpart."""

    MISSING = "missing"  # no counterpart, and nothing names one
    UNKNOWN = "unknown"  # what it names does not exist
    NOT_RECIPROCAL = "not-reciprocal"  # the post that it names points elsewhere
    SHARED = "shared"  # another post of the same language has the same key, or names the same counterpart
    WRONG_HOST = "wrong-host"  # the address names no host of the publication
    SAME_LANGUAGE = "same-language"  # the post that it names is in its own language


class PairProblem(Struct, frozen=True):
    """A fault in the pairing of one post.

    `language` is the code of the language in question, `name` and `value` the field and what it says, at `span`
    (1:1 to 1:1 for MISSING). `nearest` is what was probably meant: a key, title or address, ready to be written
    at `span` in place of `value`; "" when nothing is near. `others` are the places of the posts concerned, first that
    of the post that is named or meant. `mutual`: that post has the same problem, and either may be the one to mend.
    """

    kind: PairProblemKind
    language: str
    span: Span
    name: str = ""
    value: str = ""
    nearest: str = ""
    others: tuple[Location, ...] = ()
    mutual: bool = False


class Entry(Struct, frozen=True):
    """One post's place in its publication.

    `language` is a code, "" when unknown; `languages` holds more than one for a page that is bilingual itself.
    `address` is an absolute URL where the host is known, else a path from the root ("/fr/a-propos/"), percent-decoded
    and NFC; "" for a post that is not built. `also` are addresses that it may have instead. `counterparts` are paths by
    language code, without its own.
    """

    path: str
    language: str = ""
    languages: tuple[str, ...] = ()
    address: str = ""
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    counterparts: dict[str, str] = {}
    paired_by: PairedBy | None = None
    problems: tuple[PairProblem, ...] = ()
    expects_counterparts: bool = True  # False: in this part of the publication nothing is translated


class Assumption(Struct, frozen=True):
    """Something that was recognised or taken for granted about a publication, to be told to its reader.

    `kind` names a sentence of `auditor.reporter.assumptions.ASSUMPTIONS`; `facts` fill it.
    """

    kind: str
    facts: dict[str, str] = {}


class PublishedSite(Struct, frozen=True):
    """One site of a publication, as its generator builds it; `folder` is relative to the root, "" for itself.

    `hosts` are base addresses by language code, "" where none is known; `base_path` is what stands before every
    address, such as "/blog".
    """

    folder: str = ""
    generator: str = ""
    config: str = ""
    base_path: str = ""
    default_language: str = ""
    hosts: dict[str, str] = {}


class Publication(Struct, frozen=True):
    """All posts of a run by path, and what was assumed to place them."""

    languages: tuple[str, ...]  # codes, sorted
    entries: dict[str, Entry]
    assumptions: tuple[Assumption, ...] = ()
    generator: str = ""
    sites: tuple[PublishedSite, ...] = ()

    def unjudged(self) -> Publication:
        """The same without what is wrong with its pairs: for posts whose neighbours are not known."""
        entries = {path: structs.replace(entry, problems=()) for path, entry in self.entries.items()}
        return structs.replace(self, entries=entries)

    def pairs(self) -> list[tuple[str, str]]:
        """Every two posts that answer each other, by path, sorted; each pair once, languages in order."""
        found: set[tuple[str, str]] = set()
        for entry in self.entries.values():
            for code, path in entry.counterparts.items():
                found.add((entry.path, path) if entry.language <= code else (path, entry.path))
        return sorted(found)
