"""Links that one version has and the other has not; and links that are there in another form or place."""

from __future__ import annotations

import pytest

from tests.comparison.posts import ENGLISH, FRENCH, findings, markdown

BEFORE = (
    "The shed is open to all who live in the district.",
    "La remise est ouverte à toute la population du quartier.",
)
BEHIND = (
    "It closes when the snow comes, at the end of autumn.",
    "Elle ferme quand la neige arrive, à la fin de l’automne.",
)


def one_sided(english: str, french: str) -> list[tuple[str, str]]:
    """The language and the target of each link that is alone, where the passage stands between two others."""
    found = findings(
        markdown([BEFORE[0], english, BEHIND[0]]), markdown([BEFORE[1], french, BEHIND[1]]), "parity/links"
    )
    return [(one.location.path.split(".")[1], one.target) for one in found]


SITE = "https://outils.example"
CLEAN = {
    "the same address": (f"Read [the list]({SITE}/list) first.", f"Lisez d’abord [la liste]({SITE}/list)."),
    "each in its language": (f"Read [the list]({SITE}/en/list) first.", f"Lisez d’abord [la liste]({SITE}/fr/liste)."),
    "two hosts": (
        "Read [the list](https://tools.example/list) first.",
        "Lisez d’abord [la liste](https://outils.example/liste).",
    ),
    "swapped order": (
        f"See [the sheds]({SITE}/sheds), then [the tools]({SITE}/tools).",
        f"Voir [les outils]({SITE}/tools), puis [les remises]({SITE}/sheds).",
    ),
    "http and https": ("Read [the list](http://outils.example/list/).", f"Lisez [la liste]({SITE}/list)."),
    "a reference": (f"Read [the list][1] first.\n\n[1]: {SITE}/list", f"Lisez d’abord [la liste]({SITE}/list)."),
    "an autolink": (f"Read [the list]({SITE}/list) first.", f"Lisez d’abord <{SITE}/list>."),
    "raw HTML": (f"Read [the list]({SITE}/list) first.", f'Lisez d’abord <a href="{SITE}/list">la liste</a>.'),
    "an address written out": (f"Read [the list]({SITE}/list) first.", f"Lisez d’abord {SITE}/list."),
    "linked twice in one version": (
        f"See [the list]({SITE}/list) and again [the list]({SITE}/list).",
        f"Voir [la liste]({SITE}/list) et encore la liste.",
    ),
    "a telephone number written out": ("Call [418-555-0142](tel:+14185550142).", "Appelez au 418-555-0142."),
    "a telephone number with spaces": ("Call [us](tel:418-555-0142) today.", "Appelez-nous au (418) 555 0142."),
    "a mail address written out": (
        "Write to [the desk](mailto:Desk@outils.example?subject=Hello).",
        "Écrivez à desk@outils.example.",
    ),
    "malformed on the other side": (f"Read [the list]({SITE}/list) first.", f"Lisez d’abord [la liste]{SITE}/list)."),
    "a space between on the other side": (f"Read [the list]({SITE}/list).", f"Lisez [la liste] ({SITE}/list)."),
    "a reference without a definition": (f"Read [the list]({SITE}/list).", "Lisez [la liste][liste] d’abord."),
    "anchors": ("See [the rules](#rules) below.", "Voir les [règlements](#reglements) plus bas."),
    "a link in two": (
        f"See [the tools and the sheds]({SITE}/all).",
        f"Voir [les outils]({SITE}/all) et [les remises]({SITE}/all).",
    ),
    "an address with and without encoding": (
        f"See [the rules]({SITE}/r%C3%A8gles) and [the list]({SITE}/list).",
        f"Voir [la liste]({SITE}/list) et [les règlements]({SITE}/règles).",
    ),
    "images are not links": (f"A map: ![map]({SITE}/map.png) of the way.", "Un plan du chemin à suivre."),
    "a quotation untranslated": (
        "The shed is open on Saturdays to all of the members of the library.",
        f"The shed is open on Saturdays to all of [the members]({SITE}/members) of the library.",
    ),
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_link_that_is_answered_is_not_told(name: str) -> None:
    english, french = CLEAN[name]
    assert one_sided(english, french) == []


FLAGGED: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "plain text instead": (
        f"Read [the list]({SITE}/list) first.",
        "Lisez d’abord la liste.",
        [("en", f"{SITE}/list")],
    ),
    "one of two": (
        f"See [the tools]({SITE}/tools) and [the sheds]({SITE}/sheds).",
        f"Voir les outils et [les remises]({SITE}/sheds).",
        [("en", f"{SITE}/tools")],
    ),
    "the one with another file's name": (
        f"See [the tools]({SITE}/en/tools.html).",
        f"Voir [les outils]({SITE}/fr/tools.html) et [les remises]({SITE}/fr/remises.html).",
        [("fr", f"{SITE}/fr/remises.html")],
    ),
    "a mail address that is nowhere": (
        "Write to [the desk](mailto:desk@outils.example) early.",
        "Écrivez au comptoir à l’avance.",
        [("en", "mailto:desk@outils.example")],
    ),
    "another telephone number": (
        "Call [the desk](tel:418-555-0142) early.",
        "Appelez au 418-555-0199 à l’avance.",
        [("en", "tel:418-555-0142")],
    ),
    "a page and an anchor": (
        f"See [the rules](#rules) and [the list]({SITE}/list) below.",
        "Voir les [règlements](#reglements) plus bas.",
        [("en", f"{SITE}/list")],
    ),
    "an anchor": ("See [the rules](#rules) below.", "Voir les règlements plus bas.", [("en", "#rules")]),
}


