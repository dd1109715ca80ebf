"""Templates are masked at equal length, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawler.templating import mask_attribute_lists, mask_templates
from auditor.model.mask import SKIP, TEMPLATE


@given(st.text(alphabet="ab{}%#<>\"'\n\r =[]()-/", max_size=60))
def test_the_length_and_the_line_ends_stay(text: str) -> None:
    masked = mask_templates(text).text
    assert len(masked) == len(text)
    assert [i for i, one in enumerate(text) if one in "\r\n"] == [i for i, one in enumerate(masked) if one in "\r\n"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("a {{ b }} c", f"a {TEMPLATE * 7} c"),
        ("a\n{% if b %}\nc", f"a\n{' ' * 10}\nc"),
        ("a {% if b %} c", f"a {TEMPLATE * 10} c"),
        ('<a {% b %} href="x">', f'<a {" " * 7} href="x">'),
        ('<a href="{{ b }}">', f'<a href="{TEMPLATE * 7}">'),
        ("{{ a", "{{ a"),
        ("# T {#ancre}", "# T {#ancre}"),
        ("x {% comment %}[a]http://b.ca){% endcomment %}", f"x {TEMPLATE * 44}"),
    ],
)
def test_what_a_template_leaves(text: str, masked: str) -> None:
    assert mask_templates(text).text == masked


def test_an_opener_whose_closer_is_far_is_text() -> None:
    text = "{{ " + "a" * 20_000 + " }}"
    assert mask_templates(text).text == text


@pytest.mark.parametrize(
    "written", ["{#é}", "{: .x}", "{ .x #y }", "{target=_blank}", '{ width="30" .x }', "{ title='a b' hreflang=en }"]
)
def test_lists_of_attributes_are_no_prose(written: str) -> None:
    assert mask_attribute_lists(f"[a](/b){written}.") == f"[a](/b){SKIP * len(written)}."


@pytest.mark.parametrize("written", ["{a}", "{a, b}", "{x = 1}", "{ => }", "{}"])
def test_other_braces_are_prose(written: str) -> None:
    assert mask_attribute_lists(written) == written
