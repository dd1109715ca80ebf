"""References that leave out the folder of a language, where that is a publication's way of writing them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from auditor.publication.addresses import compared, host_of, path_of
from auditor.publication.resolution import Resolved, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.publication.placed import Placed
    from auditor.publication.resolution import Directory, Named
    from auditor.publication.tongues import Tongues

_LEAST = 2
_RARE = 5  # for each reference that writes the folder, so many must leave it out


class Folders:
    """Posts by their addresses without the folder that names their language."""

    def __init__(self, posts: Sequence[Placed], tongues: Tongues) -> None:
        self._tongues = tongues
        self._by_bare: defaultdict[str, list[Placed]] = defaultdict(list)
        self._by_twin: defaultdict[str, list[Placed]] = defaultdict(list)
        for post in posts:
            if post.can_pair:
                self._by_twin[post.page.twin].append(post)
                for path in self.paths_of(post) - set(post.paths):
                    self._by_bare[path].append(post)

    def without(self, path: str, language: str) -> Iterator[str]:
        """A path without each folder that names a language, one at a time, the first one first."""
        parts = path.split("/")
        for at, part in enumerate(parts[:-1]):
            if self._tongues.known(part) == language:
                yield "/".join((*parts[:at], *parts[at + 1 :]))

    def paths_of(self, post: Placed) -> frozenset[str]:
        """All paths under which a post may be named, with and without the folder of its language."""
        return frozenset((*post.paths, *(bare for path in post.paths for bare in self.without(path, post.language))))

    def says(self, path: str, language: str) -> bool:
        """Whether a folder in a path names a language."""
        return next(self.without(path, language), None) is not None

    def stands_in_one(self, post: Placed) -> bool:
        """Whether a folder in a post's address names its language."""
        return any(self.says(path, post.language) for path in post.paths)

    def bare_address(self, post: Placed) -> str:
        """The path of a post's address without the folder of its language."""
        path = path_of(post.address)
        return next(self.without(path, post.language), path)

    def below(self, named: Named, paths: Iterable[str]) -> Placed | None:
        """The only post in another language that answers to one of these paths in its folder."""
        found = {post.path: post for path in paths for post in _others(named, self._by_bare.get(path, ()))}
        return next(iter(found.values())) if len(found) == 1 else None

    def namesakes(self, named: Named, paths: Iterable[str]) -> list[Placed]:
        """The posts in other languages that have the name by which a post names itself."""
        post, value = named.post, named.reference.value
        if host_of(value) or self.says(compared(value).path, post.language):
            return []
        if twins := _others(named, self._by_twin.get(post.page.twin, ())):
            return twins
        found = {one.path: one for path in paths for one in _others(named, self._by_bare.get(path, ()))}
        return list(found.values())


class Unprefixed:
    """The references of a publication read by its own habit; `fields` are those that leave the folder out."""

    def __init__(self, named: Sequence[Named], directory: Directory, folders: Folders) -> None:
        self._directory = directory
        self._folders = folders
        below = [self._below(one) for one in named]
        uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one, post in zip(named, below, strict=True):
            uses[one.reference.field].update(self._ways(one, post))
        self.fields = frozenset(field for field, use in uses.items() if self._is_habit(use))
        self._bare = frozenset(field for field, use in uses.items() if use["with"] <= use["without"] + use["below"])
        self.all = [self._reread(one, post) for one, post in zip(named, below, strict=True)]

    def _below(self, named: Named) -> Placed | None:
        if named.resolved.verdict is not Verdict.UNKNOWN:
            return None
        post = self._folders.below(named, self._directory.candidates(named.post, named.reference.value))
        host = host_of(named.reference.value)
        return post if post and (not host or host in (post.host, self._directory.host_of(post.language))) else None

    def _ways(self, named: Named, below: Placed | None) -> Iterator[str]:
        """In which way a reference is written, of those that tell a habit."""
        target = named.resolved.target
        if named.resolved.verdict is Verdict.UNKNOWN:
            yield "unknown"
        if below:
            yield "below"
        elif named.resolved.verdict is Verdict.FOUND and target and self._folders.stands_in_one(target):
            written = self._folders.says(compared(named.reference.value).path, target.language)
            yield "with" if written else "without"

    def _is_habit(self, use: Counter[str]) -> bool:
        """Whether a field leaves the folder out; where each language has its host, more often than not is enough."""
        bare = use["without"] + use["below"]
        if self._directory.one_host_each:
            return bare > 0 and use["with"] <= bare
        most = use["below"] >= _LEAST and use["below"] * 3 >= use["unknown"] * 2
        return most and use["with"] * _RARE <= use["below"]

    def _reread(self, named: Named, below: Placed | None) -> Named:
        if below and named.reference.field in self.fields:
            return named._replace(resolved=Resolved(Verdict.FOUND, below))
        itself = named.resolved.verdict is Verdict.SAME_LANGUAGE and named.resolved.target is named.post
        if itself and named.reference.field in self._bare:
            paths = self._directory.candidates(named.post, named.reference.value)
            found = self._folders.namesakes(named, paths)
            if len(found) == 1:
                return named._replace(resolved=Resolved(Verdict.FOUND, found[0]))
            if found:
                return named._replace(resolved=Resolved(Verdict.NOT_TO_BE_SEEN))
        return named


def _others(named: Named, posts: Iterable[Placed]) -> list[Placed]:
    """Those of its own realm in another language, or in the one that is said."""
    return [
        post
        for post in posts
        if post.language != named.post.language
        and post.realm == named.post.realm
        and named.reference.language in ("", post.language)
    ]
