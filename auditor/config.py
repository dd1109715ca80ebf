"""Settings: defaults < `[tool.auditor]` of pyproject.toml < auditor.toml < environment < flags.

A setting that does not exist, or has the wrong kind of value, is refused with its file, line and path.
"""

from __future__ import annotations

import os
import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

from auditor.publication.generators import GENERATORS
from auditor.publication.settings import PublicationSettings
from auditor.publication.tongues import Tongues
from auditor.rulebook import load_rulebook
from auditor.triage import FailOn
from auditor.web.settings import WebSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PREFIX = "AUDITOR_"
_WORDING = re.compile(r"[^{}()\[\]\n]*\{language\}[^{}()\[\]\n]*")


class ConfigError(ValueError):
    """A mistake in a setting; its text is `file:line: path: what is wrong`."""


class _Named(NamedTuple):
    """A language that a setting names: its tag, and the beginning of what is told when no language is called so."""

    tag: str
    where: str


class SourceSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Which files are posts; patterns as in .gitignore, relative to the publication's root."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    repository_files: bool = False  # README.md and the like
    max_bytes: int = 5_000_000


class RuleSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Which rules run; `folders` hold rules of the publication's own."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    pedantic: bool = False


class DeclarationSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """How the publication tells the language of what its links lead to; what is not set is learned from its posts.

    `wording` is by the language of a post, with `{language}` for that of the page: {en = "in {language} only"}.
    """

    place: Literal["", "inside", "after"] = ""
    wording: dict[str, str] = {}


class ReportSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """How findings are told; `language` is "en", "fr", or "" for that of the locale."""

    language: str = ""
    fail_on: FailOn = FailOn.ERROR


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings of a run. `jobs` 0 lets the machine decide; `offline` makes no request."""

    publication: PublicationSettings = PublicationSettings()
    sources: SourceSettings = SourceSettings()
    rules: RuleSettings = RuleSettings()
    report: ReportSettings = ReportSettings()
    web: WebSettings = WebSettings()
    declarations: DeclarationSettings = DeclarationSettings()
    jobs: int = 0
    cache: bool = True
    offline: bool = False


_SECTIONS: dict[str, type[Struct]] = {
    "publication": PublicationSettings,
    "sources": SourceSettings,
    "rules": RuleSettings,
    "report": ReportSettings,
    "web": WebSettings,
    "declarations": DeclarationSettings,
}


def load_settings(
    folder: Path,
    *,
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, Any] | None = None,
) -> Settings:
    """The settings for the publication in `folder`. Raises ConfigError, and RuleError for the rules they name.

    `file` takes the place of auditor.toml; `flags` are values by dotted path, such as "report.fail_on".
    """
    merged: dict[str, Any] = {}
    named: list[_Named] = []
    pyproject = folder / "pyproject.toml"
    if pyproject.is_file() and "[tool.auditor" in (text := _text(pyproject)):
        _merge(merged, _checked(pyproject, text, "tool.auditor.", named))
    own = file or folder / "auditor.toml"
    if file or own.is_file():
        _merge(merged, _checked(own, _text(own), "", named))
    for path, value in _environment(os.environ if environment is None else environment, named):
        _set(merged, path, value)
    for path, value in (flags or {}).items():
        _set(merged, path, value)
    settings = msgspec.convert(merged, Settings, strict=False)
    _refuse_unknown(named, settings.rules.folders)
    return settings


def interface_language(settings: Settings, environment: Mapping[str, str] | None = None) -> str:
    """The language of messages: as set, else that of the locale (POSIX: LC_ALL, LC_MESSAGES, LANG), else English."""
    if settings.report.language:
        return settings.report.language
    variables = os.environ if environment is None else environment
    locale = next((variables[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if variables.get(name)), "")
    return "fr" if locale.lower().startswith("fr") else "en"


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not encoded in UTF-8") from error


def _checked(file: Path, text: str, prefix: str, named: list[_Named]) -> dict[str, Any]:
    """The settings of a file, each with a known name and the right kind of value; to `named` go their languages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError(f"{file}:{line[1] if line else 1}: {error}") from error
    for key in filter(None, prefix.split(".")):
        data = data.get(key, {})
    for path, value in _leaves(data):
        if problem := _problem(path, value):
            raise ConfigError(f"{file}:{_line_of(text, prefix + path)}: {path}: {problem}")
        for place, tag in _languages(path, value):
            named.append(_Named(tag, f"{file}:{_line_of(text, prefix + place)}: {place}"))
    return data


