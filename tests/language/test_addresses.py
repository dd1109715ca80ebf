"""What addresses tell of languages, by the shipped tables: what is claimed, how sure, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language.addresses import AddressReader
from auditor.model.page_language import Sign, SignKind
from auditor.model.rule import Confidence
from auditor.rulebook import load_rulebook

READER = AddressReader(load_rulebook().addresses)
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW

BY_ADDRESS = [
    # the path, wherever the language is written in it
    ("https://www.canada.ca/en/revenue-agency.html", "en", "/en/", HIGH),
    ("https://www.canada.ca/fr.html", "fr", "/fr.html", HIGH),
    ("https://www.canada.ca/content/dam/phac/documents/fr/guide.pdf", "fr", "/fr/", HIGH),
    ("http://LAWS-LOIS.justice.gc.ca/ENG/ACTS/P-21/index.html", "en", "/ENG/", HIGH),
    ("https://www.cic.gc.ca/Francais/centre-aide.asp", "fr", "/Francais/", HIGH),
    ("https://www.tbs-sct.canada.ca/pol/doc-fra.aspx?id=32620", "fr", "-fra.aspx", HIGH),
    ("https://www.infosource.gc.ca/emp/emp03_eng.asp", "en", "_eng.asp", HIGH),
    ("https://cihr-irsc.gc.ca/e/193.html", "en", "/e/", HIGH),
    ("https://weatheroffice.gc.ca/avertissements/rapport_f.html", "fr", "_f.html", MEDIUM),
    ("https://learn.microsoft.com/fr-ca/edge/", "fr", "/fr-ca/", HIGH),
    ("https://slack.com/intl/fr_FR/", "fr", "/fr_FR/", HIGH),
    ("https://www.hp.com/ca-fr/home.html", "fr", "/ca-fr/", MEDIUM),
    # both hosts of a pair serve both languages
    ("https://open.canada.ca/data/fr/dataset/3ac0", "fr", "/fr/", MEDIUM),
    ("https://ouvert.canada.ca/en/blogue/logiciels-libres", "en", "/en/", MEDIUM),
    ("https://www.cisco.com/c/en/us/about.html", "en", "/en/", MEDIUM),
    ("https://eur-lex.europa.eu/legal-content/EN/TXT/", "en", "/EN/", MEDIUM),
    ("https://sites.google.com/view/x/fran%C3%A7ais/r", "fr", "/fran%C3%A7ais/", MEDIUM),
    ("https://www.swissinfo.ch/fre/sante", "fr", "/fre/", HIGH),
    ("https://www.gov.uk/apply-for-a-licence.cy", "cy", ".cy", HIGH),
    ("https://www.gov.uk/guidance/le-guide.fr", "fr", ".fr", HIGH),
    ("https://www.w3.org/International/questions/qa-choosing.fr", "fr", ".fr", HIGH),
    ("https://www.w3.org/WAI/standards-guidelines/wcag/fr", "fr", "/fr/", MEDIUM),
    ("https://www.nhs.wales/cy/iechyd", "cy", "/cy/", HIGH),
    ("//www.exemple.ca:8443/fr/jardins", "fr", "/fr/", HIGH),
    ("/en/gardens/", "en", "/en/", HIGH),
    ("https://user:pass@[::1]:8080/es/jardines", "es", "/es/", HIGH),
    # the host
    ("https://fr.wikipedia.org/wiki/English", "fr", "fr.", HIGH),
    ("https://en.m.wikipedia.org/wiki/EN_301_549", "en", "en.", HIGH),
    ("https://fr.example.org/", "fr", "fr.", MEDIUM),
    # the query, where the path says nothing
    ("https://www.btb.termiumplus.gc.ca/tpv2alpha/alpha.html?index=frt&LANG=fra", "fr", "LANG=fra", HIGH),
    ("https://www.parl.ca/members?Language=F", "fr", "Language=F", HIGH),
    ("https://queertech.example/page/about?lang=fr", "fr", "lang=fr", MEDIUM),
    ("https://support.google.com/youtube/answer/27?hl=fr-CA", "fr", "hl=fr-CA", MEDIUM),
    ("https://support.microsoft.com/fr-fr/office/x?ui=en-us&rs=fr-fr", "fr", "/fr-fr/", HIGH),
    # what an archive shows
    ("https://web.archive.org/web/20180126231331/http://www.canada.ca/en/news.html", "en", "/en/", HIGH),
    ("https://web.archive.org/web/2018*/https:/x.gc.ca/a-fra.html?b=1", "fr", "-fra.html", HIGH),
    # hints
    ("https://www.exemple.ca/billets/parlons-en.html", "en", "-en.html", LOW),
    ("https://www.exemple.ca/billets/parlons-en", "en", "-en", LOW),
    ("https://uwaterloo.example/eng/", "en", "/eng/", LOW),
    ("https://shop.example/cy/", "cy", "/cy/", LOW),  # Cyprus, more often
    ("https://it.example.org/it/", "it", "/it/", LOW),
    ("https://de.ryerson.ca/wa/maze.html", "de", "de.", LOW),
    ("https://www.youtubekids.example/?hl=fr", "fr", "hl=fr", LOW),
]
BY_HOST = [
    ("https://open.canada.ca/data/dataset/3ac0", "en", "open.canada.ca", HIGH),
    ("https://OUVERT.Canada.CA.:443/donnees", "fr", "ouvert.canada.ca", HIGH),
    ("http://www.nrcan.gc.ca/energy", "en", "nrcan.gc.ca", HIGH),
    ("https://accessibilite.canada.ca/en-301-549-exigences", "fr", "accessibilite.canada.ca", HIGH),
    ("https://wave.webaim.org/help", "en", "webaim.org", HIGH),
    ("https://gds.blog.gov.uk/2017/01/09/x-fr", "en", "gov.uk", HIGH),
    ("https://llyw.cymru/iechyd", "cy", "llyw.cymru", HIGH),
    ("https://stackoverflow.com/questions/1", "en", "stackoverflow.com", HIGH),
    ("https://pt.stackoverflow.com/questions/1", "pt", "pt.stackoverflow.com", HIGH),
    ("https://ja.stackoverflow.com/questions/1", "ja", "ja.stackoverflow.com", HIGH),
    ("https://www.w3.org/TR/WCAG22/", "en", "w3.org", LOW),
    ("https://blog.beta.gouv.fr/presse/", "fr", "fr", LOW),
    # a file of the other language on a host of one
    ("https://buyandsell.gc.ca/cds/loi_no_24062-180181_f.pdf", "en", "buyandsell.gc.ca", LOW),
    ("https://open.canada.ca/data/dataset/loi_no_24_f.pdf", "en", "open.canada.ca", LOW),
]
CONTRADICTIONS = [
    ("https://www.canada.ca/en/guide-fra.pdf", "en"),
    ("https://exemple.ca/fr-ca/x/en-us/y", "fr"),
]
SILENT = [
    "https://www.eventbrite.ca/e/atelier-de-jardinage-billets-5551",
    "https://www.eventbrite.ca/d/canada--ottawa/e-f.html",
    "https://www.exemple.ca/entretien/frein/engins",
    "https://dictionary.example/browse/english-french.html",
    "https://www.etsi.org/deliver/etsi_en/301500_301599/en_301549v030101p.pdf",
    "https://www.exemple.ca/normes/EN301549?id=EN-301-549&ref=EN",
    "https://context.example/translation/en-fr/",
    "https://www.youtube.com/watch?v=6qS31pHvwKE&hl=fr",
    "https://github.com/cds-snc/notes/tree/main/docs/en/",
    "https://www.google.com/maps/place/Ottawa/en/?hl=fr",
    "https://twitter.com/canada?lang=fr",
    "https://doi.org/10.1000/fr/182",
    "https://web.archive.org/web/20180126231331/http://chimera.example/books/ch02.html",
    "https://web.archive.org/about/",
    "https://web.archive.org/web/2018/" * 400 + "https://www.canada.ca/en/",
    "https://www.canada.ca/" + "en/" * 10_000,
    "https://share.example/submit/https://www.canada.ca/fr/x-fra.html",
    "https://share.example/submit?u=https%3A%2F%2Fwww.canada.ca%2Ffr%2F",
    "https://share.example/https%3A%2F%2Fwww.canada.ca%2Fx-fra.html",
    "https://www.deepl.example/translator#en/fr",
    "https://127.0.0.1:8080/",
    "https://www.canada.ca/",
    "mailto:info@fr.example.org",
    "tel:+1-613-555-0199",
    "javascript:void('/en/')",
    "data:text/html,/fr/",
    "#en",
    "",
    "   ",
]
BROKEN = [
    "http://[::1/en/",
    "https://exa℀mple.ca/fr/",
    "http://%%%/fr",
    "https://:99999/",
    "http://[v1.x]/fr/",
    "\x00/fr",
]


@pytest.mark.parametrize(("address", "language", "shown", "confidence"), BY_ADDRESS)
def test_the_address_says_the_language(address: str, language: str, shown: str, confidence: Confidence) -> None:
    assert READER.sign(address) == (Sign(SignKind.ADDRESS, language, shown), confidence)


@pytest.mark.parametrize(("address", "language", "shown", "confidence"), BY_HOST)
def test_the_host_says_the_language(address: str, language: str, shown: str, confidence: Confidence) -> None:
    assert READER.sign(address) == (Sign(SignKind.HOST, language, shown), confidence)


@pytest.mark.parametrize(("address", "language"), CONTRADICTIONS)
def test_what_contradicts_itself_is_a_hint_at_most(address: str, language: str) -> None:
    found = READER.sign(address)
    assert found
    assert (found[0].language, found[1]) == (language, LOW)


@pytest.mark.parametrize("address", SILENT)
def test_nothing_is_claimed(address: str) -> None:
    assert READER.sign(address) is None


@pytest.mark.parametrize("address", BROKEN)
def test_a_broken_address_raises_nothing(address: str) -> None:
    READER.sign(address)
    assert not READER.is_neutral(address)
    assert address not in READER.sisters(address, "fr")


@given(st.text() | st.from_regex(r"https?://[^/]*/(en|fr|x-eng|%|\[|:|/|\?|&|=)*", fullmatch=True))
def test_no_address_raises(address: str) -> None:
    READER.sign(address)
    sisters = READER.sisters(address, "fr")
    assert len(sisters) <= 4
    assert address not in sisters


def test_what_no_language_belongs_to() -> None:
    neutral = [
        "https://gist.github.com/x",
        "https://youtu.be/1",
        "https://www.google.ca/maps/@45,-75,12z",
        "HTTPS://X.COM",
    ]
    assert all(map(READER.is_neutral, neutral))
    others = [
        "https://docs.github.com/",
        "https://www.google.ca/mapstead",
        "https://box.com",
        "https://web.archive.org/",
    ]
    assert not any(map(READER.is_neutral, others))


def test_a_host_of_both_languages_says_nothing_until_its_path_does() -> None:
    assert READER.sign("https://www.canada.ca") is None
    assert READER.sign("https://notification.canada.ca/contact") is None
    found = READER.sign("https://www.canada.ca/fr/services.html")
    assert found
    assert found[0].language == "fr"


SISTERS = [
    ("https://digital.canada.ca/2018/07/31/iceberg/", "fr", "https://numerique.canada.ca/2018/07/31/iceberg/"),
    ("https://numerique.canada.ca/x?a=1#b", "en", "https://digital.canada.ca/x?a=1#b"),
    ("http://www.rncan.gc.ca:8080/energie", "en", "http://www.nrcan.gc.ca:8080/energie"),
    ("https://open.canada.ca/data/en/dataset/3", "fr", "https://ouvert.canada.ca/data/fr/dataset/3"),
    ("https://fr.davidsuzuki.org/action", "en", "https://davidsuzuki.org/action"),
    ("https://www.canada.ca/en.html", "fr", "https://www.canada.ca/fr.html"),
    ("https://www.canada.ca/en/revenue-agency.html", "fr", "https://www.canada.ca/fr/agence-revenu.html"),
    ("https://laws-lois.justice.gc.ca/fra/lois/F-11/", "en", "https://laws-lois.justice.gc.ca/eng/acts/F-11/"),
    ("https://x.gc.ca/a_e.html", "fr", "https://x.gc.ca/a_f.html"),
    ("https://x.gc.ca/T105-ENG.asp", "fr", "https://x.gc.ca/T105-FRA.asp"),
    ("https://x.gc.ca/internet/English/a.html", "fr", "https://x.gc.ca/internet/Francais/a.html"),
    ("https://learn.microsoft.com/en-US/x", "fr", "https://learn.microsoft.com/fr-CA/x"),
    ("https://learn.microsoft.com/fr-ca/x", "en", "https://learn.microsoft.com/en-ca/x"),
    ("https://www.hp.com/ca-en/home", "fr", "https://www.hp.com/ca-fr/home"),
    ("https://x.gc.ca/a?b=%C3%A9&lang=eng&c=d", "fr", "https://x.gc.ca/a?b=%C3%A9&lang=fra&c=d"),
    ("https://en.exemple.ca/x", "fr", "https://fr.exemple.ca/x"),
    ("https://exemple.ca/en/a/x-en.pdf", "fr", "https://exemple.ca/fr/a/x-fr.pdf"),
    ("https://exemple.es/es/jardines", "fr", "https://exemple.es/fr/jardines"),
    ("/en/gardens/", "fr", "/fr/gardens/"),
    (
        "https://web.archive.org/web/2018/http://www.canada.ca/en/x.html?y=z",
        "fr",
        "https://web.archive.org/web/2018/http://www.canada.ca/fr/x.html?y=z",
    ),
    ("https://werk.belgie.be/nl/themas", "fr", "https://emploi.belgique.be/fr/themas"),
]


@pytest.mark.parametrize(("address", "language", "likeliest"), SISTERS)
def test_the_likeliest_sister_comes_first(address: str, language: str, likeliest: str) -> None:
    assert READER.sisters(address, language)[0] == likeliest


def test_all_the_sisters_of_a_page_on_a_host_of_its_own_language() -> None:
    assert READER.sisters("https://open.canada.ca/en/blog/x", "fr") == (
        "https://ouvert.canada.ca/fr/blog/x",
        "https://ouvert.canada.ca/en/blog/x",
        "https://open.canada.ca/fr/blog/x",
    )


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("https://en.wikipedia.org/wiki/Pain", "fr"),  # in French, bread
        ("https://www.youtube.com/watch?v=1&hl=en", "fr"),
        ("https://www.canada.ca/fr/services.html", "fr"),
        ("https://numerique.canada.ca/x", "fr"),
        ("https://webaim.org/blog/", "fr"),
        ("https://x.gc.ca/e/1.html", "es"),  # no such initial
        ("mailto:en@exemple.ca", "fr"),
    ],
)
def test_where_nothing_can_be_guessed(address: str, language: str) -> None:
    assert READER.sisters(address, language) == ()
