"""From the heads of all posts to their publication: sites, addresses, counterparts, and what was assumed."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from auditor.model.publication import Entry, PairProblemKind, Publication, PublishedSite
from auditor.publication.assumptions import assumptions_of
from auditor.publication.generators import lay_out
from auditor.publication.language_hosts import owners_of, told_hosts
from auditor.publication.pairs import Pairing
from auditor.publication.placed import Placed, placed
from auditor.publication.resolution import Directory
from auditor.publication.signs import references_of, signs_of
from auditor.publication.site import Layout, Page, Site
from auditor.publication.tongues import Tongues
from auditor.publication.unprefixed import Folders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.head import Head
    from auditor.model.language import Language
    from auditor.publication.settings import PublicationSettings
    from auditor.publication.signs import Signs

_ORDER = list(PairProblemKind)


def recognise(
    root: Path,
    sites: tuple[tuple[str, str], ...],
    heads: Sequence[Head],
    languages: dict[str, Language],
    settings: PublicationSettings,
) -> Publication:
    """The publication of these posts. `sites` are folders, relative to `root`, and the generators found in them."""
    heads = sorted(heads, key=lambda head: head.path)
    root = root if root != Path() else Path(os.devnull)  # without a folder there is no configuration to read
    tongues = Tongues(languages, (*settings.languages, *settings.hosts, *settings.folders))
    layouts: list[tuple[Site, Layout]] = []
    for folder, generator, inside in _divided(heads, sites, settings.generator):
        site = Site(root, folder, tuple(inside), tongues, settings)
        layouts.append((site, _as_set(site, lay_out(site, generator), settings)))
    tongues = tongues.with_more(code for _, layout in layouts for code in layout.languages)
    hosts = _hosts(layouts)
    posts: list[Placed] = []
    for site, layout in layouts:
        posts += placed(site, layout, tongues)
    posts.sort(key=lambda post: post.path)
    if _each_site_in_one_language(posts):
        posts = [msgspec.structs.replace(post, realm="") for post in posts]
    signs = signs_of(settings, heads)
    named = [reference.value for head in heads for reference in references_of(head, signs, tongues)]
    configured = tuple(dict.fromkeys(code for _, layout in layouts for code in layout.languages))
    folders = Folders(posts, tongues)
    told = told_hosts(layouts)
    directory = Directory(posts, hosts, root, named, told, _owners(posts, folders, signs, tongues, told))
    pairing = Pairing(posts, directory, folders, signs, tongues, configured)
    entries = {post.path: _entry(post, pairing) for post in posts}
    spoken = {code for entry in entries.values() for code in entry.languages}
    return Publication(
        languages=tuple(sorted(spoken | set(configured))),
        entries=entries,
        assumptions=assumptions_of(layouts, posts, pairing, sorted(directory.hosts_by_use)),
        generator=next((layout.generator for _, layout in layouts if layout.generator), ""),
        sites=tuple(_published(site, layout) for site, layout in layouts),
    )


def _divided(
    heads: Sequence[Head], sites: tuple[tuple[str, str], ...], wanted: str
) -> list[tuple[str, str, list[Head]]]:
    """The posts of each site, each in the deepest that holds it; those of none stand by themselves."""
    by_folder = dict(sites)
    inside: defaultdict[str, list[Head]] = defaultdict(list)
    outside: list[Head] = []
    for head in heads:
        folder = head.path
        while folder not in by_folder or folder == head.path:
            folder, slash, _ = folder.rpartition("/")
            if not slash:
                folder = ""
                break
        if folder in by_folder:
            inside[folder].append(head)
        else:
            outside.append(head)
    found = [(folder, wanted or by_folder[folder], posts) for folder, posts in sorted(inside.items())]
    return [*found, ("", wanted, outside)] if outside else found


def _as_set(site: Site, layout: Layout, settings: PublicationSettings) -> Layout:
    """The layout with what the settings say in place of what was recognised."""
    tongues = site.tongues
    folders = {code: folder.strip("/") for tag, folder in settings.folders.items() if (code := tongues.code(tag))}
    languages = tuple(code for tag in settings.languages if (code := tongues.code(tag)))
    hosts = {code: base for tag, base in settings.hosts.items() if (code := tongues.code(tag))}
    return msgspec.structs.replace(
        layout,
        pages=tuple(_in_folder(page, folders) for page in layout.pages) if folders else layout.pages,
        languages=languages or layout.languages,
        default_language=tongues.code(settings.default_language) or layout.default_language,
        hosts=hosts or layout.hosts,
        folders=folders or layout.folders,
    )


def _published(site: Site, layout: Layout) -> PublishedSite:
    base = layout.base_path.strip("/")
    return PublishedSite(
        folder=site.folder,
        generator=layout.generator,
        config=layout.config,
        base_path=f"/{base}" if base else "",
        default_language=layout.default_language,
        hosts=layout.hosts,
    )


def _in_folder(page: Page, folders: dict[str, str]) -> Page:
    """A page in the language whose folder it stands in, the deepest first."""
    for code, folder in sorted(folders.items(), key=lambda entry: -len(entry[1])):
        if not folder or page.head.path.startswith(folder + "/"):
            below = page.head.path[len(folder) + 1 :] if folder else page.head.path
            return msgspec.structs.replace(page, languages=(code,), twin=below.rpartition(".")[0])
    return page


def _hosts(layouts: Sequence[tuple[Site, Layout]]) -> dict[str, str]:
    """The base addresses by language of all sites; of a site in one language, that of its own."""
    found: dict[str, str] = {}
    for _, layout in layouts:
        counts = Counter(page.language for page in layout.pages if page.language)
        for code, base in sorted(layout.hosts.items(), key=lambda entry: -counts[entry[0]]):
            if code and (code in counts or code not in found):
                found[code] = base
    return found


def _owners(
    posts: Sequence[Placed], folders: Folders, signs: Signs, tongues: Tongues, told: dict[str, str]
) -> dict[str, str]:
    """The languages of hosts that no configuration serves, as the references of all posts show them."""
    references = [
        (post.language, reference.value)
        for post in posts
        if post.can_pair
        for reference in references_of(post.head, signs, tongues)
    ]
    paths = {post.path: folders.paths_of(post) for post in posts}
    return owners_of(posts, paths, references, told)


def _each_site_in_one_language(posts: Sequence[Placed]) -> bool:
    """Whether there are several sites, each in a language of its own but for a few pages: two repositories."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for post in posts:
        if post.language:
            found[post.site][post.language] += 1
    main = {max(sorted(counts), key=lambda code: counts[code]) for counts in found.values()}
    few = all(max(counts.values()) * 10 >= counts.total() * 9 for counts in found.values())
    return len(found) > 1 and len(main) > 1 and few


def _entry(post: Placed, pairing: Pairing) -> Entry:
    ledger = pairing.ledger
    problems = sorted(
        ledger.problems.get(post.path, ()), key=lambda one: (one.span, _ORDER.index(one.kind), one.language, one.value)
    )
    return Entry(
        path=post.path,
        language=post.language,
        languages=post.page.languages,
        address=post.address,
        aliases=post.aliases,
        also=post.also,
        counterparts=dict(sorted(ledger.counterparts.get(post.path, {}).items())),
        paired_by=ledger.paired_by.get(post.path),
        problems=tuple(problems),
        expects_counterparts=pairing.expects(post),
    )
