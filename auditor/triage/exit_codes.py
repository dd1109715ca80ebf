"""The exit code of an audit."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from auditor.model.rule import Severity

if TYPE_CHECKING:
    from auditor.model.audit import Audit


class ExitCode(IntEnum):
    """What a caller is told."""

    CLEAN = 0  # nothing at or above --fail-on
    FINDINGS = 1
    USAGE = 2  # a mistake in the command or the configuration
    NOT_AUDITED = 3  # no post was found, or one could not be read


class FailOn(StrEnum):
    """From which severity on findings fail a run."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


def exit_code(audit: Audit, fail_on: FailOn) -> ExitCode:
    """The code of a run: an audit that is not whole says so whatever it found in the rest.

    With FailOn.NEVER only a run that audited nothing fails.
    """
    if not audit.posts:
        return ExitCode.NOT_AUDITED
    if fail_on is FailOn.NEVER:
        return ExitCode.CLEAN
    if any(quoted.finding.rule == "source/unreadable" for quoted in audit.findings):
        return ExitCode.NOT_AUDITED
    worst = Severity(fail_on.value).rank
    failing = any(quoted.finding.severity.rank <= worst for quoted in audit.findings)
    return ExitCode.FINDINGS if failing else ExitCode.CLEAN
