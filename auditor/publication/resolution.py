"""To which post a reference leads: by address, by source path, by title."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.publication import PairedBy
from auditor.publication.addresses import compared, host_of
from auditor.publication.files import is_file
from auditor.publication.nearest import is_near
from auditor.publication.signs import TITLES
from auditor.publication.slugs import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from auditor.publication.placed import Placed
    from auditor.publication.signs import Reference

_FILE_SUFFIXES = ("", ".html", "/index.html", ".md", ".njk", ".php", "/index.md", ".pdf", ".hbs", ".liquid")
_FEW = 5  # one in so many references must name a host for it to be taken for one of the publication's


class Verdict(StrEnum):
    """How a reference ends."""

    FOUND = "found"
    SAME_LANGUAGE = "same-language"
    UNKNOWN = "unknown"
    WRONG_HOST = "wrong-host"
    NOT_TO_BE_SEEN = "not-to-be-seen"  # outside of what was read: nothing can be said


class Resolved(NamedTuple):
    """A reference's end; `target` where it is a post, `host` the one that was probably meant."""

    verdict: Verdict
    target: Placed | None = None
    by: PairedBy = PairedBy.ADDRESS
    host: str = ""


class Named(NamedTuple):
    """A reference of a post and where it ends."""

    post: Placed
    reference: Reference
    resolved: Resolved


