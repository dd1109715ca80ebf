from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.publication import PairedBy
from tests.publications.builder import addresses, english, french, kinds, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path

BLOG = {
    "_config.yml": "title: Sample\n",
    "_posts/2018-02-28-Appel-a-l-action.md": french(
        layout="post-fr", translation_url="/blog/2018/02/28/Call-To-Action.html", category="blogue"
    ),
    "_posts/2018-02-28-Call-To-Action.md": english(
        layout="post-en", translation_url="/blogue/2018/02/28/Appel-a-l-action.html", category="blog"
    ),
}


def test_posts_that_name_each_other_s_address_are_a_pair(tmp_path: Path) -> None:
    made = publication_of(tmp_path, BLOG)
    assert addresses(made) == {
        "_posts/2018-02-28-Appel-a-l-action.md": "/blogue/2018/02/28/Appel-a-l-action.html",
        "_posts/2018-02-28-Call-To-Action.md": "/blog/2018/02/28/Call-To-Action.html",
    }
    assert made.pairs() == [("_posts/2018-02-28-Call-To-Action.md", "_posts/2018-02-28-Appel-a-l-action.md")]
    assert {entry.paired_by for entry in made.entries.values()} == {PairedBy.ADDRESS}
    assert kinds(made) == {}


@pytest.mark.parametrize(
    ("style", "address"),
    [
        ("date", "/nouvelles/2021/03/05/Le-parc.html"),
        ("pretty", "/nouvelles/2021/03/05/Le-parc/"),
        ("ordinal", "/nouvelles/2021/064/Le-parc.html"),
        ("weekdate", "/nouvelles/2021/W09/Fri/Le-parc.html"),
        ("none", "/nouvelles/Le-parc.html"),
        ("/:year/:i_month/:slug/", "/2021/3/le-parc/"),
        ("/:short_year-:y_day/:title", "/21-064/Le-parc"),
    ],
)
def test_styles_of_permalink(tmp_path: Path, style: str, address: str) -> None:
    files = {
        "_config.yml": f"permalink: {style}\n",
        "_posts/2021-03-05-Le-parc.md": french(lang="fr", categories="nouvelles"),
    }
    assert addresses(publication_of(tmp_path, files))["_posts/2021-03-05-Le-parc.md"] == address


def test_the_date_of_the_front_matter_comes_before_that_of_the_file_name(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "_posts/2021-03-05-le-parc.md": french(lang="fr", date="2021-03-06", altLangPage="/2021/03/05/the-park"),
        "_posts/2021-03-05-the-park.md": english(lang="en", altLangPage="/2021/03/05/le-parc"),
    }
    made = publication_of(tmp_path, files)
    assert made.entries["_posts/2021-03-05-le-parc.md"].address == "/2021/03/06/le-parc.html"
    assert kinds(made) == {"_posts/2021-03-05-the-park.md": ["unknown"]}
    assert the_problem(made, "_posts/2021-03-05-the-park.md").nearest == "/2021/03/06/le-parc"


def test_a_time_near_midnight_may_be_of_either_day(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "_posts/2021-03-05-le-parc.md": french(
            lang="fr", date="2021-03-05 23:30:00 -0500", translation_url="/2021/03/05/the-park.html"
        ),
        "_posts/2021-03-05-the-park.md": english(lang="en", translation_url="/2021/03/06/le-parc.html"),
    }
    assert kinds(publication_of(tmp_path, files)) == {}


def test_categories_come_from_folders_and_front_matter(tmp_path: Path) -> None:
    files = {
        "_config.yml": "permalink: /:categories/:title/\n",
        "Nouvelles/_posts/2021-03-05-le-parc.md": french(lang="fr", categories="[Plein air, Été]"),
    }
    made = publication_of(tmp_path, files)
    assert list(addresses(made).values()) == ["/nouvelles/plein air/été/le-parc/"]


