"""A publication's audit made by hand: real sentences, every severity, and texts that attack the report."""

from __future__ import annotations

import msgspec

from auditor.model.audit import (
    Audit,
    Comparison,
    Coverage,
    LeftOut,
    Part,
    PostSummary,
    QuotedFinding,
    Row,
    Run,
    Side,
    Target,
    UnverifiedAddress,
)
from auditor.model.facts import PassageKind
from auditor.model.finding import Edit, Excerpt, Finding, Related, Role
from auditor.model.location import Lines, Location, Position, Span
from auditor.model.outcome import Cause, Outcome, Verdict
from auditor.model.publication import Assumption
from tests.reporter.sample_rules import HOSTILE_LINK, MALFORMED, MISSING_PASSAGE, NUMBERS, RULES, SAME_TARGET, VAGUE

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
LONG = f"https://exemple.ca/{'formulaire' * 15}"  # a word that no line can hold

GUIDE = """---
title: Guide de l’accès à l’information
---
Pour commencer, consultez [le guide]https://exemple.ca/guide) ou écrivez-nous.
Pour en savoir plus, cliquez [ici](https://exemple.ca/plus).

- [Formulaire A](https://exemple.ca/formulaire)
- [Formulaire B](https://exemple.ca/formulaire)
- [Plaintes] (
  https://exemple.ca/plaintes)

Nous répondons en moins de 30 jours ouvrables.

Les frais sont de 5 $.
"""
GUIDE_EN = """---
title: Access to information guide
---
Read more [here](https://example.ca/more), or [write to us](mailto:info@example.ca).

We answer within 20 business days.
"""
ATTACK = f"Voyez [{HOSTILE}]({HOSTILE_LINK}) et [x]{HOSTILE_LINK})\u202e\u200b.\n"
EDITED = "2026/guide.fr.md"
EDITED_EN = "2026/guide.en.md"


def span_of(source: str, text: str, nth: int = 0) -> Span:
    """Where `text` stands in `source`, at its occurrence `nth`."""
    start = -1
    for _ in range(nth + 1):
        start = source.index(text, start + 1)
    return Lines(source).span(start, start + len(text))


def after(source: str, text: str, insert: str, safe: bool = True) -> Edit:
    """An insertion right after `text`."""
    end = span_of(source, text).end
    return Edit(Span(end, end), insert, safe)


def quote(
    finding: Finding, source: str, number: int, language: str, window: tuple[int, int] | None = None
) -> QuotedFinding:
    """A finding with what the source says; `window` cuts the line to these offsets."""
    lines = Lines(source)
    line = lines.line(finding.location.start.line)
    start, end = window or (0, len(line))
    return QuotedFinding(
        id=f"{number:08x}",
        finding=finding,
        snippet=lines.slice(finding.location.span),
        excerpt=Excerpt(line[start:end], start + 1, cut_before=start > 0, cut_after=end < len(line)),
        language=language,
    )


def _guide_findings() -> list[QuotedFinding]:
    path = EDITED
    missing = Finding.of(
        MALFORMED,
        Location(path, span_of(GUIDE, "[le guide]https://exemple.ca/guide)")),
        variant="missing-open-paren",
        target="https://exemple.ca/guide",
        edits=(after(GUIDE, "[le guide]", "("),),
        repair="[le guide](https://exemple.ca/guide)",
    )
    vague = Finding.of(VAGUE, Location(path, span_of(GUIDE, "ici")), target="https://exemple.ca/plus", text="ici")
    same = Finding.of(
        SAME_TARGET,
        Location(path, span_of(GUIDE, "[Formulaire A](https://exemple.ca/formulaire)")),
        related=(Related(Location(path, span_of(GUIDE, "[Formulaire B]")), "Formulaire B"),),
        count="2",
        address=LONG,
    )
    broken = "[Plaintes] (\n  https://exemple.ca/plaintes)"
    gap = span_of(GUIDE, " (\n  ")
    spaced = Finding.of(
        MALFORMED,
        Location(path, span_of(GUIDE, broken)),
        edits=(Edit(gap, "(", safe=False),),
        written="[Plaintes] (",
        repair="[Plaintes](https://exemple.ca/plaintes)",
    )
    return [quote(found, GUIDE, number, "fr") for number, found in enumerate((missing, vague, same, spaced), 1)]


