"""Which post answers which: by keys and references, then by permalink, then by path; and who is missing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.publication import PairedBy, PairProblemKind
from auditor.publication.expectations import Expectations
from auditor.publication.keys import Keyed, join_by_keys, note_near_keys
from auditor.publication.ledger import NOWHERE, Ledger
from auditor.publication.references import References
from auditor.publication.resolution import Verdict
from auditor.publication.signs import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.publication.placed import Placed
    from auditor.publication.resolution import Directory
    from auditor.publication.signs import Signs
    from auditor.publication.tongues import Tongues
    from auditor.publication.unprefixed import Folders


class Pairing:
    """The counterparts of all posts. `languages` are those that the publication is said to be in; () for unsaid."""

    def __init__(
        self,
        posts: Sequence[Placed],
        directory: Directory,
        folders: Folders,
        signs: Signs,
        tongues: Tongues,
        languages: Sequence[str],
    ) -> None:
        self.ledger = Ledger()
        self._posts = posts
        self._signs = signs
        spoken = {post.language for post in posts if post.can_pair}
        alone = join_by_keys(posts, signs, self.ledger)
        references = References(posts, directory, signs, folders, tongues)
        references.join(self.ledger)
        self._bound = {post.path for post in posts if post.native_key and key_of(post.head, post.native_key)}
        if signs.by_permalink:
            self._join_by(PairedBy.PERMALINK, lambda post: post.page.permalink)
        if signs.by_path:
            self._join_by(PairedBy.PATH, lambda post: post.page.twin)
        note_near_keys(alone, sorted(spoken), self.ledger)
        references.note_problems(self.ledger)
        self._named_elsewhere = {
            named.post.path for named in references.all if named.resolved.verdict is Verdict.NOT_TO_BE_SEEN
        }
        joined = {code for mine in self.ledger.counterparts.values() for code in mine}
        self.languages = tuple(sorted(set(languages) & (spoken | joined) or joined))
        self.is_multilingual = len(languages) > 1 or bool(joined)
        self._expectations = Expectations(posts, self.ledger, self.languages)
        self.untranslated = self._expectations.untranslated
        if self.is_multilingual:
            self._note_missing(alone)

    def _join_by(self, by: PairedBy, value_of: Callable[[Placed], str]) -> None:
        """Joins posts that share a value, but for those that a key of their generator binds elsewhere."""
        groups: defaultdict[tuple[str, str], defaultdict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
        for post in self._posts:
            value = value_of(post)
            if value and post.can_pair and post.path not in self._bound:
                groups[post.realm, value][post.language].append(post)
        for group in groups.values():
            answers = [posts[0] for posts in group.values() if len(posts) == 1]
            for number, left in enumerate(answers):
                for right in answers[number + 1 :]:
                    self.ledger.join(left, right, by)

    def expects(self, post: Placed) -> bool:
        """Whether a counterpart of the post is to be expected in any language."""
        return self.is_multilingual and bool(self._expectations.of(post))

    def _note_missing(self, alone: Sequence[Keyed]) -> None:
        keys = {keyed.post.path: keyed.key for keyed in reversed(alone)}
        for post in self._posts:
            for language in self._expectations.of(post):
                if self.ledger.counterpart(post, language) or self.ledger.is_judged(post, language):
                    continue
                if post.path in self._named_elsewhere:
                    continue
                key = keys.get(post.path) or (key_of(post.head, post.native_key) if post.native_key else None)
                self.ledger.problem(
                    post,
                    PairProblemKind.MISSING,
                    language,
                    span=key.span if key else NOWHERE,
                    name=key.key if key else "",
                    value=key.value if key else "",
                )