def test_collections_defaults_and_pages(tmp_path: Path) -> None:
    config = """
url: https://parks.example.ca
baseurl: /guide
collections:
  walks: {output: true, permalink: "/walks/:name/"}
  notes: {}
defaults:
  - scope: {path: "fr"}
    values: {lang: fr}
  - scope: {path: "", type: walks}
    values: {lang: en}
"""
    files = {
        "_config.yml": config,
        "_walks/along-the-river.md": english(),
        "_notes/draft.md": english(),
        "index.md": english(lang="en"),
        "fr/index.md": french(),
        "fr/a-propos.md": french(permalink="/fr/a-propos/"),
        "about.md": english(lang="en"),
    }
    made = publication_of(tmp_path, files)
    assert addresses(made) == {
        "_notes/draft.md": "",
        "_walks/along-the-river.md": "https://parks.example.ca/guide/walks/along-the-river/",
        "about.md": "https://parks.example.ca/guide/about.html",
        "fr/a-propos.md": "https://parks.example.ca/guide/fr/a-propos/",
        "fr/index.md": "https://parks.example.ca/guide/fr/",
        "index.md": "https://parks.example.ca/guide/",
    }
    assert made.entries["fr/index.md"].language == "fr"
    assert made.entries["fr/index.md"].counterparts == {"en": "index.md"}


TWO_HOSTS = {
    "_config.yml": "url: https://blog.example.ca\nurlalt: https://blogue.example.ca\nlang: en\npermalink: pretty\n",
    "_posts/2021-03-05-the-park.md": english(lang="en", altLangPage="https://blogue.example.ca/2021/03/05/le-parc"),
    "_posts/2021-03-05-le-parc.md": french(lang="fr", altLangPage="https://blog.example.ca/2021/03/05/the-park"),
}


def test_each_language_has_its_host(tmp_path: Path) -> None:
    made = publication_of(tmp_path, TWO_HOSTS)
    assert addresses(made) == {
        "_posts/2021-03-05-le-parc.md": "https://blogue.example.ca/2021/03/05/le-parc/",
        "_posts/2021-03-05-the-park.md": "https://blog.example.ca/2021/03/05/the-park/",
    }
    assert len(made.pairs()) == 1
    assert kinds(made) == {}


@pytest.mark.parametrize("host", ["https://blog.exemple.ca", "https://www.canada.ca"])
def test_a_host_that_is_none_of_the_publication_s(tmp_path: Path, host: str) -> None:
    files = TWO_HOSTS | {
        "_posts/2021-03-05-le-parc.md": french(lang="fr", altLangPage=f"{host}/2021/03/05/the-park"),
    }
    made = publication_of(tmp_path, files)
    assert kinds(made) == {"_posts/2021-03-05-le-parc.md": ["wrong-host"]}
    nearest = "https://blog.example.ca/2021/03/05/the-park" if "exemple" in host else ""
    assert the_problem(made, "_posts/2021-03-05-le-parc.md").nearest == nearest
    assert len(made.pairs()) == 1, "the other post still names this one"


def ref_site(**french_refs: str) -> dict[str, str]:
    files = {"_config.yml": ""}
    for number, ref in enumerate(("entrance", "opening-hours", "contact-us"), 1):
        files[f"en/page{number}.md"] = english(lang="en", ref=ref)
        files[f"fr/feuille{number}.md"] = french(lang="fr", ref=french_refs.get(f"fr{number}", ref))
    return files


def test_a_shared_ref_makes_a_pair(tmp_path: Path) -> None:
    made = publication_of(tmp_path, ref_site())
    assert len(made.pairs()) == 3
    assert {entry.paired_by for entry in made.entries.values()} == {PairedBy.KEY}
    assert kinds(made) == {}


def test_a_slip_in_a_ref_is_shown_on_both_sides(tmp_path: Path) -> None:
    made = publication_of(tmp_path, ref_site(fr2="opening-hour"))
    assert kinds(made) == {"en/page2.md": ["unknown"], "fr/feuille2.md": ["unknown"]}
    problem = the_problem(made, "fr/feuille2.md")
    assert (problem.name, problem.value, problem.nearest) == ("ref", "opening-hour", "opening-hours")
    assert [place.path for place in problem.others] == ["en/page2.md"]
    assert problem.span.start.line == 3


def test_a_ref_in_another_case_is_a_slip(tmp_path: Path) -> None:
    made = publication_of(tmp_path, ref_site(fr3="Contact-us"))
    assert kinds(made) == {"en/page3.md": ["unknown"], "fr/feuille3.md": ["unknown"]}
    assert the_problem(made, "en/page3.md").nearest == "Contact-us"


def test_a_ref_that_nothing_answers_is_a_missing_post(tmp_path: Path) -> None:
    files = ref_site() | {"en/page4.md": english(lang="en", ref="holidays-in-winter")}
    made = publication_of(tmp_path, files)
    assert kinds(made) == {"en/page4.md": ["missing"]}
    problem = the_problem(made, "en/page4.md")
    assert (problem.language, problem.name, problem.value) == ("fr", "ref", "holidays-in-winter")


