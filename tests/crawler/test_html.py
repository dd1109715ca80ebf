"""HTML: links and their state, whatever their author left open."""

from __future__ import annotations

import pytest

from auditor.crawler.reader import read_post
from auditor.model.facts import Format, PassageKind


def test_a_link_as_written_and_as_a_browser_gets_it() -> None:
    (link,) = read_post("<p>É <A HREF='/a?b&amp;c' title=x>le <b>mot</b></A></p>".encode(), Format.HTML).links
    assert (link.target, link.address, link.text) == ("/a?b&amp;c", "/a?b&c", "le mot")
    assert link.attributes == {"title": "x"}
    assert link.closed


@pytest.mark.parametrize(
    ("text", "closed"),
    [("<a href=x>y</a>", True), ("<a href=x>y", False), ("<p><a href=x>y</p>", False), ("<a href=x/>", False)],
)
def test_a_link_that_is_never_closed(text: str, closed: bool) -> None:
    assert [link.closed for link in read_post(text.encode(), Format.HTML).links] == [closed]


def test_what_is_no_link() -> None:
    text = "<a id=x></a><script>'<a href=y>'</script><!-- <a href=z></a> --><a name=n>m</a>"
    assert read_post(text.encode(), Format.HTML).links == ()


def test_passages_have_the_kind_of_their_block() -> None:
    text = "<title>T</title><h2>H</h2><p>P</p><ul><li>L</li></ul><table><td>C</td></table>"
    facts = read_post(text.encode(), Format.HTML)
    assert [(one.kind, one.text, one.level) for one in facts.passages] == [
        (PassageKind.TITLE, "T", 0),
        (PassageKind.HEADING, "H", 2),
        (PassageKind.PARAGRAPH, "P", 0),
        (PassageKind.LIST_ITEM, "L", 0),
        (PassageKind.CELL, "C", 0),
    ]
    assert facts.title == "T"