@pytest.mark.parametrize("name", FLAGGED)
def test_a_link_that_nothing_answers_is_told(name: str) -> None:
    english, french, expected = FLAGGED[name]
    assert one_sided(english, french) == expected


def in_rink(language: str, number: int, added: str) -> str:
    blocks = list(ENGLISH if language == "en" else FRENCH)
    blocks[number] += added
    return markdown(blocks)


@pytest.mark.parametrize("moved", [4, 6, 13])
def test_a_link_that_moved_to_another_passage_is_there(moved: int) -> None:
    english = in_rink("en", 5, f" Read [the list]({SITE}/en/list).")
    french = in_rink("fr", moved, f" [La liste]({SITE}/fr/list) suit.")
    assert findings(english, french, "parity/links") == []


def test_of_a_list_in_another_order_the_link_that_is_missing_is_told() -> None:
    names = ("hammer", "saw", "plane"), ("rabot", "marteau", "scie")
    links = dict(zip((*names[0], *names[1]), (*names[0], names[0][2], *names[0][:2]), strict=True))
    english, french = ("\n".join(f"- [The {name}]({SITE}/{links[name]})" for name in side) for side in names)
    french = french.replace(f"[The rabot]({SITE}/plane)", "The rabot").replace("The", "Le")
    assert one_sided(english, french) == [("en", f"{SITE}/plane")]


def test_another_link_far_away_is_no_answer() -> None:
    english = in_rink("en", 2, f" Read [the list]({SITE}/list).")
    french = in_rink("fr", 12, " [Le plan](https://ville.example/plan) suit.")
    targets = [one.target for one in findings(english, french, "parity/links")]
    assert targets == [f"{SITE}/list", "https://ville.example/plan"]


def test_a_link_in_a_passage_without_an_answer_is_told_with_its_passage_alone() -> None:
    english = markdown(
        [*ENGLISH, f"Whoever forgets can read [the list of all the rules]({SITE}/rules) before they come."]
    )
    rules = [one.rule for one in findings(english, markdown(FRENCH))]
    assert rules == ["translation/missing-passage"]


def test_the_passage_where_the_link_should_stand_is_shown_beside_it() -> None:
    english, french = FLAGGED["plain text instead"][:2]
    (found,) = findings(english, french, "parity/links")
    (related,) = found.related
    assert (related.location.path, related.text) == ("a.fr.md", french)


def test_a_mail_address_on_the_other_side_answers_no_page() -> None:
    english = "Write to desk@outils.example before Friday."
    french = f"Écrivez à desk@outils.example avant vendredi; voir [le plan]({SITE}/plan)."
    assert one_sided(english, french) == [("fr", f"{SITE}/plan")]


def test_two_forms_of_a_videos_address_answer_each_other() -> None:
    english = f"Read [the list]({SITE}/list), then watch [it](https://videos.example/watch?v=uFjfrtuLLpQ&t=4)."
    french = "Regardez [l’enregistrement](https://vid.example/uFjfrtuLLpQ)."
    assert one_sided(english, french) == [("en", f"{SITE}/list")]
