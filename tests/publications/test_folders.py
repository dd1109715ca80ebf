from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.model.location import Position
from auditor.model.publication import PairedBy
from auditor.publication import PublicationSettings
from tests.publications.builder import english, french, kinds, post, publication_of, the_problem

if TYPE_CHECKING:
    from pathlib import Path


def test_a_post_alone_that_names_another(tmp_path: Path) -> None:
    path = "2018-02-28-Appel-a-l-action.md"
    files = {path: french(layout="post-fr", translation_url="/blog/2018/02/28/Call-To-Action.html", category="blogue")}
    made = publication_of(tmp_path, files)
    problem = the_problem(made, path)
    assert (problem.kind.value, problem.language, problem.nearest) == ("unknown", "en", "")
    assert problem.span.start == Position(3, 18)


def test_a_dated_post_is_found_where_jekyll_would_put_it(tmp_path: Path) -> None:
    files = {
        "2018-02-28-Appel-a-l-action.md": french(
            translation_url="/blog/2018/02/28/Call-To-Action.html", category="blogue"
        ),
        "2018-02-28-Call-To-Action.md": english(category="blog"),
    }
    made = publication_of(tmp_path, files)
    assert len(made.pairs()) == 1
    assert kinds(made) == {}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("en/visit.md", "fr/visit.md"),
        ("guides/en/visit.md", "guides/fr/visit.md"),
        ("guides/english/visit.md", "guides/francais/visit.md"),
        ("visit-en.md", "visit-fr.md"),
        ("visit-eng.html", "visit-fra.html"),
        ("visit_en.md", "visit_fr.md"),
        ("visit.md", "visit.fr.md"),
        ("visit.md", "fr/visit.md"),
    ],
)
def test_the_same_path_but_for_the_language(tmp_path: Path, left: str, right: str) -> None:
    made = publication_of(tmp_path, {left: english(title="Visit"), right: french(title="Visite")})
    assert made.pairs() == [(left, right)]
    assert made.entries[left].paired_by is PairedBy.PATH
    assert made.languages == ("en", "fr")


def test_a_word_behind_a_hyphen_is_no_language_where_the_text_says_otherwise(tmp_path: Path) -> None:
    made = publication_of(tmp_path, {"misez-en.md": french(title="Misez-en"), "fr/index.md": french(title="Accueil")})
    assert made.entries["misez-en.md"].language == "fr"


@pytest.mark.parametrize("field", ["translationKey", "ref", "translation_key", "page_id"])
def test_keys_need_no_generator(tmp_path: Path, field: str) -> None:
    files = {
        "a.md": english(lang="en", **{field: "visit"}),
        "b.md": french(lang="fr", **{field: "visit"}),
    }
    made = publication_of(tmp_path, files)
    assert made.pairs() == [("a.md", "b.md")]
    assert made.entries["a.md"].paired_by is PairedBy.KEY


def test_a_field_that_files_posts_is_no_key(tmp_path: Path) -> None:
    files = {f"en/{name}.md": english(lang="en", ref="news") for name in ("may", "june", "july")}
    files |= {f"fr/{name}.md": french(lang="fr", ref="news") for name in ("may", "june", "july")}
    made = publication_of(tmp_path, files)
    assert len(made.pairs()) == 3
    assert kinds(made) == {}


def test_the_same_permalink_in_each_language(tmp_path: Path) -> None:
    files = {
        "one.md": english(lang="en", permalink="/visit/"),
        "deux.md": french(lang="fr", permalink="/visit/"),
    }
    assert publication_of(tmp_path, files).entries["one.md"].paired_by is PairedBy.PERMALINK


def test_three_languages(tmp_path: Path) -> None:
    spanish = post("La biblioteca abre todos los días de la semana, menos el domingo.", title="Visita")
    files = {
        f"{code}/{name}.md": text
        for name in ("visit", "hours", "rules")
        for code, text in (("en", english(title="Visit")), ("fr", french(title="Visite")), ("es", spanish))
    }
    del files["es/rules.md"]
    made = publication_of(tmp_path, files, PublicationSettings(languages=("en", "fr", "es")))
    assert made.languages == ("en", "es", "fr")
    assert made.entries["en/visit.md"].counterparts == {"es": "es/visit.md", "fr": "fr/visit.md"}
    assert kinds(made) == {"en/rules.md": ["missing"], "fr/rules.md": ["missing"]}
    assert the_problem(made, "fr/rules.md").language == "es"


