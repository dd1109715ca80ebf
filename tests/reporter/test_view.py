"""Repairs, marks and groups, against the text they speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.audit import QuotedFinding, Unverified
from auditor.model.finding import Edit, Excerpt, Finding
from auditor.model.location import Lines, Location, Position, Span
from auditor.model.rule import Sentence, Severity
from auditor.reporter import view, words
from tests.reporter.samples import EDITED, VAGUE, empty, quote, sample

LINE = "Voir [le guide]https://exemple.ca) et [ici](x)."


def quoted(source: str, start: int, end: int, *edits: tuple[int, int, str], first: int = 0) -> QuotedFinding:
    lines = Lines(source)
    made = tuple(Edit(lines.span(*edit[:2]), edit[2], safe=True) for edit in edits)
    found = Finding.of(VAGUE, Location("a.md", lines.span(start, end)), edits=made, text="x")
    return quote(found, source, 1, "fr", (first, len(lines.line(found.location.start.line))))


def test_a_repair_inside_the_place() -> None:
    assert view.repaired(quoted(LINE, 5, 34, (15, 15, "("))) == "[le guide](https://exemple.ca)"


def test_a_repair_may_reach_beyond_the_place_as_far_as_the_excerpt_goes() -> None:
    edits = ((0, 4, "Lire"), (35, 37, "ou"))
    assert view.repaired(quoted(LINE, 5, 15, *edits)) == "Lire [le guide]https://exemple.ca) ou"
    assert view.repaired(quoted(LINE, 5, 15, *edits, first=4)) is None


def test_a_repair_across_lines() -> None:
    source = "Avant [a] (\r\n  https://exemple.ca) après\n"
    assert view.repaired(quoted(source, 6, 34, (9, 15, "("))) == "[a](https://exemple.ca)"
    assert view.repaired(quoted(source, 6, 34, (34, 35, ""))) is None


def test_insertions_at_one_place_keep_their_order() -> None:
    assert view.repaired(quoted("ab", 0, 2, (1, 1, "1"), (1, 1, "2"))) == "a12b"


def test_no_repair_without_edits_or_with_overlapping_ones() -> None:
    assert view.repaired(quoted(LINE, 5, 34)) is None
    assert view.repaired(quoted(LINE, 5, 34, (6, 10, ""), (8, 12, ""))) is None


def test_a_repair_is_safe_when_all_its_edits_are() -> None:
    span = Span(Position(1, 1), Position(1, 2))
    found = Finding.of(VAGUE, Location("a.md", span), edits=(Edit(span, "x", safe=False),), text="x")
    made = view.repair(quote(found, "ab", 1, "fr"))
    assert made is not None
    assert not made.safe
    assert made.removes


@given(st.text(alphabet="ab[]()é😀\n", min_size=1, max_size=40), st.data())
def test_a_repair_says_what_applying_the_edits_to_the_file_gives(source: str, data: st.DataObject) -> None:
    ends = st.lists(st.integers(0, len(source)), min_size=4, max_size=4).map(sorted)
    start, first, last, end = data.draw(ends)
    insert = data.draw(st.text("xyz", max_size=3))
    one = quoted(source, start, end, (first, last, insert))
    assert view.repaired(one) == source[start:first] + insert + source[last:end]
    made = view.repair(one)
    assert made is not None
    assert made.before == one.snippet


@given(st.text(alphabet="ab é😀", max_size=30), st.data())
def test_the_parts_of_a_marked_line_are_the_excerpt(source: str, data: st.DataObject) -> None:
    ends = st.lists(st.integers(0, len(source)), min_size=3, max_size=3).map(sorted)
    first, start, end = data.draw(ends)
    one = quoted(source, start, end, first=first)
    part = view.marked(one)
    assert part.before + part.marked + part.after == one.excerpt.text
    assert part.marked == one.snippet
    assert not part.continues


def test_a_mark_runs_to_the_end_of_the_line_when_the_finding_goes_on() -> None:
    part = view.marked(quoted("a [b\nc] d", 2, 7))
    assert (part.before, part.marked, part.after, part.continues) == ("a ", "[b", "", True)


def test_a_mark_outside_its_excerpt_is_empty_and_not_an_error() -> None:
    one = quoted(LINE, 5, 15)
    away = QuotedFinding("1", one.finding, one.snippet, Excerpt("…", 900), "fr")
    assert view.marked(away).marked == ""


def test_posts_come_worst_first_and_findings_in_the_order_of_the_lines() -> None:
    groups = view.findings_by_post(sample())
    assert [group.counts for group in groups] == [view.Counts(2, 1, 1), view.Counts(1), view.Counts(0, 1)]
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
        ("link/same-target", Severity.INFO, 1, 1),
    ]
    assert groups[0].first == posts[0].findings[0].quoted.id


def test_counts() -> None:
    audit = sample()
    assert view.counts_by_rule(audit) == {"link/malformed": 3, "link/same-target": 1, "link/vague-text": 2}
    assert view.counts_by_language(audit) == {"": 1, "en": 1, "fr": 4}
    assert view.counts(audit.findings).total == 6
    assert [view.counts(audit.findings).of(one) for one in Severity] == [audit.count(one) for one in Severity]


def test_unverified_addresses_by_reason_and_host() -> None:
    first, second = view.unverified_by_reason(sample())
    assert (first.reason, first.count) == (Unverified.OFFLINE, 3)
    assert [(host.host, len(host.addresses)) for host in first.hosts] == [("exemple.ca", 2), ("", 1)]
    assert second.reason is Unverified.TEMPLATE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("l’été, « ici »\u00a0: 😀\tx\n", "l’été, « ici »\u00a0: 😀\tx\n"),
        ("a\r\nb", "a\nb"),
        ("a\u202eb\u200b\x00", "a⟨U+202E⟩b⟨U+200B⟩⟨U+0000⟩"),
        ("nom\udce9.md", "nom⟨U+DCE9⟩.md"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert view.visible(text) == shown


def test_the_verdict_counts_in_words() -> None:
    assert words.verdict(sample()) == Sentence(
        en="3 errors, 2 warnings and 1 note in 3 of 4 posts.",
        fr="3\u00a0erreurs, 2\u00a0avertissements et 1\u00a0remarque dans 3\u00a0billets sur 4.",
    )
    assert words.verdict(empty(sample().posts)).en == "Nothing wrong was found in 4 posts."
    assert words.verdict(empty()).fr == "Aucun billet n’a été trouvé\u00a0: rien n’a donc été vérifié."


@pytest.mark.parametrize(
    ("value", "en", "fr"),
    [
        (0, "0 posts", "0\u00a0billet"),
        (1, "1 post", "1\u00a0billet"),
        (1.5, "1.5 posts", "1,5\u00a0billet"),
        (12_345, "12,345 posts", "12\u00a0345\u00a0billets"),
    ],
)
def test_numbers_and_plurals(value: float, en: str, fr: str) -> None:
    assert words.counted(value, words.POST) == Sentence(en=en, fr=fr)


@pytest.mark.parametrize(
    ("started", "en", "fr"),
    [
        (
            "2026-07-01T10:03:05-04:00",
            "1 July 2026, 14:03 UTC",
            "1er\u00a0juillet 2026, 14\u00a0h\u00a003 UTC",
        ),
        (
            "2026-12-25T09:00:00Z",
            "25 December 2026, 09:00 UTC",
            "25\u00a0décembre 2026, 9\u00a0h\u00a000 UTC",
        ),
        ("hier", "hier", "hier"),
    ],
)
def test_dates(started: str, en: str, fr: str) -> None:
    assert words.date(started) == Sentence(en=en, fr=fr)


def test_there_are_words_for_every_reason_and_severity() -> None:
    assert set(words.UNVERIFIED) == set(Unverified)
    assert set(words.SEVERITIES) == set(words.SHAPES) == set(Severity)
    assert words.left_out_reason("new-reason").fr == "new-reason"
    assert words.language_name("iu").en == "iu"
