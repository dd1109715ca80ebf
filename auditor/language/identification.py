"""The language of a post: as it declares it, as its path says it, else by its stop words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from auditor.language.stop_words import words_of

if TYPE_CHECKING:
    from auditor.model.facts import Facts
    from auditor.model.language import Language

_PART = re.compile(r"[._-]")
_MIN_STOP_WORDS = 3
_SAMPLE = 2_000  # words are enough


def language_of_post(path: str, facts: Facts, languages: dict[str, Language]) -> str:
    """The code of the language, or "" when nothing tells it."""
    return (
        _declared(facts.declared_language, languages) or _by_path(path, languages) or _by_stop_words(facts, languages)
    )


def says_its_language(path: str, tag: str, languages: dict[str, Language]) -> bool:
    """Whether a post's own tag or its folder tells its language, so that its words need not.

    What stands behind a hyphen may be a word: `misez-en.md`.
    """
    folders = PurePosixPath(path).parts[:-1]
    return bool(_declared(tag, languages)) or any(_named(folder.casefold(), languages) for folder in folders)


def _declared(tag: str, languages: dict[str, Language]) -> str:
    """By a language tag such as `fr-CA` (BCP 47), or a language's name."""
    primary = re.split(r"[-_]", tag.strip().casefold())[0]
    if (
        tag
        and re.fullmatch(r"[a-z]{2,3}[-_][a-z]{2,3}", tag.casefold())
        and tag[3:].casefold() in languages
        and tag[3:].islower()
    ):
        return ""  # `en-fr`: a page in both
    return _named(primary, languages)


def _by_path(path: str, languages: dict[str, Language]) -> str:
    """By a folder (`fr/`), a suffix (`page.fr.md`, `page-fra.html`), the nearest to the file first."""
    pure = PurePosixPath(path)
    name = pure.name.rpartition(".")[0]
    parts = _PART.split(name)
    suffix = parts[-1] if len(parts) > 1 else ""
    if len(suffix) > 1 and (code := _named(suffix.casefold(), languages)):
        return code
    for folder in reversed(pure.parts[:-1]):
        if code := _named(folder.casefold(), languages):
            return code
    return ""


def language_of_text(text: str, languages: dict[str, Language]) -> str:
    """The code of the language that most words of `text` are in, or "" when they do not tell."""
    return _most_spoken(Counter(words_of(text)), languages)


def _by_stop_words(facts: Facts, languages: dict[str, Language]) -> str:
    words: Counter[str] = Counter()
    for passage in facts.passages:
        words.update(words_of(passage.text))
        if words.total() > _SAMPLE:
            break
    return _most_spoken(words, languages)


def _most_spoken(words: Counter[str], languages: dict[str, Language]) -> str:
    counts = {code: sum(words[word] for word in language.stop_words) for code, language in languages.items()}
    ranked = sorted(counts.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < _MIN_STOP_WORDS:
        return ""
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return ""
    return ranked[0][0]


def _named(word: str, languages: dict[str, Language]) -> str:
    return next((code for code, language in languages.items() if word in language.codes), "")
