"""The HTML report as text: what is escaped, what the policy allows, what each language says."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from auditor.model.audit import Audit, PostSummary
from auditor.reporter.html_report import render
from auditor.resources import resource_folder
from tests.reporter.sample_rules import HOSTILE_LINK
from tests.reporter.samples import HOSTILE, crowded, empty, large, sample

VOID = {"meta", "input", "br"}


class Reader(HTMLParser):
    """Tags with their attributes, and the text by `lang` of the nearest interface element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: dict[str, list[str]] = {"style": [], "script": []}
        self.said: dict[str, list[str]] = {"en": [], "fr": []}
        self.open: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, attributes.get("lang") if attributes.get("class") == "t" else None))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", None)
        if tag in self.blocks:
            self.blocks[tag].append(data)
        if language:
            self.said[language].append(data)


def plain() -> Audit:
    """The sample without its hostile post and its assumptions, which are nobody's prose."""
    audit = sample()
    return msgspec.structs.replace(
        audit,
        findings=tuple(one for one in audit.findings if HOSTILE not in one.finding.location.path),
        comparisons=audit.comparisons[:1],
        posts=audit.posts[:-1],
        assumptions=(),
        left_out=(),
        unverified=(),
    )


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(render(sample(), "en"))


def test_every_element_is_closed_where_it_was_opened(reader: Reader) -> None:
    assert reader.open == []


def test_no_value_becomes_markup(reader: Reader) -> None:
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "link", "base", "form"} & set(tags)
    assert "alert(" not in "".join(reader.blocks["script"])
    assert HOSTILE not in render(sample(), "en")


def test_there_is_no_handler_no_style_attribute_and_no_live_hostile_link(reader: Reader) -> None:
    for tag, attributes in reader.tags:
        assert "style" not in attributes
        assert "src" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        if "href" in attributes:
            assert tag == "a"
            assert re.match(r"#|https://", attributes["href"] or "")


def test_addresses_of_the_publication_are_text_and_never_links(reader: Reader) -> None:
    links = {attributes.get("href") for tag, attributes in reader.tags if tag == "a"}
    assert links >= {"https://spec.commonmark.org/0.31.2/#links", "#f-00000001"}
    assert HOSTILE_LINK not in links
    assert "https://exemple.ca/guide" not in links


