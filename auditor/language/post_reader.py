"""From the facts of a post to what is judged: the languages of its passages, and what it says of those of its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.language.declarations import DeclarationReader
from auditor.language.passages import addressing_readers, read_languages
from auditor.model.habit import Habit
from auditor.model.post import Post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.facts import Facts
    from auditor.model.language import Language
    from auditor.model.publication import Entry


class PostReader:
    """Reads posts in the languages of their publication; a value that worker processes can be given."""

    def __init__(self, languages: dict[str, Language], codes: Iterable[str]) -> None:
        """`codes` are those of the publication's languages; where fewer than two of them are known, it may be any."""
        known = {code: language for code, language in languages.items() if code in set(codes)}
        self.languages = known if len(known) > 1 else languages
        self._declarations = DeclarationReader(self.languages)

    def read(self, facts: Facts, entry: Entry, habit: Habit | None = None) -> Post:
        """The post of an entry; `habit` is that of its publication, once all posts were read.

        Only then it is asked which passages address its readers.
        """
        reading = read_languages(facts, entry.language, self.languages)
        return Post(
            entry.path,
            entry.language,
            facts,
            entry,
            reading.others,
            reading.text_language,
            self._declarations.read(facts, entry.language),
            habit or Habit(),
            addressing_readers(facts, entry.language, self.languages) if habit else frozenset(),
        )
