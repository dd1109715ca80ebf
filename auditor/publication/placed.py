"""A post with its place in the publication, the form in which counterparts are sought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.publication.addresses import compared, joined, shown
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import says_one_language

if TYPE_CHECKING:
    from auditor.model.head import Head
    from auditor.publication.tongues import Tongues

_REDIRECTS = ("redirect_to", "redirect")
_ERROR_PAGES = frozenset({"404", "500", "403"})


class Placed(Struct, frozen=True):
    """One post: `address` is final, `paths` are all under which it may be named, compared; `site` is its folder."""

    page: Page
    site: str
    address: str
    paths: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    host: str = ""
    base_path: str = ""
    fold_case: bool = False
    native_key: str = ""
    expects: bool = True
    realm: str = ""  # the site, or "" where several sites in one language each make one publication

    @property
    def head(self) -> Head:
        """What the post says of itself."""
        return self.page.head

    @property
    def path(self) -> str:
        """The post's file."""
        return self.page.head.path

    @property
    def language(self) -> str:
        """The code of its one language."""
        return self.page.language

    @property
    def can_pair(self) -> bool:
        """Whether it is a post in one language: only such a one has a counterpart, and a draft can be one."""
        return bool(self.language) and self.page.content


def placed(site: Site, layout: Layout, tongues: Tongues) -> list[Placed]:
    """The posts of a site with their final addresses."""
    return [_placed(page, site, layout, tongues) for page in layout.pages]


def _placed(page: Page, site: Site, layout: Layout, tongues: Tongues) -> Placed:
    base = layout.base_path.strip("/")
    host = _host(page, layout)
    before = "" if not base or compared(host).path.endswith(base) else f"/{base}"
    address = joined(before, page.address)
    named = [one for one in (page.address, address, *page.aliases, *page.also) if one]
    final = shown(joined(host, address)) if page.built else ""
    return Placed(
        page=page,
        site=site.folder,
        address=final,
        aliases=tuple(shown(joined(host, joined(before, alias))) for alias in page.aliases),
        also=tuple(shown(joined(host, joined(before, one))) for one in page.also) if page.built else (),
        paths=tuple(dict.fromkeys(compared(one, fold_case=layout.fold_case).path for one in named)),
        host=compared(final).host,
        base_path=f"/{base}" if base else "",
        fold_case=layout.fold_case,
        native_key=layout.native_key,
        expects=_expects(page, tongues),
        realm=site.folder,
    )


def _host(page: Page, layout: Layout) -> str:
    """The base address of a page: its language's, else the default language's, else the only one."""
    bases = set(layout.hosts.values())
    if len(bases) == 1:
        return next(iter(bases))
    return layout.hosts.get(page.language) or (layout.hosts.get(layout.default_language, "") if page.languages else "")


def _expects(page: Page, tongues: Tongues) -> bool:
    """Whether a post is of the kind that has a counterpart: not a redirect, an error page, or without any text."""
    head = page.head
    name = head.path.rpartition("/")[2].rpartition(".")[0].partition(".")[0]
    return (
        page.built
        and page.content
        and len(page.languages) == 1
        and head.words > 0
        and not head.value(*_REDIRECTS)
        and "redirect" not in head.value("layout").casefold()
        and name.partition("-")[0] not in _ERROR_PAGES
        and not says_one_language(head, tongues)
    )