def test_two_posts_of_one_language_with_one_ref(tmp_path: Path) -> None:
    files = ref_site() | {"en/page4.md": english(lang="en", ref="entrance")}
    made = publication_of(tmp_path, files)
    assert kinds(made) == {"en/page1.md": ["shared"], "en/page4.md": ["shared"]}
    assert [place.path for place in the_problem(made, "en/page4.md").others] == ["en/page1.md"]


def test_a_bilingual_page_needs_no_counterpart(tmp_path: Path) -> None:
    files = ref_site() | {
        "sitemap.md": english(lang="en-fr", ref="sitemap"),
        "about.md": english(lang="[en, fr]"),
        "help.md": english(lang="en, fr"),
    }
    made = publication_of(tmp_path, files)
    assert {made.entries[path].languages for path in ("sitemap.md", "about.md", "help.md")} == {("en", "fr")}
    assert kinds(made) == {}


def test_a_post_that_names_one_of_its_own_language(tmp_path: Path) -> None:
    files = BLOG | {
        "_posts/2018-03-01-Thanks.md": english(category="blog", translation_url="/blog/2018/02/28/Call-To-Action.html")
    }
    made = publication_of(tmp_path, files)
    assert kinds(made) == {"_posts/2018-03-01-Thanks.md": ["same-language"]}


def test_a_post_whose_counterpart_names_another(tmp_path: Path) -> None:
    files = BLOG | {
        "_posts/2018-03-01-Merci.md": french(category="blogue", translation_url="/blog/2018/02/28/Call-To-Action.html")
    }
    made = publication_of(tmp_path, files)
    assert kinds(made) == {"_posts/2018-03-01-Merci.md": ["not-reciprocal"]}
    assert len(made.pairs()) == 1


def test_two_posts_that_claim_a_silent_one(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "en/walk.md": english(lang="en"),
        "fr/marche.md": french(lang="fr", translation_url="/en/walk.html"),
        "fr/promenade.md": french(lang="fr", translation_url="/en/walk.html"),
    }
    assert kinds(publication_of(tmp_path, files)) == {"fr/marche.md": ["shared"], "fr/promenade.md": ["shared"]}


def test_one_post_that_names_a_silent_one_is_enough(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "en/walk.md": english(lang="en"),
        "fr/promenade.md": french(lang="fr", translation_url="/en/walk.html"),
    }
    made = publication_of(tmp_path, files)
    assert made.pairs() == [("en/walk.md", "fr/promenade.md")]
    assert kinds(made) == {}


def test_the_base_name_in_the_folder_of_the_other_language(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "en/guides/first-steps.md": english(lang="en", altLang="fr", altLangPage="premiers-pas"),
        "fr/guides/premiers-pas.md": french(lang="fr", altLang="en", altLangPage="first-steps"),
    }
    made = publication_of(tmp_path, files)
    assert made.pairs() == [("en/guides/first-steps.md", "fr/guides/premiers-pas.md")]


def test_polyglot_joins_by_permalink(tmp_path: Path) -> None:
    files = {
        "_config.yml": 'languages: ["en", "fr"]\ndefault_lang: en\nurl: https://example.ca\n',
        "about.md": english(lang="en", permalink="/about/"),
        "fr/a-propos.md": french(lang="fr", permalink="/about/"),
        "_posts/2021-03-05-park.md": english(lang="en"),
        "_posts/fr/2021-03-05-park.md": french(lang="fr"),
        "_posts/2021-03-06-river.md": english(lang="en"),
        "_posts/fr/2021-03-06-fleuve.md": french(lang="fr"),
    }
    made = publication_of(tmp_path, files)
    assert made.entries["fr/a-propos.md"].address == "https://example.ca/fr/about/"
    assert made.pairs() == [
        ("_posts/2021-03-05-park.md", "_posts/fr/2021-03-05-park.md"),
        ("about.md", "fr/a-propos.md"),
    ]
    assert {made.entries[path].paired_by for path in made.entries if made.entries[path].counterparts} == {
        PairedBy.PERMALINK
    }
    assert kinds(made) == {"_posts/2021-03-06-river.md": ["missing"], "_posts/fr/2021-03-06-fleuve.md": ["missing"]}
