"""HTML as it is published: each page says its language and its counterpart itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.facts import Format
from auditor.publication.addresses import compared, host_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_used(site: Site) -> bool:
    """Whether most posts are HTML pages that name their language or the same page in another."""
    telling = sum(
        head.format is Format.HTML and not head.has_front_matter and bool(head.language_tag or head.alternates)
        for head in site.heads
    )
    return telling * 2 > len(site.heads)


def lay_out(site: Site) -> Layout:
    """The layout of built HTML: every page at its own path, the hosts as the pages say them of themselves."""
    pages: list[Page] = []
    for head in site.heads:
        path = site.inside(head)
        named = site.tongues.in_path(path)
        tag = head.language_tag and site.tongues.several(head.language_tag)
        languages = tag or languages_of(head, site.tongues, named.language)
        folder, _, name = path.rpartition("/")
        index = name.lower() in ("index.html", "index.htm")
        address = (f"/{folder}/" if folder else "/") if index else f"/{path}"
        pages.append(Page(head, languages, address, twin=named.twin))
    return Layout("html", tuple(pages), hosts=_hosts(site, pages))


def _hosts(site: Site, pages: Iterable[Page]) -> dict[str, str]:
    """The base address by language, learnt from the `hreflang` by which a page names itself."""
    found: dict[str, str] = {}
    for page in pages:
        for alternate in page.head.alternates:
            own = site.tongues.code(alternate.language) == page.language and page.language
            if own and host_of(alternate.address) and compared(alternate.address).path == compared(page.address).path:
                scheme = alternate.address.partition("//")[0] or "https:"
                found.setdefault(page.language, f"{scheme}//{host_of(alternate.address)}/")
    return found
