"""What a run tells of the versions of pages on the web, when it knows all that its posts lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from auditor.model.audit import UnverifiedAddress
from auditor.model.destination import NamedBy, Version, VersionBy
from auditor.model.outcome import Alternate, Cause, Outcome, PageFacts, Verdict
from auditor.model.page_language import SignKind
from auditor.model.rule import Confidence
from auditor.targets.languages import TargetLanguages
from auditor.targets.versions import AnsweringAddresses, Versions
from tests.publications.builder import french
from tests.targets.following import ADDRESSES, TEXTS, settled_on

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.destination import Question

SITE = "https://ville.example"
POST = "content/liens.fr.md"
HUGO = {"hugo.toml": 'defaultContentLanguage = "en"\n[languages.en]\n[languages.fr]\n'}


def linking(*addresses: str) -> dict[str, str]:
    """A publication with a French post that links to each address."""
    return {**HUGO, POST: french(title="Liens") + "\n" + "\n".join(f"* [ici]({address})" for address in addresses)}


def page(address: str, language: str, title: str, final: str = "") -> Outcome:
    """What came of an address whose page has so much text in a language."""
    facts = PageFacts(title=title, heading=title, spoken=(language,), words=200)
    return Outcome(address, Verdict.OK, None, 200, final=final or address, page=facts)


@pytest.mark.parametrize("cause", [Cause.NO_NETWORK, Cause.DEADLINE])
def test_a_version_that_nobody_could_look_for_is_not_passed_over_in_silence(tmp_path: Path, cause: Cause) -> None:
    english, swapped = f"{SITE}/en/parks", f"{SITE}/fr/parks"
    settled = settled_on(
        tmp_path,
        linking(english),
        {english: page(english, "en", "Parks")},
        lambda question: Outcome(question.address, Verdict.UNVERIFIED, cause),
    )
    assert UnverifiedAddress(swapped, cause, 1) in settled.unverified
    assert settled.notable[POST][english].version_unverified


def found_in(tmp_path: Path, first: list[Outcome], web: list[Outcome]) -> dict[str, Version | None]:
    """The version of each of these pages in French, where the rest of the web is nothing."""
    answers = {one.address: one for one in first}
    known = {one.address: one for one in web}
    settled = settled_on(
        tmp_path,
        linking(*answers),
        answers,
        lambda question: known.get(question.address, Outcome(question.address, Verdict.BROKEN, Cause.NOT_FOUND, 404)),
    )
    return {address: place.version for address, place in settled.notable[POST].items()}


def naming(outcome: Outcome, kind: SignKind, **versions: str) -> Outcome:
    """The outcome of a page that names its versions."""
    assert outcome.page
    alternates = tuple(Alternate(code, address, kind) for code, address in versions.items())
    return structs.replace(outcome, page=structs.replace(outcome.page, alternates=alternates))


def made(outcome: Outcome, **facts: object) -> Outcome:
    """The outcome of a page with other facts."""
    assert outcome.page
    return structs.replace(outcome, page=structs.replace(outcome.page, **facts))


PARKS, PARCS = f"{SITE}/en/parks", f"{SITE}/fr/parks"
ENGLISH = page(PARKS, "en", "Parks")
DEEP, SECTION = f"{SITE}/en/culture/halls/rent", f"{SITE}/fr/culture/"
NUMBER = f"{SITE}/en/news/412"
NUMERO = f"{SITE}/fr/news/412"


@pytest.mark.parametrize(
    ("outcome", "web", "version"),
    [
        (ENGLISH, page(PARCS, "fr", "Parcs"), PARCS),
        # what a host shows for want of the page
        (ENGLISH, structs.replace(page(PARCS, "fr", "Portail"), soft_404=True), None),
        (ENGLISH, page(PARCS, "fr", "Nous ne trouvons pas cette page (404)"), None),
        (ENGLISH, page(PARCS, "fr", "Parc Ville : la page n’est plus disponible"), None),
        (page(PARKS, "en", "Error 404 explained"), page(PARCS, "fr", "L’erreur 404 expliquée"), PARCS),
        # a page that its script makes
        (ENGLISH, made(page(PARCS, "fr", "Parcs"), spoken=(), words=3, html_lang="fr"), None),
        (ENGLISH, made(page(PARCS, "fr", ""), spoken=(), words=0, document_language="fr"), PARCS),
        (
            naming(ENGLISH, SignKind.HREFLANG, fr=PARCS),
            made(page(PARCS, "fr", "Parcs"), spoken=(), words=3, html_lang="fr"),
            PARCS,
        ),
        # a section, for a page deep in it
        (naming(page(DEEP, "en", "Rent"), SignKind.TOGGLE, fr=SECTION), page(SECTION, "fr", "Culture"), None),
        (
            naming(page(DEEP, "en", "Rent"), SignKind.TOGGLE, fr=SECTION),
            naming(page(SECTION, "fr", "Louer"), SignKind.TOGGLE, en=DEEP),
            SECTION,
        ),
        (
            naming(page(f"{SITE}/en/a/", "en", "A"), SignKind.TOGGLE, fr=f"{SITE}/a"),
            page(f"{SITE}/a", "fr", "A"),
            f"{SITE}/a",
        ),
        (
            naming(page(f"{SITE}/en/", "en", "Home"), SignKind.TOGGLE, fr=f"{SITE}/"),
            page(f"{SITE}/", "fr", "Accueil"),
            f"{SITE}/",
        ),
        # a page that names another as its version
        (page(NUMBER, "en", "Snow"), page(NUMERO, "fr", "Neige"), NUMERO),
        (
            page(NUMBER, "en", "Snow"),
            naming(page(NUMERO, "fr", "Patins"), SignKind.TOGGLE, en=f"{SITE}/en/news/98"),
            None,
        ),
        (page(NUMBER, "en", "Snow"), naming(page(NUMERO, "fr", "Neige"), SignKind.TOGGLE, en=f"{SITE}/en/"), NUMERO),
        (
            page(NUMBER, "en", "Snow"),
            naming(page(NUMERO, "fr", "Neige"), SignKind.TOGGLE, en=f"{SITE}/switch/language/now?to=en"),
            NUMERO,
        ),
        (
            page(NUMBER, "en", "Snow"),
            naming(page(NUMERO, "fr", "Neige"), SignKind.HREFLANG, en="https://www.ville.example/en/news/412.html"),
            NUMERO,
        ),
        (
            naming(ENGLISH, SignKind.HREFLANG, fr=PARCS),
            naming(page(PARCS, "fr", "Parcs"), SignKind.TOGGLE, en=f"{SITE}/en/welcome"),
            PARCS,
        ),
    ],
)
def test_a_version_is_the_same_page(tmp_path: Path, outcome: Outcome, web: Outcome, version: str | None) -> None:
    found = found_in(tmp_path, [outcome], [web])[outcome.address]
    assert (found and found.address) == version


def test_a_page_that_several_pages_call_their_version_is_that_of_none(tmp_path: Path) -> None:
    welcome = f"{SITE}/fr/bienvenue"
    pages = [page(f"{SITE}/en/{name}", "en", name) for name in ("parks", "pools", "rinks")]
    toggling = [naming(one, SignKind.TOGGLE, fr=welcome) for one in pages]
    answer = page(welcome, "fr", "Bienvenue")
    assert set(found_in(tmp_path, toggling, [answer]).values()) == {None}
    found = found_in(tmp_path, toggling, [naming(answer, SignKind.TOGGLE, en=pages[1].address)])
    assert {address: version and version.address for address, version in found.items()} == {
        pages[0].address: None,
        pages[1].address: welcome,  # which it names
        pages[2].address: None,
    }


def test_guesses_that_all_show_the_same_are_what_a_host_shows_for_anything(tmp_path: Path) -> None:
    """Even where it would not say what it shows for an impossible address."""
    pages = [page(f"{SITE}/en/{name}", "en", name) for name in ("parks", "pools")]
    shown = [page(f"{SITE}/fr/{name}", "fr", "Portail") for name in ("parks", "pools")]
    assert set(found_in(tmp_path, pages, shown).values()) == {None}
    apart = [shown[0], page(f"{SITE}/fr/pools", "fr", "Piscines")]
    assert None not in found_in(tmp_path, pages, apart).values()
    untitled = [made(one, title="", heading="") for one in shown]  # as documents are
    assert None not in found_in(tmp_path, pages, untitled).values()


def test_two_addresses_of_one_page_have_one_version(tmp_path: Path) -> None:
    pages = [page(address, "en", "Parks") for address in (PARKS, f"{PARKS}?from=letter")]
    spanish = page(f"{SITE}/es/parques", "es", "Parques")
    found = found_in(
        tmp_path,
        [naming(one, SignKind.TOGGLE, fr=PARCS) for one in (*pages, spanish)],
        [page(PARCS, "fr", "Parcs")],
    )
    assert {version and version.address for version in found.values()} == {PARCS}


@pytest.mark.parametrize(
    ("answer", "confidence"),
    [
        (page(NUMERO, "fr", "Neige"), Confidence.MEDIUM),
        (naming(page(NUMERO, "fr", "Neige"), SignKind.TOGGLE, en=NUMBER), Confidence.HIGH),
    ],
)
def test_a_number_alone_says_little(tmp_path: Path, answer: Outcome, confidence: Confidence) -> None:
    found = found_in(tmp_path, [page(NUMBER, "en", "Snow")], [answer])[NUMBER]
    assert found
    assert found.confidence is confidence


@pytest.mark.parametrize(("times", "confidence"), [(1, Confidence.MEDIUM), (2, Confidence.HIGH)])
def test_links_in_one_place_of_two_posts_say_less_than_in_several(times: int, confidence: Confidence) -> None:
    other = "https://parcs.example/sentiers"
    answering = AnsweringAddresses()
    for _ in range(times):
        answering.learn(PARKS, other)
    versions = Versions(TargetLanguages(TEXTS, ADDRESSES), ADDRESSES, answering)
    found, _ = versions.found(ENGLISH, "fr", {other: page(other, "fr", "Sentiers")})
    assert found == Version(other, VersionBy.ALIGNED, other, confidence)


def test_what_is_asked_says_who_named_it(tmp_path: Path) -> None:
    asked: dict[str, NamedBy] = {}
    named = f"{SITE}/fr/parcs"

    def further(question: Question) -> None:
        asked[question.address] = question.named_by

    other = page(f"{SITE}/en/parcs", "en", "Pools")
    first = [naming(ENGLISH, SignKind.TOGGLE, fr=named), other]
    settled_on(tmp_path, linking(PARKS, other.address), {one.address: one for one in first}, further)
    assert asked == {PARCS: NamedBy.NOBODY, named: NamedBy.NOBODY}  # of the other page, it is a guess
    asked.clear()
    settled_on(tmp_path, linking(PARKS), {PARKS: first[0]}, further)
    assert asked == {PARCS: NamedBy.NOBODY, named: NamedBy.PAGE}


@pytest.mark.parametrize(
    ("address", "may_be"),
    [
        ("https://en.wikipedia.org/wiki/Ferry", True),  # an article of another name may say the same
        ("https://www.gov.uk/ferries", False),  # a host of one language
        (f"{SITE}/en/ferries", True),
    ],
)
def test_what_nobody_asked_is_in_one_language_alone_only_where_its_host_is(address: str, may_be: bool) -> None:
    versions = Versions(TargetLanguages(TEXTS, ADDRESSES), ADDRESSES, AnsweringAddresses())
    outcome = Outcome(address, Verdict.UNVERIFIED, Cause.OFFLINE)
    assert versions.found(outcome, "fr", {}) == (None, may_be)


def test_what_posts_have_in_its_place_is_no_candidate_where_its_address_says_another_language() -> None:
    answering = AnsweringAddresses()
    for other in (f"{SITE}/en/boats", f"{SITE}/bateaux"):
        answering.learn("https://www.gov.uk/ferries", other)
    versions = Versions(TargetLanguages(TEXTS, ADDRESSES), ADDRESSES, answering)
    outcome = Outcome("https://www.gov.uk/ferries", Verdict.UNVERIFIED, Cause.OFFLINE)
    assert [one.address for one in versions.candidates(outcome, "fr")] == [f"{SITE}/bateaux"]