def _other_findings() -> list[QuotedFinding]:
    here = Finding.of(VAGUE, Location(EDITED_EN, span_of(GUIDE_EN, "here")), text="here")
    path = f"{HOSTILE}.md"
    attack = Finding.of(
        MALFORMED,
        Location(path, span_of(ATTACK, f"[x]{HOSTILE_LINK})")),
        target=HOSTILE_LINK,
        related=(Related(Location("2026/<b>.md", span_of(ATTACK, "Voyez")), HOSTILE),),
        edits=(after(ATTACK, "[x]", f"({HOSTILE}"),),
        written=HOSTILE,
        repair=f"[x]({HOSTILE_LINK})",
    )
    return [quote(here, GUIDE_EN, 5, "en"), quote(attack, ATTACK, 6, "", (10, len(ATTACK) - 2))]


def _pair_findings() -> list[QuotedFinding]:
    other = Location(EDITED_EN, span_of(GUIDE_EN, "within 20 business days"))
    numbers = Finding.of(
        NUMBERS,
        Location(EDITED, span_of(GUIDE, "30 jours ouvrables")),
        related=(Related(other, "within 20 business days", Role.COUNTERPART),),
        here="30",
        there="20",
    )
    missing = Finding.of(
        MISSING_PASSAGE,
        Location(EDITED, span_of(GUIDE, "Les frais sont de 5 $.")),
        related=(Related(other, "We answer within 20 business days.", Role.AFTER),),
    )
    return [quote(numbers, GUIDE, 7, "fr"), quote(missing, GUIDE, 8, "fr")]


def _side(source: str, path: str, text: str, *differing: str, kind: PassageKind = PassageKind.PARAGRAPH) -> Side:
    """The passage `text` of a post, with the parts that differ marked."""
    parts, rest = [], text
    for part in differing:
        before, _, rest = rest.partition(part)
        parts += [Part(before), Part(part, differs=True)]
    return Side(Location(path, span_of(source, text)), kind, tuple(part for part in (*parts, Part(rest)) if part.text))


def _comparisons() -> tuple[Comparison, ...]:
    title, answer = "Guide de l’accès à l’information", "Nous répondons en moins de 30 jours ouvrables."
    start = Span(Position(1, 1), Position(1, 1))
    hostile = Side(Location(f"{HOSTILE}.md", start), PassageKind.ALT, (Part(HOSTILE), Part(HOSTILE_LINK, differs=True)))
    return (
        Comparison(
            EDITED_EN,
            EDITED,
            (
                Row(
                    _side(GUIDE_EN, EDITED_EN, "Access to information guide", kind=PassageKind.TITLE),
                    _side(GUIDE, EDITED, title, kind=PassageKind.TITLE),
                ),
                Row(
                    _side(GUIDE_EN, EDITED_EN, "We answer within 20 business days.", "20"),
                    _side(GUIDE, EDITED, answer, "30"),
                    findings=("00000007", "ffffffff"),
                    skipped=12,
                ),
                Row(None, _side(GUIDE, EDITED, "Les frais sont de 5 $."), findings=("00000008",)),
            ),
            passages=(14, 14),
            words=(1_200, 1_390),
            links=(30, 30),
        ),
        Comparison(f"{HOSTILE}.md", "2026/vide.fr.md", (Row(hostile, None), Row(None, None, skipped=1))),
    )


