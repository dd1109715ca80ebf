"""The commands: parse, call, exit code. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor import __version__

if TYPE_CHECKING:
    from auditor.config import Settings
    from auditor.model.audit import Audit

_USAGE = 2
_COLLECTED = (200_000, 20, 20)  # objects: a run is short, and what it makes is frozen and lasts until its end


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="auditor")
def cli() -> None:
    """Audit a publication that appears in two languages."""


@cli.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--offline", is_flag=True, help="Make no request.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT[=FILE]",
    help="terminal (default), json or html; to FILE, else to standard output. Repeatable.",
)
@click.option("--language", type=click.Choice(["en", "fr"]), help="Language of the messages; default: the locale's.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Lowest severity that makes the exit code 1; default: error.",
)
@click.option("--select", multiple=True, metavar="RULE|FAMILY", help="Only these rules. Repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE|FAMILY", help="Without these rules. Repeatable.")
@click.option("--pedantic", is_flag=True, default=None, help="Findings of low confidence too.")
@click.option(
    "--allow-private",
    is_flag=True,
    default=None,
    help="Ask loopback and private addresses too; they are refused by default.",
)
@click.option(
    "--deadline",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="For all requests together; what was not asked by then is not verified.",
)
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="In place of auditor.toml.",
)
@click.option("--no-cache", is_flag=True, help="Read every post anew, and keep nothing.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Number of processes; default: as many as pay.")
def audit(
    sources: tuple[str, ...],
    offline: bool,
    reports: tuple[str, ...],
    config_file: Path | None,
    **options: Any,
) -> None:
    """Audit folders, files, or a post on standard input (-); without SOURCE, this folder.

    \b
    Exit codes:
      0  nothing at or above --fail-on
      1  something is
      2  a mistake in the command or the configuration
      3  no post was found, or a post could not be read
    """
    from auditor.config import interface_language
    from auditor.pipeline import Request, run_audit
    from auditor.progress import ProgressBar
    from auditor.triage import exit_code

    wanted = _wanted_reports(reports)
    with _told_mistakes():
        settings = _settings(sources, config_file, options)
        command = shlex.join(["auditor", *sys.argv[1:]])
        data = sys.stdin.buffer.read() if sources == ("-",) else b""
        with ProgressBar() as progress:
            result = run_audit(Request(sources, settings, offline, command, data), progress)
    language = interface_language(settings)
    for trouble in result.troubles:
        click.echo(f"auditor: {trouble.in_language(language)}", err=True)
    for form, file in wanted:
        _write(result, form, file, language)
    sys.exit(exit_code(result, settings.report.fail_on))


@cli.command()
@click.option("--language", type=click.Choice(["en", "fr"]), help="Language of the titles; default: the locale's.")
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="In place of auditor.toml.",
)
def rules(language: str | None, config_file: Path | None) -> None:
    """List the rules."""
    from auditor.config import interface_language
    from auditor.rulebook import load_rulebook

    with _told_mistakes():
        settings = _settings((), config_file, {"language": language})
        rulebook = load_rulebook(Path(folder) for folder in settings.rules.folders)
    language = interface_language(settings)
    width = max(len(rule_id) for rule_id in rulebook.rules)
    for rule in rulebook.rules.values():
        click.echo(f"{rule.id:{width}}  {rule.severity:7}  {rule.title.in_language(language)}")


@cli.command()
@click.argument("rule_id", metavar="RULE")
@click.option("--language", type=click.Choice(["en", "fr"]), help="Language of the explanation; default: the locale's.")
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="In place of auditor.toml.",
)
def explain(rule_id: str, language: str | None, config_file: Path | None) -> None:
    """Say what a rule finds, why it matters and how to mend it."""
    from auditor.config import interface_language
    from auditor.rulebook import explanation, load_rulebook

    with _told_mistakes():
        settings = _settings((), config_file, {"language": language})
        rule = load_rulebook(Path(folder) for folder in settings.rules.folders).rule(rule_id)
    click.echo(explanation(rule, interface_language(settings)), nl=False)


@cli.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["en", "fr"]), help="Language of the comments; default: the locale's.")
@click.option("--print", "only_print", is_flag=True, help="Write to standard output, not to a file.")
def init(folder: Path, language: str | None, only_print: bool) -> None:
    """Write auditor.toml, with what was recognised of the publication in FOLDER."""
    from auditor.config import ConfigError, interface_language, load_settings
    from auditor.pipeline import Request, recognised
    from auditor.publication.starter import starter_configuration

    file = folder / "auditor.toml"
    with _told_mistakes():
        if not folder.is_dir():
            raise ConfigError(f"{folder}: no such folder")
        if file.exists() and not only_print:
            raise ConfigError(f"{file}: exists already; --print shows what would be written")
        settings = load_settings(folder, flags={"report.language": language} if language else {})
        publication = recognised(Request((str(folder),), settings))
        text = starter_configuration(publication, interface_language(settings))
        if only_print:
            click.echo(text, nl=False)
            return
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise ConfigError(f"{file}: cannot be written: {error.strerror}") from error
    click.echo(str(file), err=True)


def main() -> None:
    """The command `auditor`, also where it is not on the path: `python -m auditor`."""
    gc.set_threshold(*_COLLECTED)
    for stream in (
        sys.stdout,
        sys.stderr,
    ):  # a report is UTF-8 whatever the locale, and a pipe may close early
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        cli(prog_name="auditor")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _settings(sources: tuple[str, ...], config_file: Path | None, options: dict[str, Any]) -> Settings:
    """The settings of the publication that the first source names, flags over all."""
    from auditor.config import load_settings

    folder = _settings_folder(Path(sources[0]) if sources and sources[0] != "-" else Path())
    paths = {
        "language": "report.language",
        "fail_on": "report.fail_on",
        "select": "rules.select",
        "ignore": "rules.ignore",
        "pedantic": "rules.pedantic",
        "allow_private": "web.allow_private",
        "deadline": "web.deadline",
        "jobs": "jobs",
        "cache": "cache",
    }
    if options.get("no_cache"):
        options["cache"] = False
    flags = {paths[name]: value for name, value in options.items() if name in paths and value not in (None, ())}
    return load_settings(folder, file=config_file, flags=flags)


def _settings_folder(source: Path) -> Path:
    """The source's own folder, or the nearest above it, up to the one the command is run in, that has auditor.toml."""
    folder, place = (source, source.resolve()) if source.is_dir() else (Path(), source.resolve().parent)
    here = Path.cwd()
    for one in (place, *place.parents):
        if not one.is_relative_to(here):
            break
        if (one / "auditor.toml").is_file():
            return Path(os.path.relpath(one))
    return folder