def test_the_policy_allows_the_two_blocks_of_the_file_and_nothing_else(reader: Reader) -> None:
    policy = next(
        attributes["content"] or ""
        for tag, attributes in reader.tags
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    expected = {"default-src 'none'", "base-uri 'none'", "form-action 'none'"}
    for name, texts in reader.blocks.items():
        digest = base64.b64encode(hashlib.sha256("".join(texts).encode()).digest()).decode()
        expected.add(f"{name}-src 'sha256-{digest}'")
    assert set(policy.split("; ")) == expected


def test_nothing_is_loaded_from_outside() -> None:
    folder = resource_folder("reports") / "html"
    for name in ("report.css", "report.js"):
        text = (folder / name).read_text("utf-8")
        assert not re.search(r"url\(|@import|https?://|</", text)


def test_both_languages_say_as_much(reader: Reader) -> None:
    assert len(reader.said["en"]) == len(reader.said["fr"]) > 100


def test_each_language_has_its_sentences(reader: Reader) -> None:
    english, french = ("".join(reader.said[language]) for language in ("en", "fr"))
    assert "3 errors, 4 warnings and 1 note in 3 of 4 posts." in english
    assert "3\u00a0erreurs, 4\u00a0avertissements et 1\u00a0remarque dans 3\u00a0billets sur 4." in french
    assert "The link text “ici” does not say where it leads." in english
    assert "Le texte du lien, «\u00a0ici\u00a0», ne dit pas où il mène." in french
    assert "2,676" in english
    assert "2\u00a0676" in french
    assert "Ignorés par git" in french
    assert "a-reason-to-come" in french


def test_the_french_of_the_report_is_spaced_as_in_canada() -> None:
    audits = (large(10), empty(), crowded(), plain())
    texts = [text for audit in audits for text in Reader(render(audit, "fr")).said["fr"]]
    for text in texts:
        assert not re.search(r" [:;!?»]|« |\u00a0[;!?]|'", text), text
        assert not re.search(r"\w:(\s|$)", text), text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_report_opens_in_the_language_asked_for(language: str) -> None:
    tags = Reader(render(sample(), language)).tags
    assert next(attributes["lang"] for tag, attributes in tags if tag == "html") == language
    radios = [attributes for tag, attributes in tags if attributes.get("type") == "radio"]
    assert [radio["value"] for radio in radios if "checked" in radio] == [language]


def test_ids_are_unique_and_every_inner_link_leads_to_one(reader: Reader) -> None:
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {attributes["href"] or "" for tag, attributes in reader.tags if tag == "a"}
    assert {link[1:] for link in inner if link.startswith("#")} <= set(ids)


def test_a_repair_is_shown_with_what_changes() -> None:
    text = render(sample(), "en")
    assert "<mark>[le guide]https://exemple.ca/guide)</mark>" in text
    assert "[le guide]<ins>(</ins>https://exemple.ca/guide)" in text
    assert "[Plaintes]<del> (\n  </del>https://exemple.ca/plaintes)" in text
    assert "<ins>(&#34;&gt;&lt;script&gt;" in text


@pytest.mark.parametrize(("audit", "findings"), [(large(500), 500), (crowded(20), 21)])
def test_all_findings_are_there(audit: Audit, findings: int) -> None:
    tags = Reader(render(audit, "fr")).tags
    assert sum(tag == "article" for tag, _ in tags) == findings


def test_a_report_of_much_folds_what_is_alike() -> None:
    reader = Reader(render(crowded(20), "en"))
    assert [attributes.get("class") for tag, attributes in reader.tags if tag == "details"].count("more") == 1
    assert "17 more like these" in reader.said["en"]
    assert "13\u00a0autres semblables" in reader.said["fr"]


def test_the_translation_is_covered_in_numbers_and_the_bars_are_silent(reader: Reader) -> None:
    assert "English with a version in French" in reader.said["en"]
    assert "Anglais avec une version en français" in reader.said["fr"]
    assert {"1,200 of 1,240", "96%", "1 of 2", "50%"} <= set(reader.said["en"])
    assert "1\u00a0390 sur 1\u00a0432" in reader.said["fr"]
    gauges = [attributes for _, attributes in reader.tags if attributes.get("class") == "gauge"]
    assert len(gauges) == 5  # of no links at all there is no share
    assert {attributes.get("aria-hidden") for attributes in gauges} == {"true"}


def test_versions_are_shown_side_by_side_each_in_its_language() -> None:
    text = render(sample(), "en")
    assert 'lang="en">We answer within <mark>20</mark> business days.</div>' in text
    assert 'lang="fr">Nous répondons en moins de <mark>30</mark> jours ouvrables.</div>' in text
    assert 'lang="fr">Les frais sont de 5 $.</div>' in text


def test_rows_say_what_they_are(reader: Reader) -> None:
    assert {"12 passages alike", "1 passage alike", "Nothing here", "The versions differ", "In French only"} <= set(
        reader.said["en"]
    )
    assert {"12\u00a0passages semblables", "Rien ici", "En français seulement", "Dans une seule version"} <= set(
        reader.said["fr"]
    )


def test_a_finding_and_its_row_lead_to_each_other(reader: Reader) -> None:
    links = [attributes["href"] for tag, attributes in reader.tags if tag == "a"]
    assert links.count("#r-1-2") == links.count("#r-1-3") == 1
    assert "#f-00000007" in links
    assert "#f-ffffffff" not in links


def test_further_places_are_quoted_in_the_language_of_their_post() -> None:
    text = render(sample(), "en")
    assert '<span lang="en">within 20 business days</span>' in text
    assert '<span lang="fr">Formulaire B</span>' in text
    assert "L’autre version\u00a0:" in text


def test_posts_are_listed_with_their_address_and_their_other_version(reader: Reader) -> None:
    assert {"Address", "Other version", "None"} <= set(reader.said["en"])
    bare = Reader(render(empty((PostSummary("a.md", "en", "A", 3, 1),)), "en"))
    assert not {"Address", "Other version"} & set(bare.said["en"])


def test_an_audit_without_findings_says_so_plainly() -> None:
    reader = Reader(render(empty((PostSummary("a.md", "en", "A", 3, 1),)), "en"))
    assert "Nothing wrong was found in 1 post." in reader.said["en"]
    assert "article" not in [tag for tag, _ in reader.tags]


def test_an_audit_without_posts_does_not_praise_them() -> None:
    text = render(empty(), "en")
    assert "No post was found, so nothing was audited." in text
    assert "Nothing wrong" not in text


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert render(sample(), "en") == render(sample(), "en")


def test_characters_that_cannot_be_seen_are_written_out_and_the_text_can_be_encoded() -> None:
    text = render(empty((PostSummary("nom\udce9\u202e.md", "", "", 0, 0),)), "en")
    assert "nom⟨U+DCE9⟩⟨U+202E⟩.md".encode() in text.encode()
