"""Findings in groups, with all that a reader is told of each."""

from __future__ import annotations

from auditor.model.finding import Role
from auditor.model.outcome import Cause
from auditor.model.rule import Sentence, Severity
from auditor.reporter import view
from tests.reporter.samples import EDITED, crowded, sample


def test_posts_come_worst_first_and_findings_in_the_order_of_the_lines() -> None:
    groups = view.findings_by_post(sample())
    assert [group.counts for group in groups] == [view.Counts(2, 3, 1), view.Counts(1), view.Counts(0, 1)]
    assert groups[0].path == EDITED
    lines = [one.quoted.finding.location.start.line for one in groups[0].findings]
    assert lines == sorted(lines)
    assert groups[0].findings[0].message == Sentence(
        en="The link is not recognised: the opening parenthesis before the address is missing.",
        fr="Le lien n’a pas été reconnu\u00a0: il manque la parenthèse ouvrante devant l’adresse.",
    )
    assert groups[0].findings[1].message.en == "The link text “ici” does not say where it leads."


def test_rules_come_worst_first_and_lead_to_a_finding_of_theirs() -> None:
    posts = view.findings_by_post(sample())
    groups = view.findings_by_rule(posts)
    assert [(one.rule.id, one.severity, one.count, one.posts) for one in groups] == [
        ("link/malformed", Severity.ERROR, 3, 2),
        ("link/vague-text", Severity.WARNING, 2, 2),
        ("parity/numbers", Severity.WARNING, 1, 1),
        ("translation/missing-passage", Severity.WARNING, 1, 1),
        ("link/same-target", Severity.INFO, 1, 1),
    ]
    assert groups[0].first == posts[0].findings[0].quoted.id


def test_counts() -> None:
    audit = sample()
    assert view.counts_by_rule(audit) == {
        "link/malformed": 3,
        "link/same-target": 1,
        "link/vague-text": 2,
        "parity/numbers": 1,
        "translation/missing-passage": 1,
    }
    assert view.counts(audit.findings).total == 8
    assert [view.counts(audit.findings).of(one) for one in Severity] == [audit.count(one) for one in Severity]


def test_unverified_addresses_by_reason_and_host() -> None:
    first, second = view.unverified_by_reason(sample())
    assert (first.reason, first.count) == (Cause.OFFLINE, 3)
    assert [(host.host, len(host.addresses)) for host in first.hosts] == [("exemple.ca", 2), ("", 1)]
    assert second.reason is Cause.TEMPLATE


def test_a_further_place_has_its_role_and_the_language_of_its_own_post() -> None:
    told = {one.quoted.id: one for post in view.findings_by_post(sample()) for one in post.findings}
    (group,) = told["00000007"].related
    assert group.role is Role.COUNTERPART
    assert [(place.text, place.language) for place in group.shown] == [("within 20 business days", "en")]
    assert [place.language for place in told["00000003"].related[0].shown] == ["fr"]
    assert [place.language for place in told["00000006"].related[0].shown] == [""]


def test_a_finding_knows_the_row_that_shows_it() -> None:
    told = {one.quoted.id: one for post in view.findings_by_post(sample()) for one in post.findings}
    assert {number: one.row for number, one in told.items() if one.row} == {"00000007": "r-1-2", "00000008": "r-1-3"}


def test_many_findings_of_one_rule_in_a_post_are_folded_behind_the_first() -> None:
    (post,) = view.findings_by_post(crowded(20))
    bundles = view.bundled(post.findings)
    assert [(one.shown.rule.id, len(one.folded)) for one in bundles] == [
        ("link/same-target", 0),
        ("link/vague-text", 0),
        ("link/vague-text", 0),
        ("link/vague-text", 17),
    ]
    assert sorted(told.quoted.id for one in bundles for told in (one.shown, *one.folded)) == sorted(
        told.quoted.id for told in post.findings
    )


def test_a_few_findings_of_one_rule_are_all_shown() -> None:
    (post,) = view.findings_by_post(crowded(6))
    assert [len(one.folded) for one in view.bundled(post.findings)] == [0] * 7


def test_many_further_places_are_folded_behind_the_first() -> None:
    (post,) = view.findings_by_post(crowded(20))
    (group,) = post.findings[0].related
    assert [place.location.start.line for place in group.shown] == [2, 3, 4, 5, 6, 7]
    assert len(group.folded) == 13
