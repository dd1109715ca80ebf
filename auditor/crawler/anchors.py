"""What a post offers to fragments: its headings, the ids of its HTML, those that attribute lists give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.model.anchors import Anchors, HeadingAnchor
from auditor.model.mask import TEMPLATE, unfolded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.crawler.page import Page
    from auditor.model.facts import Passage

_ATTRIBUTE_LIST = re.compile(r"\{[^{}\n]{1,400}\}")
_ID = re.compile(r"#([^\s#{}.]+)")
_TRAILING_LIST = re.compile(r"\{[^{}]*\}\s*#*$")
_CLOSING = re.compile(r"(?:^|[ \t])#+\s*$")
_INSERTED = re.compile(r"^[ \t]*(?:[;-]{1,2}8<-{1,2}|:::[ \t]+\w+(?:\.\w+)+[ \t]*$)|<[A-Z]\w*[a-z]", re.MULTILINE)
"""What fills in text from elsewhere: a snippet of pymdownx, the reference of mkdocstrings, a component of MDX."""
_NAME = re.compile(r"\{(?:%-?|\{[<%])[\s/]*([\w-]*)")
_IN_ADDRESS = re.compile(
    r"(?:\]\([^()\n]{0,300}|(?:href|src|srcset|action)\s*=\s*[\"']?[^\"'<>\n]{0,300})$", re.IGNORECASE
)
_LOOK_BACK = 320
_WITHOUT_IDS = frozenset(
    """
    if elsif elif else endif unless endunless case when endcase for endfor tablerow assign set endset comment endcomment
    raw endraw break continue increment decrement cycle link post_url url gist highlight endhighlight youtube vimeo
    figure tweet x instagram ref relref param
    """.split()  # noqa: SIM905  (rows of names, not a name a row)
)
"""Tags and shortcodes that write no element with an id: control, addresses, and what generators bring themselves."""


def read(page: Page, headings: Iterable[Passage], ids: Iterable[str], *, footnotes: bool) -> Anchors:
    """The anchors of a post: `headings` are those of its Markdown, `ids` those that its HTML tags have."""
    named = list(ids)
    found = dict.fromkeys(one for one in named if TEMPLATE not in one)
    if "{" in page.source:
        found |= dict.fromkeys(_in_lists(page.source))
    return Anchors(
        headings=tuple(_heading(passage) for passage in headings),
        ids=tuple(found),
        footnotes=footnotes,
        templated=len(found) < len(set(named)) or _is_templated(page),
    )


def _in_lists(source: str) -> Iterator[str]:
    for found in _ATTRIBUTE_LIST.finditer(source):
        yield from _ID.findall(found[0])


def _heading(passage: Passage) -> HeadingAnchor:
    line = passage.source.rstrip().rpartition("\n")[2]
    given = _TRAILING_LIST.search(line)
    own = _ID.search(given[0]) if given else None
    bare = _CLOSING.sub("", line[: given.start()] if given and own else line).strip()
    text = unfolded(passage.source, passage.prose).strip()
    return HeadingAnchor(text, "" if bare == text else bare, own[1] if own else "")


def _is_templated(page: Page) -> bool:
    """Whether something that only the generator knows may bring ids of its own."""
    text = page.templated.text
    if ("<" in text or ":::" in text or "8<" in text) and _INSERTED.search(text):
        return True
    return any(_may_have_ids(page, start) for start, _ in page.templated.tags)


def _may_have_ids(page: Page, start: int) -> bool:
    source = page.source
    if source.startswith("{#", start):
        return False
    name = _NAME.match(source, start)
    if name and name[1].removeprefix("end") in _WITHOUT_IDS:
        return False
    return not _IN_ADDRESS.search(source, max(0, start - _LOOK_BACK), start)
