"""A publication's audit made by hand: real sentences, every severity, and texts that attack the report."""

from __future__ import annotations

from auditor.model.audit import (
    Audit,
    LeftOut,
    PostSummary,
    QuotedFinding,
    Run,
    Target,
    Unverified,
    UnverifiedAddress,
)
from auditor.model.finding import Edit, Excerpt, Finding, Related
from auditor.model.location import Lines, Location, Span
from auditor.model.rule import Confidence, Needs, Reference, Rule, Sentence, Severity, Variant

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
HOSTILE_LINK = "javascript:alert(3)"
LONG = f"https://exemple.ca/{'formulaire' * 15}"  # a word that no line can hold

MALFORMED = Rule(
    id="link/malformed",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.1.0",
    needs=Needs.POST,
    title=Sentence(en="Malformed link", fr="Lien mal formé"),
    message=Sentence(
        en="This was meant as a link and is not one: {written}",
        fr="Ceci devait être un lien et n’en est pas un\u00a0: {written}",
    ),
    why=Sentence(
        en="The reader sees brackets instead of a link, or follows a link that leads nowhere.",
        fr="Le lecteur voit des crochets au lieu d’un lien, ou suit un lien qui ne mène nulle part.",
    ),
    fix=Sentence(en="Write: {repair}", fr="Écrire\u00a0: {repair}"),
    variants={
        "missing-open-paren": Variant(
            message=Sentence(
                en="The link is not recognised: the opening parenthesis before the address is missing.",
                fr="Le lien n’a pas été reconnu\u00a0: il manque la parenthèse ouvrante devant l’adresse.",
            ),
            fix=Sentence(en="Write: {repair}", fr="Écrire\u00a0: {repair}"),
        ),
    },
    references=(
        Reference("CommonMark 0.31.2, section 6.3, Links", "https://spec.commonmark.org/0.31.2/#links"),
        Reference("A rule of a stranger", HOSTILE_LINK),
    ),
)
VAGUE = Rule(
    id="link/vague-text",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.1.0",
    needs=Needs.POST,
    title=Sentence(en="Vague link text", fr="Texte de lien vague"),
    message=Sentence(
        en="The link text “{text}” does not say where it leads.",
        fr="Le texte du lien, «\u00a0{text}\u00a0», ne dit pas où il mène.",
    ),
    why=Sentence(
        en="Many readers go from link to link, without the sentence around it.",
        fr="Beaucoup de lecteurs vont de lien en lien, sans la phrase qui l’entoure.",
    ),
    fix=Sentence(
        en="Make the words that name the page the text of the link.",
        fr="Faire des mots qui nomment la page le texte du lien.",
    ),
)
SAME_TARGET = Rule(
    id="link/same-target",
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    since="0.1.0",
    needs=Needs.POST,
    title=Sentence(en="Different texts, one address", fr="Textes différents, même adresse"),
    message=Sentence(
        en="{count} links of this list have different texts and the same address: {address}",
        fr="{count} liens de cette liste ont des textes différents et la même adresse\u00a0: {address}",
    ),
    why=Sentence(en="The reader expects a page for each entry.", fr="Le lecteur s’attend à une page par entrée."),
    fix=Sentence(
        en="Check each address; when one page does serve them all, one link is enough.",
        fr="Vérifier chaque adresse; si une même page les sert toutes, un seul lien suffit.",
    ),
)
RULES = {rule.id: rule for rule in (MALFORMED, VAGUE, SAME_TARGET)}

GUIDE = """---
title: Guide de l’accès à l’information
---
Pour commencer, consultez [le guide]https://exemple.ca/guide) ou écrivez-nous.
Pour en savoir plus, cliquez [ici](https://exemple.ca/plus).

- [Formulaire A](https://exemple.ca/formulaire)
- [Formulaire B](https://exemple.ca/formulaire)
- [Plaintes] (
  https://exemple.ca/plaintes)
"""
GUIDE_EN = """---
title: Access to information guide
---
Read more [here](https://example.ca/more), or [write to us](mailto:info@example.ca).
"""
ATTACK = f"Voyez [{HOSTILE}]({HOSTILE_LINK}) et [x]{HOSTILE_LINK})\u202e\u200b.\n"
EDITED = "2026/guide.fr.md"


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
    here = Finding.of(VAGUE, Location("2026/guide.en.md", span_of(GUIDE_EN, "here")), text="here")
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


def sample() -> Audit:
    """Three posts with six findings of every severity, one post without, addresses and files left out."""
    posts = (
        PostSummary(f"{HOSTILE}.md", "", HOSTILE, 4, 1),
        PostSummary("2026/guide.en.md", "en", "Access to information guide", 1_240, 31),
        PostSummary(EDITED, "fr", "Guide de l’accès à l’information", 1_432, 33),
        PostSummary("2026/vide.fr.md", "fr", "", 0, 0),
    )
    addresses = ("https://exemple.ca/guide", "https://exemple.ca/plus", HOSTILE_LINK)
    findings = [*_guide_findings(), *_other_findings()]
    return Audit(
        run=Run("0.1.0", "2026-07-01T14:03:05Z", 1.25, True, f"auditor audit 'blogue' --select '{HOSTILE}'"),
        root="canada-numerique/blogue",
        generator="",
        languages=("en", "fr"),
        posts=tuple(sorted(posts, key=lambda post: post.path)),
        findings=tuple(sorted(findings, key=lambda one: (one.finding.location, one.finding.rule))),
        targets=tuple(Target(address, 1) for address in addresses),
        unverified=(
            UnverifiedAddress("https://exemple.ca/guide", Unverified.OFFLINE, 2),
            UnverifiedAddress(LONG, Unverified.OFFLINE, 1),
            UnverifiedAddress(HOSTILE_LINK, Unverified.OFFLINE, 1),
            UnverifiedAddress("{{ site.url }}/a", Unverified.TEMPLATE, 1),
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
    audit, findings = sample(), []
    model = _guide_findings()
    for number in range(count):
        quoted = model[number % len(model)]
        path = f"2026/billet-{number // 5:04}.fr.md"
        finding = quoted.finding
        moved = Finding(
            **{
                **{name: getattr(finding, name) for name in finding.__struct_fields__},
                "location": Location(path, finding.location.span),
            }
        )
        findings.append(QuotedFinding(f"{number:08x}", moved, quoted.snippet, quoted.excerpt, "fr"))
    posts = tuple(PostSummary(f"2026/billet-{n:04}.fr.md", "fr", f"Billet {n}", 800, 20) for n in range(count // 5))
    return Audit(
        run=audit.run,
        root="grand",
        generator="jekyll",
        languages=("en", "fr"),
        posts=posts,
        findings=tuple(findings),
        targets=(),
        unverified=(),
        left_out=(),
        rules=RULES,
    )


def empty(posts: tuple[PostSummary, ...] = ()) -> Audit:
    """An audit that found nothing, in these posts."""
    run = Run("0.1.0", "2026-07-01T14:03:05Z", 0.5, False, "auditor audit")
    return Audit(run, ".", "", (), posts, (), (), (), (), RULES)
