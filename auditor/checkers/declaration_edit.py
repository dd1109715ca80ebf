"""The edits that give a link a declaration, put one to its other side, or take away a stale one.

All of them change what a reader reads, so none is safe.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from auditor.model.declaration import Declaration, Place, Strength
from auditor.model.facts import Link, LinkKind, PassageKind
from auditor.model.finding import Edit
from auditor.model.location import Lines, Position, Span
from auditor.model.mask import SKIP, TAG, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.facts import Facts, Passage
    from auditor.model.post import Post

_BLANKS = " \t\u00a0\u202f"
_WHITE = _BLANKS + "\r\n"
_IS_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ANCHOR = re.compile(r"<a(?=\s)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s+([^\s=>"'/]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?""")
_LISTED = re.compile(r"""[ \t]*(?<![\w-])hreflang=(?:"[^"}]*"|'[^'}]*'|[^\s}"']+)""")
_SEPARATOR = rf"[{_BLANKS}]*[,;:–—/-][{_WHITE}]*"
_SEPARATOR_FIRST = re.compile(_SEPARATOR)
_SEPARATOR_LAST = re.compile(rf"{_SEPARATOR}$")
_COLON = re.compile(rf"[{_BLANKS}]*:")
_TAG = re.compile(r"<(/?)([a-z][\w-]*)[^<>]*>", re.IGNORECASE)
_OPENED = re.compile(rf"<([a-z][\w-]*)(?:\s[^<>]*)?>[{_WHITE}]*", re.IGNORECASE)
_COLLAPSED = len("][]")  # what follows the text of a reference that has no label of its own


def added(post: Post, link: Link, target: str, strength: Strength | None = None) -> tuple[Edit, ...]:
    """What tells that a link of `post` leads to a page in the language `target`, as the publication tells it.

    It says as much as `strength`, else as most of its declarations do.

    The words stand in the link's text, or behind the link where they should, or where its text is an address or a
    label; `hreflang` tells browsers the same where the syntax has it. () where the language has no words for it.
    """
    words = post.habit.words(post.language, target, strength)
    anchor = _ANCHOR.match(link.written)
    if not words or (link.kind is LinkKind.HTML and not anchor):
        return ()
    edits, behind = [], ""
    end, has_list = _end(post.facts, link)
    if _cuts_word(post.facts, link):
        return ()
    if anchor and "hreflang" not in link.attributes:
        start = Position(link.span.start.line, link.span.start.column + anchor.end())
        edits.append(_inserted(start, f' hreflang="{target}"'))
    elif link.kind is not LinkKind.HTML and post.habit.attribute_lists and not has_list:
        behind = f'{{: hreflang="{target}"}}'
    if post.habit.place(post.language) is Place.INSIDE and takes_words(link):
        edits.append(_inserted(link.text_span.end, _apart(link, words)))
    else:
        behind += f" {words}"
    return (*edits, _inserted(end, behind)) if behind else tuple(edits)


