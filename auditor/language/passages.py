"""Passages of a post that are in another language than the post: what was left untranslated.

Nothing is claimed of what is meant to be in another language (marked by `lang`, quoted, code, the title of a page
behind a link, a list of references, a remark such as "(en anglais)" beside it), nor of names, nor of a few words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from auditor.language.detection import MIN_WORDS, detected
from auditor.language.stop_words import rough_words_of, stop_word_counts, words_of
from auditor.model.facts import Facts, Link, LinkKind, Passage, PassageKind, links_by_passage
from auditor.model.mask import LINK, TAG
from auditor.model.post import OtherLanguage, Post
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.language import Language
    from auditor.model.pair import Pair

_LONG = 9  # words from which stop words alone say a language
_MIN_STOP_WORDS = 3  # in a long text
_GLANCE = 240  # characters that mostly tell a passage's language
_WORD_LENGTH = 6  # characters of a word and the space behind it
_CLEAR = 2  # times as many stop words of its own language as of all others: nothing more to ask
_MIN_PROBABILITY = 0.9
_LIKELY = 0.6  # enough where a stop word says the same
_ELIDED = re.compile(r"^[^\W\d_]{1,2}['’](?=.)")
_CAPITALIZED = (PassageKind.TITLE, PassageKind.HEADING)  # where every word may have a capital
_MIN_LOWER = 2  # words without a capital, in a short text: names have none
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]{2,}\"|(?<!\w)‘[^‘’]{3,}’(?!\w)")
_CITATION = re.compile(  # an entry of a list of references: "[12] …", "Roy, L. (2019). …"
    r"\[[\w.]{1,8}\]\s|[^\W\d_][^()\d]{0,80}, [^\W\d_]\.[^()\d]{0,80}\((?:19|20)\d\d[a-z]?\)"
)
_CITED = re.compile(f"[0-9{LINK}{TAG}]|://|www\\.")
_MAX_LABEL = 40  # characters of what such a list may begin with in the same passage: « Sources : … »
_MASKED = re.compile("[\ue000-\ue01f]+")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MOSTLY = 0.7  # of the judged words: the post itself is in another language
_MIN_JUDGED = 40  # words, to say so


class Reading(NamedTuple):
    """What language a post's passages are in: `text_language` is that of most of its words, "" when unclear."""

    others: tuple[OtherLanguage, ...]
    text_language: str


