"""`prose/repeated-word`: a word, or a phrase of three to eight, that stands twice in a row."""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from auditor.model.facts import Passage, PassageKind
from auditor.model.finding import Edit, Finding
from auditor.model.location import Location
from auditor.model.mask import LINK
from auditor.model.rule import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_WORD = re.compile(r"[^\W_]+(?:['’\u2010\u2011-][^\W_]+)*")
_SENTENCE_SIGNS = '.,;:!?()«»“”"…'
# Between two words of one phrase: spaces, marks of emphasis, the bracket that opens a link, tags inside a line.
_GAP = re.compile("(?=[^\ue003]*\ue003?[^\ue003]*$)[ \t\n\u00a0\u202f\ue000\ue003\ue004*_]{1,120}")
_SIDE_BY_SIDE = re.compile("\ue004[ \t\n\u00a0]+\ue004")  # the end of an element and the start of another
_INSIDE_NAME = re.compile("[^\\W_][/.@\\\\+#=:\ue005]$|[_/@#=]$")  # `env_string string`, `a/the the`
_NAME_GOES_ON = re.compile("[/@=+_]|[.\ue005][^\\W_]")
_OPENING_QUOTES = frozenset("\"“«‘'")
_CLOSING_QUOTES = frozenset("\"”»’'")
_SPACE = re.compile(r"\s")
_LONGEST = 8  # words of a phrase
_SHORTEST = 3
_SHORTEST_APART = 4  # of a phrase with a word between its two copies
_CELL_WORDS = 6  # a table's cell of fewer words is no prose


class _Word(NamedTuple):
    """A word of a passage: its place in the prose, its text case-folded, whether the gap before it joins phrases."""

    start: int
    end: int
    text: str
    joined: bool


class _Repeat(NamedTuple):
    """Words that stand again: indices of the first copy's first word and of the second's, and the length of both."""

    first: int
    second: int
    length: int


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """Repeated words and phrases of each passage; what any of the languages repeats on purpose is left alone."""
    options = rule.options
    allowed = frozenset(word.casefold() for words in options["allowed"].values() for word in words)
    connectors = frozenset(word for words in options["connectors"].values() for word in words)
    for passage in post.facts.passages:
        if not _may_repeat(passage.text):
            continue
        words = _words(passage.prose)
        if passage.kind is PassageKind.CELL and len(words) < _CELL_WORDS:
            continue
        for repeat in _repeats(words, allowed, connectors):
            if not _is_meant(passage.prose, words, repeat):
                yield _finding(post, rule, passage, words, repeat)


def _may_repeat(text: str) -> bool:
    """Whether any word stands beside itself, or any three stand twice near by: most passages are done with here."""
    words = _without_signs(text.casefold()).split()
    if any(map(eq, words, words[1:])):
        return True
    if len(words) < 2 * _SHORTEST or len(set(words)) > len(words) - _SHORTEST:
        return False  # a phrase that stands twice has its words twice
    if len(set(_triples(words))) == len(words) - 2:
        return False
    places: dict[tuple[str, str, str], int] = {}
    for place, triple in enumerate(_triples(words)):
        if place - places.get(triple, -_LONGEST - 2) <= _LONGEST + 1:
            return True
        places[triple] = place
    return False


def _triples(words: list[str]) -> Iterator[tuple[str, str, str]]:
    return zip(words, words[1:], words[2:], strict=False)


def _without_signs(text: str) -> str:
    for sign in _SENTENCE_SIGNS:
        if sign in text:
            text = text.replace(sign, "")
    return text


def _words(prose: str) -> list[_Word]:
    words: list[_Word] = []
    end = 0
    for found in _WORD.finditer(prose):
        gap = prose[end : found.start()]
        words.append(_Word(*found.span(), found[0].casefold().replace("'", "’"), bool(words) and _joins(gap)))
        end = found.end()
    return words


def _joins(gap: str) -> bool:
    if gap == " ":
        return True
    return bool(_GAP.fullmatch(gap) and _SPACE.search(gap)) and not _SIDE_BY_SIDE.search(gap)


def _repeats(words: list[_Word], allowed: frozenset[str], connectors: frozenset[str]) -> Iterator[_Repeat]:
    """The repeats in order; the longest one at each place, none inside another."""
    texts = [word.text for word in words]
    at = 0
    while at < len(words) - 1:
        found = _phrase(words, texts, at, connectors)
        if not found and _is_repeated(words[at], words[at + 1], allowed):
            found = _Repeat(at, at + 1, 1)
        if found:
            yield found
            at = found.second
        else:
            at += 1


def _is_repeated(word: _Word, following: _Word, allowed: frozenset[str]) -> bool:
    if word.text != following.text or not following.joined or word.text in allowed:
        return False
    return not any(sign.isdigit() for sign in word.text)


