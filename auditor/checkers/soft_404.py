"""`target/soft-404`: the server says that all is well, and the page says that it is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.checkers.leading import leading, told
from auditor.model.outcome import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.checkers.leading import Destinations
    from auditor.model.finding import Finding
    from auditor.model.post import Post
    from auditor.model.rule import Rule


def check(post: Post, rule: Rule, destinations: Destinations) -> Iterator[Finding]:
    """The links to pages that answer and are not what was sought."""
    for link, destination in leading(post, destinations):
        outcome = destination.outcome
        if outcome.soft_404 and outcome.verdict in (Verdict.OK, Verdict.MOVED):
            heading = (outcome.page.heading or outcome.page.title) if outcome.page else ""
            if heading:
                yield told(post, rule, link, "says-so", address=outcome.address, heading=heading)
            else:
                yield told(post, rule, link, "", address=outcome.address)
