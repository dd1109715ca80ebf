"""The law of places: what the crawler says stands somewhere stands there, to the character."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.checkers import malformed_link
from auditor.crawler.reader import read_post
from auditor.model.facts import Facts, Format
from auditor.model.location import Lines
from auditor.model.post import Post
from auditor.rulebook import load_rulebook
from tests.crawler.documents import Document, html_documents, markdown_documents

if TYPE_CHECKING:
    from auditor.model.finding import Finding

RULE = load_rulebook().rule("link/malformed")
ADDRESS = "https://exemple.ca/cible"
GOOD = f"[le guide]({ADDRESS})"
DAMAGES = {
    f"[le guide]{ADDRESS})": "missing-open-paren",
    f"[le guide]{ADDRESS}": "missing-parens",
    f"[le guide] ({ADDRESS})": "space-between",
    f"(le guide)[{ADDRESS}]": "reversed",
    f"[le guide][{ADDRESS}]": "square-target",
    f"[le guide]({ADDRESS}": "missing-close-paren",
    f"[le guide({ADDRESS})": "missing-close-bracket",
    f"\\[le guide]({ADDRESS})": "escaped-bracket",
    f"[le guide](({ADDRESS}))": "double-paren",
    f"[le guide]( {ADDRESS} )": "stray-space",
    f"[{ADDRESS}](le guide)": "swapped",
}
THOROUGH = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)


def encoded(text: str, *, with_mark: bool) -> bytes:
    return text.encode("utf-8-sig" if with_mark else "utf-8")


def assert_places(text: str, facts: Facts) -> None:
    lines = Lines(text)
    for passage in facts.passages:
        assert lines.slice(passage.span) == passage.source
        assert len(passage.prose) == len(passage.source)
        size = len(passage.source)
        for start, end in {
            (0, size),
            (size // 3, size // 2),
            (size // 2, size),
            *((i, i + 1) for i in range(0, size, 5)),
        }:
            assert lines.slice(passage.span_of(start, end)) == passage.source[start:end]
    for link in facts.links:
        assert lines.slice(link.span) == link.written
        assert lines.slice(link.target_span) == link.target
        assert link.span.covers(link.text_span)
        assert lines.slice(link.text_span) in link.written


def assert_law(document: Document, form: Format, *, with_mark: bool) -> None:
    facts = read_post(encoded(document.text, with_mark=with_mark), form)
    assert facts.damage == ()
    assert_places(document.text, facts)
    found = Counter(link.target for link in facts.links)
    assert not Counter(document.targets) - found
    assert "https://exemple.ca/jamais" not in found
    assert facts.passages or not document.targets


@THOROUGH
@given(document=markdown_documents(), with_mark=st.booleans())
def test_places_in_markdown_slice_to_their_text(document: Document, with_mark: bool) -> None:
    assert_law(document, Format.MARKDOWN, with_mark=with_mark)


@THOROUGH
@given(document=html_documents(), with_mark=st.booleans())
def test_places_in_html_slice_to_their_text(document: Document, with_mark: bool) -> None:
    assert_law(document, Format.HTML, with_mark=with_mark)


@pytest.mark.parametrize("form", list(Format))
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(text=st.text(alphabet="ab é🌱\u00a0\t\r\n[]()<>!`*_#|\\-&;:{}%\"'/=.~^", max_size=60))
def test_places_hold_whatever_the_text(form: Format, text: str) -> None:
    assert_places(text, read_post(text.encode(), form))


def malformed(text: str) -> list[Finding]:
    facts = read_post(text.encode(), Format.MARKDOWN)
    return list(malformed_link.check(Post("a.md", "fr", facts), RULE))


def shown(text: str, findings: list[Finding]) -> Counter[tuple[str, str]]:
    """Findings without their places, which a repair above them moves."""
    lines = Lines(text)
    return Counter((finding.variant, lines.slice(finding.location.span)) for finding in findings)


def applied(text: str, finding: Finding) -> str:
    lines = Lines(text)
    for edit in sorted(finding.edits, key=lambda one: one.span, reverse=True):
        text = text[: lines.offset(edit.span.start)] + edit.text + text[lines.offset(edit.span.end) :]
    return text


@THOROUGH
@given(document=markdown_documents(around=GOOD))
def test_a_sound_document_has_no_malformed_link(document: Document) -> None:
    assert malformed(document.text) == []


@pytest.mark.parametrize("damaged", DAMAGES, ids=DAMAGES.values())
@settings(max_examples=10, deadline=None, derandomize=True, database=None)
@given(document=markdown_documents(around=GOOD))
def test_a_repair_removes_its_finding_and_adds_none(damaged: str, document: Document) -> None:
    text = document.text.replace(GOOD, damaged)
    findings = malformed(text)
    assert [finding.variant for finding in findings] == [DAMAGES[damaged]]
    assert Lines(text).slice(findings[0].location.span).strip() in damaged
    repaired = applied(text, findings[0])
    assert shown(repaired, malformed(repaired)) == Counter()
    assert repaired == document.text