class Directory:
    """All posts by everything that a reference may call them.

    `told` are hosts by language that a configuration names beside those it serves, `owners` languages by host.
    """

    def __init__(
        self,
        posts: Sequence[Placed],
        hosts: Mapping[str, str],
        root: Path,
        named: Iterable[str],
        told: Mapping[str, str],
        owners: Mapping[str, str],
    ) -> None:
        self._root = root
        self._sites = {post.site for post in posts}
        self._by_path: defaultdict[str, list[Placed]] = defaultdict(list)
        self._by_source: defaultdict[str, list[Placed]] = defaultdict(list)
        self._by_twin: defaultdict[str, list[Placed]] = defaultdict(list)
        self._by_title: defaultdict[str, list[Placed]] = defaultdict(list)
        for post in posts:
            for path in post.paths:
                self._by_path[path].append(post)
            self._by_source[post.path.removeprefix(f"{post.site}/").rpartition(".")[0]].append(post)
            self._by_twin[post.page.twin].append(post)
            stem = post.path.rpartition("/")[2].rpartition(".")[0]
            last = post.address.rstrip("/").rpartition("/")[2]
            for word in {folded(post.head.title), folded(last), folded(stem)} - {""}:
                self._by_title[word].append(post)
        self.fold_case = any(post.fold_case for post in posts)
        self._configured = {code: host_of(base) for code, base in hosts.items() if host_of(base)}
        self._served = {post.host for post in posts if post.host}
        self.hosts = frozenset(self._configured.values()) | self._served
        self.hosts_by_use = _frequent(named) - self.hosts
        self._learnt = self.hosts | self.hosts_by_use | frozenset(told.values())
        known = self.hosts_by_use | frozenset(told.values())
        self._owners = {host: code for host, code in owners.items() if host in known - self.hosts}
        self._own = {code: host for host, code in self._owners.items()} | self._configured
        self.one_host_each = len(set(self._configured.values())) > 1 or bool(told)

    def resolve(self, post: Placed, reference: Reference) -> Resolved:
        """Where a reference of `post` leads."""
        value = reference.value
        if "{{" in value or "{%" in value or value.startswith(("mailto:", "tel:", "#", "?")):
            return Resolved(Verdict.NOT_TO_BE_SEEN)
        host = host_of(value)
        if host and host not in self.hosts and host not in self._owners:
            return self._foreign(host, reference)
        if found := self._best(post, reference, self._by_address(post, value, host)):
            named = _is_address(value) or "/" in value or reference.field not in TITLES
            return self._judged(post, reference, found, PairedBy.ADDRESS if named else PairedBy.TITLE)
        if not _is_address(value) and (titled := self._best(post, reference, self._titled(post, value))):
            return self._judged(post, reference, titled, PairedBy.TITLE)
        if host and not self._can_be_seen(post, host):
            return Resolved(Verdict.NOT_TO_BE_SEEN)
        return Resolved(Verdict.NOT_TO_BE_SEEN if self._is_file(post, value) else Verdict.UNKNOWN)

    def host_of(self, language: str) -> str:
        """The host that a language has by itself, "" when none is known."""
        return self._own.get(language, "")

    def _can_be_seen(self, post: Placed, host: str) -> bool:
        """Whether the posts of a host were read, and are in another language than this one."""
        if host in self._owners:
            return self._owners[host] != post.language
        return not self._served or host in self._served

    def _foreign(self, host: str, reference: Reference) -> Resolved:
        """A host that is not ours: wrong where another is known to be right, or nearly the same."""
        near = sorted(own for own in self._learnt if own != host and is_near(own, host))
        if near and host not in self._learnt:
            return Resolved(Verdict.WRONG_HOST, host=near[0])
        if len(set(self._configured.values())) > 1 and host not in self._learnt:
            own = self._configured.get(reference.language, "")
            known = self._by_path.get(compared(reference.value, fold_case=self.fold_case).path, ())
            return Resolved(Verdict.WRONG_HOST, host=own if any(one.host == own for one in known) else "")
        return Resolved(Verdict.NOT_TO_BE_SEEN)

    def _by_address(self, post: Placed, value: str, host: str) -> list[Placed]:
        for path in self.candidates(post, value):
            known = self._near_by(post, self._by_path.get(path.casefold() if self.fold_case else path, ()))
            fitting = [one for one in known if not host or self._is_at(one, host)]
            if fitting:
                return fitting
        if host:
            return []
        source = value.strip("/")
        for word in (source, source.rpartition(".")[0]):
            if word and word in self._by_source:
                return self._near_by(post, self._by_source[word])
        folder = post.page.twin.rpartition("/")[0]
        name = compared(source).path
        if not name or "/" in source:
            return []
        known = self._near_by(post, self._by_twin.get(f"{folder}/{name}" if folder else name, ()))
        return [one for one in known if one is not post and one.realm == post.realm]

    def _is_at(self, post: Placed, host: str) -> bool:
        return self._owners.get(host, post.language) == post.language and post.host in ("", host)

    def _near_by(self, post: Placed, found: Iterable[Placed]) -> list[Placed]:
        """Those of its own realm; where there are none, all."""
        listed = list(found)
        return [one for one in listed if one.realm == post.realm] or listed

    def _titled(self, post: Placed, value: str) -> list[Placed]:
        return [one for one in self._by_title.get(folded(value), ()) if one.realm == post.realm]

    def candidates(self, post: Placed, value: str) -> Iterator[str]:
        """The paths that a value may stand for."""
        path = compared(value).path
        yield path if path.startswith("/") or not path else f"/{path}"
        if post.base_path:
            yield f"{post.base_path}/{path.lstrip('/')}"
            yield path.removeprefix(post.base_path)
        if not value.startswith(("/", "http")):
            folder = PurePosixPath(compared(post.address).path or "/")
            within = folder if post.address.endswith("/") else folder.parent
            yield _normal((within / path).as_posix())
            yield _normal((folder.parent / path).as_posix())

    def _best(self, post: Placed, reference: Reference, found: Iterable[Placed]) -> Placed | None:
        """Of several posts the one in the language that is sought, else in another than the post's own."""
        ranked = sorted(
            found,
            key=lambda one: (
                bool(reference.language) and reference.language not in one.page.languages,
                post.language in one.page.languages,
                not one.page.built,
                one.site != post.site,
                one.path,
            ),
        )
        return ranked[0] if ranked else None

    def _judged(self, post: Placed, reference: Reference, target: Placed, by: PairedBy) -> Resolved:
        if not target.can_pair:
            bilingual = len(target.page.languages) != 1 or not target.page.content
            return Resolved(Verdict.NOT_TO_BE_SEEN if bilingual or not target.page.built else Verdict.UNKNOWN)
        if target.language == post.language:
            own = reference.language == post.language  # a page names itself among its languages
            return Resolved(Verdict.NOT_TO_BE_SEEN if own else Verdict.SAME_LANGUAGE, target)
        return Resolved(Verdict.FOUND, target, by)

    def _is_file(self, post: Placed, value: str) -> bool:
        """Whether the address is that of a file that is no post: a picture, a document, a page of another format."""
        path = compared(value).path.strip("/")
        if not path or ".." in path.split("/") or "\0" in path:
            return not path
        sites = {post.site} if post.realm else {post.site, *self._sites}
        places = [self._root / site / folder for site in sites for folder in ("", "static", "public")]
        return any(is_file(place / (path + suffix)) for place in places for suffix in _FILE_SUFFIXES)


def _frequent(named: Iterable[str]) -> frozenset[str]:
    """The hosts that so many references name that they must belong to the publication."""
    counts = Counter(host for value in named if (host := host_of(value)))
    return frozenset(host for host, count in counts.items() if count > 1 and count * _FEW >= counts.total())


def _is_address(value: str) -> bool:
    return value.startswith(("/", "http:", "https:", "./", "../")) or value.endswith((".html", ".htm", ".md"))


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)
