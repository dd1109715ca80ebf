"""What the settings say of languages, in the place of a generator's own configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.publication.site import Layout, Page, Site

_SISTER = "../"


def default_of(site: Site, recognised: str) -> str:
    """The default language of a site whose configuration gives `recognised`; what is set does not hold for a sister."""
    if f"{site.folder}/".startswith(_SISTER):
        return recognised
    return site.tongues.code(site.settings.default_language) or recognised


def tags_besides(site: Site, configured: Iterable[str]) -> tuple[str, ...]:
    """The tags of the languages that are set and that the configuration does not name, in lower case."""
    known = {site.tongues.code(tag) for tag in configured}
    tags: dict[str, str] = {}
    for tag in (*site.settings.languages, default_of(site, "")):
        code = site.tongues.code(tag)
        if code and code not in known:
            tags.setdefault(code, tag.casefold())
    return tuple(tags.values())


def with_default(site: Site, layout: Layout) -> Layout:
    """The layout with its posts of no language in the default one, when it is set."""
    default = default_of(site, "")
    if not default:
        return layout
    return msgspec.structs.replace(layout, pages=tuple(_in_default(page, default) for page in layout.pages))


def _in_default(page: Page, default: str) -> Page:
    """A page in the default language where nothing names another; a sister's may stand outside of any site."""
    if page.languages or not page.content or page.head.path.startswith(_SISTER):
        return page
    return msgspec.structs.replace(page, languages=(default,))
