"""What was recognised of a publication, or taken for granted: said to its reader, who may know better."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.model.publication import Assumption, PairedBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.publication import Publication
    from auditor.publication.pairs import Pairing
    from auditor.publication.placed import Placed
    from auditor.publication.site import Layout, Site

GENERATOR_NAMES = {
    "jekyll": "Jekyll",
    "polyglot": "Jekyll (polyglot)",
    "hugo": "Hugo",
    "eleventy": "Eleventy",
    "mkdocs": "MkDocs",
    "docusaurus": "Docusaurus",
    "astro": "Astro",
}


def generator_of(publication: Publication) -> str:
    """The generator that all sites of a publication have, as settings name it; "" when there is none, or several."""
    found: set[str] = set()
    for one in publication.assumptions:
        if one.kind.startswith("generator-by"):
            found.add(next(key for key, name in GENERATOR_NAMES.items() if name == one.facts["generator"]))
        elif one.kind in ("built-html", "no-generator"):
            found.add("html" if one.kind == "built-html" else "")
    return found.pop() if len(found) == 1 else ""


def assumptions_of(
    layouts: Sequence[tuple[Site, Layout]], posts: Sequence[Placed], pairing: Pairing, hosts_by_use: Sequence[str]
) -> tuple[Assumption, ...]:
    """The assumptions, in the order of what they rest on."""
    found: list[Assumption] = []
    for site, layout in layouts:
        found += _of_site(site, layout)
    found += [Assumption("host-by-use", {"address": host}) for host in hosts_by_use]
    found += _of_pairs(pairing)
    found += _of_posts(posts, pairing)
    return tuple(found)


def _of_site(site: Site, layout: Layout) -> Iterator[Assumption]:
    folder = site.folder or "."
    if layout.unread:
        yield Assumption("configuration-not-read", {"file": _below(site, layout.unread)})
    name = GENERATOR_NAMES.get(layout.generator)
    if name and layout.config:
        yield Assumption("generator-by-file", {"generator": name, "file": _below(site, layout.config)})
    elif name:
        yield Assumption("generator-by-evidence", {"generator": name, "folder": folder})
    elif layout.generator == "html":
        yield Assumption("built-html", {"folder": folder})
    else:
        yield Assumption("no-generator", {"folder": folder})
    codes = sorted({*layout.languages, *layout.hosts, *layout.folders} - {""})
    for code in codes:
        host = layout.hosts.get(code, "")
        content = _below(site, layout.folders[code]) if code in layout.folders else ""
        facts = {"language": code, "folder": content, "address": host}
        if content and host:
            yield Assumption("language-in-folder-at-host", facts)
        elif content:
            yield Assumption("language-in-folder", {"language": code, "folder": content})
        elif host:
            yield Assumption("language-at-host", {"language": code, "address": host})
    if layout.default_language and layout.languages and layout.default_language in layout.languages:
        yield Assumption("default-language", {"language": layout.default_language})


def _below(site: Site, file: str) -> str:
    return f"{site.folder}/{file}" if site.folder else file


def _of_pairs(pairing: Pairing) -> Iterator[Assumption]:
    """How many pairs each sign joins."""
    counts: Counter[PairedBy] = Counter()
    counts.update(pairing.ledger.paired_by.values())
    for by in PairedBy:
        if counts[by]:
            facts = {"count": str((counts[by] + 1) // 2)}
            fields = ", ".join(sorted({name.casefold(): name for name in sorted(pairing.ledger.signs[by])}.values()))
            yield Assumption(f"paired-by-{by.value}", facts | ({"fields": fields} if fields else {}))
    if not counts:
        yield Assumption("nothing-paired")


def _of_posts(posts: Sequence[Placed], pairing: Pairing) -> Iterator[Assumption]:
    bilingual = sum(len(post.page.languages) > 1 for post in posts)
    if bilingual:
        yield Assumption("bilingual-pages", {"count": str(bilingual)})
    unknown = sum(not post.page.languages and post.page.content for post in posts)
    if unknown:
        yield Assumption("language-unknown", {"count": str(unknown)})
    if not pairing.is_multilingual:
        return
    sections = sorted({section.folder for section in pairing.untranslated if section.folder})
    if sections:
        yield Assumption("sections-not-translated", {"sections": ", ".join(sections), "count": str(len(sections))})
