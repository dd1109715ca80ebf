"""Posts of which one names the other: by address, title or slug."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.publication import PairedBy, PairProblemKind
from auditor.publication.addresses import compared, host_of, joined, path_of
from auditor.publication.ledger import Ledger, place_of
from auditor.publication.nearest import Words
from auditor.publication.resolution import Named, Verdict
from auditor.publication.signs import references_of
from auditor.publication.slugs import folded
from auditor.publication.unprefixed import Unprefixed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.location import Location
    from auditor.publication.placed import Placed
    from auditor.publication.resolution import Directory
    from auditor.publication.signs import Signs
    from auditor.publication.tongues import Tongues
    from auditor.publication.unprefixed import Folders


class References:
    """All references of a publication, resolved; `by_post` holds, by path and language, whom a post names."""

    def __init__(
        self, posts: Sequence[Placed], directory: Directory, signs: Signs, folders: Folders, tongues: Tongues
    ) -> None:
        written = [
            Named(post, reference, directory.resolve(post, reference))
            for post in posts
            if post.can_pair
            for reference in references_of(post.head, signs, tongues)
            if reference.language != post.language
        ]
        self._folders = folders
        read = Unprefixed(written, directory, folders)
        self._unprefixed = read.fields
        self.all = read.all
        resolving = {named.reference.field for named in self.all if named.resolved.verdict is Verdict.FOUND}
        self.all = [named for named in self.all if named.reference.field in signs.certain | resolving]
        self._posts = posts
        spoken = {post.language for post in posts if post.can_pair}
        self._languages = spoken if len(spoken) > 1 else spoken | set(tongues.codes)
        self._contested: set[tuple[str, str]] = set()  # posts joined although the second names a third
        self.by_post: dict[str, dict[str, Named]] = {}
        self.by_target: defaultdict[tuple[str, str], list[Named]] = defaultdict(list)
        for named in self.all:
            target = named.resolved.target
            if named.resolved.verdict is Verdict.FOUND and target:
                mine = self.by_post.setdefault(named.post.path, {})
                if target.language not in mine:
                    mine[target.language] = named
                    self.by_target[target.path, named.post.language].append(named)

    def names(self, post: Placed, language: str) -> Named | None:
        """Whom a post names in a language."""
        return self.by_post.get(post.path, {}).get(language)

    def _edges(self) -> Iterator[tuple[Named, Placed]]:
        for mine in self.by_post.values():
            for named in mine.values():
                if named.resolved.target:
                    yield named, named.resolved.target

    def join(self, ledger: Ledger) -> None:
        """Joins posts that name each other, then those of which one names the other and nothing speaks against it."""
        for named, target in self._edges():
            back = self.names(target, named.post.language)
            if back and back.resolved.target is named.post:
                by = min(named.resolved.by, back.resolved.by, key=_rank)
                ledger.join(named.post, target, by, named.reference.name)
        one_way = [edge for edge in self._edges() if self._is_alone(*edge, ledger)]
        for named, target in one_way:
            ledger.join(named.post, target, named.resolved.by, named.reference.name)
            if self.names(target, named.post.language):
                self._contested.add((named.post.path, target.path))

    def _is_alone(self, named: Named, target: Placed, ledger: Ledger) -> bool:
        """Whether only this post names the target, and the target nobody, or one that has its counterpart elsewhere."""
        back = self.names(target, named.post.language)
        third = back.resolved.target if back else None
        free = not third or (third is not named.post and bool(ledger.counterpart(third, target.language)))
        return free and len(self._claims(target, named.post.language)) == 1

    def _claims(self, target: Placed, language: str) -> list[Named]:
        """The posts of a language that name a post; drafts only where nothing else does."""
        claims = self.by_target[target.path, language]
        return [one for one in claims if one.post.page.built] or claims

    def note_problems(self, ledger: Ledger) -> None:
        """Notes what is wrong with references."""
        for named, target in self._edges():
            joined = ledger.counterpart(named.post, target.language) == target.path
            if not joined or (named.post.path, target.path) in self._contested:
                self._note_one_way(named, target, ledger)
        for named in self.all:
            own = named.resolved.target
            if named.resolved.verdict is Verdict.SAME_LANGUAGE and own:
                others = [place_of(own)] if own is not named.post else []
                _note(named, PairProblemKind.SAME_LANGUAGE, named.post.language, ledger, others=others)
            elif named.resolved.verdict is Verdict.WRONG_HOST:
                host = named.resolved.host
                nearest = _with_host(named.reference.value, host) if host else ""
                language = named.reference.language or self._other_than(named.post.language)
                _note(named, PairProblemKind.WRONG_HOST, language, ledger, nearest=nearest)
        unknown = [named for named in self.all if named.resolved.verdict is Verdict.UNKNOWN]
        if unknown:
            self._note_unknown(unknown, ledger)

    def _note_one_way(self, named: Named, target: Placed, ledger: Ledger) -> None:
        back = self.names(target, named.post.language)
        claims = self._claims(target, named.post.language)
        answer = ledger.counterpart(target, named.post.language)
        if back and back.resolved.target:
            places = [place_of(target, back.reference.span), place_of(back.resolved.target)]
            _note(named, PairProblemKind.NOT_RECIPROCAL, target.language, ledger, others=places)
        elif len(claims) > 1:
            places = [place_of(one.post, one.reference.span) for one in claims if one.post is not named.post]
            _note(named, PairProblemKind.SHARED, named.post.language, ledger, others=places)
        elif answer:
            _note(named, PairProblemKind.NOT_RECIPROCAL, target.language, ledger, others=[place_of(target)])

    def _note_unknown(self, unknown: list[Named], ledger: Ledger) -> None:
        folders = self._folders if self._unprefixed else None
        near = _Near([post for post in self._posts if post.can_pair], ledger, folders)
        for named in unknown:
            claimant = self._claimant(named.post, ledger)
            meant = claimant or near.meant(named)
            nearest = self._as_written(meant, named) if meant else ""
            others = [place_of(meant)] if meant else []
            language = named.reference.language or (meant.language if meant else self._other_than(named.post.language))
            _note(named, PairProblemKind.UNKNOWN, language, ledger, nearest=nearest, others=others)

    def _as_written(self, post: Placed, named: Named) -> str:
        """What a reference would say to name a post, without the folder of its language where that is the habit."""
        bare = named.reference.field in self._unprefixed
        path = self._folders.bare_address(post) if bare else path_of(post.address)
        return _as_written(post, path, named.reference.value)

    def _other_than(self, language: str) -> str:
        """The other language where there are two, "" where it could be any."""
        others = self._languages - {language}
        return next(iter(others)) if len(others) == 1 else ""

    def _claimant(self, post: Placed, ledger: Ledger) -> Placed | None:
        """The counterpart that names this post, which itself names nothing that exists."""
        for language, path in ledger.counterparts[post.path].items():
            claims = self.by_target.get((post.path, language), [])
            if len(claims) == 1 and claims[0].post.path == path:
                return claims[0].post
        return None


class _Near:
    """Posts without counterpart by address and title, to find what an unknown reference meant.

    `folders` where addresses without a language's folder count as well.
    """

    def __init__(self, posts: Sequence[Placed], ledger: Ledger, folders: Folders | None) -> None:
        self._by_word: defaultdict[str, list[Placed]] = defaultdict(list)
        self._by_slug: defaultdict[str, list[Placed]] = defaultdict(list)
        self._ledger = ledger
        for post in posts:
            addresses = (post.address, folders.bare_address(post)) if folders else (post.address,)
            for word in dict.fromkeys((*(compared(address).path for address in addresses), post.head.title)):
                if word:
                    self._by_word[word].append(post)
            if slug := folded(compared(post.address).path.rpartition("/")[2]):
                self._by_slug[slug].append(post)
        languages = {post.language for post in posts}
        self._words = {
            language: Words(
                word for word, named in self._by_word.items() if any(one.language != language for one in named)
            )
            for language in languages
        }

    def meant(self, named: Named) -> Placed | None:
        """The post that a reference probably means: the same slug elsewhere, else a near address or title."""
        value = named.reference.value
        path = compared(value).path
        slug = folded(path.rpartition("/")[2])
        if slug and (found := self._open(named, self._by_slug.get(slug, []))):
            return found
        words = self._words[named.post.language]
        near = words.nearest(path) or words.nearest(value)
        return self._open(named, self._by_word.get(near, [])) if near else None

    def _open(self, named: Named, found: list[Placed]) -> Placed | None:
        """The only one of these in the language that is sought without another counterpart."""
        mine = named.post.language
        fitting = [
            one
            for one in found
            if one.language != mine
            and one.realm == named.post.realm
            and named.reference.language in ("", one.language)
            and self._ledger.counterpart(one, mine) in ("", named.post.path)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _rank(by: PairedBy) -> int:
    return (PairedBy.ADDRESS, PairedBy.TITLE).index(by) if by in (PairedBy.ADDRESS, PairedBy.TITLE) else 2


def _note(
    named: Named,
    kind: PairProblemKind,
    language: str,
    ledger: Ledger,
    *,
    nearest: str = "",
    others: Sequence[Location] = (),
) -> None:
    reference = named.reference
    ledger.problem(
        named.post,
        kind,
        language,
        span=reference.span,
        name=reference.name,
        value=reference.value,
        nearest=nearest,
        others=others,
    )


def _with_host(value: str, host: str) -> str:
    scheme = value.partition("//")[0] or "https:"
    return f"{scheme}//{host}{path_of(value)}"


def _as_written(post: Placed, path: str, value: str) -> str:
    """What stands for a post at a path where `value` was written: an address of the same form, or its title."""
    is_address = "/" in value or value.endswith((".html", ".htm"))
    if not is_address or not post.address:
        return post.head.title or path
    if not value.rstrip("/").endswith((".html", ".htm", ".md")):
        for suffix in (".html", ".htm", ".md", ".markdown"):
            path = path.removesuffix(suffix)
    if not value.endswith("/") and len(path) > 1:
        path = path.rstrip("/") or "/"
    if host_of(value):
        return joined(f"{value.partition('//')[0] or 'https:'}//{post.host or host_of(value)}", path)
    return path if value.startswith("/") else path.lstrip("/")
