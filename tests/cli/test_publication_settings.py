"""The table `[publication]` of auditor.toml: what it sets has the last word, and what it cannot mean is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.publications import ENGLISH, FRENCH, OTHER_FIGURE, audit, bilingual, lay, refused

if TYPE_CHECKING:
    from pathlib import Path


def configured(folder: Path, table: str, files: dict[str, str]) -> Path:
    return lay(folder, {**files, "auditor.toml": f"[publication]\n{table}"})


def keyed(field: str) -> dict[str, str]:
    """Posts in no folder of a language, joined by a field."""
    return {
        f"anglais-{name}.md": f"---\nlang: en\n{field}: {name}\n---\n\n{text}" for name, text in ENGLISH.items()
    } | {f"francais-{name}.md": f"---\nlang: fr\n{field}: {name}\n---\n\n{text}" for name, text in FRENCH.items()}


IN_FOLDERS = {f"content/{path}": text for path, text in bilingual().items()}
WITH_SUFFIXES = {
    f"content/{name}.{code}.md": text
    for code, posts in (("en", ENGLISH), ("fr", FRENCH))
    for name, text in posts.items()
}


def test_the_generator(tmp_path: Path) -> None:
    folders = '[publication.folders]\nen = "content/en"\nfr = "content/fr"\n'
    report = audit(configured(tmp_path, f'generator = "hugo"\n{folders}', IN_FOLDERS))
    assert report.data["publication"]["generator"] == "hugo"
    assert report.pairs == 3


@pytest.mark.parametrize("files", [WITH_SUFFIXES], ids=["suffixes"])
def test_a_generator_lays_out_the_languages_that_are_set(tmp_path: Path, files: dict[str, str]) -> None:
    report = audit(configured(tmp_path, 'generator = "hugo"\nlanguages = ["en", "fr"]\n', files))
    assert (report.pairs, report.findings) == (3, [])


def test_the_hosts(tmp_path: Path) -> None:
    hosts = '[publication.hosts]\nen = "https://tools.example"\nfr = "https://outils.example/fr-ca"\n'
    addresses = audit(configured(tmp_path, hosts, bilingual())).addresses
    assert (addresses["en/visit.md"] or "").startswith("https://tools.example/")
    assert (addresses["fr/visit.md"] or "").startswith("https://outils.example/fr-ca/")


@pytest.mark.parametrize(
    "table", ['en = "one"\nfr = "two"', 'en-CA = "/one/"\nfr-CA = "two/"', 'english = "one"\nfr = "two"']
)
def test_the_folders(tmp_path: Path, table: str) -> None:
    report = audit(configured(tmp_path, f"[publication.folders]\n{table}\n", bilingual("one", "two")))
    assert report.pairs == 3
    assert report.languages["one/visit.md"] == "en"
    assert report.translations["two/rules.md"] == {"en": "one/rules.md"}


def test_the_fields_that_join_posts(tmp_path: Path) -> None:
    lay(tmp_path, keyed("jumelle"))
    assert audit(tmp_path).pairs == 0
    report = audit(configured(tmp_path, 'pair_by = ["jumelle"]\n', {}))
    assert report.pairs == 3
    assert report.data["publication"]["paired_by"] == {"key": 3}


def test_a_field_that_nobody_wrote_joins_nothing(tmp_path: Path) -> None:
    assert audit(configured(tmp_path, 'pair_by = ["jumelle"]\n', bilingual())).pairs == 0
    assert audit(configured(tmp_path, 'pair_by = ["jumelle", "path"]\n', bilingual())).pairs == 3


def test_the_languages_that_every_post_should_be_in(tmp_path: Path) -> None:
    lone = {path: text for path, text in bilingual().items() if path != "fr/rules.md"}
    report = audit(configured(tmp_path, 'languages = ["en", "fr"]\n', lone))
    assert ("en/rules.md", "translation/missing", None) in report.findings


@pytest.mark.parametrize("generator", ["", "hugo"])
def test_the_language_of_posts_that_name_none(tmp_path: Path, generator: str) -> None:
    table = f'default_language = "fr"\ngenerator = "{generator}"\n'
    report = audit(configured(tmp_path, table, {"content/a.md": "# 12\n\n12 15 18\n"}))
    assert report.languages["content/a.md"] == "fr"


def test_posts_that_name_a_language_are_not_in_the_default_one(tmp_path: Path) -> None:
    report = audit(configured(tmp_path, 'default_language = "fr"\n', {"a.md": ENGLISH["visit"], "en/b.md": "# 12\n"}))
    assert report.languages == {"a.md": "en", "en/b.md": "en"}


def test_the_default_language_is_not_that_of_the_sister(tmp_path: Path) -> None:
    table = '[publication]\nsister = "../conception"\ndefault_language = "en"\n'
    report = audit(lay(tmp_path, SISTER | {"design/auditor.toml": table}) / "design")
    assert (report.findings, report.pairs) == ([], 3)


# Two repositories

SISTER = {
    "design/auditor.toml": '[publication]\nsister = "../conception"\n',
    "design/_config.yml": "url: https://design.example\nlang: en\n",
    "conception/_config.yml": "url: https://conception.example\nlang: fr\n",
    **{
        f"design/{name}.md": f"---\nlang: en\naltLangPage: https://conception.example/{name}-fr.html\n---\n\n{text}"
        for name, text in ENGLISH.items()
    },
    **{
        f"conception/{name}-fr.md": f"---\nlang: fr\naltLangPage: https://design.example/{name}.html\n---\n\n{text}"
        for name, text in FRENCH.items()
    },
}
FAULTY = "conception/tools-fr.md"


def test_a_sister_repository_is_compared_with(tmp_path: Path) -> None:
    report = audit(lay(tmp_path, SISTER) / "design")
    assert (report.code, report.findings, report.pairs) == (0, [], 3)
    assert list(report.languages) == ["rules.md", "tools.md", "visit.md"]
    assert report.translations["tools.md"] == {"fr": "../conception/tools-fr.md"}


def test_what_differs_from_the_sister_is_told_and_its_own_problems_are_not(tmp_path: Path) -> None:
    faulty = SISTER[FAULTY].replace("450", "540") + "\nVoir [la liste] (https://outils.example/liste).\n"
    french_alone = "---\nlang: fr\n---\n\n# Seule\n\nVoir [ici]https://outils.example/ici).\n"
    report = audit(lay(tmp_path, SISTER | {FAULTY: faulty, "conception/seule.md": french_alone}) / "design")
    rules = {(path, rule) for path, rule, _ in report.findings}
    assert any(rule == "parity/numbers" for _, rule in rules)
    assert all(rule.startswith(("parity/", "translation/")) for _, rule in rules)
    assert not any("seule" in path for path, _ in rules)


def test_a_post_that_the_sister_lacks_is_missing_here(tmp_path: Path) -> None:
    files = {path: text for path, text in SISTER.items() if path != FAULTY}
    findings = audit(lay(tmp_path, files) / "design").findings
    assert [path for path, rule, _ in findings if rule.startswith("translation/")] == ["tools.md"]


def test_without_its_sister_a_repository_accuses_nobody(tmp_path: Path) -> None:
    files = {path: text for path, text in SISTER.items() if path != "design/auditor.toml"}
    assert audit(lay(tmp_path, files) / "design").findings == []


def test_a_sister_that_is_not_there_is_told(tmp_path: Path) -> None:
    folder = configured(tmp_path, 'sister = "../absent"\n', bilingual())
    assert "publication.sister: ../absent: no such folder" in refused("audit", folder)


# Mistakes

MISTAKES = {
    'generater = "hugo"\n': ":2: publication.generater: unknown setting; did you mean publication.generator?",
    '\nlanguages = "en"\n': ":3: publication.languages: ",
    "pair_by = [1]\n": ":2: publication.pair_by: ",
    "sister = true\n": ":2: publication.sister: ",
    'hosts = "https://outils.example"\n': ":2: publication.hosts: ",
    "[publication.hosts]\nfr = 3\n": ":2: publication.hosts: ",
    '\n[publication.folders]\nfr = ["a"]\n': ":3: publication.folders: ",
    "default_language = ['fr']\n": ":2: publication.default_language: ",
    'generator = "huggo"\n': ":2: publication.generator: “huggo” is no generator that is known: jekyll, polyglot, ",
    'default_language = "klingon"\n': ":2: publication.default_language: “klingon” is no language that is known: ",
    'sister = ""\nlanguages = ["en", "franglais"]\n': ":3: publication.languages: “franglais” is no language ",
    '[publication.hosts]\nfrancois = "https://outils.example"\n': ":3: publication.hosts.francois: “francois” is no ",
    '[publication.folders]\nen = "en"\nfolder = "fr"\n': ":4: publication.folders.folder: “folder” is no language ",
    'hosts = {francois = "https://outils.example"}\n': ":2: publication.hosts.francois: “francois” is no language ",
}


@pytest.mark.parametrize("table", MISTAKES)
def test_a_mistake_is_told_at_its_line(tmp_path: Path, table: str) -> None:
    told = refused("audit", configured(tmp_path, table, bilingual()))
    assert f"auditor.toml{MISTAKES[table]}" in told


def test_a_language_of_the_publications_own_rules_is_known(tmp_path: Path) -> None:
    rules = "name: {en: Oji-Cree, fr: oji-cree}\ncodes: [ojs, oji-cree]\nstop_words: [gaye, dash]\n"
    lay(tmp_path, {"rules/languages/ojs.yml": rules})
    table = f'default_language = "oji-cree"\n[rules]\nfolders = ["{tmp_path}/rules"]\n'
    report = audit(configured(tmp_path, table, {"content/a.md": "# 12\n\n12 15 18\n"}))
    assert report.languages["content/a.md"] == "ojs"


def test_a_difference_is_told_whatever_pairs_the_posts(tmp_path: Path) -> None:
    files = keyed("jumelle")
    files["francais-tools.md"] = files["francais-tools.md"].replace(FRENCH["tools"], OTHER_FIGURE)
    report = audit(configured(tmp_path, 'pair_by = ["jumelle"]\n', files))
    assert [(path, rule) for path, rule, _ in report.findings] == [("francais-tools.md", "parity/numbers")]