def read_languages(facts: Facts, language: str, languages: dict[str, Language]) -> Reading:
    """The passages and image texts of a post in `language` that are in another of `languages`."""
    if language not in languages or len(languages) < 2:
        return Reading((), "")
    others: list[OtherLanguage] = []
    words_in = dict.fromkeys(languages, 0)
    links = links_by_passage(facts)
    for index, passage in _judged(facts, language, languages):
        words = rough_words_of(passage.text[:_GLANCE])
        counts = stop_word_counts(words, languages)
        if counts[language] > _CLEAR * (sum(counts.values()) - counts[language]):
            words_in[language] += max(len(words), len(passage.text) // _WORD_LENGTH)
            continue
        if _is_told(passage, language, languages):
            continue
        text = own_text(passage, links[index])
        words = words_of(text)
        counts = stop_word_counts(words, languages)
        found = _other(text, words, counts, language)
        if found and passage.kind not in _CAPITALIZED and is_a_name(text, languages[found.language]):
            found = None
        if found:
            others.append(OtherLanguage(found.language, found.confidence, passage=index))
        if found or counts[language]:
            words_in[found.language if found else language] += len(words)
    for index, link in enumerate(facts.links):
        if link.kind is LinkKind.IMAGE and not link.made_by_template:
            text = _QUOTED.sub(" … ", link.text)
            words = words_of(text)
            found = _other(text, words, stop_word_counts(words, languages), language)
            if found:
                others.append(OtherLanguage(found.language, found.confidence, link=index))
    judged = sum(words_in.values())
    most = max(words_in, key=lambda code: words_in[code])
    clear = judged >= _MIN_JUDGED and words_in[most] >= _MOSTLY * judged
    return Reading(tuple(others), most if clear else "")


def confirmed(pair: Pair, languages: dict[str, Language]) -> Pair:
    """The pair, with what stands in it twice word for word: one of the two was not translated."""
    matches = [(match.left[0], match.right[0]) for match in pair.matches if len(match.left) == len(match.right) == 1]
    return structs.replace(
        pair,
        left=_confirmed(pair.left, pair.right, matches, languages),
        right=_confirmed(pair.right, pair.left, [(j, i) for i, j in matches], languages),
    )


def _confirmed(post: Post, other: Post, matches: list[tuple[int, int]], languages: dict[str, Language]) -> Post:
    mine_and_theirs = post.facts.passages, other.facts.passages
    same = [i for i, j in matches if _are_the_same(mine_and_theirs[0][i].text, mine_and_theirs[1][j].text)]
    if not same or post.language not in languages:
        return post
    known = {found.passage: found for found in post.other_language if found.passage >= 0}
    judged = {index for index, _ in _judged(post.facts, post.language, languages)}
    links = links_by_passage(post.facts)
    for mine in same:
        passage = post.facts.passages[mine]
        may_be_meant = mine not in judged or passage.language or passage.foreign
        text = passage.text if passage.kind is PassageKind.TITLE else own_text(passage, links[mine])
        if mine in known or (not may_be_meant and _is_written_in(text, passage.kind, post, other, languages)):
            known[mine] = OtherLanguage(other.language, Confidence.HIGH, passage=mine)
    rest = tuple(found for found in post.other_language if found.passage < 0)
    return structs.replace(post, other_language=(*(known[index] for index in sorted(known)), *rest))


def _are_the_same(one: str, other: str) -> bool:
    return one == other or (one[:1].casefold() == other[:1].casefold() and one.casefold() == other.casefold())


def _is_written_in(text: str, kind: PassageKind, post: Post, other: Post, languages: dict[str, Language]) -> bool:
    """Whether a text that both versions have is in the language of the `other`; a name may be in none.

    A title is seldom a mere name, so langdetect alone may decide it, and words without capitals are not asked for.
    """
    words = words_of(text)
    is_title = kind is PassageKind.TITLE
    is_short = len(words) < MIN_WORDS and not (is_title and len(text.split()) >= MIN_WORDS)
    if is_short or post.language not in languages or other.language not in languages:
        return False
    counts = stop_word_counts(words, languages)
    own, others = counts[post.language], counts[other.language]
    if own or (not others and not is_title):
        return False
    if others >= _MIN_STOP_WORDS and is_title:
        return True
    if is_a_name(text, languages[other.language]):
        return False
    if others > 1:
        return True
    verdict = detected(" ".join(words), tuple(sorted(languages)))
    return verdict.language == other.language and verdict.probability >= (_LIKELY if others else _MIN_PROBABILITY)


class _Other(NamedTuple):
    language: str
    confidence: Confidence


def _other(text: str, words: list[str], counts: dict[str, int], own: str) -> _Other | None:
    """Which other language the words are in; None when they are in the post's own, or nobody can say."""
    if len(words) < MIN_WORDS:
        return None
    most = max((code for code in counts if code != own), key=lambda code: counts[code])
    is_long = len(words) >= _LONG
    if counts[most] <= 2 * counts[own] or (counts[own] and not is_long):
        return None
    if is_long and counts[most] < _MIN_STOP_WORDS - (not counts[own]):
        return None
    verdict = detected(text, tuple(sorted(counts)))
    if verdict.language != most or verdict.probability < _MIN_PROBABILITY:
        return None
    if is_long and counts[most] >= _MIN_STOP_WORDS:
        return _Other(most, Confidence.HIGH)
    lower = sum(word[0].islower() for word in text.split())
    return _Other(most, Confidence.LOW if lower < _MIN_LOWER else Confidence.MEDIUM)


def is_a_name(text: str, language: Language) -> bool:
    """Whether all words but the first, and but small ones, have a capital: "Bank of the North"."""
    rest = [_ELIDED.sub("", word) for word in text.split()[1:]]
    return not any(word[:1].islower() and word not in language.name_words for word in rest)


def addressing_readers(facts: Facts, language: str, languages: dict[str, Language]) -> frozenset[int]:
    """The indices of the passages by which a post speaks to its readers: no quotations, and no works that are cited."""
    if language not in languages:
        return frozenset()
    cited = _beginnings(tuple(one.works_cited for one in languages.values()))
    return frozenset(index for index, _ in _judged(facts, language, languages, cited))


def _judged(
    facts: Facts, language: str, languages: dict[str, Language], lists: tuple[str, ...] = ()
) -> Iterator[tuple[int, Passage]]:
    """The passages that should be in the post's language.

    `lists` are the beginnings of headings below which they need not be; of all lists of references where none is given.
    """
    known_lists = _lists_of(languages)
    lists = lists or known_lists
    level = 0
    for index, passage in enumerate(facts.passages):
        if passage.kind is PassageKind.HEADING:
            if level and passage.level <= level:
                level = 0
            if not level and _names_list(passage.text, lists):
                level = passage.level
        if (
            not (level and _may_cite(passage))
            and not passage.quoted
            and not _is_citation(passage.text, known_lists)
            and not _declared_other(passage, language, languages)
        ):
            yield index, passage


def own_text(passage: Passage, links: Sequence[Link] = ()) -> str:
    """The passage's text as far as it must be in its post's language."""
    prose = passage.prose
    for part in passage.foreign:
        prose = prose[: part.start] + "\ue000" * (part.end - part.start) + prose[part.end :]
    for link in links:
        if link.kind is not LinkKind.IMAGE and "//" in link.address and (at := passage.source.find(link.written)) >= 0:
            prose = prose[:at] + "\ue000" * len(link.written) + prose[at + len(link.written) :]
    return " ".join(_QUOTED.sub(" … ", _MASKED.sub(" ", prose)).split())


def _may_cite(passage: Passage) -> bool:
    """Whether a passage under such a heading may be what is cited: that has a year, a number or an address."""
    return passage.kind is not PassageKind.PARAGRAPH or bool(_CITED.search(passage.prose))


def _is_citation(text: str, lists: tuple[str, ...]) -> bool:
    """Whether a passage is of a list of references: "[12] …", « Sources : … »."""
    if ("(" in text or text.startswith("[")) and _CITATION.match(text):
        return True
    label, colon, _ = text.partition(":")
    return bool(colon) and len(label) <= _MAX_LABEL and "." not in label and _names_list(label, lists)


def _names_list(text: str, lists: tuple[str, ...]) -> bool:
    """Whether a heading or a label is one such as “References” or « 2.2 Références informatives »."""
    words = text.casefold().strip(" \u00a0:.0123456789").replace("\u00a0", " ")
    return f"{words} ".startswith(lists)


def _lists_of(languages: dict[str, Language]) -> tuple[str, ...]:
    return _beginnings(tuple(language.works_cited | language.see_also for language in languages.values()))


@lru_cache(maxsize=16)
def _beginnings(names: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(f"{known} " for of_language in names for known in of_language)


def _declared_other(passage: Passage, language: str, languages: dict[str, Language]) -> bool:
    primary = re.split(r"[-_]", passage.language.casefold())[0]
    return bool(primary) and primary not in languages[language].codes


def _is_told(passage: Passage, language: str, languages: dict[str, Language]) -> bool:
    """Whether a remark in brackets names the language, in either: "(en anglais seulement)", "(French only)"."""
    names = [one.name for code, one in languages.items() if code != language]
    told = [name.casefold() for one in names for name in (one.en, one.fr)]
    return any(name in remark.casefold() for remark in _BRACKETED.findall(passage.source) for name in told)
