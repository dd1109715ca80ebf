"""Values are the same in every language, stand where they were read, and are found in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language.values import Difference, Value, ValueKind, compare, values_of
from auditor.model.language import Language
from auditor.model.rule import Sentence
from auditor.rulebook import load_rulebook

LANGUAGES = load_rulebook().languages
EN, FR = LANGUAGES["en"], LANGUAGES["fr"]
NB, NNB, THIN = "\u00a0", "\u202f", "\u2009"

EQUAL = [
    # numbers
    ("25,000 people", "25 000 personnes"),
    ("25,000 people", f"25{NB}000 personnes"),
    ("25,000 people", f"25{NNB}000 personnes"),
    ("25,000 people", f"25{THIN}000 personnes"),
    ("25,000 people", f"25{THIN} 000 personnes"),
    ("25,000 people", "25&nbsp;000 personnes".replace("&nbsp;", "\ue005" * 6)),
    ("25 000 people", "25,000 personnes"),
    ("1,234,567.89", "1 234 567,89"),
    ("a ratio of 1.5", "un rapport de 1,5"),
    ("0.125 inch", "0,125 pouce"),
    ("a 3,5 mm jack", "une prise de 3,5 mm"),
    ("condition 1, 2,3 or 4", "condition 1, 2, 3 ou 4"),
    ("1000 words", "1 000 mots"),
    ("10km of trails", "10 km de sentiers"),
    ("10K visitors", "10 000 visiteurs"),
    ("5,000+ members", "plus de 5 000 membres"),
    ("a factor of x10", "dix fois plus"),
    ("-15 degrees", "\u221215 degrés"),
    ("20-plus services", "plus de 20 services"),
    ("3–5 weeks", "de 3 à 5 semaines"),
    ("3 to 5 weeks", "3 à 5 semaines"),
    ("24 hours a day", "24 heures par jour"),
    ("on duty 24/7", "en service 24 h sur 24, 7 jours sur 7"),
    ("2.5 billion people", "2,5 milliards de personnes"),
    ("1.5 million", "1 500 000"),
    ("a 12-month plan", "un plan de 12 mois"),
    ("3,000 tools", "trois mille outils"),
    ("up to 7,000 Hz", "jusqu’à 7 kHz"),
    ("2,500 metres", "2,5 kilomètres"),
    ("a 5 km walk", "une marche de 5 kilomètres"),
    ("1.2 MW", "1 200 kW"),
    # numbers in words
    ("three tools", "3 outils"),
    ("twelve members", "12 membres"),
    ("a dozen members", "12 membres"),
    ("twenty-five shelves", "25 tablettes"),
    ("97 tools", "quatre-vingt-dix-sept outils"),
    ("80 tools", "quatre-vingts outils"),
    ("2,300 tools", "deux mille trois cents outils"),
    ("three hundred tools", "300 outils"),
    ("1 million tools", "un million d’outils"),
    ("one of the 25", "un des vingt-cinq"),
    ("two sheds and three lanes", "des remises et des ruelles"),
    ("about 100 of them", "une centaine d’entre eux"),
    ("quarterly, semiannually or annually", "tous les 3, 6 ou 12 mois"),
    ("every 10 years", "une fois par décennie"),
    # percentages
    ("20% of members", "20 % des membres"),
    ("20% of members", f"20{NB}% des membres"),
    ("20 percent", "20 pour cent"),
    ("20 per cent", "20 %"),
    ("20% off", "20 p. 100 de rabais"),
    ("one hundred percent", "cent pour cent"),
    ("99.9%", "99,9 %"),
    ("20% to 30%", "de 20 à 30 %"),
    ("20-30%", "de 20 à 30 %"),
    ("over 50% of it", "plus de la moitié"),
    ("a quarter of them", "25 % d’entre eux"),
    ("5 percentage points", "5 points de pourcentage"),
    ("**20** %".replace("**", "\ue000\ue000"), "20 %"),
    # money
    ("$100", "100 $"),
    ("$100", f"100{NB}$"),
    ("CA$100", "100 $ CA"),
    ("US$100", "100 $ US"),
    ("$100 CAD", "100 $ CA"),
    ("$100", "100 dollars"),
    ("$100", "100"),
    ("$1,250.50", "1 250,50 $"),
    ("$5 million", "5 millions de dollars"),
    ("$5 million", "5 M$"),
    ("$5M", "5 M$"),
    ("$1.2 billion", "1,2 milliard de dollars"),
    ("$1.2 billion", "1,2 G$"),
    ("$10k", "10 000 $"),
    ("20 dollars", "20 $"),
    ("€30", "30 €"),
    ("$20–$30", "de 20 $ à 30 $"),
    ("$20 to $30", "de 20 à 30 $"),
    # ordinals
    ("the 2nd time", "la 2e fois"),
    ("the 2nd time", "la 2ème fois"),
    ("the 1st floor", "le 1er étage"),
    ("the third floor", "le 3e étage"),
    ("the 21st century", "le XXIe siècle"),
    ("the 19th century", "le 19\u1d49 siècle"),
    ("the 5th edition", "la cinquième édition"),
    # dates
    ("July 31, 2016", "31 juillet 2016"),
    ("31 July 2016", "le 31 juillet 2016"),
    ("the 31st of July", "le 31 juillet"),
    ("July 31st, 2016", "31 juillet 2016"),
    ("July 31,2016", "31 juillet 2016"),
    ("March 1, 2019", "le 1er mars 2019"),
    ("2016-07-31", "31 juillet 2016"),
    ("March 2019", "mars 2019"),
    ("May 3", "3 mai"),
    ("Wednesday, May 3", "le mercredi 3 mai"),
    ("Sept. 5, 2020", "5 sept. 2020"),
    ("Jan 5", "5 janv."),
    ("JULY 31, 2016", "31 JUILLET 2016"),
    ("May 3 to 5, 2019", "du 3 au 5 mai 2019"),
    ("May 3–5, 2019", "les 3 et 5 mai 2019"),
    ("May 4, 5 and 6", "les 4, 5 et 6 mai"),
    ("May 4, then 5", "le 4, puis le 5 mai"),
    ("March 31 to April 2, 2020", "du 31 mars au 2 avril 2020"),
    ("January to March 2019", "de janvier à mars 2019"),
    ("on July 31", "le 31 juillet 2016"),
    ("in 2016", "en juillet 2016"),
    ("April 12,\n2018", "12 avril\n2018"),
    ("you may bring 25 books", "vous pouvez apporter 25 livres"),
    ("25 March break events", "25 activités de la relâche"),
    ("12/31/2019", "31/12/2019"),
    # years
    ("fiscal year 2019-2020", "exercice 2019-2020"),
    ("2026-27", "2026-2027"),
    ("2026–2027", "2026 à 2027"),
    ("2026 to 2027", "de 2026 à 2027"),
    ("2026/27", "2026-2027"),
    ("Q1 FY2025-26", "T1 AF2025-2026"),
    ("the 1990s", "les années 1990"),
    ("since mid-2019", "depuis la mi-2019"),
    ("the 2020 fair", "la foire de 2020"),
    ("2003-2013", "de 2003 à 2013"),
    # times
    ("4:30 pm", "16 h 30"),
    ("4:30 p.m.", "16h30"),
    ("4:30 PM", "16:30"),
    ("9 am", "9 h"),
    ("9 a.m.", f"9{NB}h"),
    ("noon", "midi"),
    ("12 p.m.", "midi"),
    ("12 a.m.", "minuit"),
    ("from 9 to 5", "de 9 h à 17 h"),
    ("1 to 3 p.m.", "de 13 h à 15 h"),
    ("8:30 to 4:00", "de 8 h 30 à 16 h"),
    ("24 hours", "24 h"),
    ("1.5 hours", "1 h 30"),
    # telephone and e-mail
    ("613-555-1234", "613 555-1234"),
    ("(613) 555-1234", "613-555-1234"),
    ("1-800-555-1234", "1 800 555-1234"),
    ("+1 613 555 1234", "613.555.1234"),
    ("1-800-O-Canada", "1 800 622-6232"),
    ("613-555-1234 ext. 12", "613 555-1234, poste 12"),
    ("613-555-1234 x12", "613 555-1234 (poste 12)"),
    ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
    ("write to shed@example.ca", "écrivez à Shed@example.ca"),
    # standards, versions, names
    ("EN 301 549", "EN 301 549"),
    ("WCAG 2.1", "WCAG 2.1"),
    ("WCAG2.1", "WCAG 2.1"),
    ("WCAG 2.1 and the rest", "les règles et le reste"),
    ("ISO 9001", "ISO 9001"),
    ("v3.2.1", "version 3.2.1"),
    ("section 508", "article 508"),
    ("subsection 19(1)", "paragraphe 19(1)"),
    ("COVID-19", "la COVID"),
    ("COVID\u201119", "COVID-19"),
    ("H2O, B2B and A11Y", "H2O, B2B et A11Y"),
    ("Web 2.0", "Web 2.0"),
    ("the 18F guide", "le guide de 18F"),
    ("the 5G network", "le réseau"),
    ("Bill C-11", "le projet de loi C-11"),
    ("M365", "Microsoft 365"),
    ("(PDF, 53 KB)", "(PDF, 70 ko)"),
    ("see https://example.ca/2019/page-25", "voir le site"),
    ("see example.ca/2019", "voir le site"),
    ("a) 25 tools b) 30 ladders", "a) 25 outils b) 30 échelles"),
    # low confidence, or said fewer times
    ("choose 1 of the tools", "choisissez un des outils"),
    ("100% of the members", "tous les membres"),
    ("25 tools. 25!", "25 outils!"),
]

UNEQUAL = [
    ("25,000 people", "2 500 personnes", "25000", "2500"),
    ("0.59 per cent", "0,5 pour cent", "0.59", "0.5"),
    ("20%", "30 %", "20", "30"),
    ("20% of members", "des membres", "20", ""),
    ("$100", "200 $", "100 $", "200 $"),
    ("€100", "100 $", "100 €", "100 $"),
    ("$5 million", "5 milliards de dollars", "5000000 $", "5000000000 $"),
    ("July 31, 2016", "30 juillet 2016", "2016-07-31", "2016-07-30"),
    ("July 31, 2016", "31 juin 2016", "2016-07-31", "2016-06-31"),
    ("July 31, 2016", "31 juillet 2017", "2016-07-31", "2017-07-31"),
    ("May 3", "4 mai", "????-05-03", "????-05-04"),
    ("in 2019", "en 2020", "2019", "2020"),
    ("2026-27", "2026-2028", "2027", "2028"),
    ("4:30 pm", "15 h 30", "16:30", "15:30"),
    ("9 pm", "9 h", "21:00", "09:00"),
    ("613-555-1234", "613 555-1243", "6135551234", "6135551243"),
    ("613-555-1234 ext. 12", "613 555-1234, poste 21", "6135551234x12", "6135551234x21"),
    ("a@example.ca", "b@example.ca", "a@example.ca", "b@example.ca"),
    ("3 days", "5 jours", "3", "5"),
    ("the 2nd floor", "le 3e étage", "2", "3"),
    ("WCAG 2.0", "WCAG 2.1", "2", "2.1"),
    ("v3.2.1", "version 3.2.2", "3.2.1", "3.2.2"),
    ("25 tools", "trente outils", "25", ""),
    ("120,000 users", "160 000 utilisateurs", "120000", "160000"),
    ("20\ue002\ue002000 users", "20 000 utilisateurs", "20", "20000"),
]


def _read(text: str, language: Language) -> list[tuple[str, str]]:
    return [(value.kind.value, value.value) for value in values_of(text, language)]


@pytest.mark.parametrize(("english", "french"), EQUAL)
def test_what_says_the_same_is_equal(english: str, french: str) -> None:
    left, right = values_of(english, EN), values_of(french, FR)
    for one, other in ((left, right), (right, left)):
        difference = compare(one, other)
        assert (difference.left, difference.right) == ((), ())


@pytest.mark.parametrize(("english", "french", "left", "right"), UNEQUAL)
def test_what_differs_is_told_on_both_sides(english: str, french: str, left: str, right: str) -> None:
    difference = compare(values_of(english, EN), values_of(french, FR))
    assert "".join(value.value for value in difference.left) == left
    shown = [value.value for value in difference.right]
    assert shown == ([right] if right else []) or shown[-1:] == [right]


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("$5 million", EN, [("money", "5000000 $")]),
        ("5 M$", FR, [("money", "5000000 $")]),
        ("100 $ CA", FR, [("money", "100 CAD")]),
        ("16 h 30", FR, [("time", "16:30")]),
        ("9 a.m. to noon", EN, [("time", "09:00"), ("time", "12:00")]),
        ("du 3 au 5 mai 2019", FR, [("date", "2019-05-03"), ("date", "2019-05-05")]),
        ("2026-27", EN, [("year", "2026"), ("year", "2027")]),
        ("2019-03", EN, [("date", "2019-03-??")]),
        ("on 03/05/2019", EN, [("date", "2019-??-??")]),
        ("1 800 O-Canada", FR, [("phone", "8006226232")]),
        ("one of us, un d’eux", EN, []),
        ("85 cents", FR, [("number", "85"), ("number", "100")]),
        ("cent vingt", FR, [("number", "120")]),
        ("007", EN, [("number", "7")]),
        ("B2B", EN, []),
        ("4e5f2c", EN, []),
    ],
)
def test_what_is_read(text: str, language: Language, read: list[tuple[str, str]]) -> None:
    assert _read(text, language) == read


def test_a_small_number_or_a_repetition_is_doubtful() -> None:
    difference = compare(values_of("the 2 sheds, 30 tools, 30 days", EN), values_of("les remises, 30 outils", FR))
    assert [value.value for value in difference.doubtful_left] == ["2", "30"]
    assert difference.left == ()


def test_a_language_without_words_still_reads_digits() -> None:
    bare = Language(code="xx", name=Sentence(en="X", fr="X"), codes=frozenset({"xx"}), stop_words=frozenset({"x"}))
    assert _read("25 000 x, 2019, 12:30", bare) == [("number", "25000"), ("year", "2019"), ("time", "12:30")]


PIECES = st.one_of(
    st.sampled_from(
        [
            "25",
            "1",
            "000",
            ",",
            ".",
            "-",
            "–",
            "$",
            "%",
            "h",
            "pm",
            "May",
            "mai",
            "mars",
            "2019",
            "1er",
            "@",
            "a",
            "é",
            "to",
            "à",
            "et",
            "(613)",
            "555",
            "1234",
            "million",
            "cent",
        ]
    ),
    st.sampled_from(["/", ":", "+", "x", "VIe", "deux", "v", "https://", "WCAG", "_", "²", "٣"]),
    st.sampled_from([" ", "\n", NB, NNB, "\ue000", "\ue002", "\ue005" * 6]),
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_values_stand_where_they_were_read(text: str) -> None:
    for language in (EN, FR):
        values = values_of(text, language)
        ends = 0
        for value in values:
            assert ends <= value.start < value.end <= len(text)
            ends = value.end
            read = text[value.start : value.end]
            assert read == read.strip()
            assert "\ue002" not in read
            assert value.optional or any(sign.isdigit() for sign in read) or value.kind is ValueKind.EMAIL


@given(TEXTS, TEXTS)
def test_a_comparison_is_symmetric_and_loses_nothing(one: str, other: str) -> None:
    left, right = values_of(one, EN), values_of(other, FR)
    difference, turned = compare(left, right), compare(right, left)
    assert {*difference.left, *difference.doubtful_left} <= set(left)
    assert {*difference.right, *difference.doubtful_right} <= set(right)
    assert bool(difference.left or difference.right) == bool(turned.left or turned.right)
    assert compare(left, left) == Difference()


@pytest.mark.parametrize(
    "piece", ["1,", "1 ", "1", "a1", "$1", "1.1.", "a@a.", "May 1, ", "cent ", "2019-", "+1 ", "A-"]
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text, start = piece * count, time.process_time()
        values = values_of(text, EN)
        compare(values, values[::2])
        return time.process_time() - start

    seconds(100)
    few, many = (min(seconds(count) for _ in range(2)) for count in (4_000, 40_000))
    assert many < 40 * max(few, 0.01)  # ten times as much text: a hundred times as long were it quadratic


def test_values_are_hashable_and_ordered_by_place() -> None:
    values = values_of("25 tools, 3 sheds", EN)
    assert values == (Value(ValueKind.NUMBER, "25", 0, 2), Value(ValueKind.NUMBER, "3", 10, 11))
