"""How much of a publication exists in each other language, counted on publications small enough to count by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from auditor.cli import cli
from auditor.model.audit import Comparison, Coverage, PostSummary
from auditor.publication.coverage import coverage

if TYPE_CHECKING:
    from pathlib import Path

A_EN = PostSummary("en/a.md", "en", "", 100, 5, counterparts={"fr": "fr/a.md"})
A_FR = PostSummary("fr/a.md", "fr", "", 120, 4, counterparts={"en": "en/a.md"})
B_EN = PostSummary("en/b.md", "en", "", 40, 1)
A = Comparison("en/a.md", "fr/a.md", words=(90, 110), links=(4, 4))


def test_each_language_is_counted_towards_each_other() -> None:
    assert coverage([A_EN, A_FR, B_EN], [A]) == (
        Coverage("en", "fr", (1, 2), (90, 140), (4, 6)),
        Coverage("fr", "en", (1, 1), (110, 120), (4, 4)),
    )


def test_the_order_of_posts_and_comparisons_does_not_matter() -> None:
    assert coverage([B_EN, A_FR, A_EN], [A]) == coverage([A_EN, A_FR, B_EN], [A])


def test_of_one_language_alone_there_is_nothing_to_say() -> None:
    assert coverage([B_EN], []) == ()
    assert coverage([], []) == ()


def test_a_pair_that_could_not_be_compared_counts_as_posts_and_not_as_words() -> None:
    assert coverage([A_EN, A_FR], [])[0] == Coverage("en", "fr", (1, 1), (0, 100), (0, 5))


def test_three_languages_are_six_directions() -> None:
    posts = [
        PostSummary(
            f"{one}/a.md", one, "", 10, 0, counterparts={two: f"{two}/a.md" for two in ("en", "es", "fr") if two != one}
        )
        for one in ("en", "es", "fr")
    ]
    found = coverage(posts, [])
    assert [(one.language, one.other) for one in found] == [
        ("en", "es"),
        ("en", "fr"),
        ("es", "en"),
        ("es", "fr"),
        ("fr", "en"),
        ("fr", "es"),
    ]
    assert all(one.posts == (1, 1) for one in found)


def test_a_publication_is_counted_word_for_word(tmp_path: Path) -> None:
    files = {
        "en/visit.md": "# Visit us\n\nThe shed is open to all on [Saturdays](/hours).\n",
        "fr/visit.md": "# Visitez-nous\n\nLa remise est ouverte à tous le [samedi](/heures).\n",
        "en/hours.md": "# Hours\n\nThe shed is open from noon on.\n\n![Map](map.png)\n",
        "fr/hours.md": "# Heures\n\nLa remise est ouverte à partir de midi.\n",
        "en/rules.md": "# Rules\n\nBring it back [clean](/clean).\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    done = CliRunner().invoke(cli, ["audit", str(tmp_path), "--report", "json", "--fail-on", "never"])
    report: dict[str, Any] = json.loads(done.stdout)
    english, french = report["publication"]["coverage"]
    assert (english["language"], english["other"]) == ("en", "fr")
    assert english["posts"] == {"paired": 2, "all": 3}
    assert french["posts"] == {"paired": 2, "all": 2}
    assert english["words"] == {"paired": 18, "all": 23}
    assert french["words"] == {"paired": 18, "all": 18}
    assert english["links"] == {"paired": 1, "all": 3}
    assert french["links"] == {"paired": 1, "all": 1}
