"""`link/same-target`: entries of one list whose texts differ and whose address does not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.model.facts import Link, LinkKind, Passage
from auditor.model.finding import Finding, Related
from auditor.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.post import Post
    from auditor.model.rule import Rule

_SHARE = 0.5
_KINDS = (LinkKind.INLINE, LinkKind.REFERENCE, LinkKind.HTML)


def check(post: Post, rule: Rule) -> Iterator[Finding]:
    """One finding for each address of a list: at its first link, the others beside it."""
    groups: dict[tuple[int, str], list[Link]] = defaultdict(list)
    items = {passage.item_id: passage for passage in reversed(post.facts.passages) if passage.item_id}
    for link in post.facts.links:
        if (
            link.item_id in items
            and link.kind in _KINDS
            and _leads_somewhere(link)
            and _is_entry(link, items[link.item_id])
        ):
            groups[link.list_id, link.address].append(link)
    for links in groups.values():
        by_item = {link.item_id: link for link in reversed(links)}
        texts = {link.text.casefold() for link in by_item.values()}
        if len(by_item) > 1 and len(texts) == len(by_item):
            first, *others = sorted(by_item.values(), key=lambda link: link.span)
            yield Finding.of(
                rule,
                Location(post.path, first.span),
                target=first.target,
                related=tuple(Related(Location(post.path, link.span), link.text) for link in others),
                count=str(len(by_item)),
                address=first.target,
            )


def _is_entry(link: Link, item: Passage) -> bool:
    """Whether the link is what its list item says, and not an aside in a sentence."""
    return len(link.text) >= _SHARE * len(item.text)


def _leads_somewhere(link: Link) -> bool:
    return bool(link.text) and not link.made_by_template and link.address.strip() not in ("", "#")