def translated(count: int) -> dict[str, str]:
    files = {f"en/page{number}.md": english(title=f"Page {number}") for number in range(count)}
    return files | {f"fr/page{number}.md": french(title=f"Page {number}") for number in range(count)}


def test_a_post_without_counterpart(tmp_path: Path) -> None:
    made = publication_of(tmp_path, translated(3) | {"en/parking.md": english(title="Parking")})
    problem = the_problem(made, "en/parking.md")
    assert (problem.kind.value, problem.language, problem.span.start, problem.span.end) == (
        "missing",
        "fr",
        Position(1, 1),
        Position(1, 1),
    )


def test_a_publication_in_one_language_misses_nothing(tmp_path: Path) -> None:
    files = {"visit.md": english(title="Visit"), "hours.md": english(title="Hours")}
    made = publication_of(tmp_path, files)
    assert kinds(made) == {}
    assert not made.entries["visit.md"].expects_counterparts


def test_a_folder_that_nobody_translates_misses_nothing(tmp_path: Path) -> None:
    files = translated(3) | {f"minutes/meeting{number}.md": english(title="Minutes") for number in range(4)}
    made = publication_of(tmp_path, files)
    assert kinds(made) == {}
    assert not made.entries["minutes/meeting1.md"].expects_counterparts
    assert made.entries["en/page1.md"].expects_counterparts


@pytest.mark.parametrize(
    "text",
    [
        post("", title="Nothing yet"),
        english(redirect_to="/elsewhere/"),
        english(layout="redirect"),
        english(oneLanguage="true"),
        english(languageAvailability="en"),
        english(lang="en-fr"),
    ],
)
def test_posts_that_need_no_counterpart(tmp_path: Path, text: str) -> None:
    assert kinds(publication_of(tmp_path, translated(3) | {"en/special.md": text})) == {}


def test_an_error_page_needs_no_counterpart(tmp_path: Path) -> None:
    assert kinds(publication_of(tmp_path, translated(3) | {"en/404.md": english(title="Not found")})) == {}


def test_an_address_that_is_a_file_is_known(tmp_path: Path) -> None:
    files = translated(2) | {
        "en/map.md": english(translation_url="/fr/plan.pdf"),
        "fr/plan.pdf": "%PDF",
    }
    assert "unknown" not in str(kinds(publication_of(tmp_path, files)))


@pytest.mark.parametrize("value", ["{{ page.other }}", "../../../etc/passwd", "\\0", "https://", "/%zz/", "x" * 5000])
def test_strange_references_do_no_harm(tmp_path: Path, value: str) -> None:
    files = translated(2) | {"en/odd.md": english(translation_url=f'"{value}"')}
    publication_of(tmp_path, files)


def test_what_is_set_wins(tmp_path: Path) -> None:
    files = {
        "anglais-textes/visit.md": french(title="Visit"),
        "autres/visit.md": french(title="Visite"),
    }
    settings = PublicationSettings(
        folders={"en": "anglais-textes", "fr": "autres"},
        hosts={"en": "https://visit.example.ca/", "fr": "https://visite.example.ca/"},
    )
    made = publication_of(tmp_path, files, settings)
    assert made.pairs() == [("anglais-textes/visit.md", "autres/visit.md")]
    assert made.entries["autres/visit.md"].address.startswith("https://visite.example.ca/")


def test_only_the_signs_that_are_set_count(tmp_path: Path) -> None:
    files = {
        "en/visit.md": english(title="Visit", ref="a1"),
        "fr/visit.md": french(title="Visite", ref="b2"),
        "fr/sortie.md": french(title="Sortie", ref="a1"),
    }
    by_path = publication_of(tmp_path, files, PublicationSettings(pair_by=("path",)))
    assert by_path.pairs() == [("en/visit.md", "fr/visit.md")]
    by_key = publication_of(tmp_path, files, PublicationSettings(pair_by=("ref",)))
    assert by_key.pairs() == [("en/visit.md", "fr/sortie.md")]
