"""Every way in which authors say what language a link leads to is read; what only looks like one stays silent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crawler.reader import read_post
from auditor.language.declarations import DeclarationReader, declared
from auditor.model.declaration import Declaration, Place, Slip, Strength
from auditor.model.facts import Facts, Format
from auditor.model.location import Lines
from auditor.rulebook import load_rulebook
from tests.crawler.documents import WORDS

if TYPE_CHECKING:
    from pathlib import Path

READER = DeclarationReader(load_rulebook().languages)
ONLY, PLAIN, VERSION = Strength.ONLY, Strength.PLAIN, Strength.VERSION

BEHIND = [  # what stands behind a link: the language of the post, the remark, what it declares and how strongly
    ("fr", "(en anglais seulement)", "en", ONLY),
    ("fr", "(en anglais)", "en", PLAIN),
    ("fr", "(page en anglais seulement)", "en", ONLY),
    ("fr", "(anglais seulement)", "en", ONLY),
    ("fr", "(Anglais seulement)", "en", ONLY),
    ("fr", "(site en anglais seulement)", "en", ONLY),
    ("fr", "(site Web en anglais seulement)", "en", ONLY),
    ("fr", "(document en anglais seulement)", "en", ONLY),
    ("fr", "[En anglais]", "en", PLAIN),
    ("fr", "[anglais]", "en", PLAIN),
    ("fr", "(anglais)", "en", PLAIN),
    ("fr", "(seulement en anglais)", "en", ONLY),
    ("fr", "(disponible en anglais seulement)", "en", ONLY),
    ("fr", "(Disponible uniquement en anglais)", "en", ONLY),
    ("fr", "(lien disponible uniquement en anglais)", "en", ONLY),
    ("fr", "(lien en anglais seulement)", "en", ONLY),
    ("fr", "(hyperlien en anglais seulement)", "en", ONLY),
    ("fr", "(article en anglais seulement)", "en", ONLY),
    ("fr", "(contenu en anglais seulement)", "en", ONLY),
    ("fr", "(outil disponible en anglais seulement)", "en", ONLY),
    ("fr", "(en anglais seulement; aucun compte requis)", "en", ONLY),
    ("fr", "(en anglais seulement, PDF, 214 Ko, 4 pages)", "en", ONLY),
    ("fr", "(PDF, 214 Ko, en anglais seulement)", "en", ONLY),
    ("fr", "(texte en anglais, article 11.3)", "en", PLAIN),
    ("fr", "(le guide des outils; en anglais)", "en", PLAIN),
    ("fr", "(n’est offert qu’en anglais)", "en", ONLY),
    ("fr", "(en anglais exclusivement)", "en", ONLY),
    ("fr", "(page unilingue anglaise)", "en", ONLY),
    ("fr", "(version anglaise)", "en", VERSION),
    ("fr", "(en espagnol seulement)", "es", ONLY),
    ("fr", "(en inuktitut)", "iu", PLAIN),
    ("fr", "*(en anglais seulement)*", "en", ONLY),
    ("fr", "<small>(en anglais seulement)</small>", "en", ONLY),
    ("fr", "(**en anglais** seulement)", "en", ONLY),
    ("fr", "\\(en anglais seulement\\)", "en", ONLY),
    ("fr", "(en\u00a0anglais seulement)", "en", ONLY),
    ("fr", "[EN]", "en", PLAIN),
    ("fr", "(ENG)", "en", PLAIN),
    ("fr", "(English Only)", "en", ONLY),
    ("fr", ", en anglais seulement", "en", ONLY),
    ("fr", "(PDF) (en anglais seulement)", "en", ONLY),
    ("en", "(in French only)", "fr", ONLY),
    ("en", "(French only)", "fr", ONLY),
    ("en", "(in French)", "fr", PLAIN),
    ("en", "[French]", "fr", PLAIN),
    ("en", "(French)", "fr", PLAIN),
    ("en", "(French only, PDF, 0.46 MB)", "fr", ONLY),
    ("en", "(Available in French only)", "fr", ONLY),
    ("en", "(page available only in French)", "fr", ONLY),
    ("en", "(English-only tool)", "en", ONLY),
    ("en", "(English-only content)", "en", ONLY),
    ("en", "(French version)", "fr", VERSION),
    ("en", "(French-language website)", "fr", PLAIN),
    ("en", "(en anglais seulement)", "en", ONLY),
    ("en", "(in Inuktitut only)", "iu", ONLY),
    ("en", "[FR]", "fr", PLAIN),
]

TRAPS = [
    ("fr", "La remise [de Lachine](https://a.example/) (qui a vu le jour en 2004) prête des outils."),
    ("fr", "La norme [d’accessibilité](https://a.example/) (EN 301 549) s’applique."),
    ("fr", "Le [dépliant](https://a.example/) (aussi en anglais) est gratuit."),
    ("fr", "Le [dépliant](https://a.example/) (également offert en anglais) est gratuit."),
    ("fr", "Le service [d’aide](https://a.example/) (anglais et français) répond le samedi."),
    ("fr", "Le choix [A](https://a.example/) (A), puis [B](https://a.example/b) (F)."),
    ("fr", "Nous faisons partie du Partenariat (Tool Partnership en anglais, ou TP), comme [eux](https://a.example/)."),
    ("fr", "Le mot vient du latin (en anglais, on dit « hammer »), dit [le dictionnaire](https://a.example/)."),
    ("fr", "La mention « (en anglais seulement) » suit [chaque lien](https://a.example/)."),
    ("fr", "Sept essais [en personne](https://a.example/) (6 en anglais, 1 en français) ont eu lieu."),
    ("fr", "Voir [la page](https://a.example/) [en] pour la suite."),
    ("fr", "Nous lisons en anglais [des guides](https://a.example/) et en français des romans."),
    ("fr", "Le film de mardi (en anglais) commence à huit heures. Voyez [l’horaire](https://a.example/)."),
    ("fr", "Le code `(en anglais seulement)` suit [le lien](https://a.example/)."),
    ("fr", "Du contenu [traduit](https://a.example/) (par exemple, du contenu en anglais dans une page en français)."),
    ("en", "We keep [the originals](https://a.example/) (as well as the French versions) in the shed."),
    ("en", "The [film](https://a.example/) is long. Bilingual video, French version on request."),
    ("en", "The [forms](https://a.example/) (English and French) are by the door."),
    ("en", "Raise your glass with [us](https://a.example/) (of some nice French wine?)."),
    ("en", "The [guide](https://a.example/) (also available in French) is free."),
    ("en", "Write to [us](mailto:a@a.example) (in French if you like)."),
    ("en", "The [manual](https://a.example/) was translated from the French (in 2004)."),
    ("en", "Item [one](https://a.example/) (en) and item two (fr)."),
    ("fr", "## Cours d’anglais\n\n[a](https://a.example/a)"),
    ("fr", "## Le rapport anglais\n\n[a](https://a.example/a)"),
    ("fr", "## Ressources en anglais\n\n[a](https://a.example/a)"),
    ("fr", "## Anglais\n\n[a](https://a.example/a)"),
    ("fr", "## English resources\n\n[a](https://a.example/a)"),
    ("fr", "Nos ressources en français et en anglais :\n\n* [a](https://a.example/a)"),
    ("fr", "Les pages suivantes sont en anglais :\n\nLa suite."),
]

PLACES = [
    ("[Scies (en anglais seulement)](https://a.example/s)", Place.INSIDE, ["Scies (en anglais seulement)"]),
    ("[Scies, en anglais seulement](https://a.example/s)", Place.INSIDE, ["Scies, en anglais seulement"]),
    ("[English](https://a.example/en/)", Place.INSIDE, ["English"]),
    ("[Scies][s] (en anglais seulement)\n\n[s]: https://a.example/s", Place.AFTER, ["Scies"]),
    ("<https://a.example/s> (en anglais seulement)", Place.AFTER, ["https://a.example/s"]),
    ("« [Scies](https://a.example/s) » (en anglais seulement)", Place.AFTER, ["Scies"]),
    ("[Scies](https://a.example/s)(en anglais seulement)", Place.AFTER, ["Scies"]),
    ("[Clous](https://a.example/c) et [Scies](https://a.example/s) (en anglais)", Place.AFTER, ["Scies"]),
    ("(en anglais seulement) [Scies](https://a.example/s)", Place.BEFORE, ["Scies"]),
    ("Le guide de [Mme Roy](https://a.example/s), paru en mai (page en anglais seulement).", Place.NEAR, ["Mme Roy"]),
    ("| Scie (page en anglais seulement) | [a](https://a.example/a) |\n|---|---|\n| Clou | x |", Place.NEAR, ["a"]),
    ("[Scies](https://a.example/s)\n\n(Page en anglais seulement.)", Place.NEAR, ["Scies"]),
    ("## Guides (en anglais seulement)\n\n[a](https://a.example/a), [b](https://a.example/b)", Place.ABOVE, ["a", "b"]),
    ("Deux listes (liens en anglais seulement) :\n\n* [a](https://a.example/a)\n* [b](/b)", Place.ABOVE, ["a", "b"]),
    ("Les pages suivantes sont en anglais seulement :\n\n* [a](/a)\n* [b](/b)", Place.ABOVE, ["a", "b"]),
    ("## Ressources en anglais seulement\n\n[a](/a), [b](/b)", Place.ABOVE, ["a", "b"]),
    ('<a href="https://a.example/s" hreflang="en">Scies</a>', Place.ATTRIBUTE, ["Scies"]),
    ('<a href="https://a.example/s" lang="en-CA">Saws</a>', Place.ATTRIBUTE, ["Saws"]),
    ('[Scies](/s){: .x hreflang="en"}', Place.ATTRIBUTE, ["Scies"]),
    ("[Scies](/s){ hreflang=en }", Place.ATTRIBUTE, ["Scies"]),
    ('[Scies](/s){target="_blank" hreflang="en" .x}', Place.ATTRIBUTE, ["Scies"]),
    ('<https://a.example/s>{:lang="en-CA"}', Place.ATTRIBUTE, ["https://a.example/s"]),
    ("[Scies ![en anglais](https://a.example/en.png)](https://a.example/s)", Place.ICON, ["Scies"]),
    ("[Scies](https://a.example/s) ![en anglais](https://a.example/en.png)", Place.ICON, ["Scies"]),
    ("<a href='/s'>Scies</a><img src='/en.png' alt='(en anglais)'>", Place.ICON, ["Scies"]),
    ("En anglais seulement\u00a0: [Scies](/s) et [vis](/v)", Place.BEFORE, ["Scies"]),
    ("**Disponible uniquement en anglais :** [Scies](/s)", Place.BEFORE, ["Scies"]),
    ("Réparer une chaise (lien en anglais seulement)", Place.ALONE, []),
]  # fmt: skip

SLIPS = [
    ("[a](https://a.example/) ((en anglais seulement)", Slip.DOUBLED),
    ("[a](https://a.example/) (en anglais seulement))", Slip.DOUBLED),
    ("[a](https://a.example/) (en anglais seulement.", Slip.UNCLOSED),
    ("[a](https://a.example/) en anglais seulement).", Slip.UNOPENED),
    ("[a](https://a.example/) [en anglais seulement)", Slip.MISMATCHED),
]


def _read(text: str, language: str) -> tuple[Facts, tuple[Declaration, ...]]:
    facts = read_post(text.encode(), Format.MARKDOWN)
    return facts, READER.read(facts, language)


@pytest.mark.parametrize(("language", "remark", "target", "strength"), BEHIND)
def test_a_remark_declares_the_link_before_it(language: str, remark: str, target: str, strength: Strength) -> None:
    text = f"Voir [la notice](https://a.example/notice){'' if remark[0] == ',' else ' '}{remark}."
    facts, (one,) = _read(text, language)
    assert (one.wording.language, one.wording.strength, one.place) == (target, strength, Place.AFTER)
    assert [facts.links[number].text for number in one.links] == ["la notice"]
    assert Lines(text).slice(one.span) in remark
    assert one.slip is None


@pytest.mark.parametrize(("tag", "code"), [("en-CA", "en"), ("ENG", "en"), ("nb", "nb")])
def test_an_attribute_names_a_language_as_a_page_does(tag: str, code: str) -> None:
    _, (one,) = _read(f'<a href="https://a.example/s" hreflang="{tag}">Scies</a>', "fr")
    assert one.wording.language == code


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_what_only_looks_like_one_is_silent(language: str, text: str) -> None:
    assert _read(text, language)[1] == ()


@pytest.mark.parametrize(("text", "place", "links"), PLACES)
def test_a_remark_finds_its_links(text: str, place: Place, links: list[str]) -> None:
    facts, (one,) = _read(text, "fr")
    assert (one.place, one.wording.language) == (place, "en")
    assert [facts.links[number].text for number in one.links] == links


@pytest.mark.parametrize(("text", "slip"), SLIPS)
def test_what_is_wrong_with_its_brackets_is_known(text: str, slip: Slip) -> None:
    (one,) = _read(text, "fr")[1]
    assert (one.slip, one.place) == (slip, Place.AFTER)


def test_the_words_that_declare_are_told_from_what_shares_their_brackets() -> None:
    text = "[Plan](https://a.example/p) (PDF; page en anglais seulement, 2 pages)"
    (one,) = _read(text, "fr")[1]
    assert one.shown == Lines(text).slice(one.span) == "(PDF; page en anglais seulement, 2 pages)"
    assert Lines(text).slice(one.words_span) == "page en anglais seulement"
    assert (one.wording.form, one.wording.thing) == ("en {language} seulement", "page")


def test_a_remark_in_both_languages_is_two_declarations() -> None:
    _, found = _read("[a](https://a.example/) (en anglais seulement / in English only)", "fr")
    assert [(one.wording.spoken, one.wording.language) for one in found] == [("fr", "en"), ("en", "en")]
    assert found[0].span == found[1].span


def test_what_is_kept_names_each_link_that_leads_somewhere() -> None:
    facts, found = _read(
        "## Guides (en anglais seulement)\n\n[a](https://a.example/a) [b](/b#c) [c](mailto:c@d.example)", "fr"
    )
    assert [(one.target, one.place, one.wording.language) for one in declared(facts, found)] == [
        ("https://a.example/a", Place.ABOVE, "en"),
        ("/b#c", Place.ABOVE, "en"),
    ]


def test_an_html_page_is_read_alike() -> None:
    inside = "<a href='/s'>Scies<small> (en anglais seulement)</small></a>"
    page = f"<p>{inside} <a href='/c'>Clous</a> <b>(en anglais)</b></p>".encode()
    found = READER.read(read_post(page, Format.HTML), "fr")
    assert [(one.place, one.links) for one in found] == [(Place.INSIDE, (0,)), (Place.AFTER, (1,))]


PIECES = (
    *WORDS,
    "(in French only)",
    "[EN]",
    "(",
    ")",
    "[",
    "en anglais seulement",
    "French",
    "[a](https://a.example/)",
)


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_a_declaration_stands_where_it_says(text: str) -> None:
    lines = Lines(text)
    for one in _read(text, "fr")[1]:
        assert one.span.covers(one.words_span)
        assert lines.slice(one.words_span).strip()


HOSTILE = (
    "[a](/b) (in French only)",
    "(in French only)",
    "((in French only)",
    "in French only",
    "French",
    "[French](/a)",
    "(in French,",
    "| (link in French only) |",
    "* (link in French only)",
    "[![in French](/i)](/a)",
)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(("between", "few", "many"), [(" ", 100, 1_000), ("\n", 100, 1_000), ("\n\n", 400, 4_000)])
def test_hostile_text_is_read_in_linear_time(piece: str, between: str, few: int, many: int) -> None:
    def seconds(count: int) -> float:
        facts = read_post((piece + between).encode() * count, Format.MARKDOWN)
        assert not facts.damage
        start = time.process_time()
        READER.read(facts, "fr")
        return time.process_time() - start

    once, tenfold = (min(seconds(count) for _ in range(2)) for count in (few, many))
    assert tenfold < 40 * max(once, 0.01)  # ten times as much text: a hundred times as long were it quadratic


CATALAN = """\
name: {en: Catalan, fr: catalan}
codes: [ca, cat]
stop_words: [el, la, els, les]
declarations:
  names: {en: [anglès, anglesa], ca: [català, catalana]}
  codes: [CA, CAT]
  only: [només]
  links: [enllaç, pàgina]
  small: [en, la, disponible]
  usual: {only: "només en {language}"}
"""


def test_another_language_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "ca.yml").write_text(CATALAN, "utf-8")
    reader = DeclarationReader(load_rulebook([tmp_path]).languages)
    text = "[a](/a) (pàgina disponible només en anglès), [b](/b) [EN], [c](/c) (també en anglès)"
    found = reader.read(read_post(text.encode(), Format.MARKDOWN), "ca")
    assert [(one.wording.spoken, one.wording.form) for one in found] == [
        ("ca", "disponible només en {language}"),
        ("", "{code}"),
    ]
