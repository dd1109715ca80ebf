"""Titles and names as generators write them in addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from unicodedata import category, normalize

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_NOT_PRETTY = re.compile(
    r"[^\w.~!$&'()+,;=@]+"
)  # what Jekyll’s slugify replaces in mode "pretty"; the hyphens are its own
_NOT_PLAIN = re.compile(r"[\W_]+")
_CLEAN = re.compile(r"[A-Za-z0-9/._~@+-]*")
_APOSTROPHES = re.compile(r"['’‘`]")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "&": " and "})


@lru_cache(maxsize=65_536)
def plain_text(title: str) -> str:
    """A title without its tags and entities."""
    return " ".join(unescape(_TAG.sub("", title)).split())


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Letters and digits alone, without case and accents: what every kind of slug has in common."""
    bare = normalize("NFD", plain_text(text).casefold().translate(_LETTERS))
    return "".join(letter for letter in bare if letter.isalnum())


def slug(title: str, *, apostrophe: str = "-") -> str:
    """A title as Eleventy's filters write it: no tags, no accents, lower case, hyphens between the words."""
    bare = _APOSTROPHES.sub(apostrophe, plain_text(title).lower()).translate(_LETTERS)
    letters = "".join(letter for letter in normalize("NFD", bare) if category(letter) != "Mn")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def jekyll_slug(text: str, *, cased: bool = False, pretty: bool = False) -> str:
    """Jekyll's `Utils.slugify`: accents stay."""
    made = (_NOT_PRETTY if pretty else _NOT_PLAIN).sub("-", normalize("NFC", text)).strip("-")
    return made if cased else made.lower()


def hugo_path(text: str) -> str:
    """Hugo's `paths.Sanitize` (common/paths/path.go): spaces become hyphens, signs go, letters of any script stay."""
    if _CLEAN.fullmatch(text):
        return text.lower()
    made: list[str] = []
    hyphen_due = was_hyphen = False
    for at, letter in enumerate(text):
        allowed = (
            letter.isalnum()
            or letter in "./\\_#+~-@"
            or category(letter).startswith("M")
            or (letter == "%" and re.fullmatch(r"[0-9a-fA-F]{2}", text[at + 1 : at + 3]) is not None)
        )
        if allowed:
            was_hyphen = letter == "-"
            if hyphen_due and not was_hyphen:
                made.append("-")
            hyphen_due = False
            made.append(letter)
        elif made and not was_hyphen and letter.isspace():
            hyphen_due = True
    return "".join(made).lower()
