"""What no author meant to feed the command: it says what it could not read, and audits the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from auditor.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "# Le jardin\n\nVoir [le guide](https://exemple.ca/guide).\n"
BROKEN = "# Le jardin\n\nVoir [le guide]https://exemple.ca/guide) demain.\n"
MANY = 100_000
GUARD = 60  # seconds


class Result:
    """What one run said."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()
        assert "Traceback" not in self.err, self.err[-2_000:]

    @property
    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def rules(self) -> list[tuple[str, str | None, str]]:
        return [(one["path"], one["variant"], one["rule"]) for one in self.report["findings"]]

    @property
    def posts(self) -> list[str]:
        return [post["path"] for post in self.report["posts"]]

    @property
    def left_out(self) -> dict[str, list[str]]:
        return {one["reason"]: one["examples"] for one in self.report["left_out"]}


def run(folder: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> Result:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("AUDITOR_", "LC_", "LANG"))}
    command = [sys.executable, "-m", "auditor", *arguments]
    path = os.pathsep.join(filter(None, [os.getcwd(), os.environ.get("PYTHONPATH", "")]))  # noqa: PTH109
    return Result(
        subprocess.run(
            command,
            cwd=folder,
            input=stdin,
            capture_output=True,
            timeout=GUARD,
            check=False,
            env=environment | {"PYTHONPATH": path} | variables,
        )
    )


def audit(folder: Path, *arguments: str, stdin: bytes = b"") -> Result:
    return run(folder, "audit", *arguments, "--report", "json", stdin=stdin)


def write(folder: Path, **posts: str | bytes) -> None:
    for name, content in posts.items():
        file = folder / f"{name}.md"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


# Posts that cannot be read

