"""The HTML report: one file, both languages, nothing loaded from outside, readable without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from auditor.model.rule import Severity
from auditor.reporter import crossings, outcomes, portrait, quotation, versions, view, words
from auditor.reporter.verdict import verdict
from auditor.resources import resource_folder

if TYPE_CHECKING:
    from auditor.model.audit import Audit


def render(audit: Audit, language: str) -> str:
    """The report as one HTML document that opens in `language` ("en" or "fr") and holds both."""
    style, script = _source("report.css"), _source("report.js")
    posts = view.findings_by_post(audit)
    return (
        _environment()
        .get_template("report.html.jinja")
        .render(
            audit=audit,
            language=language,
            policy=_policy(style, script),
            # Ours, not the publication's: trusted as they are; the policy names their hashes.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            verdict=verdict(audit),
            counts=view.counts(audit.findings),
            posts=posts,
            rules=view.findings_by_rule(posts),
            languages=sorted({post.language for post in posts}, key=lambda code: (not code, code)),
            findings_of={post.path: post.counts.total for post in posts},
            outcomes=outcomes.targets_by_outcome(audit),
            outcomes_line=outcomes.outcome_line(audit),
            crossings=crossings.directions(audit),
            unverified=view.unverified_by_reason(audit),
            assumptions=portrait.assumptions(audit),
            pairs_line=portrait.pairs_line(audit),
            versions=versions.side_by_side(audit),
        )
    )


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: these two inline blocks, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src {_hashed(style)}; script-src {_hashed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _source(name: str) -> str:
    """A file of `reports/html`; line ends become LF, as they do in a browser before it computes a hash."""
    return "\n".join((resource_folder("reports") / "html" / name).read_text("utf-8").splitlines()) + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(visible=quotation.visible, number=words.number, initial=words.with_initial)
    environment.globals.update(
        severities=tuple(Severity),
        severity_nouns=words.SEVERITIES,
        shapes=words.SHAPES,
        nouns={
            "post": words.POST,
            "finding": words.FINDING,
            "address": words.ADDRESS,
            "link": words.LINK,
            "file": words.FILE,
            "second": words.SECOND,
            "pair": words.PAIR,
            "difference": words.DIFFERENCE,
            "alike": words.ALIKE,
            "more": words.MORE,
            "more_posts": words.MORE_POSTS,
        },
        counted=words.counted,
        language_name=words.language_name,
        left_out_reason=words.left_out_reason,
        causes=words.CAUSES,
        signs=words.SIGNS,
        outcome_titles=words.OUTCOMES,
        date=words.date,
        roles=words.ROLES,
        passages=words.PASSAGES,
        marked=quotation.marked,
        repair=quotation.repair,
        bundled=view.bundled,
        direction=portrait.direction,
        percent=portrait.percent,
        share=portrait.share,
    )
    return environment
