"""The report on a terminal: by post, the source line with a mark under the place, the sentence, the repair."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from auditor.model.rule import Severity
from auditor.reporter import outcomes, portrait, view, words
from auditor.reporter.quotation import marked, visible
from auditor.reporter.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.audit import Audit
    from auditor.model.rule import Sentence

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_WIDTH = 100  # cells, where there is no terminal to ask
_MIN_WIDTH = 40
_INDENT = "    "
_ELLIPSIS = "…"


def render(audit: Audit, language: str, *, colour: bool = False, width: int = 0) -> str:
    """The report in "en" or "fr"; with colours when `colour`; excerpts fit `width` cells."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
        width=max(width or _WIDTH, _MIN_WIDTH),
    )
    for line in _Report(audit, language, console.width).lines():
        console.print(line, soft_wrap=True)
    return buffer.getvalue()


class _Report:
    """The lines of a report in one language."""

    def __init__(self, audit: Audit, language: str, width: int) -> None:
        self._audit = audit
        self._language = language
        self._width = width

    def lines(self) -> Iterator[Text]:
        for post in view.findings_by_post(self._audit):
            yield Text(visible(post.path), style="bold underline")
            for told in post.findings:
                yield from self._finding(told)
                yield Text()
        yield from self._notes()
        yield self._summary()

    def _finding(self, told: view.Told) -> Iterator[Text]:
        finding = told.quoted.finding
        noun = words.SEVERITIES[finding.severity]
        singular = (noun.fr if self._language == "fr" else noun.en)[0]
        start = finding.location.start
        yield Text.assemble(
            f"  {start.line}:{start.column}  ",
            (singular, _STYLES[finding.severity]),
            "  ",
            (finding.rule, "dim"),
        )
        yield from self._excerpt(told)
        yield Text(_INDENT + self._say(told.message))
        yield Text(_INDENT + self._say(told.fix), style="green" if finding.edits else "")
        for group in told.related:
            for place in group.shown:
                yield self._place(words.ROLES[group.role], place, finding.location.path)
            if group.folded:
                yield Text(_INDENT + self._say(words.counted(len(group.folded), words.MORE)), style="dim")

    def _place(self, role: Sentence, place: view.Place, here: str) -> Text:
        """A further place, what it is to the finding, and as much of its text as the width holds."""
        start = place.location.start
        where = f"{start.line}:{start.column}"
        if place.location.path != here:
            where = f"{visible(place.location.path)}:{where}"
        lead = f"{_INDENT}{self._say(role)}{self._colon}{where}"
        text = _flat(" ".join(place.text.split()))
        room = max(self._width - cell_len(lead) - 2, _MIN_WIDTH // 2)
        if cell_len(text) > room:
            text = set_cell_size(text, room - len(_ELLIPSIS)).rstrip() + _ELLIPSIS
        return Text(f"{lead}  {text}" if text else lead, style="dim")

    def _excerpt(self, told: view.Told) -> Iterator[Text]:
        """The source line, cut to the width around the place, and a mark under it."""
        quoted = marked(told.quoted)
        excerpt = told.quoted.excerpt
        before, middle, after = (_flat(part) for part in (quoted.before, quoted.marked, quoted.after))
        room = self._width - len(_INDENT) - 2 * len(_ELLIPSIS)
        cut_after = excerpt.cut_after
        if cell_len(middle) > room:
            middle, after, cut_after = set_cell_size(middle, room), "", True
        left = max(room - cell_len(middle), 0)
        lead = max(left // 2, left - cell_len(after))
        cut_before = excerpt.cut_before or cell_len(before) > lead
        if cell_len(before) > lead:
            before = _last_cells(before, lead)
        if cell_len(after) > left - cell_len(before):
            after, cut_after = set_cell_size(after, left - cell_len(before)), True
        first, last = _ELLIPSIS * cut_before, _ELLIPSIS * cut_after
        style = _STYLES[told.quoted.finding.severity]
        yield Text.assemble(_INDENT, first, before, (middle, style), after, last)
        blank = " " * (cell_len(first) + cell_len(before))
        yield Text.assemble(_INDENT, blank, ("^" * max(cell_len(middle), 1), style))

    def _notes(self) -> Iterator[Text]:
        """What was left out, not verified or assumed, in a line each; and the coverage of the translation."""
        for left_out in self._audit.left_out:
            reason = self._say(words.left_out_reason(left_out.reason))
            count = self._say(words.counted(left_out.count, words.FILE))
            heading = "Laissés de côté" if self._language == "fr" else "Left out"
            examples = ", ".join(visible(path) for path in left_out.examples)
            more = ", …" if left_out.count > len(left_out.examples) else ""
            yield Text(f"{heading}{self._colon}{reason} ({count}){self._colon}{examples}{more}", style="dim")
        if line := outcomes.outcome_line(self._audit):
            yield Text(self._say(line))
        if self._audit.unverified:
            count = self._say(words.counted(len(self._audit.unverified), words.ADDRESS))
            told = f"Non vérifié{self._colon}{count}." if self._language == "fr" else f"Not verified: {count}."
            yield Text(told, style="dim")
        for sentence in portrait.assumptions(self._audit):
            yield Text(self._say(sentence), style="dim")
        if covered := portrait.coverage_line(self._audit):
            yield Text(self._say(covered))

    def _summary(self) -> Text:
        worst = min(
            (quoted.finding.severity for quoted in self._audit.findings),
            key=lambda one: one.rank,
            default=None,
        )
        style = _STYLES[worst] if worst else "yellow" if not self._audit.posts else "bold green"
        return Text(self._say(verdict(self._audit)), style=style)

    @property
    def _colon(self) -> str:
        return f"{words.NBSP}: " if self._language == "fr" else ": "

    def _say(self, sentence: Sentence) -> str:
        return sentence.in_language(self._language)


def _flat(text: str) -> str:
    """Text that takes the cells it says it takes: no tabs, nothing invisible."""
    return visible(text.replace("\t", " "))


def _last_cells(text: str, cells: int) -> str:
    """The end of `text`, at most `cells` wide."""
    while cell_len(text) > cells:
        text = text[max(1, (cell_len(text) - cells) // 2) :]
    return text
