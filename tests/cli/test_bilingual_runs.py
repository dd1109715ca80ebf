"""A whole run over a publication in several languages; what it says depends on what the posts say alone."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from auditor.config import Settings
from auditor.pipeline import Request, run_audit
from tests.cli.publications import ENGLISH, FRENCH, OTHER_FIGURE, audit, bilingual, lay

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.publications import Report

MANY = 35  # pairs: enough for results to be kept
SPANISH = {
    "visit": "# Visítenos\n\nEl cobertizo está abierto a todas las personas del barrio, de 9 h a mediodía.\n",
    "tools": "# Nuestras herramientas\n\nPrestamos 450 herramientas a nuestros miembros, todas ellas reparadas.\n",
    "rules": "# El reglamento\n\nUna herramienta se presta por 14 días, y debe volver limpia y seca al cobertizo.\n",
}


def many(count: int = MANY) -> dict[str, str]:
    """A publication of numbered pairs; every seventh says another number in French."""
    files: dict[str, str] = {}
    for n in range(count):
        files[f"en/post{n:02}.md"] = ENGLISH["tools"].replace("450", str(400 + n))
        files[f"fr/post{n:02}.md"] = FRENCH["tools"].replace("450", str((500 if n % 7 == 0 else 400) + n))
    return files


# One post alone


@pytest.mark.parametrize("path", ["en/rules.md", "fr/tools.md"])
def test_of_one_file_nothing_is_said_about_its_other_version(tmp_path: Path, path: str) -> None:
    configuration = {"auditor.toml": '[publication]\nlanguages = ["en", "fr"]\n'}
    files = {one: text for one, text in bilingual().items() if one != "fr/rules.md"}
    lay(tmp_path, {**files, **configuration})
    assert ("en/rules.md", "translation/missing", None) in audit(tmp_path).findings
    assert audit(tmp_path / path, "--config", tmp_path / "auditor.toml").findings == []


@pytest.mark.parametrize(
    "field", ["ref: visit", "translationKey: visit", "translation_url: /fr/visite.html", "toggle: V"]
)
def test_of_standard_input_nothing_is_said_about_its_other_version(field: str) -> None:
    report = audit("-", stdin=f"---\nlang: en\n{field}\n---\n\n{ENGLISH['visit']}".encode())
    assert (report.code, report.findings, report.pairs) == (0, [], 0)


def test_two_files_that_answer_each_other_are_compared(tmp_path: Path) -> None:
    lay(tmp_path, bilingual(tools=OTHER_FIGURE))
    report = audit(tmp_path / "en/tools.md", tmp_path / "fr/tools.md")
    assert [rule for _, rule, _ in report.findings] == ["parity/numbers"]


# The same input gives the same bytes


def test_a_second_run_says_the_same_byte_for_byte(tmp_path: Path) -> None:
    lay(tmp_path, many())
    first = audit(tmp_path, "--jobs", "1")
    assert (tmp_path / ".auditor_cache").is_dir()
    assert len(first.findings) == 5
    assert audit(tmp_path, "--jobs", "1").text == first.text
    assert audit(tmp_path, "--no-cache").text == first.text


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    lay(tmp_path, many())
    assert audit(tmp_path, "--no-cache", "--jobs", "2").text == audit(tmp_path, "--no-cache", "--jobs", "1").text


def cached_and_anew(folder: Path) -> Report:
    """The report of a run with the cache, which must be that of a run without it."""
    report = audit(folder, "--jobs", "1")
    assert report.text == audit(folder, "--no-cache", "--jobs", "1").text
    return report


@pytest.mark.parametrize("changed", ["en/post07.md", "fr/post07.md"])
def test_when_one_post_of_a_pair_changes_both_are_compared_anew(tmp_path: Path, changed: str) -> None:
    lay(tmp_path, many())
    assert ("fr/post07.md", "parity/numbers", "differs") in audit(tmp_path).findings
    text = (tmp_path / changed).read_text("utf-8")
    (tmp_path / changed).write_text(text.replace("407", "999").replace("507", "407"), "utf-8")
    report = cached_and_anew(tmp_path)
    assert (("fr/post07.md", "parity/numbers", "differs") in report.findings) is changed.startswith("en")


def test_a_difference_that_is_new_is_found_where_nothing_was(tmp_path: Path) -> None:
    lay(tmp_path, many())
    audit(tmp_path)
    (tmp_path / "en/post05.md").write_text(ENGLISH["tools"].replace("450", "999"), "utf-8")
    assert ("fr/post05.md", "parity/numbers", "differs") in cached_and_anew(tmp_path).findings


def test_a_third_post_that_is_added_gets_its_place(tmp_path: Path) -> None:
    lay(tmp_path, many())
    first = audit(tmp_path)
    lay(tmp_path, {"en/seule.md": ENGLISH["visit"]})
    report = cached_and_anew(tmp_path)
    assert set(report.findings) >= set(first.findings)
    assert report.translations["en/seule.md"] == {}
    lay(tmp_path, {"fr/seule.md": FRENCH["rules"]})
    assert cached_and_anew(tmp_path).translations["en/seule.md"] == {"fr": "fr/seule.md"}


def test_a_post_that_joins_a_key_changes_the_pair_that_had_it(tmp_path: Path) -> None:
    files = many()
    for path in ("en/post07.md", "fr/post07.md"):
        files[path] = f"---\nref: seven\n---\n\n{files[path]}"
    lay(tmp_path, files)
    before = audit(tmp_path)
    lay(tmp_path, {"fr/huit.md": f"---\nref: seven\n---\n\n{FRENCH['visit']}"})
    assert cached_and_anew(tmp_path).findings != before.findings


def test_a_post_that_goes_leaves_its_counterpart_alone(tmp_path: Path) -> None:
    lay(tmp_path, many())
    audit(tmp_path)
    (tmp_path / "fr/post07.md").unlink()
    report = cached_and_anew(tmp_path)
    assert report.translations["en/post07.md"] == {}
    assert ("en/post07.md", "translation/missing", None) in report.findings


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_files_does_not_matter(tmp_path: Path, seed: int) -> None:
    files = list(bilingual(tools=OTHER_FIGURE).items())
    first = audit(lay(tmp_path / "a" / "site", dict(files)))
    random.Random(seed).shuffle(files)  # noqa: S311
    assert audit(lay(tmp_path / "b" / "site", dict(files))).text == first.text
    named = [tmp_path / "a" / "site" / path for path, _ in files]
    settings = Settings(jobs=1)
    shuffled, ordered = (run_audit(Request(tuple(map(str, paths)), settings)) for paths in (named, sorted(named)))
    assert (shuffled.posts, shuffled.findings, shuffled.comparisons) == (
        ordered.posts,
        ordered.findings,
        ordered.comparisons,
    )


# The other language in another repository


def test_with_a_sister_the_coverage_is_that_of_both_folders_together(tmp_path: Path) -> None:
    link = "\n[Hours, horaire](https://outils.example/1)\n"
    posts = {
        path: f"---\nref: {path.rpartition('/')[2]}\n---\n\n{text}{link}"
        for path, text in bilingual(tools=OTHER_FIGURE).items()
        if path != "fr/rules.md"
    }
    apart = {("two/" if path.startswith("fr/") else "one/") + path: text for path, text in posts.items()}
    apart["one/fr/visit.md"] = apart.pop("two/fr/visit.md")
    settings = {"one/auditor.toml": '[publication]\nsister = "../two"\n'}
    together = audit(lay(tmp_path / "together", posts)).data["publication"]["coverage"]
    english, french = audit(lay(tmp_path / "apart", apart | settings) / "one").data["publication"]["coverage"]
    assert english == together[0]
    assert english["links"] == {"paired": 2, "all": 3}
    assert (french["posts"], french["links"]) == ({"paired": 1, "all": 1}, {"paired": 1, "all": 1})
    assert 0 < french["words"]["paired"] <= french["words"]["all"]


# A post that cannot be read


@pytest.mark.parametrize("path", ["en/tools.md", "fr/tools.md"])
@pytest.mark.parametrize(
    "content", ["# Été\n\nUn œuf… à 450 €\n".encode("cp1252"), b"---\na: [\n---\n\nx\n", b"a\0b\n"]
)
def test_beside_a_post_that_cannot_be_read_its_counterpart_is_audited(
    tmp_path: Path, path: str, content: bytes
) -> None:
    other = {"en/tools.md": "fr/tools.md", "fr/tools.md": "en/tools.md"}[path]
    files = bilingual()
    files[other] += "\nVoir [la liste] (https://outils.example/liste).\n"
    report = audit(lay(tmp_path, {**files, path: content}))
    assert report.code == 3
    found = [(one, rule) for one, rule, _ in report.findings if not rule.startswith("translation/")]
    assert sorted(found) == sorted([(path, "source/unreadable"), (other, "link/malformed")])
    assert not any(rule.startswith("parity/") for _, rule, _ in report.findings)


# More languages than two


def three() -> dict[str, str]:
    return bilingual() | {f"es/{name}.md": text for name, text in SPANISH.items()}


@pytest.mark.parametrize(
    "table", ['languages = ["en", "es", "fr"]\n', '[publication.folders]\nen = "en"\nes = "es"\nfr = "fr"\n']
)
def test_a_third_language_of_which_nothing_is_known_pairs_all_the_same(tmp_path: Path, table: str) -> None:
    report = audit(lay(tmp_path, {**three(), "auditor.toml": f"[publication]\n{table}"}))
    assert (report.code, report.findings, report.pairs) == (0, [], 9)
    assert report.translations["es/tools.md"] == {"en": "en/tools.md", "fr": "fr/tools.md"}
    assert len(report.data["publication"]["coverage"]) == 6


def test_what_differs_between_two_of_three_languages_is_told(tmp_path: Path) -> None:
    files = three() | {"auditor.toml": '[publication]\nlanguages = ["en", "es", "fr"]\n', "fr/tools.md": OTHER_FIGURE}
    report = audit(lay(tmp_path, files))
    assert [(path, rule) for path, rule, _ in report.findings] == [("fr/tools.md", "parity/numbers")]


def test_what_the_third_language_lacks_is_told_in_both_others(tmp_path: Path) -> None:
    files = {path: text for path, text in three().items() if path != "es/rules.md"}
    report = audit(lay(tmp_path, {**files, "auditor.toml": '[publication]\nlanguages = ["en", "es", "fr"]\n'}))
    assert {(path, rule) for path, rule, _ in report.findings} == {
        ("en/rules.md", "translation/missing"),
        ("fr/rules.md", "translation/missing"),
    }


def test_a_folder_of_a_language_that_nobody_set_harms_nobody(tmp_path: Path) -> None:
    report = audit(lay(tmp_path, three()))
    assert (report.code, report.findings, report.pairs) == (0, [], 3)


@pytest.mark.parametrize("form", ["terminal", "html", "json"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_report_is_written_of_three_languages(tmp_path: Path, form: str, language: str) -> None:
    files = three() | {"auditor.toml": '[publication]\nlanguages = ["en", "es", "fr"]\n', "fr/tools.md": OTHER_FIGURE}
    lay(tmp_path, files)
    file = tmp_path / "out" / "report"
    audit(tmp_path, "--language", language, "--report", f"{form}={file}")
    assert "540" in file.read_text("utf-8")