def _wanted_reports(reports: tuple[str, ...]) -> list[tuple[str, Path | None]]:
    from auditor.reporter import ReportFormat

    wanted: list[tuple[str, Path | None]] = []
    for report in reports or ("terminal",):
        form, _, file = report.partition("=")
        if form not in list(ReportFormat):
            raise click.UsageError(f"--report {form}: no such format (formats: {', '.join(ReportFormat)})")
        wanted.append((form, Path(file) if file else None))
    if sum(file is None for _, file in wanted) > 1:
        raise click.UsageError(
            "only one report can go to standard output: give the others a file, as in html=report.html"
        )
    return wanted


def _write(result: Audit, form: str, file: Path | None, language: str) -> None:
    """A report to its file, or to standard output, which carries nothing else."""
    from auditor.reporter import ReportFormat, render

    if file is None:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = os.get_terminal_size().columns if sys.stdout.isatty() else 0
        click.echo(render(result, ReportFormat(form), language, colour=colour, width=width), nl=False, color=True)
        return
    text = render(result, ReportFormat(form), language)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        click.echo(f"auditor: {file}: cannot be written: {error.strerror}", err=True)
        sys.exit(_USAGE)


class _told_mistakes:  # noqa: N801  (reads as a statement)
    """Turns what a user got wrong into one line on standard error and exit code 2."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        from auditor.config import ConfigError
        from auditor.crawler.sources import SourceError
        from auditor.rulebook import RuleError, UnknownRuleError

        if isinstance(error, ConfigError | SourceError | RuleError | UnknownRuleError):
            click.echo(f"auditor: {error}", err=True)
            sys.exit(_USAGE)
        if isinstance(error, KeyboardInterrupt):
            click.echo("auditor: interrupted", err=True)
            sys.exit(130)
