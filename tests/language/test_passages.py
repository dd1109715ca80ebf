"""Which passages are said to be in another language than their post, and of which nothing is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.language import confirmed, read_languages
from auditor.language.passages import own_text
from auditor.model.facts import Format
from auditor.model.pair import Pair
from auditor.model.rule import Confidence
from auditor.publication.alignment import align
from tests.comparison.posts import ENGLISH, FRENCH, LANGUAGES, facts_of, markdown, post_of

NB = "\u00a0"
OF = {"en": ENGLISH, "fr": FRENCH}
OTHER = {"en": "fr", "fr": "en"}


def around(language: str, text: str) -> str:
    """A post in a language, in whose midst the text stands."""
    blocks = OF[language]
    return markdown([*blocks[:3], text, *blocks[3:6]])


def claimed(language: str, text: str, form: Format = Format.MARKDOWN) -> list[str]:
    """What is said to be in another language."""
    facts = facts_of(text, form)
    found = read_languages(facts, language, LANGUAGES).others
    assert all(one.language != language for one in found)
    return [facts.passages[one.passage].text if one.passage >= 0 else facts.links[one.link].text for one in found]


ENGLISH_CLAIMED = [
    "The shed is open on Saturdays, and the tools are lent for a week to all of the members who ask.",
    "This is the list of what we lend to our members.",
    "> \n\nThe kettle has been mended by one of our own volunteers, and it works.",
    "- the tools that have been lent to members of the library",
    "## How to borrow from the library",
    "The shed is open on Saturdays, and **the tools are lent** to [all of the members](#membres) for a week.",
    "The `spade` and the `rake` are lent to members for a week, and the `saw` is lent for a day.",
    "The standard EN 301 549 is the one that we have to follow, and it is published in English.",
]
FRENCH_CLAIMED = [
    "La remise est ouverte le samedi, et les outils sont prêtés pour une semaine à tous les membres.",
    "Voici la liste de ce que nous prêtons à nos membres.",
    "- les outils qui ont été prêtés aux membres de la bibliothèque",
    "## Comment emprunter à la bibliothèque",
    "L’outil qu’on emprunte doit être rendu dans la semaine, sans qu’il soit nécessaire d’appeler.",
]


@pytest.mark.parametrize(
    ("language", "text"),
    [*(("fr", text) for text in ENGLISH_CLAIMED), *(("en", text) for text in FRENCH_CLAIMED)],
)
def test_a_passage_in_the_other_language_is_claimed(language: str, text: str) -> None:
    assert len(claimed(language, around(language, text))) == 1


NOT_CLAIMED = {
    "fr": {
        "quoted in French": "Sur l’affiche, on lit «\u00a0The shed is open on Saturdays to all of the members\u00a0».",
        "quoted alone": "«\u00a0The shed is open on Saturdays to all of the members of the library.\u00a0»",
        "quoted in English": "“The shed is open on Saturdays to all of the members of the library.”",
        "quoted in straight quotes": '"The shed is open on Saturdays to all of the members of the library."',
        "a block quotation": "> The shed is open on Saturdays to all of the members of the library.",
        "kramdown, a block": 'The shed is open on Saturdays to all of the members.\n{: lang="en"}',
        "kramdown, a region": 'The shed is open on Saturdays to all of the members.\n{: .note lang="en-CA"}',
        "kramdown, a span": 'Voir *The shed is open on Saturdays to all of the members*{: lang="en"}',
        "kramdown, a span that ends a sentence": '*The shed is open on Saturdays to all of us.*{: lang="en"}',
        "a span": '<span lang="en">The shed is open on Saturdays to all of the members.</span>',
        "a paragraph": '<p lang="en">The shed is open on Saturdays to all of the members.</p>',
        "around": '<div lang="en">\n<p>The shed is open on Saturdays to all of the members.</p>\n</div>',
        "xml:lang": '<p xml:lang="en">The shed is open on Saturdays to all of the members.</p>',
        "code": "`The shed is open on Saturdays to all of the members`",
        "a fence": "```\nThe shed is open on Saturdays to all of the members\n```",
        "an indented block": "    The shed is open on Saturdays to all of the members",
        "told, only": "[The tools that we lend to members](https://outils.example/en) (en anglais seulement)",
        "told": "The tools that we lend to members of the library (en anglais)",
        "told in English": "The tools that we lend to members of the library (English only)",
        "a title behind a link": "- [The tools that we lend to members of the library](https://outils.example/en)",
        "a citation": "[12] The care of tools that are lent to the members of a library, and how to do it",
        "a book": "Roy, L. et Côté, S. (2019). *The care of the tools that are lent to members*. Outils de papier.",
        "a name": "Friends of the Saint John River and of the Bay",
        "below four words": "Open to all",
        "three short words": "## To the shed",
        "figures": "12 $, 14 $, 2024-05-06, 418-555-0142",
        "a standard": "La norme EN 301 549 et la norme EN 50 128",
        "standards alone": "EN 301 549 EN 50 128 EN 60 950",
        "mixed, mostly French": "Le «\u00a0Tool of the Month\u00a0» et le Tool Shed sont ouverts à tous les membres.",
        "a foreign title in a sentence": "Nous avons lu The Care of Tools, un livre que les bénévoles recommandent.",
    },
    "en": {
        "quoted in French": "The poster says «\u00a0La remise est ouverte à tous les membres le samedi\u00a0».",
        "quoted in English": "The poster says “La remise est ouverte à tous les membres le samedi”.",
        "kramdown": 'La remise est ouverte le samedi à tous les membres.\n{: lang="fr"}',
        "a tag with a region": '<p lang="fr-CA">La remise est ouverte le samedi à tous les membres.</p>',
        "told": "La remise est ouverte à tous les membres (in French only)",
        "a name": "Société des Amis de la Rivière et du Parc",
        "a list of letters": "D. Roy, L. Côté, S. Gagnon and N. Roy",
        "below four words": "Ouvert à tous",
    },
}


@pytest.mark.parametrize(
    ("language", "name"),
    [(language, name) for language, texts in NOT_CLAIMED.items() for name in texts],
)
def test_of_what_is_meant_to_be_in_another_language_nothing_is_claimed(language: str, name: str) -> None:
    assert claimed(language, around(language, NOT_CLAIMED[language][name])) == []


@pytest.mark.parametrize(
    "heading", ["References", "Références", "3. Further reading", "Pour en savoir plus :", "Sources"]
)
def test_a_list_of_references_is_left_alone_up_to_the_next_heading_of_its_level(heading: str) -> None:
    cited = "- The care of the tools that are lent by a library, and how it is to be done"
    behind = "The shed is open on Saturdays, and the tools are lent to all of the members."
    text = markdown([*FRENCH[:3], f"## {heading}", cited, "### En ligne", cited, "## Suite", behind])
    assert claimed("fr", text) == [behind]


def test_a_tag_that_names_the_posts_own_language_excuses_nothing() -> None:
    text = "<p lang=fr>The shed is open on Saturdays to all of the members.</p>"
    assert len(claimed("fr", around("fr", text))) == 1


def test_a_translated_post_is_all_in_its_language() -> None:
    for language, blocks in OF.items():
        reading = read_languages(facts_of(markdown(blocks)), language, LANGUAGES)
        assert (reading.others, reading.text_language) == ((), language)


@pytest.mark.parametrize("language", OF)
def test_a_post_in_the_other_language_is_known_for_what_it_is(language: str) -> None:
    reading = read_languages(facts_of(markdown(OF[OTHER[language]])), language, LANGUAGES)
    assert reading.text_language == OTHER[language]


def test_the_text_of_an_image_is_claimed_too() -> None:
    image = "![The volunteers who have mended the lamp and the kettle of a neighbour](photo.jpg)"
    assert claimed("fr", around("fr", image)) == [image[2 : image.index("]")]]
    assert claimed("fr", around("fr", "![Photo: Tool Shed](photo.jpg)")) == []


@pytest.mark.parametrize("code", ["", "es", "xx", "fr-CA", "FR", "english"])
def test_of_a_post_in_a_language_that_is_not_known_nothing_is_said(code: str) -> None:
    reading = read_languages(facts_of(markdown(ENGLISH)), code, LANGUAGES)
    assert (reading.others, reading.text_language) == ((), "")


def test_with_one_language_alone_there_is_nothing_to_tell() -> None:
    reading = read_languages(facts_of(markdown(ENGLISH)), "fr", {"fr": LANGUAGES["fr"]})
    assert (reading.others, reading.text_language) == ((), "")
    assert read_languages(facts_of(markdown(ENGLISH)), "fr", {}).others == ()


@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.ca/this-is-the-page-of-our-team-and-it-is-for-you",
        "![https://exemple.ca/this-is-the-page-of-our-team-and-it-is-for-you](a.png)",
        "with@the.for this@that.with",
    ],
)
def test_an_address_whose_parts_are_words_is_in_no_language(text: str) -> None:
    assert claimed("fr", around("fr", text)) == []


@given(st.text(max_size=300) | st.lists(st.sampled_from([*ENGLISH, *FRENCH]), max_size=4).map(markdown))
@settings(deadline=None, max_examples=150)
def test_any_text_is_read_and_always_alike(text: str) -> None:
    facts = facts_of(text.encode(errors="replace").decode())
    reading = read_languages(facts, "fr", LANGUAGES)
    assert read_languages(facts, "fr", dict(reversed(LANGUAGES.items()))) == reading
    for one in reading.others:
        assert (one.passage >= 0) is not (one.link >= 0)
        assert one.language == "en"


@given(st.lists(st.sampled_from(["the", "of", "shed", "open", "Tremblay", "2024"]), max_size=3))
@settings(deadline=None)
def test_of_fewer_than_four_words_nothing_is_said(words: list[str]) -> None:
    assert claimed("fr", " ".join(words) + "\n") == []


@pytest.mark.parametrize("text", [text for text in (*ENGLISH, *FRENCH) if "](" not in text])
def test_the_text_of_a_passage_without_links_is_its_own(text: str) -> None:
    (passage,) = facts_of(text).passages
    assert own_text(passage) == passage.text


# What stands in both versions word for word

SAME = "The shed is open on Saturdays to all of the members."


def in_both(english: str, french: str) -> Pair:
    left, right = post_of("a.en.md", "en", around("en", english)), post_of("a.fr.md", "fr", around("fr", french))
    return confirmed(Pair(left, right, align(left.facts, right.facts, 1.25)), LANGUAGES)


def test_what_stands_in_both_versions_is_surely_untranslated() -> None:
    pair = in_both(SAME, SAME)
    assert [one.confidence for one in pair.right.other_language] == [Confidence.HIGH]
    assert pair.left.other_language == ()


@pytest.mark.parametrize(
    "text",
    [
        f"> {SAME}",
        "OK",
        "12",
        "Open to all",
        f'<span lang="en">{SAME}</span>',
        f"[12] {SAME}",
        "Tool Library of the North Shore",
        f"«{NB}{SAME}{NB}»",
        f"“{SAME}”",
        "`the shed is open to all of the members`",
    ],
)
def test_a_name_or_a_quotation_in_both_versions_is_right(text: str) -> None:
    pair = in_both(text, text)
    assert (pair.left.other_language, pair.right.other_language) == ((), ())
