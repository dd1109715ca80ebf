"""In which languages a counterpart of a post is to be expected."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.publication.ledger import Ledger
    from auditor.publication.placed import Placed

_TRANSLATED = 3  # one post in so many of a section has a counterpart: the section is translated
_INDEX = frozenset({"index", "_index", "readme"})


class Section(NamedTuple):
    """The topmost folder of a site below its languages, "" at the top, as it stands towards one language."""

    site: str
    folder: str
    language: str


class Expectations:
    """What the posts of each section lead one to expect of the others.

    Where fewer than a third of a section's posts have a counterpart, nobody translates it.
    """

    def __init__(self, posts: Sequence[Placed], ledger: Ledger, languages: Sequence[str]) -> None:
        self._languages = languages
        self._folders = {
            (post.site, parts[0])
            for post in posts
            if len(parts := post.page.twin.split("/")) > 1 and not (len(parts) == 2 and parts[1].casefold() in _INDEX)
        }
        self._paths = {(post.site, path) for post in posts for path in post.paths}
        count: Counter[Section] = Counter()
        translated: Counter[Section] = Counter()
        for post in posts:
            if not (post.can_pair and post.page.built) or self._is_entrance(post):
                continue
            mine = ledger.counterparts.get(post.path, {})
            for language in languages:
                section = Section(post.site, self._folder(post), language)
                count[section] += 1
                translated[section] += bool(mine) if post.language == language else language in mine
        self.untranslated = frozenset(
            section for section, all_posts in count.items() if translated[section] * _TRANSLATED < all_posts
        )

    def of(self, post: Placed) -> list[str]:
        """The languages in which a post should have a counterpart."""
        if not post.expects or self._is_entrance(post):
            return []
        folder = self._folder(post)
        return [
            language
            for language in self._languages
            if language != post.language and Section(post.site, folder, language) not in self.untranslated
        ]

    def _folder(self, post: Placed) -> str:
        """The section of a post; the index of a folder that holds nothing else is a page of the folder above."""
        parts = post.page.twin.split("/")
        return parts[0] if len(parts) > 1 and (post.site, parts[0]) in self._folders else ""

    def _is_entrance(self, post: Placed) -> bool:
        """Whether a page is the door to both languages: at the root, above the home page of its own language."""
        return "" in post.paths and any(
            (post.site, f"/{tag}") in self._paths for tag in (post.language, f"{post.language}g", f"{post.language}a")
        )
