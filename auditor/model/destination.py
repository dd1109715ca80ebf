"""Where the targets of a post lead, and what is asked of the web to know it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from auditor.model.outcome import Outcome, Verdict
from auditor.model.page_language import PageLanguage
from auditor.model.rule import Confidence


class TargetKind(StrEnum):
    """What a target is meant to lead to."""

    PAGE = "page"
    FILE = "file"  # a picture, a document: what is served as it is
    SOURCE = "source"  # a post, named by its file


class VersionBy(StrEnum):
    """How the version of a page in another language is known."""

    POST = "post"  # both are posts of the publication, which answer each other
    FILE = "file"  # both are files of the publication
    HREFLANG = "hreflang"  # the page names it
    TOGGLE = "toggle"  # the page links to it by its language's name
    LINK = "link"  # its text has a link by its language's name, and the page there names it back
    ALIGNED = "aligned"  # where a post leads to the page, its other version leads there
    SWAP = "swap"  # it stands where a page in that language would


class Version(Struct, frozen=True):
    """A page in the reader's language that answers another page; one on the web was seen to answer in it.

    `written` is the target that leads there, in the syntax of the one that it takes the place of; "" when nobody can
    say how that is written. `confidence` is how sure it is that both are one page.
    """

    address: str
    by: VersionBy
    written: str = ""
    confidence: Confidence = Confidence.HIGH


class Destination(Struct, frozen=True):
    """Where one target, as it is written in a post, leads.

    `outcome` is that of its address without the fragment; `inside` says that the publication's own sources tell it.
    `fragment` is the id that is sought, decoded, "" when none is. `nearest` is the address, file or id that was
    probably meant, and `repaired` the target with it, in its own syntax; "" when nothing is near. `certain` says
    that they differ from what is written by case, accents or signs alone, `by_case` by case alone. `version` is known
    for a page whose `language` is another than that of the post; `version_unverified` says that there may be one, at an
    address that nobody asked or that did not answer.
    """

    outcome: Outcome
    inside: bool = False
    kind: TargetKind = TargetKind.PAGE
    fragment: str = ""
    fragment_missing: bool = False
    nearest: str = ""
    repaired: str = ""
    certain: bool = False
    by_case: bool = False
    language: PageLanguage = PageLanguage()
    version: Version | None = None
    version_unverified: bool = False

    @property
    def is_notable(self) -> bool:
        """Whether a rule may have something to say of it."""
        match self.outcome.verdict:
            case Verdict.MOVED | Verdict.BROKEN | Verdict.TRANSIENT:
                return True
            case Verdict.OK:
                return bool(self.fragment_missing or self.outcome.soft_404 or self.is_upgraded or self.outcome.secure)
            case Verdict.BLOCKED | Verdict.UNVERIFIED:
                return False

    @property
    def is_upgraded(self) -> bool:
        """Whether the address begins with `http:`, and the same with `https:` answers."""
        asked, final = self.outcome.address, self.outcome.final
        return asked[:5].lower() == "http:" and final == f"https{asked[4:]}"


class NamedBy(StrEnum):
    """Who says that there is such an address, the surest first."""

    POST = "post"  # it is written there
    PAGE = "page"  # which calls it its version, or two versions of a post lead to both in each other's place
    NOBODY = "nobody"  # it only looks right


class Question(Struct, frozen=True):
    """A distinct address to be asked on the web, without its fragment.

    `languages` are the codes of the posts that link to it, which say in which languages it is asked for.
    `page`: what its page says of itself is needed; otherwise it is enough to know that it answers. What nobody named
    is doubted even when it answers.
    """

    address: str
    languages: tuple[str, ...] = ()
    page: bool = True
    named_by: NamedBy = NamedBy.POST
