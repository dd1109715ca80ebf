"""What becomes of findings: their identity, which are shown, and the exit code they lead to."""

from auditor.triage.exit_codes import ExitCode, FailOn, exit_code
from auditor.triage.quoting import quote

__all__ = ["ExitCode", "FailOn", "exit_code", "quote"]