def _leaves(data: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, dict) and not above and key in _SECTIONS:
            yield from _leaves(value, f"{key}.")
        else:
            yield above + key, value


def _problem(path: str, value: Any) -> str:
    """What is wrong with a setting, "" when nothing is."""
    known = [*(name for name in Settings.__struct_fields__ if name not in _SECTIONS)]
    known += [f"{section}.{name}" for section, kind in _SECTIONS.items() for name in kind.__struct_fields__]
    if path not in known:
        near = get_close_matches(path, known, n=1, cutoff=0.6)
        return f"unknown setting{f'; did you mean {near[0]}?' if near else ''}"
    if path == "report.language" and value not in ("en", "fr"):
        return "“en” or “fr” is expected"
    section, _, name = path.rpartition(".")
    kind = _SECTIONS[section] if section else Settings
    try:
        msgspec.convert({name: value}, kind)
    except msgspec.ValidationError as error:
        return str(error).partition(" - at")[0]
    if path == "publication.generator" and value not in GENERATORS:
        return f"“{value}” is no generator that is known: {', '.join(filter(None, GENERATORS))}"
    if path == "declarations.wording" and not all(map(_WORDING.fullmatch, value.values())):
        return "“{language}” must stand in each wording once, and no bracket or other brace"
    return ""


def _languages(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """The languages that a setting names, each with the dotted path where it stands."""
    match path:
        case "publication.default_language" if value:
            yield path, value
        case "publication.languages":
            yield from ((path, tag) for tag in value)
        case "publication.hosts" | "publication.folders" | "declarations.wording":
            yield from ((f"{path}.{tag}", tag) for tag in value)


def _refuse_unknown(named: Iterable[_Named], folders: Iterable[str]) -> None:
    """Raises ConfigError for a tag that is neither a language's code nor among the words of a language of the rules."""
    doubtful = [one for one in named if not Tongues({}).code(one.tag)]
    if not doubtful:
        return
    languages = load_rulebook(Path(folder) for folder in folders).languages
    tongues = Tongues(languages)
    for one in doubtful:
        if not tongues.code(one.tag):
            words = sorted({word for language in languages.values() for word in language.codes if len(word) > 1})
            raise ConfigError(
                f"{one.where}: “{one.tag}” is no language that is known: {', '.join(words)}, "
                "or the code of two letters of another"
            )


def _line_of(text: str, path: str) -> int:
    """The line where a dotted path is set: under its table's header, or written in full; for a table, its first."""
    table, _, name = path.rpartition(".")
    header = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.match(r"\s*\[([^\[\]]+)\]", line):
            header = found[1].strip()
            if header == path:
                return number
        elif found := re.match(r"\s*([\w.\"-]+)\s*=", line):
            written = f"{header}.{found[1]}".strip(".").replace('"', "")
            if written == path or written.startswith(f"{path}.") or (header == table and found[1] == name):
                return number
    return _line_of(text, table) if table else 1


def _environment(variables: Mapping[str, str], named: list[_Named]) -> Iterator[tuple[str, Any]]:
    """`AUDITOR_REPORT_FAIL_ON=warning` and the like; lists are divided at commas."""
    for variable, text in sorted(variables.items()):
        if not variable.startswith(_PREFIX):
            continue
        name = variable.removeprefix(_PREFIX).lower()
        section, _, field = name.partition("_")
        path = f"{section}.{field}" if section in _SECTIONS else name
        value = next((one for one in _readings(text) if not _problem(path, one)), text)
        if problem := _problem(path, value):
            raise ConfigError(f"environment: {variable}: {problem}")
        named.extend(_Named(tag, f"environment: {variable}") for _, tag in _languages(path, value))
        yield path, value


def _readings(text: str) -> Iterator[Any]:
    """What the text of a variable may mean: yes or no, a number, words, or a list of them divided at commas."""
    answers = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() in answers:
        yield answers[text.lower()]
    if re.fullmatch(r"[0-9]+", text):
        yield int(text)
    if re.fullmatch(r"[0-9]+\.[0-9]+", text):
        yield float(text)
    yield text
    yield [part.strip() for part in text.split(",") if part.strip()]


def _merge(into: dict[str, Any], data: dict[str, Any]) -> None:
    for path, value in _leaves(data):
        _set(into, path, value)


def _set(into: dict[str, Any], path: str, value: Any) -> None:
    section, _, name = path.rpartition(".")
    (into.setdefault(section, {}) if section else into)[name] = value
