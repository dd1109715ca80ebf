"""Where a target leads inside the publication, from its sources alone: no build, and no network.

What only a generator or a template could tell is unverified, and never broken.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import unquote

from auditor.model.destination import TargetKind
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.publication.address_book import AddressBook, path_in
from auditor.publication.addresses import host_of
from auditor.publication.fragments import sought
from auditor.publication.lead import BY_FILE, Lead, Place, found, moved, outside, unverified
from auditor.publication.missing import MissingTargets
from auditor.publication.rewriting import leading_to
from auditor.publication.served import ServedSite
from auditor.publication.source_names import SourceNames
from auditor.publication.tree import Tree
from auditor.publication.written_target import TargetForm, WrittenTarget, taken_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from auditor.model.publication import Entry, Publication
    from auditor.publication.redirects import Redirect

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#]*?)(?::(?:80|443))?(?=[/?#]|$)", re.IGNORECASE)
_BUNDLE = re.compile(r"(?:^|/)_?index\.[^/]*$")
_PERMANENT = (301, 308)
_MAX_HOPS = 5
_FEW = 20  # one in so many posts must be served by a host for it to be the publication's own


class Inside:
    """Resolves targets of a publication's posts.

    `whole` says that all of its posts are known, `complete` that none of them was left out on purpose.
    """

    def __init__(self, root: Path, publication: Publication, *, whole: bool, complete: bool = True) -> None:
        self._entries = publication.entries
        self._whole = whole
        self._complete = complete
        self._languages = frozenset(publication.languages)
        self._tree = Tree(root)
        self._sites = [ServedSite(root, site, self._tree) for site in publication.sites]
        self._sites.sort(key=lambda one: -len(one.site.folder))
        self._names = SourceNames(self._entries)
        served = Counter(host_of(entry.address) for entry in self._entries.values() if entry.address)
        self._by_host: dict[str, list[ServedSite]] = {}
        self._files: dict[tuple[str, str, str], str] = {}  # by the first site's folder, host and path
        self._doubts: dict[tuple[str, str, str], bool] = {}
        self._hosts = {host for host, count in served.items() if host and count * _FEW >= served.total()}

    @cached_property
    def _book(self) -> AddressBook:
        return AddressBook(self._entries.values())

    @cached_property
    def _missing(self) -> MissingTargets:
        return MissingTargets(self._book, self._names, complete=self._complete)

    def site_of(self, entry: Entry) -> ServedSite:
        """The site that a post stands in."""
        return next((site for site in self._sites if site.owns(entry.path)), self._sites[-1])

    def lead(self, entry: Entry, target: str) -> Lead:
        """Where a target, as a browser gets it or as a template writes it, leads from a post."""
        if "{" not in target and (web := _HOST.match(target)):
            if web[1].casefold() not in self._hosts:
                return outside(target)
        elif _SCHEME.match(target):
            return unverified(target, Cause.SCHEME)
        written = taken_apart(target)
        match written.form:
            case TargetForm.COMPUTED:
                return unverified(target)
            case TargetForm.ADDRESS:
                lead = self._address(entry, target, written)
            case TargetForm.SOURCE | TargetForm.POST_NAME | TargetForm.REFERENCE:
                lead = self._named(entry, target, written)
        return lead._replace(fragment=sought(written.fragment))

    def written(self, post: Entry, target: str, entry: Entry) -> str:
        """The target, which stands in the post of `entry`, written so that it leads to `post`; "" if nobody can say."""
        return leading_to(post, target, entry, self.site_of(entry))

    # By address

    def _address(self, entry: Entry, target: str, written: WrittenTarget) -> Lead:
        if not written.value:
            return _same_page(entry)
        site = self.site_of(entry)
        place = self._place(entry, written, site)
        if not place:
            return self._by_source(entry, written, site) or unverified(target)
        lead = self._at(place, site)
        if not lead or lead.outcome.verdict is Verdict.UNVERIFIED:
            lead = self._by_source(entry, written, site) or lead
        if lead:
            return lead
        if self._is_beside(place, written, site):
            return outside(place.address) if place.host else unverified(place.address)
        if not self._whole:
            return unverified(place.address, sort=place.sort)
        lead = self._missing.address(entry, target, written, site, place)
        known = lead.near or not _WEB.match(written.value) or self._book.begins(place.path)
        return lead if known else outside(target)  # another application may stand on the same host

    def _place(self, entry: Entry, written: WrittenTarget, site: ServedSite) -> Place | None:
        """The place of an address; None for one that is relative to a page whose own address nobody knows."""
        value = written.value
        if _WEB.match(value):
            return Place(value, host_of(value), path_in(value), f"host {host_of(value)}")
        host = host_of(entry.address)
        if value.startswith("/") or written.base:
            path, sort = path_in("/" + value.lstrip("/")), f"rooted {written.expression}"
            if site.base and not f"{path}/".startswith(f"{site.base}/"):
                path = site.base + path
        elif not entry.address:
            return None
        else:
            path, sort = _joined(path_in(entry.address), normalize("NFC", unquote(value))), "relative"
        return Place(f"https://{host}{path}" if host else path, host, path, f"{sort} {site.site.folder}")

    def _at(self, place: Place, site: ServedSite) -> Lead | None:
        """What answers at a place: a post, a file, a redirect, or something that the generator may make."""
        if post := self._book.post(place.host, place.path):
            return found(place, post)
        sites = self._serving(place.host) or [site]
        if file := self._file(place, sites) or self._in_bundle(place):
            return found(place, self._entries.get(file), TargetKind.FILE)
        if led := self._redirected(place, sites):
            return led
        if self._falls_back(place, site):
            return found(place)
        return unverified(place.address, sort=place.sort) if self._may_answer(place, sites) else None

    def _serving(self, host: str) -> list[ServedSite]:
        """The sites that a host serves."""
        if host not in self._by_host:
            self._by_host[host] = [one for one in self._sites if host in one.hosts]
        return self._by_host[host]

    def _file(self, place: Place, sites: Sequence[ServedSite]) -> str:
        """The file that one of the sites serves at a place, "" when none does."""
        key = (sites[0].site.folder, place.host, place.path)
        if key not in self._files:
            self._files[key] = next(filter(None, (one.file(place.host, place.path) for one in sites)), "")
        return self._files[key]

    def _may_answer(self, place: Place, sites: Sequence[ServedSite]) -> bool:
        """Whether a generator may make something at a place, or what stands there was left out."""
        key = (sites[0].site.folder, place.host, place.path)
        if key not in self._doubts:
            self._doubts[key] = self._book.is_folder(place.path) or any(
                one.has_folder(place.host, place.path)
                or one.is_uncertain(place.path)
                or any(file not in self._entries for file in one.sources(place.host, place.path))
                for one in sites
            )
        return self._doubts[key]

    def learn(self, site: ServedSite, paths: Iterable[str]) -> bool:
        """Lets a site learn of `paths`, at which nothing was found, which folders it serves; whether there are any."""
        self._files.clear()
        self._doubts.clear()
        return site.learn(paths)

    def _in_bundle(self, place: Place) -> str:
        """The file of a page bundle: it is served below the address of the post that it lies beside."""
        above, _, rest = place.path.rpartition("/")
        while above:
            post = self._book.post(place.host, f"{above}/")
            if post and _BUNDLE.search(post.path):
                return self._tree.file(posixpath.join(posixpath.dirname(post.path), rest))
            above, _, name = above.rpartition("/")
            rest = f"{name}/{rest}"
        return ""

    def _redirected(self, place: Place, sites: Sequence[ServedSite], hops: int = 0) -> Lead | None:
        """The end of a redirect; None where there is none, or it leads nowhere that is known."""
        for rule in (rule for site in sites for rule in site.redirects):
            to = rule.leads(place.path) if rule.host in ("", place.host) else ""
            if not to or hops == _MAX_HOPS:
                continue
            if rule.status >= 400:
                return None
            if rule.status < 300 or _WEB.match(to):
                return _led(place, rule, to)
            path = path_in(to)
            final = f"https://{place.host}{path}" if place.host else path
            known = self._book.post(place.host, path) or any(one.file(place.host, path) for one in sites)
            behind = place._replace(address=final, path=path)
            return _led(place, rule, final) if known or self._redirected(behind, sites, hops + 1) else None
        return None

    def _falls_back(self, place: Place, site: ServedSite) -> bool:
        """Whether what is not translated is shown in the default language, at the address of a translation."""
        first, _, rest = place.path.removeprefix(site.base).lstrip("/").partition("/")
        if not site.serving.fallback or first.split("-")[0].casefold() not in self._languages:
            return False
        paths = (f"{site.base}/{rest}", f"{site.base}/{site.site.default_language}/{rest}")
        return any(self._book.post(place.host, path) or site.file(place.host, path) for path in paths)

    def _is_beside(self, place: Place, written: WrittenTarget, site: ServedSite) -> bool:
        """Whether an address can belong to another site of the same host: below this one's base is nothing there."""
        if not site.base or site.site.generator == "docusaurus":  # which puts its base before every address
            return False
        if _WEB.match(written.value):
            return not f"{place.path}/".startswith(f"{site.base}/")
        rooted = written.value.startswith("/") and not written.base and not written.expression
        return rooted and not f"{path_in(written.value)}/".startswith(f"{site.base}/")

    # By source

    def _by_source(self, entry: Entry, written: WrittenTarget, site: ServedSite) -> Lead | None:
        """A path that names a file of the sources, which some generators turn into its address."""
        value = normalize("NFC", unquote(written.value))
        if _WEB.match(value) or written.base or written.expression:
            return None
        folder = site.site.folder if value.startswith("/") else posixpath.dirname(entry.path)
        path = posixpath.normpath(posixpath.join(folder, value.lstrip("/")))
        readings = self._names.readings(path) if site.serving.from_sources else (path,)
        for file in filter(None, map(self._tree.file, readings)):
            post = self._entries.get(file)
            if not site.serving.from_sources or (not post and not site.files_from_sources):
                return unverified(file)
            kind = TargetKind.SOURCE if post else TargetKind.FILE
            return Lead(Outcome((post and post.address) or file, Verdict.OK, final=file), BY_FILE, kind, post=post)
        default = site.site.default_language
        other = self._entries.get(entry.counterparts.get(default, "")) if site.serving.fallback else None
        return self._by_source(other, written, site) if other and entry.language != default else None

    def _named(self, entry: Entry, target: str, written: WrittenTarget) -> Lead:
        """What a tag of the generator names; the site cannot be built where it names nothing."""
        site = self.site_of(entry)
        if not written.value:
            return _same_page(entry)
        if post := self._names.find(entry, written, site.site.folder):
            if not post.address:  # it is not built, or nobody knows where
                return unverified(target)
            outcome = Outcome(post.address or post.path, Verdict.OK, final=post.address)
            return Lead(outcome, "named", TargetKind.SOURCE, post=post)
        path = posixpath.join(site.site.folder, written.value.strip("/"))
        if written.form is TargetForm.SOURCE and (self._tree.file(path) or self._tree.folder(path)):
            return Lead(Outcome(path, Verdict.OK, final=path), "named", TargetKind.FILE)
        return self._missing.source(target, written) if self._whole else unverified(target)


def _same_page(entry: Entry) -> Lead:
    address = entry.address or entry.path
    return Lead(Outcome(address, Verdict.OK, final=address), "same page", post=entry)


def _led(place: Place, rule: Redirect, final: str) -> Lead:
    return moved(place, rule.status, final) if rule.status in _PERMANENT else found(place)


def _joined(here: str, value: str) -> str:
    """The path of a relative address, seen from the path of its page."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), value))
    folder = value.endswith(("/", "/.", "/..")) or value in (".", "..")
    return re.sub(r"/{2,}", "/", f"/{path.lstrip('/')}/" if folder else f"/{path.lstrip('/')}")