def sample() -> Audit:
    """Three posts with findings of every severity, one without; two pairs that differ; addresses, files left out."""
    posts = (
        PostSummary(f"{HOSTILE}.md", "", HOSTILE, 4, 1, HOSTILE_LINK, {"fr": "2026/vide.fr.md"}),
        PostSummary(
            EDITED_EN,
            "en",
            "Access to information guide",
            1_240,
            31,
            "https://example.ca/en/guide/",
            {"fr": EDITED},
        ),
        PostSummary(EDITED, "fr", "Guide de l’accès à l’information", 1_432, 33, counterparts={"en": EDITED_EN}),
        PostSummary("2026/vide.fr.md", "fr", "", 0, 0),
    )
    addresses = ("https://exemple.ca/guide", "https://exemple.ca/plus", HOSTILE_LINK)
    findings = [*_guide_findings(), *_other_findings(), *_pair_findings()]
    return Audit(
        run=Run("0.1.0", "2026-07-01T14:03:05Z", 1.25, True, f"auditor audit 'blogue' --select '{HOSTILE}'"),
        root="canada-numerique/blogue",
        generator="",
        languages=("en", "fr"),
        posts=tuple(sorted(posts, key=lambda post: post.path)),
        findings=tuple(sorted(findings, key=lambda one: (one.finding.location, one.finding.rule))),
        targets=tuple(Target(address, 1, Outcome(address, Verdict.UNVERIFIED, Cause.OFFLINE)) for address in addresses),
        pairs=2,
        paired_by={"path": 1, "key": 1, "title": 0},
        comparisons=_comparisons(),
        coverage=(
            Coverage("en", "fr", posts=(1, 1), words=(1_200, 1_240), links=(30, 31)),
            Coverage("fr", "en", posts=(1, 2), words=(1_390, 1_432), links=(0, 0)),
        ),
        assumptions=(Assumption("no-such-kind", {"generator": "jekyll", "from": HOSTILE}), Assumption("bare-kind")),
        unverified=(
            UnverifiedAddress("https://exemple.ca/guide", Cause.OFFLINE, 2),
            UnverifiedAddress(LONG, Cause.OFFLINE, 1),
            UnverifiedAddress(HOSTILE_LINK, Cause.OFFLINE, 1),
            UnverifiedAddress("{{ site.url }}/a", Cause.TEMPLATE, 1),
        ),
        left_out=(
            LeftOut("git-ignored", 1_204, ("_site/index.html", "node_modules/a.md")),
            LeftOut("a-reason-to-come", 1, (HOSTILE,)),
        ),
        rules=RULES,
        hidden=2,
    )


def large(count: int) -> Audit:
    """An audit of `count` findings in `count // 5` posts."""
    findings = []
    model = _guide_findings()
    for number in range(count):
        quoted = model[number % len(model)]
        path = f"2026/billet-{number // 5:04}.fr.md"
        finding = quoted.finding
        moved = msgspec.structs.replace(finding, location=Location(path, finding.location.span))
        findings.append(QuotedFinding(f"{number:08x}", moved, quoted.snippet, quoted.excerpt, "fr"))
    posts = tuple(PostSummary(f"2026/billet-{n:04}.fr.md", "fr", f"Billet {n}", 800, 20) for n in range(count // 5))
    return msgspec.structs.replace(
        empty(posts), root="grand", generator="jekyll", languages=("en", "fr"), findings=tuple(findings)
    )


def empty(posts: tuple[PostSummary, ...] = ()) -> Audit:
    """An audit that found nothing, in these posts."""
    run = Run("0.1.0", "2026-07-01T14:03:05Z", 0.5, False, "auditor audit")
    return Audit(
        run=run,
        root=".",
        generator="",
        languages=(),
        posts=posts,
        findings=(),
        targets=(),
        pairs=0,
        paired_by={},
        comparisons=(),
        coverage=(),
        assumptions=(),
        unverified=(),
        left_out=(),
        rules=RULES,
    )


def crowded(count: int = 20) -> Audit:
    """An audit in which one rule found much in one post, and one finding lists many further places."""
    source = "".join(f"Pour la partie {n}, cliquez [ici](https://exemple.ca/{n}).\n" for n in range(count))
    places = [Location("a.md", span_of(source, "ici", nth)) for nth in range(count)]
    findings = [quote(Finding.of(VAGUE, place, text="ici"), source, n, "fr") for n, place in enumerate(places)]
    related = tuple(Related(place, "ici") for place in places[1:])
    same = Finding.of(SAME_TARGET, places[0], related=related, count=str(count), address="https://exemple.ca/")
    return msgspec.structs.replace(
        empty((PostSummary("a.md", "fr", "", 6 * count, count),)),
        languages=("fr",),
        findings=(quote(same, source, count, "fr"), *findings),
    )
