"""Rules made by hand for the samples: real sentences, and a reference that attacks the report."""

from __future__ import annotations

from auditor.model.rule import Confidence, Needs, Reference, Rule, Sentence, Severity, Variant

HOSTILE_LINK = "javascript:alert(3)"

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
NUMBERS = Rule(
    id="parity/numbers",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    since="0.2.0",
    needs=Needs.PAIR,
    title=Sentence(en="Numbers that differ", fr="Nombres qui diffèrent"),
    message=Sentence(
        en="{here} stands here, and {there} in the other version.",
        fr="On lit {here} ici, et {there} dans l’autre version.",
    ),
    why=Sentence(
        en="Readers of one language are told something else than those of the other.",
        fr="On ne dit pas la même chose aux lecteurs d’une langue et à ceux de l’autre.",
    ),
    fix=Sentence(
        en="Find out which is right, and write it in both.", fr="Vérifier lequel est juste, et l’écrire partout."
    ),
)
MISSING_PASSAGE = Rule(
    id="translation/missing-passage",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.2.0",
    needs=Needs.PAIR,
    title=Sentence(en="Passage in one version only", fr="Passage dans une seule version"),
    message=Sentence(
        en="This passage has no counterpart in the other version.",
        fr="Ce passage n’a pas d’équivalent dans l’autre version.",
    ),
    why=Sentence(en="Some readers never see it.", fr="Une partie du lectorat ne le voit jamais."),
    fix=Sentence(en="Translate it, or take it out.", fr="Le traduire, ou le retirer."),
)
BROKEN = Rule(
    id="target/broken",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    since="0.3.0",
    needs=Needs.OUTCOMES,
    title=Sentence(en="Broken", fr="Brisé"),
    message=Sentence(en="There is nothing at {address}.", fr="Il n’y a rien à {address}."),
    why=Sentence(en="Readers are lost.", fr="On se perd."),
    fix=Sentence(en="Mend it.", fr="Réparer."),
)
RULES = {rule.id: rule for rule in (MALFORMED, VAGUE, SAME_TARGET, NUMBERS, MISSING_PASSAGE)}
