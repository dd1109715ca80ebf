"""What is known so far of who answers whom, while it is being found out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.location import Location, Position, Span
from auditor.model.publication import PairedBy, PairProblem, PairProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.publication.placed import Placed

NOWHERE = Span(Position(1, 1), Position(1, 1))


class Ledger:
    """Counterparts by path and language, the sign that joined them, and the problems found."""

    def __init__(self) -> None:
        self.counterparts: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self.paired_by: dict[str, PairedBy] = {}
        self.problems: defaultdict[str, list[PairProblem]] = defaultdict(list)
        self.signs: defaultdict[PairedBy, set[str]] = defaultdict(set)  # the fields that joined posts, as written
        self._judged: set[tuple[str, str]] = set()

    def join(self, left: Placed, right: Placed, by: PairedBy, field: str = "") -> None:
        """Makes two posts counterparts, if neither has another in the language of the other."""
        mine, theirs = self.counterparts[left.path], self.counterparts[right.path]
        taken = right.language in mine or left.language in theirs
        if taken or left.language == right.language or not (left.can_pair and right.can_pair):
            return
        mine[right.language], theirs[left.language] = right.path, left.path
        self.paired_by.setdefault(left.path, by)
        self.paired_by.setdefault(right.path, by)
        if field:
            self.signs[by].add(field)

    def counterpart(self, post: Placed, language: str) -> str:
        """The path of a post's counterpart in a language, "" when it has none."""
        return self.counterparts[post.path].get(language, "")

    def problem(
        self,
        post: Placed,
        kind: PairProblemKind,
        language: str,
        *,
        span: Span = NOWHERE,
        name: str = "",
        value: str = "",
        nearest: str = "",
        others: Iterable[Location] = (),
        mutual: bool = False,
    ) -> None:
        """Notes a problem of a post in respect of a language; a post that is not published has none."""
        if not post.page.built:
            return
        self._judged.add((post.path, language if language != post.language else ""))
        found = PairProblem(kind, language, span, name, value, nearest, tuple(dict.fromkeys(others)), mutual)
        if found not in self.problems[post.path]:
            self.problems[post.path].append(found)

    def is_judged(self, post: Placed, language: str) -> bool:
        """Whether a problem is known of a post in respect of a language."""
        return (post.path, language) in self._judged or (post.path, "") in self._judged


def place_of(post: Placed, span: Span = NOWHERE) -> Location:
    """The place of a post, or of a value in it."""
    return Location(post.path, span)
