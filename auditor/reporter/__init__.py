"""What a run found, told: one file per format, over one view of the findings."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.model.audit import Audit


class ReportFormat(StrEnum):
    """The formats of `--report`."""

    TERMINAL = "terminal"
    JSON = "json"
    HTML = "html"


def render(audit: Audit, form: ReportFormat, language: str, *, colour: bool = False, width: int = 0) -> str:
    """The report in a format; each reporter is imported only when it is asked for.

    `language` is "en" or "fr"; `colour` and `width` (cells) are a terminal's.
    """
    match form:
        case ReportFormat.TERMINAL:
            from auditor.reporter import terminal_report

            return terminal_report.render(audit, language, colour=colour, width=width)
        case ReportFormat.JSON:
            from auditor.reporter import json_report

            return json_report.render(audit)
        case ReportFormat.HTML:
            from auditor.reporter import html_report

            return html_report.render(audit, language)
