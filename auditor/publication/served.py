"""One site of a publication with all that its host serves; what costs time is read when it is first needed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

from auditor.publication.address_book import path_in, stem
from auditor.publication.addresses import host_of
from auditor.publication.learnt_folders import learnt_mounts
from auditor.publication.redirects import Redirect, redirects_in
from auditor.publication.serving import serving_of
from auditor.publication.tree import TemplateIds, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from auditor.model.publication import PublishedSite
    from auditor.model.serving import Mount, Serving

_MADE = re.compile(
    r"(?:/[^/]+)*/(?:"
    r"[^/]+\.(?:xml|json|txt|css|m?js|map|rss|atom|ics|webmanifest)|404(?:\.html)?/?|search(?:\.html)?/?|"
    r"page/?\d+(?:/.*)?|(?:tags?|categor(?:y|ies)|archives?|authors?)(?:/.*)?)",
    re.IGNORECASE,
)
"""What some generator, plugin or theme makes at one of these paths: feeds, lists, what is compiled, error pages."""
_DYNAMIC = re.compile(r"\.(?:php|aspx?|jsp|cgi|do)$", re.IGNORECASE)


_OTHER_REDIRECTS = (".htaccess", "web.config", "vercel.json", "firebase.json", "staticwebapp.config.json", "_worker.js")
"""Where hosts keep redirects in a form that is not read here."""

_SOURCES = (".md", ".mdx", ".markdown", ".njk", "/index.md", "/_index.md", "/README.md")
_LEAVES_FILES = frozenset({"jekyll", "polyglot"})  # they map links to posts alone


class ServedSite:
    """What is known of one site; paths of addresses are decoded and begin with a slash."""

    def __init__(self, root: Path, site: PublishedSite, tree: Tree) -> None:
        self.site = site
        self.base = site.base_path or next(filter(None, (stem(path_in(base)) for base in site.hosts.values())), "")
        self._root = root
        self._tree = tree
        self._learnt: tuple[Mount, ...] = ()
        self.hosts = {host for base in site.hosts.values() if (host := host_of(base))}

    @cached_property
    def serving(self) -> Serving:
        """What the generator serves."""
        return serving_of(self._root, self.site)

    @cached_property
    def _withheld(self) -> GitIgnoreSpec:
        return GitIgnoreSpec.from_lines(self.serving.withheld)

    def _is_withheld(self, inside: str) -> bool:
        return self._withheld.match_file(inside.strip("/"))

    def learn(self, paths: Iterable[str]) -> bool:
        """Learns of `paths`, at which nothing was found, which folders are served there; whether there are any.

        Only where the configuration that says so is not there: else it is believed.
        """
        if self.site.config or self.serving.generator != "eleventy":
            return False
        above = self.site.folder
        self._learnt = tuple(learnt_mounts(self._tree, (above, f"{above}/src".lstrip("/")), paths))
        return bool(self._learnt)

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The redirects that are kept beside the pages."""
        folders = [self.site.folder, *(mount.folder for mount in self.serving.mounts)]
        above = "/".join(filter(None, (self.site.folder, "public")))
        return redirects_in(self._root, [*folders, above])

    @cached_property
    def template_ids(self) -> TemplateIds:
        """The ids that layouts and included files write."""
        return TemplateIds(self._root, self.serving.layouts)

    @cached_property
    def redirects_elsewhere(self) -> bool:
        """Whether the host may send readers on by rules that nobody here has read."""
        folders = {self.site.folder, *(mount.folder for mount in self.serving.mounts)}
        names = [f"{folder}/{name}" if folder else name for folder in folders for name in _OTHER_REDIRECTS]
        return any(self._tree.file(name) for name in names)

    @property
    def files_from_sources(self) -> bool:
        """Whether a link to a file beside its source becomes one to where that is served."""
        return self.serving.from_sources and self.site.generator not in _LEAVES_FILES

    def nearest_source(self, path: str) -> str:
        """The file of the sources that was probably meant by a path from the root, "" when none is near."""
        return self._tree.nearest(path)

    def has_source_folder(self, path: str) -> bool:
        """Whether the sources have a folder at a path from the root."""
        return not path or self._tree.folder(path)

    def owns(self, path: str) -> bool:
        """Whether a site's posts stand below `path`, relative to the root."""
        return not self.site.folder or path.startswith(f"{self.site.folder}/")

    def file(self, host: str, path: str) -> str:
        """The file that is served at a path, "" when there is none."""
        for below in self._below(host, path):
            for form in (below, f"{below}/index.html", f"{below}.html"):
                if found := self._tree.file(form):
                    return found
        return ""

    def sources(self, host: str, path: str) -> Iterator[str]:
        """The source files that stand where the page of a path would have its own."""
        for below in self._below(host, path):
            yield from filter(None, (self._tree.file(below + suffix) for suffix in _SOURCES))

    def is_uncertain(self, path: str) -> bool:
        """Whether a generator may answer at a path where neither a post nor a file is known."""
        inside = path.removeprefix(self.base) if self.base else path
        if _MADE.fullmatch(path) or _DYNAMIC.search(path):
            return True
        if any(re.fullmatch(pattern, inside) for pattern in self.serving.made):
            return True
        return any(self._tree.file(f"{mount.folder}{inside}") for mount in self.serving.mounts if not mount.certain)

    def nearest_file(self, host: str, path: str) -> str:
        """The path of the file that was probably meant, "" when none is near."""
        for prefix, folder, below in self._mounted(host, path):
            near = self._tree.nearest(f"{folder}/{below}" if folder else below)
            inside = near.removeprefix(f"{folder}/") if folder else near
            kept_back = inside.rpartition("/")[2].startswith((".", "_")) or self._is_withheld(f"{prefix}/{inside}")
            if near and not kept_back:
                return f"{self.base}{prefix}/{inside}"
        return ""

    def has_folder(self, host: str, path: str) -> bool:
        """Whether a folder of files is served at a path."""
        return any(self._tree.folder(below) for below in self._below(host, path.rstrip("/")))

    def _below(self, host: str, path: str) -> Iterator[str]:
        for _, folder, below in self._mounted(host, path):
            yield f"{folder}/{below}" if folder else below

    def _mounted(self, host: str, path: str) -> Iterator[tuple[str, str, str]]:
        """The folders that may hold what is served at a path: each with its prefix and the path in it."""
        inside = path.removeprefix(self.base) if self.base else path
        withheld = self._is_withheld(inside)
        for mount in (*self.serving.mounts, *self._learnt):
            right_host = not mount.host or not host or mount.host == host
            below = inside[len(mount.prefix) :] if inside.startswith(f"{mount.prefix}/") else ""
            if mount.certain and right_host and below and not withheld:
                yield mount.prefix, mount.folder, below.strip("/")