def outside_headings(post: Post, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits of words; () where one is in a heading, whose words are the address of its section."""
    around = (post.facts.passage_around(edit.span) for edit in edits)
    return () if any(one is not None and one.kind is PassageKind.HEADING for one in around) else edits


def takes_words(link: Link) -> bool:
    """Whether words can be added to a link's text: not where that is an address or the label of a reference."""
    if link.kind is LinkKind.REFERENCE:
        return len(link.written) - len(_up_to_text_end(link)) > _COLLAPSED
    return link.kind in (LinkKind.INLINE, LinkKind.HTML) and not _IS_ADDRESS.fullmatch(link.text.strip())


def moved(post: Post, declaration: Declaration, place: Place) -> tuple[Edit, ...]:
    """What puts the remark of one link inside its text or behind it; () where more than blanks stands between."""
    passage = post.facts.passages[declaration.passage]
    link = post.facts.links[declaration.links[0]]
    start, end = (passage.index_of(at) for at in (declaration.span.start, declaration.span.end))
    remark = passage.source[start:end]
    if place is Place.INSIDE:
        between = passage.source[(first := passage.index_of(link.span.end)) : start]
        start, edit = first, _inserted(link.text_span.end, _apart(link, remark))
    else:
        between = passage.source[end : passage.index_of(link.text_span.end)]
        start, edit = len(passage.source[:start].rstrip(_BLANKS)), _inserted(_end(post.facts, link)[0], f" {remark}")
    if between.strip(_BLANKS) or not takes_words(link) or not _is_balanced(remark) or _cuts_word(post.facts, link):
        return ()
    return tuple(sorted((Edit(passage.span_of(start, end), "", safe=False), edit), key=lambda one: one.span))


def untold(post: Post, link: Link, declarations: Iterable[Declaration]) -> tuple[Edit, ...]:
    """What takes away all that is said of the language of one link; () where a part of it would stay."""
    parts = [unmarked(post, link) if one.place is Place.ATTRIBUTE else removed(post, one) for one in declarations]
    return tuple(edit for part in parts for edit in part) if all(parts) else ()


def unmarked(post: Post, link: Link) -> tuple[Edit, ...]:
    """What takes away the `hreflang` of a link; () where it has none, or its tag is not written as HTML asks."""
    if link.kind is not LinkKind.HTML:
        return _unlisted(post.facts, link)
    anchor = _ANCHOR.match(link.written)
    at = anchor.end() if anchor else len(link.written)
    while found := _ATTRIBUTE.match(link.written, at):
        if found[1].lower() == "hreflang":
            lines = Lines(link.written)
            start, end = (_placed(lines.position(index), link.span.start) for index in found.span())
            return (Edit(Span(start, end), "", safe=False),)
        at = found.end()
    return ()


def _unlisted(facts: Facts, link: Link) -> tuple[Edit, ...]:
    """What takes `hreflang` out of the attribute list behind a link, or the list where it holds nothing else."""
    passage = facts.passage_around(link.span)
    last, has_list = _end(facts, link)
    if not passage or not has_list:
        return ()
    start, end = passage.index_of(link.span.end), passage.index_of(last)
    found = _LISTED.search(passage.source, start, end)
    if not found:
        return ()
    if (passage.source[start : found.start()] + passage.source[found.end() : end]).strip("{}: \t"):
        start, end = found.span()
    return (Edit(passage.span_of(start, end), "", safe=False),)


def removed(post: Post, declaration: Declaration) -> tuple[Edit, ...]:
    """What takes a declaration away, with its brackets and the space before it.

    Of brackets that say more, only the words go: "(in French only, PDF)" becomes "(PDF)". () for what is no remark
    about one link or all of a list, and where the link would have no text left.
    """
    several = len(declaration.links) != 1 and declaration.place is not Place.ABOVE
    if declaration.passage < 0 or declaration.slip or several:
        return ()
    passage = post.facts.passages[declaration.passage]
    start, end = _shared(passage, declaration) or _whole(passage, declaration)
    link = post.facts.links[declaration.links[0]]
    first, last = _indices(passage, link.text_span)
    is_all = declaration.place is Place.INSIDE and not (_shown(passage, first, start) or _shown(passage, end, last))
    is_all = is_all or (declaration.place is Place.ABOVE and not _shown(passage, 0, start).strip(" :"))
    if start >= end or is_all or not _is_balanced(passage.source[start:end]):
        return ()
    return (Edit(passage.span_of(start, end), "", safe=False),)


def _shared(passage: Passage, declaration: Declaration) -> tuple[int, int] | None:
    """The words with one of the signs that part them from what shares their brackets; None where nothing does."""
    whole, words = _indices(passage, declaration.span), _indices(passage, declaration.words_span)
    before, behind = passage.prose[whole[0] + 1 : words[0]], passage.prose[words[1] : whole[1] - 1]
    if whole == words or not (_shown(passage, whole[0] + 1, words[0]) or _shown(passage, words[1], whole[1] - 1)):
        return None
    if found := _SEPARATOR_FIRST.match(behind):
        return words[0], words[1] + found.end()
    if found := _SEPARATOR_LAST.search(before):
        return whole[0] + 1 + found.start(), words[1]
    return 0, 0


def _whole(passage: Passage, declaration: Declaration) -> tuple[int, int]:
    """The remark with the signs of emphasis and the elements that hold nothing else, and the blanks beside it."""
    source = passage.source
    start, end = _indices(passage, declaration.span)
    if source[start - 1 : start] == "\\":
        start -= 1
    colon = _COLON.match(source, end) if declaration.place is Place.BEFORE else None
    if colon and _shown(passage, 0, start).strip()[-1:] in ("", ".", "!", "?"):  # else it ends the words before
        end = colon.end()
    while True:
        left = len(source[:start].rstrip(_WHITE))
        right = len(source) - len(source[end:].lstrip(_WHITE))
        opened = _OPENED.match(source, source.rfind("<", 0, left)) if passage.prose[left - 1 : left] == TAG else None
        closed = re.compile(rf"</{opened[1]}\s*>", re.IGNORECASE).match(source, right) if opened else None
        if opened and closed:
            start, end = opened.start(), closed.end()
        elif start and source[start - 1] in "*_~" and source[start - 1] == source[end : end + 1]:
            start, end = start - 1, end + 1
        else:
            break
    if start == _indices(passage, declaration.words_span)[0] and (found := _SEPARATOR_LAST.search(source[:left])):
        return found.start(), end
    return (left, end) if left else (start, right)


def _shown(passage: Passage, start: int, end: int) -> str:
    return visible(passage.source[start:end], passage.prose[start:end])


def _indices(passage: Passage, span: Span) -> tuple[int, int]:
    return passage.index_of(span.start), passage.index_of(span.end)


def _is_balanced(source: str) -> bool:
    """Whether every element that begins in `source` ends there, by number."""
    opened: Counter[str] = Counter()
    for closing, name in _TAG.findall(source):
        opened[name.lower()] += -1 if closing else 1
    return not any(opened.values())


def _end(facts: Facts, link: Link) -> tuple[Position, bool]:
    """Where a link ends with its attribute list, and whether it has one."""
    passage = facts.passage_around(link.span)
    end = passage.index_of(link.span.end) if passage else 0
    if not passage or passage.source[end : end + 1] != "{" or passage.prose[end] != SKIP:
        return link.span.end, False
    return passage.span_of(end, passage.source.index("}", end) + 1).end, True


def _cuts_word(facts: Facts, link: Link) -> bool:
    """Whether the word that a link ends with goes on behind it: nothing can stand between."""
    passage = facts.passage_around(link.span)
    return passage is not None and passage.prose[passage.index_of(link.span.end) :][:1].isalnum()


def _apart(link: Link, words: str) -> str:
    """The words with a space before them where the link's text ends without one."""
    return words if _up_to_text_end(link)[-1:] in _WHITE else f" {words}"


def _up_to_text_end(link: Link) -> str:
    return link.rewritten(Span(link.text_span.end, link.span.end), "")


def _placed(position: Position, start: Position) -> Position:
    """A position in a text that begins at `start`, as one of the post."""
    column = position.column + start.column - 1 if position.line == 1 else position.column
    return Position(position.line + start.line - 1, column)


def _inserted(at: Position, text: str) -> Edit:
    return Edit(Span(at, at), text, safe=False)
