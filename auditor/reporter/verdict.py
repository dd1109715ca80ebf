"""The whole result in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.rule import Sentence, Severity
from auditor.reporter.view import counts
from auditor.reporter.words import NBSP, POST, SEVERITIES, counted, number

if TYPE_CHECKING:
    from auditor.model.audit import Audit


def verdict(audit: Audit) -> Sentence:
    """The whole result in one sentence."""
    own = {post.path for post in audit.posts}
    answered = {path: post.path for post in audit.posts for path in post.counterparts.values()}
    places = {quoted.finding.location.path for quoted in audit.findings}
    touched = {path if path in own else answered.get(path, path) for path in places}  # a sister's post counts as ours
    total = len(touched | own)
    if not total:
        return Sentence(
            en="No post was found, so nothing was audited.",
            fr=f"Aucun billet n’a été trouvé{NBSP}: rien n’a donc été vérifié.",
        )
    posts = counted(total, POST)
    if not touched:
        return Sentence(
            en=f"Nothing wrong was found in {posts.en}.",
            fr=f"Aucun problème n’a été trouvé dans {posts.fr}.",
        )
    found = _listed(audit)
    return Sentence(
        en=f"{found.en} in {number(len(touched), 'en')} of {posts.en}.",
        fr=f"{found.fr} dans {counted(len(touched), POST).fr} sur {number(total, 'fr')}.",
    )


def _listed(audit: Audit) -> Sentence:
    """The counts that are not zero: “3 errors, 5 warnings and 2 notes”."""
    found = counts(audit.findings)
    parts = [counted(found.of(one), SEVERITIES[one]) for one in Severity if found.of(one)]
    return Sentence(
        en=" and ".join(filter(None, [", ".join(part.en for part in parts[:-1]), parts[-1].en])),
        fr=" et ".join(filter(None, [", ".join(part.fr for part in parts[:-1]), parts[-1].fr])),
    )
