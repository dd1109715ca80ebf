from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawler.head import read_head
from auditor.model.facts import Format
from auditor.model.location import Lines
from auditor.rulebook import load_rulebook

if TYPE_CHECKING:
    from auditor.model.head import Head

LANGUAGES = load_rulebook(()).languages


def head_of(text: str, form: Format = Format.MARKDOWN) -> Head:
    return read_head("post.md", text.encode(), form, LANGUAGES)


def assert_places(head: Head, text: str) -> None:
    lines = Lines(text)
    for values in head.fields.values():
        for one in values:
            assert lines.slice(one.span) == one.value
    for alternate in head.alternates:
        assert lines.slice(alternate.span) == alternate.address


YAML = """---
Title: "Le jardin d’été"
translationKey: 'garden'
lang: fr
aliases: [/jardin/, "/le-jardin/"]
date: 2021-06-01
draft: false
unknown: left out
image: {src: a.png, alt: Un jardin}
---

Le jardin est ouvert à toutes les personnes qui vivent dans la ville.
"""


def test_fields_have_their_places() -> None:
    head = head_of(YAML)
    assert head.title == "Le jardin d’été"
    assert head.value("TRANSLATIONKEY") == "garden"
    assert head.values("aliases") == ("/jardin/", "/le-jardin/")
    assert head.written("translationkey").key == "translationKey"  # type: ignore[union-attr]
    assert (head.value("date"), head.value("draft")) == ("2021-06-01", "false")
    assert not {"unknown", "image"} & head.fields.keys()
    assert (head.language_tag, head.text_language, head.has_front_matter) == ("fr", "", True)
    assert head.words == 13
    assert_places(head, YAML)


def test_a_field_that_the_publication_has_of_its_own() -> None:
    head = read_head("post.md", YAML.encode(), Format.MARKDOWN, LANGUAGES, frozenset({"unknown"}))
    assert head.value("unknown") == "left out"


@pytest.mark.parametrize(
    "text",
    [
        '+++\ntitle = "Garden"\ntranslationKey = "garden"\ndate = 2021-06-01\n'
        'draft = true\naliases = ["/a/", "/b/"]\n+++\n',
        '{"title": "Garden", "translationKey": "garden", "date": "2021-06-01", '
        '"draft": true, "aliases": ["/a/", "/b/"]}\n',
    ],
)
def test_toml_and_json(text: str) -> None:
    head = head_of(text)
    assert (head.title, head.value("translationkey"), head.value("date")) == ("Garden", "garden", "2021-06-01")
    assert (head.value("draft"), head.values("aliases")) == ("true", ("/a/", "/b/"))
    key = head.written("translationkey")
    assert key
    assert Lines(text).slice(key.span) == "garden"


HTML = """<!DOCTYPE html>
<html class="no-js" lang="en-CA">
<head>
<title>The garden</title>
<link rel="alternate" hreflang="fr" href="https://example.ca/jardin/">
<link rel="stylesheet" href="/style.css">
<!-- <link rel="alternate" hreflang="es" href="/jardin-es/"> -->
</head>
<body>
<section id="wb-lng"><ul><li><a lang="fr" href='/jardin.html'>Français</a></li></ul></section>
<p>The garden is open to all of the people who live in the town. <a lang="fr" href="/ville/">La ville</a></p>
<a rel="alternate" hreflang="fr" href=/jardin-2/>Français</a>
</body>
</html>
"""


def test_html_says_its_language_and_its_alternates() -> None:
    head = head_of(HTML, Format.HTML)
    assert (head.title, head.language_tag, head.text_language) == ("The garden", "en-CA", "")
    assert [(one.language, one.address) for one in head.alternates] == [
        ("fr", "https://example.ca/jardin/"),
        ("fr", "/jardin.html"),
        ("fr", "/jardin-2/"),
    ]
    assert_places(head, HTML)


def test_a_page_that_leads_elsewhere_at_once() -> None:
    text = '<meta http-equiv="refresh" content="0; url=https://example.ca/jardin/">\n'
    head = head_of(text, Format.HTML)
    assert head.value("redirect") == "https://example.ca/jardin/"
    assert_places(head, text)


def test_a_page_of_nothing_but_templates_has_no_words() -> None:
    assert head_of("---\ntitle: List\n---\n{% for page in pages %}\n{{ page.title }}\n{% endfor %}\n").words == 0


@given(st.binary(max_size=400), st.sampled_from(list(Format)))
def test_no_bytes_do_harm(data: bytes, form: Format) -> None:
    read_head("post.md", data, form, LANGUAGES)


@pytest.mark.parametrize(
    "text",
    [
        "<a " * 50_000,
        "<!--" * 50_000,
        "{{" * 50_000,
        "](" * 50_000,
        "```\n" * 50_000,
        "<script>" * 20_000,
        "---\n" * 50_000,
    ],
)
def test_hostile_posts_are_read_in_no_time(text: str) -> None:
    read_head("post.md", text.encode(), Format.HTML, LANGUAGES)
