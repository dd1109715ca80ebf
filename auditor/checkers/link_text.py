"""The text of what may be a link, in its brackets, which the author may have escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from auditor.checkers.junctions import CLOSE_ESCAPED, OPEN_ESCAPED
from auditor.checkers.link_target import Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.brackets import Brackets

_NOT_A_TEXT = re.compile(r"\s*(?:[\W\d_]*|[xX]|\^.*|!.*)\s*")


class LinkText(NamedTuple):
    """A link's text between its brackets: `start` is the opener (or its backslash), `close` the closer."""

    start: int
    close: int
    is_escaped: bool
    closer_is_escaped: bool

    @classmethod
    def before(cls, prose: str, close: int, brackets: Brackets) -> LinkText | None:
        """The link text that the bracket at `close` ends, or None when nothing opens it."""
        closer_is_escaped = prose[close] == CLOSE_ESCAPED
        start = -1 if closer_is_escaped else brackets.partner.get(close, -1)
        if start >= 0:
            return cls(start, close, is_escaped=False, closer_is_escaped=False)
        if closer_is_escaped and (opener := brackets.before(close, "[", prose)) >= 0:
            return cls(opener, close, is_escaped=False, closer_is_escaped=True)
        escaped = prose.rfind(OPEN_ESCAPED, 0, close)
        between = prose[escaped + 1 : close]
        if escaped < 0 or "]" in between or CLOSE_ESCAPED in between:
            return None
        return cls(escaped - 1, close, is_escaped=True, closer_is_escaped=closer_is_escaped)

    def is_no_text(self, prose: str) -> bool:
        """Whether it is a number, a task's box or a footnote: no author's link text."""
        return bool(_NOT_A_TEXT.fullmatch(prose[self.start + 1 : self.close]))

    def changes(self) -> Iterator[Change]:
        """What makes its brackets syntax."""
        if self.is_escaped:
            yield Change(self.start, self.start + 1, "")
        if self.closer_is_escaped:
            yield Change(self.close - 1, self.close, "")