UNREADABLE: dict[str, tuple[bytes, str, tuple[int, int]]] = {
    "latin-1": ("# Titre\n\nUn été\n".encode("latin-1"), "encoding", (3, 4)),
    "utf-16": ("# Été\n".encode("utf-16"), "encoding", (1, 1)),
    "nul": (b"# T\n\nab\0c\n", "nul", (3, 3)),
    "yaml": (b"---\ntitle: a\nb: [1, 2\n---\nx\n", "front-matter", (4, 1)),
    "toml": (b'+++\ntitle = "a"\nb = = 2\n+++\nx\n', "front-matter", (3, 5)),
    "json": (b'{"title": "a",\n "b": oui}\n\nx\n', "front-matter", (2, 7)),
    "not-closed": (b"---\ntitle: a\n\n# Titre\n", "front-matter-not-closed", (1, 1)),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_post_that_cannot_be_read_is_told_with_its_place_and_the_others_are_audited(
    tmp_path: Path, name: str
) -> None:
    content, variant, (line, column) = UNREADABLE[name]
    write(tmp_path, a=content, b=BROKEN)
    result = audit(tmp_path)
    assert result.code == 3
    assert result.rules == [("a.md", variant, "source/unreadable"), ("b.md", "missing-open-paren", "link/malformed")]
    found = result.report["findings"][0]
    assert found["start"]["line"] == line
    assert found["start"]["column"] == column


DEEP = {
    "brackets": "[",
    "parentheses": "(",
    "greater": ">",
    "quotes": "> ",
    "stars": "*",
    "backticks": "`",
    "comments": "<!--",
    "images": "![",
    "links": "[a](",
    "templates": "{{",
    "tags": "<a ",
    "spaced links": "[a] (b ",
    "lists": "- ",
}


@pytest.mark.parametrize("suffix", ["md", "html"])
@pytest.mark.parametrize("name", DEEP)
def test_depth_ends_in_time(tmp_path: Path, name: str, suffix: str) -> None:
    (tmp_path / f"a.{suffix}").write_text(DEEP[name] * MANY)
    result = audit(tmp_path)
    assert result.code in (0, 1, 3)
    assert result.posts == [f"a.{suffix}"]


@pytest.mark.parametrize(
    "content",
    ["---\na: " + "[" * MANY + "\n---\n", "+++\na = " + "[" * MANY + "\n+++\n", '{"a": ' + "[" * MANY],
    ids=["yaml", "toml", "json"],
)
def test_deep_front_matter_is_told(tmp_path: Path, content: str) -> None:
    write(tmp_path, a=content, b=BROKEN)
    result = audit(tmp_path)
    assert result.code == 3
    assert ("a.md", "front-matter", "source/unreadable") in result.rules
    assert ("b.md", "missing-open-paren", "link/malformed") in result.rules


def test_a_huge_line_is_too_large(tmp_path: Path) -> None:
    write(tmp_path, a=b"a" * 50_000_000, b=GOOD)
    result = audit(tmp_path)
    assert (result.code, result.rules) == (3, [("a.md", "too-large", "source/unreadable")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD, b=BROKEN)
    (tmp_path / "a.md").chmod(0)
    result = audit(tmp_path)
    assert result.code == 3
    assert result.rules[0] == ("a.md", "not-readable", "source/unreadable")


# What is left out, with a word


def test_links_and_special_files_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    write(folder, a=GOOD)
    write(tmp_path, outside=BROKEN)
    (folder / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to("self.md")
    (folder / "out.md").symlink_to(tmp_path / "outside.md")
    os.mkfifo(folder / "x.md")
    result = audit(folder)
    assert (result.code, result.posts) == (0, ["a.md"])
    assert {reason: [name.rstrip("/") for name in names] for reason, names in result.left_out.items()} == {
        "special-file": ["x.md"],
        "symlink": ["loop", "out.md", "self.md"],
    }


def test_what_is_not_published_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD, README=BROKEN)
    for name in ("node_modules", "_includes", "_site"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, x=BROKEN)
    result = audit(tmp_path)
    assert (result.code, result.posts) == (0, ["a.md"])
    assert result.left_out == {
        "build-output": ["_site/"],
        "dependencies": ["node_modules/"],
        "not-published": ["_includes/"],
        "repository-file": ["README.md"],
    }
    assert audit(tmp_path, "README.md").rules == [("README.md", "missing-open-paren", "link/malformed")]


@pytest.mark.parametrize("repository", [False, True])
def test_what_git_ignores_is_left_out(tmp_path: Path, repository: bool) -> None:
    if repository:
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("brouillon.md\nsortie/\n")
    (tmp_path / "sortie").mkdir()
    write(tmp_path, a=GOOD, brouillon=BROKEN)
    write(tmp_path / "sortie", x=BROKEN)
    result = audit(tmp_path)
    assert (result.code, result.posts) == (0, ["a.md"])
    assert result.left_out["git-ignored"] == ["brouillon.md", "sortie/"]


# Mistakes in the command and the configuration


def test_an_empty_folder_is_no_audit(tmp_path: Path) -> None:
    assert audit(tmp_path).code == 3


def test_a_name_that_cannot_be_audited(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    for name, told in (("absent", "absent: no such file or folder"), ("a.txt", "a.txt: not a post")):
        result = audit(tmp_path, name)
        assert (result.code, result.out) == (2, "")
        assert told in result.err


CONFIG_MISTAKES = {
    "[report]\nfail_onn = 'error'\n": "auditor.toml:2: report.fail_onn: unknown setting; did you mean report.fail_on?",
    "jobs = 'deux'\n": "auditor.toml:1: jobs: ",
    "[rules]\n\npedantic = 3\n": "auditor.toml:3: rules.pedantic: ",
    "jobs = = 1\n": "auditor.toml:1: ",
}


@pytest.mark.parametrize("text", CONFIG_MISTAKES)
def test_a_mistake_in_the_configuration_is_told_at_its_line(tmp_path: Path, text: str) -> None:
    write(tmp_path, a=GOOD)
    (tmp_path / "auditor.toml").write_text(text)
    result = audit(tmp_path)
    assert (result.code, result.out) == (2, "")
    assert CONFIG_MISTAKES[text] in result.err
    assert result.err.count("\n") == 1


def test_a_mistake_in_a_rule_is_told_at_its_line(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD)
    (tmp_path / "auditor.toml").write_text('[rules]\nfolders = ["regles"]\n')
    (tmp_path / "regles" / "prose").mkdir(parents=True)
    (tmp_path / "regles" / "prose" / "x.yml").write_text("severity: error\nconfidence: high\nbogus: 1\n")
    result = audit(tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("auditor: regles/prose/x.yml:3: bogus: unknown field")
    assert result.err.count("\n") == 1


def test_an_unknown_rule_is_told_with_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, a=GOOD)
    for option in ("--select", "--ignore"):
        result = audit(tmp_path, option, "link/malformd")
        assert (result.code, result.out) == (2, "")
        assert "“link/malformd”; did you mean link/malformed?" in result.err


def test_one_report_alone_goes_to_standard_output(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    assert audit(tmp_path, "--report", "html").code == 2
    assert run(tmp_path, "audit", "--report", "pdf").code == 2
    result = audit(tmp_path, "--report", "html=out/r.html")
    assert result.code == 1
    assert result.report["schema"] == "auditor-report-1"
    assert (tmp_path / "out" / "r.html").read_text("utf-8").lstrip().lower().startswith("<!doctype html>")


# What is asked for


def test_which_severity_fails(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    assert [audit(tmp_path, "--fail-on", name).code for name in ("error", "warning", "info", "never")] == [1, 1, 1, 0]
    ignored = audit(tmp_path, "--ignore", "link/malformed")
    assert (ignored.code, ignored.rules) == (0, [])
    assert audit(tmp_path, "--select", "prose").rules == []
    assert audit(tmp_path, "--select", "link").code == 1


def test_messages_in_either_language(tmp_path: Path) -> None:
    write(tmp_path, a=BROKEN)
    english, french = "The link is not recognised", "Le lien n’a pas été reconnu"
    assert french in run(tmp_path, "audit", "--language", "fr").out
    assert english in run(tmp_path, "audit", "--language", "en", LANG="fr_CA.UTF-8").out
    assert french in run(tmp_path, "audit", LANG="fr_CA.UTF-8").out
    assert english in run(tmp_path, "audit").out


def test_standard_input(tmp_path: Path) -> None:
    result = audit(tmp_path, "-", stdin=BROKEN.encode())
    assert (result.code, result.rules) == (1, [("-", "missing-open-paren", "link/malformed")])
    assert audit(tmp_path, "-", "a.md", stdin=BROKEN.encode()).code == 2


def test_the_same_input_gives_the_same_bytes_whatever_the_jobs(tmp_path: Path) -> None:
    for i in range(8):
        write(tmp_path, **{f"p{i}": BROKEN * (i + 1)})
    texts = {audit(tmp_path, "--jobs", jobs).out for jobs in ("1", "1", "2")}
    documents = [json.loads(text) for text in texts]
    for document in documents:
        assert len(document["findings"]) == 36
        del document["run"]
    assert len({json.dumps(document) for document in documents}) == 1


@pytest.mark.parametrize("place", [".", "content"])
@pytest.mark.parametrize("sources", [("content/en", "content/fr"), ("content/en",), ("content/en/a.md",)])
def test_settings_above_the_audited_folder_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, sources: tuple[str, ...]
) -> None:
    for language in ("en", "fr"):
        (tmp_path / "content" / language).mkdir(parents=True)
        (tmp_path / "content" / language / "a.md").write_text("# Titre\n")
    (tmp_path / place / "auditor.toml").write_text("jobs = 'deux'\n")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["audit", *sources])
    assert result.exit_code == 2
    assert "auditor.toml:1: jobs: " in result.output
