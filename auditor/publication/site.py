"""One site of a run, and what its generator makes of it: the values that generators take and give."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from auditor.model.head import Head
from auditor.publication.settings import PublicationSettings
from auditor.publication.tongues import Tongues


class Site(Struct, frozen=True):
    """Posts that one generator builds; `folder` is relative to `root`, "" for the root itself."""

    root: Path
    folder: str
    heads: tuple[Head, ...]
    tongues: Tongues
    settings: PublicationSettings = PublicationSettings()

    @property
    def place(self) -> Path:
        """The site's folder in the file system."""
        return self.root / self.folder if self.folder else self.root

    def inside(self, head: Head) -> str:
        """A post's path from the site's folder."""
        return head.path[len(self.folder) + 1 :] if self.folder else head.path


class Page(Struct, frozen=True):
    """Where one post stands in its site.

    `address` is a path from the host's root or an absolute URL, "" when nothing is built or only templates know.
    `also` are further addresses at which a counterpart may look for it; `twin` is its path without its language, and
    `permalink` what the languages have in common where a generator joins them by it.
    """

    head: Head
    languages: tuple[str, ...] = ()
    address: str = ""
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    twin: str = ""
    permalink: str = ""
    built: bool = True
    content: bool = True  # False for what is copied or never translated: its counterpart is nobody's concern

    @property
    def language(self) -> str:
        """The code of its one language; "" for none or several."""
        return self.languages[0] if len(self.languages) == 1 else ""


class Layout(Struct, frozen=True):
    """What a generator makes of a site; `config` is the file that says so.

    `hosts` are base addresses by language code; that of a site of which no language is known stands by "".
    """

    generator: str
    pages: tuple[Page, ...]
    languages: tuple[str, ...] = ()  # as configured
    default_language: str = ""
    hosts: dict[str, str] = {}
    folders: dict[str, str] = {}
    base_path: str = ""  # what stands before every address, such as "/blog"
    fold_case: bool = False  # addresses are told apart without regard to case
    native_key: str = ""  # the field, case-folded, that takes the place of the path
    config: str = ""
    unread: str = ""  # a configuration that could not be understood
