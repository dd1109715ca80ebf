"""The language of a fetched page, by all that it says of itself and by its text; what speaks for it is kept.

What a page declares is often wrong: a template's `lang="en"` stands over a French text. So the order is: the text where
there is enough of it to be sure, then what is declared, the nearest to the text first, then what little text there is.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from auditor.language.detection import detected_among_all
from auditor.language.stop_words import stop_word_counts, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.language import Language
    from auditor.model.outcome import PageFacts

_ENOUGH = 40  # words of a text that outweighs what is declared
_FEW = 8  # words of a text that is asked where nothing is declared
_SHARE = 0.4  # of stop words among the words: a text in the language has about 0.5, one in a related language 0.3
_BEYOND = 3  # times as many stop words of it as of any other language
_SURE = 0.95  # probability, by langdetect
_HALF = 0.3  # of the words of a page in two languages, at least, in each
_PARAGRAPH = 6  # words of a paragraph that tells its language


class SignKind(StrEnum):
    """What speaks for a page's language."""

    TEXT = "text"
    HTML_LANG = "html-lang"
    CONTENT_LANGUAGE = "content-language"
    LOCALE = "og:locale"
    ALTERNATE = "hreflang"  # the page names itself among its versions
    DOCUMENT = "document"  # the /Lang of a PDF


class Sign(NamedTuple):
    """One thing that speaks for a language, and its code."""

    kind: SignKind
    language: str


class PageLanguage(NamedTuple):
    """The languages of a page (more than one when it is bilingual, none when nobody can say), and by what.

    `signs` are all that was found, the strongest first; those that say something else show that the page contradicts
    itself.
    """

    languages: tuple[str, ...] = ()
    by: SignKind | None = None
    signs: tuple[Sign, ...] = ()

    @property
    def language(self) -> str:
        """The code of its one language; "" when it has several, or nobody can say."""
        return self.languages[0] if len(self.languages) == 1 else ""


def language_of_page(page: PageFacts, address: str, languages: dict[str, Language]) -> PageLanguage:
    """The language of the page at `address`; `languages` are those that the auditor knows well, by code."""
    declared = tuple(_declared(page, address, languages))
    text = tuple(Sign(SignKind.TEXT, code) for code in page.spoken)
    signs = (*text, *declared) if page.words >= _ENOUGH else (*declared, *text)
    if len(page.spoken) > 1 and page.words >= _ENOUGH:
        return PageLanguage(page.spoken, SignKind.TEXT, signs)
    return PageLanguage((signs[0].language,), signs[0].kind, signs) if signs else PageLanguage()


def languages_spoken(text: str, languages: dict[str, Language]) -> tuple[str, ...]:
    """The codes of the languages of a text, a paragraph a line, sorted.

    Several where each holds a good part of it, none when nobody can be sure.
    """
    words = words_of(text)
    if len(words) < _FEW:
        return ()
    several = _by_paragraph(text, languages)
    if len(several) > 1:
        return several
    read = _read(text, words, languages)
    return (read,) if read else ()


def code_of(tag: str, languages: dict[str, Language]) -> str:
    """The code of a language tag such as `fr-CA` or `eng`; of one that the auditor does not know, its first part."""
    primary = re.split(r"[-_]", tag.strip().casefold(), maxsplit=1)[0]
    known = next((code for code, language in languages.items() if primary in language.codes), "")
    return known or (primary if re.fullmatch(r"[a-z]{2,3}", primary) else "")


def _declared(page: PageFacts, address: str, languages: dict[str, Language]) -> Iterator[Sign]:
    own = [tag for tag, target in page.alternates if _same(target, page.canonical or address)]
    tags: Iterable[tuple[SignKind, str]] = (
        (SignKind.DOCUMENT, page.document_language),
        (SignKind.HTML_LANG, page.html_lang),
        (SignKind.ALTERNATE, own[0] if len(own) == 1 else ""),
        (SignKind.CONTENT_LANGUAGE, page.content_language if "," not in page.content_language else ""),
        (SignKind.LOCALE, page.locale),
    )
    for kind, tag in tags:
        if code := code_of(tag, languages):
            yield Sign(kind, code)


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0].rstrip("/") == other.partition("#")[0].rstrip("/")


def _read(text: str, words: list[str], languages: dict[str, Language]) -> str:
    """The language of a text, "" when it is not sure: by its stop words where they are many, else by langdetect."""
    counts = stop_word_counts(words, languages)
    most = max(counts, key=lambda code: counts[code])
    others = max((count for code, count in counts.items() if code != most), default=0)
    if counts[most] >= _SHARE * len(words) and counts[most] >= _BEYOND * others:
        return most
    verdict = detected_among_all(text)
    return verdict.language if verdict.probability >= _SURE else ""


def _by_paragraph(text: str, languages: dict[str, Language]) -> tuple[str, ...]:
    """The languages, sorted, that each hold a good part of the text's paragraphs."""
    held = dict.fromkeys(languages, 0)
    for paragraph in text.split("\n"):
        words = words_of(paragraph)
        counts = stop_word_counts(words, languages)
        most = max(counts, key=lambda code: counts[code])
        if len(words) >= _PARAGRAPH and counts[most] > 2 * (sum(counts.values()) - counts[most]):
            held[most] += len(words)
    total = sum(held.values())
    return tuple(sorted(code for code, count in held.items() if total and count >= _HALF * total))
