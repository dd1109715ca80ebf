"""Posts that answer each other by a key that both have, such as `translationKey` or `ref`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.publication import PairedBy, PairProblemKind
from auditor.publication.ledger import Ledger, place_of
from auditor.publication.nearest import Words
from auditor.publication.signs import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.head import Written
    from auditor.publication.placed import Placed
    from auditor.publication.signs import Signs


class Keyed(NamedTuple):
    """A post and its key."""

    post: Placed
    key: Written


class _Field:
    """One field and the posts that have it, by realm and value, then by language."""

    def __init__(self, name: str, posts: Sequence[Placed]) -> None:
        self.name = name
        self.groups: defaultdict[tuple[str, str], defaultdict[str, list[Keyed]]]
        self.groups = defaultdict(lambda: defaultdict(list))
        for post in posts:
            key = key_of(post.head, name)
            if key and post.can_pair:
                self.groups[post.realm, key.value][post.language].append(Keyed(post, key))

    def joins(self) -> bool:
        """Whether the field joins languages, and seldom stands for more than one post of a language."""
        joined = sum(len(group) > 1 for group in self.groups.values())
        crowded = sum(any(len(posts) > 1 for posts in group.values()) for group in self.groups.values())
        return joined > 0 and crowded * 3 <= len(self.groups)


def join_by_keys(posts: Sequence[Placed], signs: Signs, ledger: Ledger) -> list[Keyed]:
    """Joins posts by their keys; what is left are keys of fields in force that nothing answers."""
    alone: list[Keyed] = []
    present = {name for post in posts for name in post.head.fields}
    for name in signs.keys:
        if name not in present:
            continue
        field = _Field(name, posts)
        if not field.groups or not (name in signs.certain or field.joins()):
            continue
        for _, group in sorted(field.groups.items()):
            if len(group) == 1:
                alone += next(iter(group.values()))
            _join(group, ledger)
    return alone


def _join(group: dict[str, list[Keyed]], ledger: Ledger) -> None:
    ranked = {language: sorted(several, key=_draft_last) for language, several in sorted(group.items())}
    for language, several in ranked.items():
        built = [keyed for keyed in several if keyed.post.page.built]
        if len(built) > 1:
            _note_shared(built, language, ledger)
        for other, answers in ranked.items():
            if other > language:
                ledger.join(several[0].post, answers[0].post, PairedBy.KEY, several[0].key.key)


def _draft_last(keyed: Keyed) -> tuple[bool, str]:
    return not keyed.post.page.built, keyed.post.path


def _note_shared(several: list[Keyed], language: str, ledger: Ledger) -> None:
    for post, key in several:
        others = [place_of(other.post, other.key.span) for other in several if other.post is not post]
        ledger.problem(
            post, PairProblemKind.SHARED, language, span=key.span, name=key.key, value=key.value, others=others
        )


def note_near_keys(alone: Sequence[Keyed], languages: Sequence[str], ledger: Ledger) -> None:
    """Keys of different languages that nearly agree, of posts that no other key joins: a slip in one of the two."""
    by_value: defaultdict[tuple[str, str, str], defaultdict[str, list[Keyed]]] = defaultdict(lambda: defaultdict(list))
    for keyed in alone:
        by_value[_place(keyed, keyed.post.language)][keyed.key.value].append(keyed)
    words = {place: Words(values) for place, values in by_value.items()}
    for keyed in alone:
        for language in languages:
            place = _place(keyed, language)
            if language == keyed.post.language or place not in words:
                continue
            known = ledger.counterpart(keyed.post, language)
            near = words[place].nearest(keyed.key.value)
            meant = by_value[place].get(near, [])
            if meant and {known, ledger.counterpart(meant[0].post, keyed.post.language)} <= _either(keyed, meant[0]):
                _note_near(keyed, language, meant, ledger)


def _place(keyed: Keyed, language: str) -> tuple[str, str, str]:
    return keyed.post.realm, language, keyed.key.key.casefold()


def _either(left: Keyed, right: Keyed) -> set[str]:
    """What the counterparts of two posts may be for them to belong together: none, or each other."""
    return {"", left.post.path, right.post.path}


def _note_near(keyed: Keyed, language: str, meant: Sequence[Keyed], ledger: Ledger) -> None:
    ledger.problem(
        keyed.post,
        PairProblemKind.UNKNOWN,
        language,
        span=keyed.key.span,
        name=keyed.key.key,
        value=keyed.key.value,
        nearest=meant[0].key.value,
        others=[place_of(other.post, other.key.span) for other in meant],
        mutual=True,
    )
