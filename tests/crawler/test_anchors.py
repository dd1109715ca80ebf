"""What a post offers to fragments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.crawler.reader import read_post
from auditor.model.facts import Format

if TYPE_CHECKING:
    from auditor.model.anchors import Anchors


def anchors(text: str, form: Format = Format.MARKDOWN) -> Anchors:
    return read_post(text.encode(), form).anchors


def headings(text: str) -> list[tuple[str, str, str]]:
    return [(one.text, one.source, one.id) for one in anchors(text).headings]


def test_a_heading_as_it_is_read_and_as_it_is_written() -> None:
    assert headings("# L’été\u00a0: *deux* [jours](/j)\n\n## Plain ##\n\nOne *line*\n---\n") == [
        ("L’été\u00a0: deux jours", "L’été\u00a0: *deux* [jours](/j)", ""),
        ("Plain", "", ""),
        ("One line", "One *line*", ""),
    ]


@pytest.mark.parametrize("written", ["{#mine}", "{: #mine .wide}", "{ .wide #mine }", "{#mine} ##"])
def test_the_id_that_an_author_gives_a_heading(written: str) -> None:
    (one,) = anchors(f"## Heading {written}\n").headings
    assert (one.text.partition(" {")[0], one.id) == ("Heading", "mine")


def test_ids_and_names_of_html_and_of_attribute_lists() -> None:
    found = anchors(
        '<a name="first"></a>\n\nText <span id="é">x</span>.\n{: #block }\n\n<input name="no">\n\n`id="no"`\n'
    )
    assert found.ids == ("first", "é", "block")


def test_an_html_file_has_ids_and_no_headings_that_get_some() -> None:
    found = anchors('<h2 id="a">A</h2><h2>B</h2><p id="c&amp;d">', Format.HTML)
    assert (found.headings, found.ids) == ((), ("a", "c&d"))


def test_footnotes() -> None:
    assert anchors("Text.[^1]\n\n[^1]: Note.\n").footnotes
    assert not anchors("Text.\n").footnotes


@pytest.mark.parametrize(
    "text",
    [
        "{% include team.html %}",
        "{{ content }}",
        "{{< map >}}",
        '<p id="{{ page.slug }}">',
        "--8<-- 'rules.md'",
        "::: package.module",
    ],
)
def test_what_a_template_may_bring(text: str) -> None:
    assert anchors(f"Text.\n\n{text}\n").templated


@pytest.mark.parametrize(
    "text",
    [
        "[a]({{ site.baseurl }}/b/)",
        '<a href="{% link b.md %}">b</a>',
        "{% if page.lang == 'fr' %}Bonjour{% endif %}",
        "{# a remark #}",
        '{{< figure src="a.png" >}}',
        "::: note\nText.\n:::",
        "<BR>",
    ],
)
def test_what_brings_no_anchor(text: str) -> None:
    assert not anchors(f"Text.\n\n{text}\n").templated


def test_a_component_of_mdx_may_bring_some() -> None:
    assert anchors("<TabItem>\n\nText.\n\n</TabItem>\n", Format.MDX).templated
