"""A folder of posts without a generator: languages by folders, suffixes and front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.publication.generators import jekyll_addresses
from auditor.publication.site import Layout, Page, Site
from auditor.publication.spoken import languages_of

if TYPE_CHECKING:
    from auditor.model.head import Head
    from auditor.publication.tongues import InPath


def lay_out(site: Site) -> Layout:
    """Every post at its own path; a post that is named by its date also where Jekyll would put it."""
    pages: list[Page] = []
    folders: dict[str, set[str]] = {}
    for head in site.heads:
        path = site.inside(head)
        named = site.tongues.in_path(path)
        languages = languages_of(head, site.tongues, _by_path(head, named))
        if named.folder and languages == (named.language,):
            folders.setdefault(named.language, set()).add(named.folder)
        permalink = head.value("permalink", "url")
        address = permalink if permalink.startswith("/") and "{" not in permalink else "/" + path
        also = jekyll_addresses.of_dated_name(head, path)
        aliases = head.values("aliases", "alias", "redirect_from")
        twin = named.twin if named.language in languages or not languages else site.tongues.in_path(path).twin
        pages.append(Page(head, languages, address, aliases, also, twin, permalink))
    single = {code: next(iter(found)) for code, found in folders.items() if len(found) == 1}
    return Layout("", tuple(pages), folders=single)


def _by_path(head: Head, named: InPath) -> str:
    """The language in a path; not one behind a hyphen that the words contradict ("mise-en.md")."""
    if named.separator in ("-", "_") and head.text_language and head.text_language != named.language:
        return ""
    return named.language
