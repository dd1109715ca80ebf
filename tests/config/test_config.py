"""Settings: what has the last word, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.config import ConfigError, Settings, interface_language, load_settings
from auditor.triage import FailOn

if TYPE_CHECKING:
    from pathlib import Path


def test_the_order_of_the_sources(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.auditor]\njobs = 1\n[tool.auditor.report]\nlanguage = 'fr'\n")
    assert load_settings(tmp_path, environment={}).jobs == 1
    (tmp_path / "auditor.toml").write_text("jobs = 2\n")
    settings = load_settings(tmp_path, environment={})
    assert (settings.jobs, settings.report.language) == (2, "fr")
    assert load_settings(tmp_path, environment={"AUDITOR_JOBS": "3"}).jobs == 3
    assert load_settings(tmp_path, environment={"AUDITOR_JOBS": "3"}, flags={"jobs": 4}).jobs == 4


def test_the_environment(tmp_path: Path) -> None:
    variables = {"AUDITOR_REPORT_FAIL_ON": "warning", "AUDITOR_RULES_SELECT": "link, prose"}
    settings = load_settings(tmp_path, environment=variables)
    assert (settings.report.fail_on, settings.rules.select) == (FailOn.WARNING, ("link", "prose"))
    with pytest.raises(ConfigError, match="environment: AUDITOR_REPORT_FAIL_ON: "):
        load_settings(tmp_path, environment={"AUDITOR_REPORT_FAIL_ON": "maybe"})


def test_how_the_web_is_asked(tmp_path: Path) -> None:
    text = "[web]\nat_once = 32\ninterval = 1\nallow_private = ['10.0.0.0/8', 'intranet.example']\n"
    (tmp_path / "auditor.toml").write_text(text)
    web = load_settings(tmp_path, environment={"AUDITOR_WEB_READ_TIMEOUT": "2.5"}).web
    assert (web.at_once, web.interval, web.read_timeout) == (32, 1.0, 2.5)
    assert web.allow_private == ("10.0.0.0/8", "intranet.example")
    assert load_settings(tmp_path, environment={}, flags={"web.allow_private": True}).web.allow_private is True


@pytest.mark.parametrize(
    ("text", "private"), [("yes", True), ("0", False), ("10.1.2.3", ("10.1.2.3",)), ("a, b", ("a", "b"))]
)
def test_private_machines_in_the_environment(tmp_path: Path, text: str, private: object) -> None:
    assert load_settings(tmp_path, environment={"AUDITOR_WEB_ALLOW_PRIVATE": text}).web.allow_private == private


@pytest.mark.parametrize(
    "line",
    ["at_once = 0", "connect_timeout = 0", "deadline = -1", "robots = 'yes'", "user_agent = 'x'", "retries = 1.5"],
)
def test_what_the_web_is_not_asked_by(tmp_path: Path, line: str) -> None:
    (tmp_path / "auditor.toml").write_text(f"[web]\n{line}\n")
    with pytest.raises(ConfigError, match=rf"auditor\.toml:2: web\.{line.split()[0]}: "):
        load_settings(tmp_path, environment={})


def test_how_declarations_are_written_can_be_set(tmp_path: Path) -> None:
    text = '[declarations]\nplace = "after"\nwording.fr = "en {language} seulement"\nwording.en = "{language} only"\n'
    (tmp_path / "auditor.toml").write_text(text)
    declarations = load_settings(tmp_path, environment={}).declarations
    assert declarations.place == "after"
    assert declarations.wording == {"fr": "en {language} seulement", "en": "{language} only"}
    variables = {"AUDITOR_DECLARATIONS_PLACE": "inside"}
    assert load_settings(tmp_path, environment=variables).declarations.place == "inside"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("place = 'before'", "place"),
        ("wording = 'en {language}'", "wording"),
        ("wording.fr = 'en anglais seulement'", "wording"),
        ("wording.fr = '(en {language})'", "wording"),
        ("wording.fr = 'en {langue}'", "wording"),
        ("wording.klingon = 'en {language}'", "wording.klingon"),
        ("words.fr = 'en {language}'", "words"),
    ],
)
def test_how_declarations_cannot_be_written(tmp_path: Path, line: str, place: str) -> None:
    (tmp_path / "auditor.toml").write_text(f"[declarations]\n{line}\n")
    with pytest.raises(ConfigError, match=rf"auditor\.toml:2: declarations\.{place}: "):
        load_settings(tmp_path, environment={})


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(tmp_path, file=tmp_path / "absent.toml", environment={})


@pytest.mark.parametrize(
    "text", ["rules = 3\n", "[report]\nfail_on = 'x'\n", "[rules]\nselect = 'a'\n", "[[report]]\na = 1\n"]
)
def test_a_wrong_kind_of_value_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "auditor.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"auditor\.toml:\d+: "):
        load_settings(tmp_path, environment={})


@pytest.mark.parametrize(("locale", "language"), [("fr_CA.UTF-8", "fr"), ("C", "en"), ("", "en")])
def test_the_language_of_messages(locale: str, language: str) -> None:
    assert interface_language(Settings(), {"LC_ALL": "", "LANG": locale}) == language
