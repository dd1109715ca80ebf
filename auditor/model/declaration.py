"""Remarks by which an author tells the reader what language a link leads to, such as "(in French only)"."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from auditor.model.location import Span


class Strength(StrEnum):
    """How much a declaration says."""

    ONLY = "only"  # "(in French only)": there is no version in the reader's language
    PLAIN = "plain"  # "(in French)", "[FR]"
    VERSION = "version"  # "(French version)", or a link whose whole text is "French"


class Place(StrEnum):
    """Where a declaration stands, as seen from its link."""

    INSIDE = "inside"  # in the link's text
    AFTER = "after"
    BEFORE = "before"
    NEAR = "near"  # in the same sentence, item or row, with words between
    ABOVE = "above"  # in a heading or an introduction, for all links below
    ATTRIBUTE = "attribute"  # as `hreflang` or `lang`: a browser knows, a reader may not
    ICON = "icon"  # in the alternative text of an image
    ALONE = "alone"  # no link is there


class Slip(StrEnum):
    """What is wrong with the brackets of a declaration."""

    DOUBLED = "doubled"  # `((in French only)`
    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    MISMATCHED = "mismatched"  # `[in French only)`


class Wording(Struct, frozen=True, array_like=True):
    """What the words of a declaration say.

    `language` is the code of the language that is declared, `spoken` that of the language whose words they are, "" for
    a code or an attribute. `form` is what is left without `thing`, with `{code}` for a code and `{language}` for the
    first of a language's names: that of "page in French only" is "in {language} only", its thing "page".
    """

    language: str
    strength: Strength
    spoken: str = ""
    form: str = ""
    thing: str = ""
    names_link: bool = False  # "link …", "page …": it can mean nothing but what a link leads to

    @property
    def is_bare(self) -> bool:
        """Whether it is nothing but a name or a code."""
        return not self.thing and " " not in self.form


class Declaration(Struct, frozen=True):
    """A declaration, and the links that it speaks of.

    `span` is the place of the whole remark with its brackets, `words_span` that of the words that make it a
    declaration: in "(in French only, PDF, 4 pages)" the first three. Of an attribute both are the link's.
    """

    wording: Wording
    place: Place
    shown: str  # the remark as a reader sees it
    span: Span
    words_span: Span
    links: tuple[int, ...] = ()  # indices into the facts' links
    passage: int = -1  # index into the facts' passages; -1 for an attribute or an icon
    slip: Slip | None = None


class Declared(Struct, frozen=True, array_like=True):
    """A link of which its post says the language: what a run keeps of a declaration.

    `target` is as `Link.leads_to` gives it. A link with a remark and an attribute is there twice; a remark about
    several links is there once for each.
    """

    target: str
    place: Place
    wording: Wording
