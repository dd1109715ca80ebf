"""What the client needs to know of languages, which it is given: it knows none itself."""

from __future__ import annotations

from typing import Protocol


class TextReader(Protocol):
    """Tells the languages of texts, tags and names."""

    def read(self, text: str) -> tuple[tuple[str, ...], int]:
        """The codes of a text's languages, sorted, none when nobody can be sure; and how many words it has."""

    def names_languages(self, text: str) -> bool:
        """Whether a text names any language."""

    def code(self, tag: str) -> str:
        """The code of a language tag such as `fr-CA`; "" for what is none."""

    def named(self, text: str, *, alone: bool = False) -> str:
        """The code of the language to whose version a link leads that shows a text: « Français »; "" for others.

        `alone` says that nothing but the names of languages stands around it: then "French" and "fr" are such, too.
        """


class Unread:
    """Tells nothing: for a run that asks whether addresses answer, and not in which language."""

    def read(self, _text: str) -> tuple[tuple[str, ...], int]:
        """No language, and no words."""
        return (), 0

    def names_languages(self, _text: str) -> bool:
        """Nobody knows."""
        return False

    def code(self, _tag: str) -> str:
        """No code."""
        return ""

    def named(self, _text: str, *, alone: bool = False) -> str:  # noqa: ARG002  (as its protocol names it)
        """No code."""
        return ""
