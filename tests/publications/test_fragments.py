"""The ids of headings, as the generators themselves write them: each table was read from what they built."""

from __future__ import annotations

import pytest

from auditor.crawler.reader import read_post
from auditor.model.facts import Format
from auditor.model.serving import AnchorStyle
from auditor.publication.fragments import Offered, offered, sought

HEADINGS = """
## Été à Montréal

## Été à Montréal

## C’est l’heure « de »\u00a0: vrai ?

## A *bold* [link](http://x.ca/y) and `code_a`

## With `code` &amp; more & 50 % — dash – x

## A_b-c.d/e (f) 1.2

##   Trailing   spaces  two

## 🎉 Émoji

## <span>Html</span> in it

## Escaped \\* star

## Œuvre ß

## 1. Numbered

## A very_special __x__ thing

## Note[^1]

[^1]: Foot.
"""
BUILT = {
    AnchorStyle.GOLDMARK: """
        été-à-montréal été-à-montréal-1 cest-lheure--de--vrai- a-bold-linkhttpxcay-and-code_a
        with-code-amp-more--50---dash--x a_b-cde-f-12 trailing---spaces--two -émoji spanhtmlspan-in-it
        escaped--star œuvre-ß 1-numbered a-very_special-__x__-thing note1""",
    AnchorStyle.GOLDMARK_ASCII: """
        ete-a-montreal ete-a-montreal-1 cest-lheure--de--vrai- a-bold-linkhttpxcay-and-code_a
        with-code-amp-more--50---dash--x a_b-cde-f-12 trailing---spaces--two -emoji spanhtmlspan-in-it
        escaped--star uvre- 1-numbered a-very_special-__x__-thing note1""",
    AnchorStyle.BLACKFRIDAY: """
        été-à-montréal été-à-montréal-1 c-est-l-heure-de-vrai a-bold-link-http-x-ca-y-and-code-a
        with-code-amp-more-50-dash-x a-b-c-d-e-f-1-2 trailing-spaces-two émoji span-html-span-in-it
        escaped-star œuvre-ß 1-numbered a-very-special-x-thing note-1""",
    AnchorStyle.GITHUB: """
        été-à-montréal été-à-montréal-1 cest-lheure--de--vrai- a-bold-link-and-code_a
        with-code--more--50---dash--x a_b-cde-f-12 trailing---spaces--two -émoji html-in-it escaped--star
        œuvre-ß 1-numbered a-very_special-x-thing note""",
    AnchorStyle.KRAMDOWN: """
        t--montral t--montral-1 cest-lheure--de--vrai- a-bold-linkhttpxcay-and-codea
        with-code-amp-more--50---dash--x ab-cde-f-12 trailing---spaces--two moji spanhtmlspan-in-it
        escaped--star uvre- numbered a-veryspecial-x-thing note1""",
    AnchorStyle.PYTHON_MARKDOWN: """
        ete-a-montreal ete-a-montreal_1 cest-lheure-de-vrai a-bold-link-and-code_a with-code-more-50-dash-x
        a_b-cde-f-12 trailing-spaces-two emoji html-in-it escaped-star uvre 1-numbered
        a-very_special-x-thing note""",
    AnchorStyle.MARKDOWN_IT: """
        été-à-montréal été-à-montréal-1 c’est-l’heure-«-de-»-:-vrai-? a-bold-link-and-code_a
        with-code-&-more-&-50-%-—-dash-–-x a_b-c.d/e-(f)-1.2 trailing-spaces-two 🎉-émoji html-in-it
        escaped-*-star œuvre-ß 1.-numbered a-very_special-x-thing note""",
    AnchorStyle.SLUGIFY: """
        ete-a-montreal ete-a-montreal-1 c-est-l-heure-de-vrai a-bold-link-and-code-a
        with-code-and-more-and-50-dash-x a-b-c-d-e-f-1-2 trailing-spaces-two emoji html-in-it escaped-star
        oeuvre-ss 1-numbered a-very-special-x-thing note""",
}


def page(text: str, style: AnchorStyle) -> Offered:
    return offered(read_post(text.encode(), Format.MARKDOWN).anchors, style)


@pytest.mark.parametrize("style", BUILT)
def test_ids_are_those_that_the_generator_writes(style: AnchorStyle) -> None:
    ids = page(HEADINGS, style).ids
    assert set(BUILT[style].split()) - ids == set()
    assert style is AnchorStyle.SLUGIFY or len(ids) == len(BUILT[style].split())


def test_an_id_of_the_author_takes_the_place_of_the_heading_and_footnotes_have_theirs() -> None:
    found = page("## Heading {#mine}\n\nText.[^a]\n\n[^a]: Note.\n", AnchorStyle.GOLDMARK)
    assert found.has("mine")
    assert found.has("fn:1")
    assert found.has("fnref:1")
    assert not found.has("note")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a-b", "a-b"),
        ("%C3%A9t%C3%A9", "été"),
        ("e\u0301te\u0301", "été"),
        ("", ""),
        ("top", ""),
        ("TOP", ""),
        (":~:text=a%20b", ""),
        ("part:~:text=a", "part"),
    ],
)
def test_what_a_fragment_asks_for(written: str, wanted: str) -> None:
    assert sought(written) == wanted


def test_a_near_miss_is_told_apart_from_a_part_of_a_series() -> None:
    found = page("## Opening hours\n\n## Step 1\n\n## Step 2\n", AnchorStyle.GOLDMARK)
    assert found.nearest("opening-hour") == "opening-hours"
    assert found.nearest("Opening_Hours") == "opening-hours"
    assert found.nearest("step-3") == ""
    assert found.nearest("prices") == ""


def test_where_the_rule_is_not_known_a_heading_with_accents_may_have_any_id() -> None:
    found = page("## Établissez un ordre du jour\n\n## Contact\n\n## 1. Who – we are\n", AnchorStyle.UNKNOWN)
    assert found.has("établissez-un-ordre-du-jour")
    assert found.has("contact")
    assert found.may_have("tablissez-un-ordre-du-jour")
    assert not found.may_have("contacts")
    assert found.may_have("1-who-we-are")
    assert found.may_have("1_who_we_are_2")
    assert not found.may_have("1-who-we-re")
    assert found.nearest("1-who-we-re") == "1-who-we-are"


def test_headings_without_ids() -> None:
    assert page("## Contact\n\n<a id='here'></a>\n", AnchorStyle.NONE).ids == {"here"}