def _phrase(words: list[_Word], texts: list[str], at: int, connectors: frozenset[str]) -> _Repeat | None:
    """The longest phrase that begins at `at` and stands again right behind, or behind one word."""
    first = words[at].text
    last = min(at + _LONGEST + 1, len(words) - 1)
    if first not in texts[at + _SHORTEST : last + 1]:
        return None
    for second in range(last, at + _SHORTEST - 1, -1):
        if words[second].text != first:
            continue
        distance = second - at
        same = _same_run(words, at, second, distance)
        if same == distance <= _LONGEST and _is_phrase(words[at : second + same]):
            return _Repeat(at, second, same)
        apart = same == distance - 1 >= _SHORTEST_APART and words[second - 1].text not in connectors
        if apart and _is_phrase(words[at : second + same]):
            return _Repeat(at, second, same)
    return None


def _same_run(words: list[_Word], first: int, second: int, limit: int) -> int:
    """How many words from `first` on and from `second` on are the same, up to `limit`."""
    same = 0
    while same < limit and second + same < len(words) and words[first + same].text == words[second + same].text:
        same += 1
    return same


def _is_phrase(words: list[_Word]) -> bool:
    """Whether nothing parts the words, and they are more than a figure of speech such as "more and more and more"."""
    if not all(word.joined for word in words[1:]):
        return False
    return len({word.text for word in words if not word.text.isdigit()}) >= _SHORTEST


def _finding(post: Post, rule: Rule, passage: Passage, words: list[_Word], repeat: _Repeat) -> Finding:
    first, second = words[repeat.first], words[repeat.second]
    last = words[repeat.second + repeat.length - 1]
    apart = repeat.second - repeat.first > repeat.length
    place = Location(post.path, passage.span_of(first.start, last.end))
    text = _shown(passage.prose[second.start : last.end])
    whole = _shown(passage.prose[first.start : last.end])
    confidence = Confidence.MEDIUM if apart or _is_marked(passage.prose, first, second) else None
    edits = _edits(passage, words[repeat.second - 1], second, last)
    if repeat.length == 1:
        return Finding.of(rule, place, confidence=confidence, edits=edits, word=text)
    variant = "phrase-nearby" if apart else "phrase"
    edits = () if apart else edits
    return Finding.of(rule, place, variant=variant, confidence=confidence, edits=edits, phrase=whole if apart else text)


def _shown(prose: str) -> str:
    """The words as a reader sees them."""
    return " ".join(re.sub("[\ue000-\ue01f*_]", "", prose).split())


def _is_meant(prose: str, words: list[_Word], repeat: _Repeat) -> bool:
    """Whether the copies are two things: a name beside a word, part of an identifier, lines of a list, a quotation."""
    first, second = words[repeat.first], words[repeat.second]
    last = words[repeat.second + repeat.length - 1]
    around = prose[max(0, first.start - 1) : first.start], prose[last.end : last.end + 2]
    if around[0] in _OPENING_QUOTES and around[1][:1] in _CLOSING_QUOTES and all(around):
        return True  # spoken of: “the the”
    if _INSIDE_NAME.search(prose, max(0, first.start - 2), first.start) or _NAME_GOES_ON.match(prose, last.end):
        return True
    if repeat.length == 1:
        return _is_named(prose, first, second)
    starts = [prose.rfind("\n", 0, word.start) for word in (first, second)]
    by_lines = all(not prose[at + 1 : word.start].strip() for at, word in zip(starts, (first, second), strict=True))
    names = all(prose[word.start].isupper() for word in words[repeat.first : repeat.second + repeat.length])
    return starts[0] != starts[1] and (by_lines or names)


def _is_named(prose: str, first: _Word, second: _Word) -> bool:
    """Whether the second copy begins the name of a page or is another word: "the form [Form for members]", "us, US"."""
    one, other = prose[first.start : first.end], prose[second.start : second.end]
    if one == other:
        return False
    return (LINK in prose[first.end : second.start] and not one.istitle()) or one.isupper() != other.isupper()


def _is_marked(prose: str, first: _Word, second: _Word) -> bool:
    """Whether markup or a change of case stands between: a name may follow a word that is written alike."""
    gap = prose[first.end : second.start]
    one, other = prose[first.start : first.end], prose[second.start : second.end]
    return bool(re.search("[\ue000-\ue01f]", gap)) or (one != other and not (one.istitle() and other.islower()))


def _edits(passage: Passage, before: _Word, second: _Word, last: _Word) -> tuple[Edit, ...]:
    """Takes the second copy away with the space before it, where no markup stands in the way."""
    gap, copy = passage.prose[before.end : second.start], passage.prose[second.start : last.end]
    if re.search("[\ue000-\ue01f*_]", gap + copy):
        return ()
    return (Edit(passage.span_of(before.end, last.end), "", safe=False),)
