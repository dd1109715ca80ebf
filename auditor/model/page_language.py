"""The language of what an address leads to, and all that speaks for it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from auditor.model.rule import Confidence


class SignKind(StrEnum):
    """What speaks for the language of a page."""

    POST = "post"  # it is a post of the publication
    TEXT = "text"  # of the fetched page's main part
    DOCUMENT = "document"  # the /Lang of a PDF
    HTML_LANG = "html-lang"
    HREFLANG = "hreflang"  # the page names itself among its versions
    TOGGLE = "toggle"  # it has a link to its version in the other language
    LINK = "link"  # its text has a link that is a language's name
    CONTENT_LANGUAGE = "content-language"  # the HTTP header
    LOCALE = "og:locale"
    ADDRESS = "address"  # a sign in its path or query: /en/, -eng.html
    HOST = "host"  # open.canada.ca is English, unless the path says something else
    DECLARED = "declared"  # the publication's own posts say so


class Sign(Struct, frozen=True):
    """One thing that speaks for a language: its kind, the code, and what is written there ("/en/", "fr-CA")."""

    kind: SignKind
    language: str
    shown: str = ""


class PageLanguage(Struct, frozen=True):
    """The codes of a page's languages: several when it is bilingual, none when nobody can say.

    `by` is the sign that decided, None when none did. `signs` are all that were found, the strongest first; one that
    says something else shows that the page contradicts itself. `confidence` is how far the languages can be trusted.
    """

    languages: tuple[str, ...] = ()
    by: SignKind | None = None
    signs: tuple[Sign, ...] = ()
    confidence: Confidence = Confidence.HIGH

    @property
    def language(self) -> str:
        """The code of its one language; "" when it has several, or nobody can say."""
        return self.languages[0] if len(self.languages) == 1 else ""
