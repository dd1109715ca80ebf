"""The links of a Link header, however it is written."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.outcome import Alternate
from auditor.model.page_language import SignKind
from auditor.web.alternates import header_alternates
from auditor.web.link_header import HeaderLink, header_links
from tests.language.test_page_language import TEXTS

BASE = "https://ville.example/p/jardins"


def versions(*headers: str) -> list[tuple[str, str]]:
    """The language and the path of each version that the headers name."""
    found = list(header_alternates(httpx.Headers([("link", header) for header in headers]), BASE, TEXTS))
    assert all(one.kind is SignKind.HREFLANG for one in found)
    return [(one.language, one.address.removeprefix("https://ville.example")) for one in found]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('</e>; rel="alternate"; hreflang="en", </f>; rel="alternate"; hreflang="fr"', [("en", "/e"), ("fr", "/f")]),
        ("</e>;rel=alternate;hreflang=en,</f>;rel=alternate;hreflang=fr-CA", [("en", "/e"), ("fr", "/f")]),
        ('</e,f;g>; title="Parks, and; <gardens>"; rel="alternate"; hreflang=en', [("en", "/e,f;g")]),
        (r'</e>; title="the \"old\", one"; hreflang=en; rel=alternate', [("en", "/e")]),
        ('</e>; rel="home  ALTERNATE"; HREFLANG="EN"', [("en", "/e")]),
        ('</b>; rel="alternate"; hreflang="en"; hreflang="fr"', [("en", "/b"), ("fr", "/b")]),
        ('</e>; rel="next"; rel="alternate"; hreflang="en"', []),  # only the first relation counts
        ('</e>; rel="alternate-style"; hreflang="en"', []),
        ('</e>; rel="alternate"; hreflang="en"; anchor="/other"', []),
        ('</e>; rel="alternate"; hreflang="en"; anchor="jardins#haut"', [("en", "/e")]),
        ('</style.css>; rel=preload; as=style; crossorigin, </e>; rel=alternate ; hreflang = "en"', [("en", "/e")]),
        ('; rel=alternate, nonsense, </e>; rel=alternate; hreflang="en', []),
        ("<http://[>; rel=alternate; hreflang=en, </f>; rel=alternate; hreflang=fr", [("fr", "/f")]),
        ("", []),
    ],
)
def test_all_that_a_header_names(header: str, expected: list[tuple[str, str]]) -> None:
    assert versions(header) == expected


def test_several_headers_are_one() -> None:
    one, other = '</e>; rel="alternate"; hreflang="en"', '</f>; rel="alternate"; hreflang="fr"'
    assert versions(one, other) == [("en", "/e"), ("fr", "/f")]


def test_a_header_can_name_too_many() -> None:
    assert len(versions(", ".join(f"</{n}>; rel=alternate; hreflang=en" for n in range(500)))) == 60


def test_the_versions_of_a_pdf_can_be_named_with_those_of_pages() -> None:
    found = tuple(header_alternates(httpx.Headers({"link": "<r.pdf>; rel=alternate; hreflang=en"}), BASE, TEXTS))
    assert found == (Alternate("en", "https://ville.example/p/r.pdf", SignKind.HREFLANG),)


_QUOTED = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=20)
_TARGETS = st.text("abc/?,;=\"' ", min_size=1, max_size=20).map(str.strip)


@given(st.lists(st.tuples(_TARGETS, _QUOTED, st.sampled_from(["en", "fr"])), max_size=4))
def test_what_is_written_is_read_again(links: list[tuple[str, str, str]]) -> None:
    escaped = [(target, title.replace("\\", "\\\\").replace('"', '\\"'), tag) for target, title, tag in links]
    header = ", ".join(f'<{target}>; title="{title}"; rel=alternate; hreflang={tag}' for target, title, tag in escaped)
    assert list(header_links(header)) == [
        HeaderLink(target, frozenset({"alternate"}), (tag,)) for target, _, tag in links
    ]


@given(st.text('<>;,="\\ relhfang', max_size=60))
def test_any_header_is_read(header: str) -> None:
    list(header_links(header))
