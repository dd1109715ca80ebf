"""The simulated bilingual web is what its truth says, as its served pages show; and the comparison can tell."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from lxml import html as lxml_html

from auditor.crawler.reader import read_post
from auditor.language.addresses import AddressReader
from auditor.model.facts import Format
from auditor.rulebook import load_rulebook
from tests.web.bilingual.__main__ import audited
from tests.web.bilingual.comparison import compared, misled
from tests.web.bilingual.kinds import Kind
from tests.web.bilingual.publication import Link, Publication, planned, write
from tests.web.bilingual.server import served
from tests.web.bilingual.stage import READERS, Stage
from tests.web.bilingual.stock import NOT_FOUND, SENTENCES
from tests.web.bilingual.truth import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 7


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with served(SEED) as stage:
        yield stage


@pytest.fixture(scope="module")
def publication(stage: Stage) -> Publication:
    return planned(stage, jekyll=True)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, follow_redirects=True) as client:
        yield client


def shown_text(answer: httpx.Response) -> str:
    """What a reader of the answer reads: the strings of a PDF's page, or the text of an HTML page."""
    if answer.headers["content-type"] == "application/pdf":
        drawn = re.findall(rb"^\((.*)\) Tj T\*$", answer.content, re.MULTILINE)
        return " ".join(line.decode("cp1252") for line in drawn)
    return " ".join("".join(map(str, lxml_html.document_fromstring(answer.content).itertext())).split())


def languages_of(answer: httpx.Response) -> set[str]:
    """Those in which several sentences of the stock stand there; none on a page that is not there, or says so."""
    text = shown_text(answer)
    if answer.status_code != 200 or any(said in text for said in NOT_FOUND):
        return set()
    sentences = Counter(code for said in SENTENCES for code in ("en", "fr", "es") if said.language(code)[:40] in text)
    return {code for code, count in sentences.items() if count >= 5}


def candidates(client: httpx.Client, link: Link, reader: AddressReader) -> set[str]:
    """Where the page itself, and its address, would have one look for the reader's language."""
    answer = client.get(link.leading.address)
    found = set(reader.sisters(link.leading.address, link.reader))
    if answer.headers["content-type"].startswith("text/html"):
        root = lxml_html.document_fromstring(answer.content)
        named = [one for one in root.iter("link", "a") if one.get("hreflang", "").startswith(link.reader)]
        found |= {str(answer.url.join(one.get("href", ""))) for one in named}
    return found - {link.leading.address}


def test_every_kind_is_linked_in_both_directions(publication: Publication) -> None:
    assert len(publication.links) >= 600
    assert {(link.kind, link.reader) for link in publication.links} == {
        (kind, code) for kind in Kind for code in READERS
    }
    for code in READERS:
        told = Counter(link.truth.told for link in publication.links if link.reader == code)
        assert min(told[one] for one in Told) >= 30
    places = Counter(link.declared.place for link in publication.links if link.declared)
    assert len(places) == 4
    assert min(places.values()) >= 5


def test_the_pages_are_what_the_truth_says(publication: Publication, client: httpx.Client) -> None:
    for link in publication.links:
        if link.kind in (Kind.CODE, Kind.MAP):
            continue
        answer = client.get(link.leading.address)
        assert answer.history == [], link
        assert languages_of(answer) == set(link.leading.languages), link


def test_a_sister_answers_in_the_readers_language_and_nothing_else_does(
    publication: Publication, stage: Stage, client: httpx.Client, tmp_path: Path
) -> None:
    write(publication, stage, tmp_path)
    reader = AddressReader(load_rulebook([tmp_path / "rules"]).addresses)
    for link in publication.links:
        for sister in link.leading.sisters:
            assert languages_of(client.get(sister)) == {link.reader}, link
        if link.reader in link.leading.languages:
            continue
        others = {one for one in candidates(client, link, reader) if link.reader in languages_of(client.get(one))}
        assert others <= set(link.leading.sisters), link
        if link.kind is not Kind.CROSSED:
            assert bool(others) is bool(link.leading.sisters), link


