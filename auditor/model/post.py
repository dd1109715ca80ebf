"""A post: a source document and what is known of it."""

from __future__ import annotations

from msgspec import Struct

from auditor.model.declaration import Declaration
from auditor.model.facts import Facts
from auditor.model.habit import Habit
from auditor.model.publication import Entry
from auditor.model.rule import Confidence


class OtherLanguage(Struct, frozen=True):
    """A passage, or an image's text, that is not in its post's language, and how sure that is.

    `passage` and `link` are indices into the facts; of the two the one that does not apply is -1.
    """

    language: str
    confidence: Confidence
    passage: int = -1
    link: int = -1


class Post(Struct, frozen=True):
    """One source document, ready to be checked; `language` is a code such as "fr", or "" when unknown."""

    path: str
    language: str
    facts: Facts
    entry: Entry = Entry("")
    other_language: tuple[OtherLanguage, ...] = ()
    text_language: str = ""  # the language that most of its words are in; "" when they do not tell
    declarations: tuple[Declaration, ...] = ()  # in the order of their places
    habit: Habit = Habit()  # of its publication; empty until all posts of it were read
    addressing: frozenset[int] = frozenset()  # indices of the passages in which it speaks to its readers itself
