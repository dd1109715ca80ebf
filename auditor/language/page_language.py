"""The language of a fetched page, by all that it says of itself and by its text; what speaks for it is kept.

What a page declares is often wrong: a template's `lang="en"` stands over a French text. So the text decides where there
is enough of it. Where there is little, what is declared decides, unless the little text or the address says something
else: then nobody can say. Nor can they of a page with hardly any text, which its script may make, unless that text,
the address or a link to the other language bears out what is declared. Nor of a document whose letters seem to be in a
language that nothing else speaks for; nor of a few words about languages: « Cette page n’est pas encore offerte en
français » is in French, and no French page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.page_language import PageLanguage, Sign, SignKind
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.language.page_text import PageTexts
    from auditor.model.outcome import PageFacts

_ENOUGH = 40  # words of a text that outweighs what is declared
_THIN = 25  # words; a page with fewer is a splash, a form, or made by its script


def language_of_page(
    page: PageFacts, address: str, texts: PageTexts, by_address: tuple[Sign, Confidence] | None
) -> PageLanguage:
    """The language of the page at `address`; `by_address` is what that tells by itself."""
    declared = list(_declared(page, address, texts))
    if by_address:
        declared.append(by_address[0])
    text = [Sign(SignKind.TEXT, code) for code in page.spoken]
    is_doubtful = _is_doubtful(page, declared, texts)
    if page.spoken and page.words >= _ENOUGH and not is_doubtful:
        return PageLanguage(page.spoken, SignKind.TEXT, (*text, *declared))
    signs = (*declared, *text)
    if len({sign.language for sign in signs}) != 1:  # none, or contradictions
        return PageLanguage(signs=signs)
    if is_doubtful or page.names_languages or (page.words < _THIN and not _is_sure(page, address, signs, by_address)):
        return PageLanguage(signs=signs)
    return PageLanguage((signs[0].language,), signs[0].kind, signs)


def _is_doubtful(page: PageFacts, declared: list[Sign], texts: PageTexts) -> bool:
    """Whether a text seems to be in a language that is not known well, nor declared: a list of names, or a document.

    That of a page which declares nothing is believed: its letters are those that a reader sees.
    """
    others = {sign.language for sign in declared}
    if not page.spoken or any(texts.knows(code) or code in others for code in page.spoken):
        return False
    return bool(others) or page.is_document


def _is_sure(
    page: PageFacts, address: str, signs: tuple[Sign, ...], by_address: tuple[Sign, Confidence] | None
) -> bool:
    """Whether what is declared can be believed of a page with hardly any text.

    Its address says so too, or it is a PDF, or it links to its version in another language, and to none in its own.
    """
    kinds = {sign.kind for sign in signs}
    said = by_address is not None and by_address[1] is Confidence.HIGH
    if said or SignKind.DOCUMENT in kinds or (SignKind.TEXT in kinds and len(kinds) > 1):
        return True
    switch = [one for one in page.alternates if one.kind is SignKind.TOGGLE and not _same(one.address, address)]
    names_own = any(one.language == signs[0].language for one in switch)
    return SignKind.HTML_LANG in kinds and bool(switch) and not names_own


def _declared(page: PageFacts, address: str, texts: PageTexts) -> Iterator[Sign]:
    own = {
        one.language
        for one in page.alternates
        if one.kind is SignKind.HREFLANG and _same(one.address, page.canonical or address)
    }
    tags = (
        (SignKind.DOCUMENT, page.document_language),
        (SignKind.HTML_LANG, page.html_lang),
        (SignKind.HREFLANG, min(own) if len(own) == 1 else ""),
        (SignKind.CONTENT_LANGUAGE, page.content_language if "," not in page.content_language else ""),
        (SignKind.LOCALE, page.locale),
    )
    for kind, tag in tags:
        if code := texts.code(tag):
            yield Sign(kind, code, tag)


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0].rstrip("/") == other.partition("#")[0].rstrip("/")