def test_crossed_links_lead_to_each_others_page(publication: Publication) -> None:
    crossed = [link for link in publication.links if link.kind is Kind.CROSSED]
    addresses = {link.leading.address: link.reader for link in crossed}
    assert crossed
    assert all(addresses[link.leading.sisters[0]] != link.reader for link in crossed)


def test_links_stand_where_they_are_said_to(publication: Publication) -> None:
    for path, text in publication.posts.items():
        if not path.endswith(".md"):
            continue
        facts = read_post(text.encode(), Format.MARKDOWN)
        read = [(one.span.start.line, one.address) for one in facts.links]
        assert read == [(link.line, link.leading.address) for link in publication.links if link.path == path]
        lines = text.splitlines()
        for link in (one for one in publication.links if one.path == path):
            assert not link.definition or lines[link.definition - 1].endswith(link.leading.address)
            assert not link.declared or link.declared.wording in lines[link.line - 1]


def test_the_same_seed_gives_the_same_web() -> None:
    one, same, other = (Stage(80, seed) for seed in (3, 3, 4))
    first = planned(one, jekyll=False, turns=1)
    assert first == planned(same, jekyll=False, turns=1)
    assert first != planned(other, jekyll=False, turns=1)
    asked = [link.leading.address.removeprefix("http://").partition(":80") for link in first.links]
    assert all(one.answer(host, path) == same.answer(host, path) for host, _, path in asked)


def test_a_pdf_says_where_its_objects_are(publication: Publication, client: httpx.Client) -> None:
    for kind, has_lang in ((Kind.PDF, True), (Kind.PDF_BARE, False)):
        link = next(one for one in publication.links if one.kind is kind)
        data = client.get(link.leading.address).content
        table = data[int(data.split(b"startxref\n")[1].split(b"\n")[0]) :]
        offsets = [int(line[:10]) for line in table.split(b"\n")[3:9]]
        assert [data[at:].split(b" ", 1)[0] for at in offsets] == [b"1", b"2", b"3", b"4", b"5", b"6"]
        assert (b"/Lang (" in data) is has_lang


def report_of(publication: Publication) -> dict[str, Any]:
    """The report of an auditor that is never wrong."""
    findings = []
    for link in publication.links:
        if link.truth.told is not Told.NOTHING:
            edits = [{"text": link.truth.sisters[0]}] if link.truth.told is Told.WRONG else []
            place = {"path": link.path, "start": {"line": link.definition or link.line}}
            findings.append({"rule": str(link.truth.told), "target": link.leading.address, "edits": edits, **place})
    return {"findings": [*findings, {**findings[0], "rule": "link/empty"}]}


def test_the_comparison_knows_right_from_wrong(publication: Publication, stage: Stage) -> None:
    report = report_of(publication)
    assert all(not verdict.problem for verdict in compared(publication, report))
    assert list(misled(stage, compared(publication, report))) == []

    nothing = [verdict for verdict in compared(publication, {"findings": []}) if verdict.problem]
    assert len(nothing) == sum(link.truth.told is not Told.NOTHING for link in publication.links)

    first = next(one for one in report["findings"] if one["rule"] == Told.WRONG)
    first["edits"] = [{"text": "](http://127.20.0.1:80/nowhere)"}]
    (wrong,) = (verdict for verdict in compared(publication, report) if verdict.problem)
    assert "/nowhere" in wrong.problem
    ((_, sister),) = misled(stage, compared(publication, report))
    assert sister == "http://127.20.0.1:80/nowhere (404)"


@pytest.mark.parametrize("jekyll", [False, True])
def test_an_audit_finds_every_page_and_every_pair(tmp_path: Path, jekyll: bool) -> None:
    with served(SEED) as stage:
        publication = planned(stage, jekyll=jekyll, turns=1)
        report = audited(write(publication, stage, tmp_path))
    outcomes = {one["address"]: one["outcome"] for one in report["targets"]}
    assert outcomes == {link.leading.address: "ok" for link in publication.links}
    assert (
        report["publication"]["pairs"] * 2
        == report["publication"]["posts"]
        == len({one.path for one in publication.links})
    )
    verdicts = list(compared(publication, report))
    assert len(verdicts) == len(publication.links)
