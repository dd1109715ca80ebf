"""`link/malformed`: text that was meant as a link and is not one, and addresses that cannot work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from auditor.checkers.addresses import AddressForm, malformed_address
from auditor.checkers.link_target import STRONG_START
from auditor.checkers.shared_paren import shared_parens
from auditor.checkers.unrecognised import UnrecognisedLink, unrecognised_links
from auditor.model.facts import Link, LinkKind, Passage
from auditor.model.finding import Edit, Finding
from auditor.model.location import Location, Position, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Confidence, Rule

_IN_PARENTHESES = (LinkKind.INLINE, LinkKind.IMAGE)


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """Malformed links in the prose, then recognised links whose address or tag is malformed."""
    for passage in post.facts.passages:
        for link in unrecognised_links(passage.prose):
            yield _unrecognised(post, rule, passage, link)
        for opened, missing in shared_parens(passage):
            yield _shared_paren(post, rule, passage, opened, missing)
    declarations = tuple(rule.options["declarations"])
    seen: set[Span] = set()  # the definition of a reference is reported once
    for known in post.facts.links:
        finding = _recognised(post, rule, known, declarations)
        if finding and known.target_span not in seen:
            seen.add(known.target_span)
            yield finding


def _unrecognised(post: Post, rule: Rule, passage: Passage, link: UnrecognisedLink) -> Finding:
    repaired = passage.source[link.start : link.end]
    for change in sorted(link.changes, reverse=True):
        start, end = change.start - link.start, change.end - link.start
        repaired = repaired[:start] + change.text + repaired[end:]
    return _finding(
        rule,
        Location(post.path, passage.span_of(link.start, link.end)),
        link.variant,
        tuple(Edit(passage.span_of(at.start, at.end), at.text, link.safe) for at in link.changes),
        written=passage.source[link.start : link.end],
        repair=repaired,
        scheme=link.scheme.strip(),
        confidence=link.confidence,
    )


def _shared_paren(post: Post, rule: Rule, passage: Passage, opened: int, missing: int) -> Finding:
    edit = Edit(passage.span_of(missing, missing), ")", safe=False)
    place = Location(post.path, passage.span_of(opened, missing))
    return _finding(rule, place, "shared-paren", (edit,), repair=f"{passage.source[opened:missing]})")


def _recognised(post: Post, rule: Rule, link: Link, declarations: tuple[str, ...]) -> Finding | None:
    place = Location(post.path, link.span)
    if not link.closed and link.attributes.keys().isdisjoint({"id", "name"}):
        return _finding(rule, place, "unclosed-tag", (), written=link.written, target=link.target)
    form = _form(link, declarations)
    if form is None:
        return _padded(rule, place, link) or _swapped(rule, place, link)
    repaired = _as_written(link, form.repaired)
    is_known = bool(repaired) and form.variant != "unclosed-quote"  # how far the address goes, nobody can tell
    edits = (Edit(link.target_span, repaired, safe=form.variant != "tag-in-address"),) if is_known else ()
    if link.kind is LinkKind.REFERENCE:
        place, repair = Location(post.path, link.target_span), repaired
    else:
        repair = link.rewritten(link.target_span, repaired)
    return _finding(
        rule,
        place,
        form.variant,
        edits,
        repair=repair,
        written=link.written,
        scheme=form.scheme,
        target=link.target,
    )


def _form(link: Link, declarations: tuple[str, ...]) -> AddressForm | None:
    """What is wrong with a link's address; one that a template makes is judged by its parentheses alone."""
    if link.kind is LinkKind.AUTOLINK and "@" in link.address:
        return None
    if link.made_by_template:
        form = malformed_address(link.target)
        return form if form and form.variant == "double-paren" else None
    return malformed_address(link.address, declarations=declarations)


def _as_written(link: Link, address: str) -> str:
    """An address as it must be written in the post: entities in HTML, no space or bare parenthesis in Markdown."""
    if link.kind is LinkKind.HTML:
        return address.replace("&", "&amp;") if "&amp;" in link.target else address
    return address.replace(" ", "%20")


def _padded(rule: Rule, place: Location, link: Link) -> Finding | None:
    """A space beside the address: CommonMark ignores it, other tools do not."""
    if link.kind not in _IN_PARENTHESES or place.start.line != place.end.line or link.made_by_template:
        return None
    start = link.target_span.start.column - place.start.column
    end = link.target_span.end.column - place.start.column
    before, behind = link.written[:start], link.written[end:]
    edits: list[Edit] = []
    if behind.strip(" \t") != behind and behind.strip(" \t") == ")":
        edits.append(Edit(Span(link.target_span.end, _left_of(place.end)), "", safe=True))
    blanks = len(before) - len(before.rstrip(" \t"))
    if blanks and link.target:
        column = link.target_span.start.column
        edits.append(Edit(Span(Position(place.start.line, column - blanks), link.target_span.start), "", safe=True))
    if not edits or not link.target:
        return None
    opener = before.rstrip(" \t") if blanks else before
    closer = ")" if behind.strip(" \t") == ")" else behind
    repair = opener + link.target + closer
    return _finding(rule, place, "stray-space", tuple(edits), repair=repair, target=link.target)


def _left_of(position: Position) -> Position:
    return Position(position.line, position.column - 1)


def _swapped(rule: Rule, place: Location, link: Link) -> Finding | None:
    """`[https://…](text)`: recognised when the text is one word."""
    text = link.written[1 : 1 + len(link.text)]
    if link.kind is not LinkKind.INLINE or text != link.text or not STRONG_START.match(text) or " " in text:
        return None
    if not link.target.isalpha():
        return None
    edits = (Edit(link.text_span, link.target, safe=False), Edit(link.target_span, text, safe=False))
    return _finding(rule, place, "swapped", edits, repair=f"[{link.target}]({text})", target=link.target)


def _finding(
    rule: Rule,
    place: Location,
    variant: str,
    edits: tuple[Edit, ...],
    *,
    target: str = "",
    confidence: Confidence | None = None,
    **facts: str,
) -> Finding:
    wanted = rule.form(variant).placeholders
    given: dict[str, Any] = {name: facts[name] for name in wanted}
    return Finding.of(rule, place, variant=variant, confidence=confidence, target=target, edits=edits, **given)
